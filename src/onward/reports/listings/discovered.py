"""Vendors in use, as files show them, that are not recorded or not as recorded."""

from collections.abc import Iterator, Sequence
from datetime import date

from onward.diagnostic import Judged
from onward.discovery.read import Found
from onward.discovery.trace import Trace, spot
from onward.discovery.uses import QUIET, State, Use
from onward.reports.listings.table import Record, Table
from onward.wording.english import count
from onward.wording.texts import Section

SAY = Section(__package__, "discover", "discovered.toml")
FEW = 3
"""Traces of a vendor that a row shows."""


def shown(uses: Sequence[Use], *, whole: bool) -> tuple[Use, ...]:
    """What is listed: all, or all but what is recorded and packages that no entry knows."""
    return tuple(each for each in uses if whole or not (each.state in QUIET or _library(each)))


def discovered(
    files: Sequence[Found],
    uses: Sequence[Use],
    judged: Judged,
    day: date,
    law_checked: date,
    *,
    whole: bool,
) -> Table:
    """A line for each vendor, or unknown name, with the first places at which it was found."""
    listed = shown(uses, whole=whole)
    wrong = [each for each in uses if each.state not in QUIET and not _library(each)]
    return Table(
        command="discover",
        title=SAY("title", files=count(len(files), "file"), vendors=len(wrong)),
        columns=("State", "Vendor", "Catalogue", "Record", "Found as", "Where"),
        rows=tuple(_row(each) for each in listed),
        records=tuple(_record(each) for each in listed),
        as_of=day,
        law_checked=law_checked,
        inventories=(judged,),
        notes=tuple(_notes(files, uses, whole=whole)),
    )


def _library(use: Use) -> bool:
    return use.state is State.UNKNOWN and all(each.sort.package for each in use.traces)


def _row(use: Use) -> tuple[str, ...]:
    some = use.traces[:FEW]
    more = len(use.traces) - len(some)
    names = [SAY("as", name=each.name, sort=SAY(each.sort.value)) for each in some]
    spots = [spot(each) for each in some]
    rest = [f"+{more}"] if more else []
    return (
        use.state.value,
        use.name,
        use.entry,
        use.vendor,
        "; ".join(dict.fromkeys([*names, *rest])),
        "; ".join(dict.fromkeys([*spots, *rest])),
    )


def _record(use: Use) -> Record:
    return {
        "state": use.state.name.lower(),
        "name": use.name,
        "catalogue": use.entry or None,
        "vendor": use.vendor or None,
        "traces": tuple(_trace(each) for each in use.traces),
    }


def _trace(trace: Trace) -> Record:
    return {
        "sort": trace.sort.value,
        "name": trace.name,
        "file": trace.file,
        "line": trace.line or None,
    }


def _notes(files: Sequence[Found], uses: Sequence[Use], *, whole: bool) -> Iterator[str]:
    for each in files:
        yield SAY("read", file=each.file, kind=each.kind, count=len(each.traces))
    states = [each.state for each in uses]
    wrong = [each for each in uses if each.state not in QUIET and not _library(each)]
    if not wrong:
        yield SAY("none")
    if State.RECORDED in states and not whole:
        yield SAY("recorded", count=states.count(State.RECORDED))
    libraries = sum(map(_library, uses))
    if libraries and not whole:
        yield SAY("packages", count=libraries)
    if State.MISSING in states:
        yield SAY("missing")
    if any(each.state is State.UNKNOWN for each in wrong):
        yield SAY("unknown")
