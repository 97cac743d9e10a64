"""What a reviewer has to see of a comparison, in the order in which it matters."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from onward.diagnostic import Diagnostic, Severity, order
from onward.diff.change import KEEPING, NAMING, Change, Direction
from onward.diff.comparison import Between, Comparison
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.reports.diagrams.change import neighbourhoods
from onward.reports.diagrams.diagram import Diagram
from onward.reports.questions.added import by_addressee
from onward.reports.review import impact
from onward.reports.review.change_wording import details, grouped, sentence
from onward.reports.review.customer_notice import notice_line
from onward.reports.review.flow_wording import reasons, step
from onward.reports.review.headline import verdict
from onward.reports.review.labels import say
from onward.reports.review.section import Line, Section
from onward.reports.review.special_categories import conditions
from onward.rules.engine.covering import beyond
from onward.rules.engine.rule_of_reason import OWNERS
from onward.transfers.status import Judgment
from onward.transfers.subject import Subject

ORDER = {Direction.WORSE: 0, Direction.NEUTRAL: 1, Direction.BETTER: 2}


@dataclass(frozen=True, slots=True)
class Review:
    """A comparison as it is shown."""

    before: str
    after: str
    as_of: date
    law_checked: date
    verdict: str
    sections: tuple[Section, ...]
    pictures: tuple[Diagram, ...] = ()
    """The changed neighbourhood of each inventory."""


def review(comparison: Comparison) -> Review:
    """The comparison in words, each side by its own law."""
    names = _names(comparison)
    records = comparison.between is Between.RECORDS
    reported = _of_records(comparison, names) if records else _of_law(comparison, names)
    return Review(
        before=comparison.before,
        after=comparison.after,
        as_of=comparison.as_of,
        law_checked=comparison.law_checked,
        verdict=headline(comparison),
        sections=tuple(each for each in reported if each.lines),
        pictures=tuple(neighbourhoods(comparison)),
    )


def headline(comparison: Comparison) -> str:
    """What a comparison comes to, in one line."""
    records = comparison.between is Between.RECORDS
    return verdict(comparison, _names(comparison)) if records else impact.headline(comparison)


def _names(comparison: Comparison) -> Mapping[str, Names]:
    """How the things of each inventory are called, on the second side where it is there."""
    return {
        snapshot.inventory.id: snapshot.names
        for pair in comparison.pairs
        for snapshot in pair
        if snapshot is not None
    }


def _of_records(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Section]:
    found = comparison.findings
    changes = sorted(comparison.changes, key=_worst_first)
    meant = [each for each in changes if each.aspect not in KEEPING]
    yield _section("faults", map(_fault, sorted(comparison.faults, key=order)))
    yield _section("base-faults", map(_fault, sorted(comparison.base_faults, key=order)))
    yield _section("changes", _sentences(meant, names))
    yield _section("flows", (_flow(each, names) for each in comparison.flows))
    yield _section("coming", _coming(comparison, names))
    yield _section("notices", map(notice_line, comparison.customer_notices))
    yield from _introduced(comparison, names, folded=False)
    asked = (Line(to, more=questions) for to, questions in by_addressee(comparison))
    yield _section("questions", asked, folded=True)
    notes = [each for each in found.introduced if each.severity is Severity.NOTE]
    yield _section("notes", map(_finding, sorted(notes, key=order)), folded=True)
    yield from _settled(comparison)
    still = (_flow(each, names) for each in _beside(comparison))
    yield _section("still", still, folded=True)
    kept = [each for each in changes if each.aspect in KEEPING]
    yield _section("keeping", _sentences(kept, names), folded=True)
    yield _section("scope", _scope(comparison), folded=True)


def _section(key: str, lines: Iterable[Line], *, folded: bool = False) -> Section:
    return Section(say("section", key), tuple(lines), folded)


def _of_law(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Section]:
    yield from impact.sections(comparison, names)
    yield from _introduced(comparison, names, folded=True)
    yield from _settled(comparison)


def _introduced(
    comparison: Comparison, names: Mapping[str, Names], *, folded: bool
) -> Iterator[Section]:
    found = comparison.findings
    grave = [each for each in found.introduced if each.severity is not Severity.NOTE]
    after = _explained(comparison.flows, (each.after for each in comparison.flows))
    yield _section("introduced", _beyond(grave, after, _finding), folded=folded)
    worse = sorted(found.worsened, key=lambda pair: order(pair[1]))
    yield _section("worsened", (_worse(*pair, names) for pair in worse), folded=folded)


def _settled(comparison: Comparison) -> Iterator[Section]:
    found = comparison.findings
    yield _section("waived", map(_waived, sorted(found.waived, key=order)))
    gone = [*found.fixed, *(before for before, _ in found.eased)]
    before = _explained(comparison.flows, (each.before for each in comparison.flows))
    records = comparison.between is Between.RECORDS
    key, line = ("resolved", _better) if records else ("no-longer", _resolved)
    yield _section(key, _beyond(gone, before, line), folded=True)


Named: TypeAlias = tuple[str, str, str]
"""The inventory, subject and rule of a finding."""


def _explained(
    flows: Iterable[FlowChange], judgments: Iterable[Judgment | None]
) -> frozenset[Named]:
    """The findings that say what a transfer that is shown with its reasons says."""
    return frozenset(
        (change.inventory, judgment.flow.subject, OWNERS.get(reason.code, ""))
        for change, judgment in zip(flows, judgments, strict=True)
        if judgment is not None
        for reason in judgment.reasons
    )


def _beyond(
    findings: Iterable[Diagnostic], explained: frozenset[Named], line: Callable[[Diagnostic], Line]
) -> Iterator[Line]:
    """The findings that are more than the reason of a transfer, the gravest first.

    The others are counted: their transfers are shown above, with reason and fix.
    """
    rules: Counter[str] = Counter()
    for each in sorted(findings, key=order):
        if (each.inventory, each.subject, each.rule) in explained:
            rules[each.rule] += 1
        else:
            yield line(each)
    if rules:
        named = [f"{rule} ({number})" if number > 1 else rule for rule, number in rules.items()]
        yield Line(say("finding", "above", count=rules.total(), rules=", ".join(named)))


def _better(finding: Diagnostic) -> Line:
    return _resolved(finding)._replace(direction=Direction.BETTER)


def _resolved(finding: Diagnostic) -> Line:
    return Line(_said("resolved", finding))


def _waived(finding: Diagnostic) -> Line:
    """A finding that somebody answers for: it is as true as it was."""
    until = finding.waived_until
    key = "waived-until" if until else "waived"
    return Line(_said(key, finding, waiver=finding.waiver, day=until))


def _sentences(changes: Iterable[Change], names: Mapping[str, Names]) -> tuple[Line, ...]:
    return tuple(
        Line(
            sentence(each, names[each[0].inventory].our_law.article),
            each[0].direction,
            (
                *details(each[0], names[each[0].inventory].our_law.article),
                *conditions(each[0], names[each[0].inventory]),
            ),
        )
        for each in grouped(changes)
    )


def _worst_first(change: Change) -> tuple[object, ...]:
    return (ORDER[change.direction], not change.special, change.key)


def _fault(fault: Diagnostic) -> Line:
    line = fault.at.span.line if fault.at.span else 1
    return Line(_said("fault", fault, path=fault.at.path, line=line), Direction.WORSE)


def _said(key: str, finding: Diagnostic, **facts: object) -> str:
    facts |= {"severity": finding.severity.value, "rule": finding.rule}
    return say("finding", key, message=finding.message, **facts)


def _finding(finding: Diagnostic) -> Line:
    more = (say("finding", "fix", fix=finding.remedy),) if finding.remedy else ()
    direction = Direction.NEUTRAL if finding.severity is Severity.NOTE else Direction.WORSE
    return Line(_said("line", finding), direction, more)


def _worse(before: Diagnostic, after: Diagnostic, names: Mapping[str, Names]) -> Line:
    """A finding that is graver, or covers what it did not."""
    fresh = beyond(after.covers, before.covers)
    graver = after.severity is not before.severity
    severity = after.severity.value
    if graver:
        severity = say("finding", "was", severity=severity, before=before.severity.value)
    if fresh:
        items = ", ".join(_called(each, after, names) for each in fresh)
        severity = say("finding", "also", severity=severity, items=items)
    text = say("finding", "line", severity=severity, message=after.message, rule=after.rule)
    return _finding(after)._replace(text=text)


def _called(word: str, finding: Diagnostic, names: Mapping[str, Names]) -> str:
    """What a finding covers, by the name of the record, service or category it is."""
    known = names.get(finding.inventory)
    if known is None:
        return word
    if word in known.inventory.vendors or "@" in word or ">" in word:
        return known.subject(word)
    service = known.service(Subject.parse(finding.subject).first, word)
    return service if service != word else known.activity(known.data(word))


def _flow(change: FlowChange, names: Mapping[str, Names]) -> Line:
    return Line(step(change, names[change.inventory]), change.direction, reasons(change))


def _beside(comparison: Comparison) -> list[FlowChange]:
    """Flows of a party whose record changes in more than its name, that are as they were."""
    parties = {
        (each.inventory, each.party)
        for each in comparison.changes
        if each.kind == "vendor" and each.aspect not in (*KEEPING, *NAMING)
    }
    found = [
        each
        for each in comparison.still
        if any((each.inventory, party) in parties for party in each.parties)
    ]
    return sorted(
        found, key=lambda each: (-each.levels[1], each.inventory, each.either.flow.subject)
    )


def _coming(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Line]:
    """Flows that begin or get worse later: on a day, or once a service is used."""
    for each in comparison.coming:
        line = _flow(each, names)
        text = say("flow", "later", day=each.either.day, change=line.text)
        yield line._replace(text=text)
    for each in comparison.planned:
        line = _flow(each, names)
        yield line._replace(text=say("flow", "planned", change=line.text))
    if comparison.days_left:
        yield Line(say("flow", "days-left", count=comparison.days_left), Direction.WORSE)


def _scope(comparison: Comparison) -> Iterator[Line]:
    scope, found = comparison.scope, comparison.findings
    yield from map(Line, impact.scope_lines(scope))
    if not comparison.nothing:
        kept, left = len(comparison.still), len(found.unchanged)
        yield Line(say("scope", "unchanged", count=kept, findings=left))
