"""The findings of all days of a report: each once, with the days on which it is reported."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Place, order
from onward.reports.listings.party import names_of
from onward.reports.report.runs import Run, joined
from onward.source.text import Source
from onward.syntax.locate import located

Check = Callable[[date], Sequence[Diagnostic]]
"""The findings of a day, the waived ones too."""
WAIVED = "waived"


class Reported(NamedTuple):
    """What a finding says on a day; each text in the parts between which that day is written."""

    severity: str
    """That of the finding, or `waived`."""
    message: tuple[str, ...]
    reason: tuple[str, ...]
    """With the act."""
    remedy: tuple[str, ...]
    """With the owner of the record."""
    at: Place


class Found(NamedTuple):
    """One finding, on all the days on which it is reported."""

    rule: str
    parties: tuple[int, ...]
    """Those that it names, by their numbers in the report."""
    lines: tuple[int, ...]
    """The flows that it is about, by their numbers in the report."""
    runs: tuple[Run[Reported], ...]


class Numbers(NamedTuple):
    """What findings name, by its number in the report."""

    records: Mapping[str, int]
    """The parties by the path of their record."""
    vendors: Mapping[str, int]
    """The parties by the id of a vendor."""
    flows: Mapping[str, Sequence[int]]
    """The flows by their subject."""


def reported_on(
    days: Iterable[date], check: Check, sources: Mapping[str, Source]
) -> Mapping[date, Sequence[Diagnostic]]:
    """The findings of each day in their order, with their lines; no file is read twice."""
    found = [(day, each) for day in days for each in check(day)]
    reported: dict[date, list[Diagnostic]] = {day: [] for day, _ in found}
    for (day, _), each in zip(found, located((each for _, each in found), sources), strict=True):
        reported[day].append(each)
    return {day: sorted(some, key=order) for day, some in reported.items()}


def found(
    reported: Mapping[date, Sequence[Diagnostic]], days: Sequence[date], day: date, known: Numbers
) -> Iterator[Found]:
    """Each finding once, in the order of the day of the report; others after them."""
    runs: dict[tuple[str, str, str], dict[int, Reported]] = {}
    first: dict[tuple[str, str, str], Diagnostic] = {}
    for each_day in (day, *(each for each in days if each != day)):
        for each in reported.get(each_day, ()):
            key = (each.rule, each.subject, each.cause)
            first.setdefault(key, each)
            runs.setdefault(key, {})[days.index(each_day)] = _reported(each, each_day)
    for key, finding in first.items():
        named = {known.vendors[name] for name in names_of(finding) if name in known.vendors}
        own = known.records.get(finding.at.path)
        yield Found(
            rule=finding.rule,
            parties=tuple(sorted(named | ({own} if own is not None else set()))),
            lines=tuple(known.flows.get(finding.subject, ())),
            runs=tuple(joined(Run(at, at, shown) for at, shown in sorted(runs[key].items()))),
        )


def _reported(finding: Diagnostic, day: date) -> Reported:
    def parts(text: str, more: str = "") -> tuple[str, ...]:
        whole = " ".join(filter(None, (text, more and f"({more})")))
        return tuple(whole.split(day.isoformat()))

    owner = finding.owner and f"owner: {finding.owner}"
    return Reported(
        severity=finding.severity.value if finding.waiver is None else WAIVED,
        message=parts(finding.message),
        reason=parts(finding.reason, finding.act),
        remedy=parts(finding.remedy, owner),
        at=finding.at,
    )
