"""What the list of the framework says of the certifications that are recorded."""

from collections.abc import Iterator, Mapping
from datetime import date

from onward.diagnostic import Judged, Place
from onward.imports.dpf import Compared, Listed
from onward.inventory.mechanism import Certificate
from onward.inventory.value import Unknown
from onward.reports.listings.table import Record, Table, at_line
from onward.source.text import Span
from onward.syntax.write import flow
from onward.wording.english import count
from onward.wording.texts import Section

SAY = Section(__package__, "dpf", "certified.toml")


def certified(
    compared: Compared, judged: Judged, day: date, law_checked: date, spans: Mapping[Place, Span]
) -> Table:
    """A line for each certification that is recorded."""
    return Table(
        command="import",
        title=SAY("title", file=compared.document.path, rows=count(compared.rows, "organisation")),
        columns=("Vendor", "Framework", "Where", "Recorded", "Result", "The list says"),
        rows=tuple(_row(each, spans) for each in compared.listed),
        records=tuple(_record(each, spans) for each in compared.listed),
        as_of=day,
        law_checked=law_checked,
        inventories=(judged,),
        notes=tuple(_notes(compared)),
    )


def _notes(compared: Compared) -> Iterator[str]:
    yield from compared.document.notes
    if any(each.result == "doubtful" for each in compared.listed):
        yield SAY("ask")
    if any(each.result == "changed" for each in compared.listed):
        yield SAY("patch")


def _recorded(said: Certificate) -> str:
    rows = {
        "entity": said.entity,
        "listed_as": said.listed_as,
        "covers": said.covers,
        "due": said.due,
    }
    known = {name: _plain(each) for name, each in rows.items() if each is not None}
    return flow(known) if known else SAY("nothing")


def _plain(value: object) -> object:
    if isinstance(value, Unknown):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _row(each: Listed, spans: Mapping[Place, Span]) -> tuple[str, ...]:
    said = flow(each.now) if each.now else each.note
    if each.now and each.note:
        said = SAY("open-due", said=said, text=each.note)
    return (
        each.vendor,
        each.instrument,
        at_line(each.at, spans),
        _recorded(each.recorded),
        SAY(each.result),
        said,
    )


def _record(each: Listed, spans: Mapping[Place, Span]) -> Record:
    span = spans.get(each.at)
    return {
        "vendor": each.vendor,
        "instrument": each.instrument,
        "path": each.at.path,
        "route": each.at.route,
        "line": span.line if span else None,
        "recorded": _recorded(each.recorded),
        "result": each.result,
        "certified": flow(each.now) if each.now else None,
        "note": each.note or None,
        "row": each.cell.spot.row if each.cell else None,
    }
