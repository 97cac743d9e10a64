"""What a reviewer has to see of a comparison, in the order in which it matters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Severity
from onward.diff.change import Comparison, FlowChange, Sense
from onward.diff.side import Side
from onward.law.book import Book
from onward.views.asking import asked
from onward.views.diagram import Diagram
from onward.views.picture import picture
from onward.views.sentences import flow_name, promise, sentence, steps
from onward.views.transfers import because

ORDER = {Sense.WORSE: 0, Sense.NEUTRAL: 1, Sense.BETTER: 2}
KEEPING = ("evidence", "reviewed", "owner", "visibility", "contact", "address", "note")
"""Aspects that change how a record is kept, not what becomes of the data."""


class Line(NamedTuple):
    """One thing to see; `more` are the lines below it."""

    text: str
    sense: Sense = Sense.NEUTRAL
    more: tuple[str, ...] = ()


class Section(NamedTuple):
    """Things of one kind, the worst first."""

    title: str
    lines: tuple[Line, ...]
    folded: bool = False


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


def review(comparison: Comparison, book: Book) -> Review:
    """The comparison in words; `book` is the law by which reasons are named."""
    sections = tuple(each for each in _sections(comparison, book) if each.lines)
    return Review(
        before=comparison.before,
        after=comparison.after,
        as_of=comparison.as_of,
        law_checked=comparison.law_checked,
        verdict=_verdict(comparison),
        sections=sections,
        pictures=tuple(_pictures(comparison, book)),
    )


def _verdict(comparison: Comparison) -> str:
    if comparison.nothing:
        return "No change in meaning."
    if comparison.faults and not comparison.changes and not comparison.flows:
        return f"Not compared: {_count(len(comparison.faults), 'fault')} in the records first."
    worse = sum(each.sense is Sense.WORSE for each in comparison.flows)
    better = sum(each.sense is Sense.BETTER for each in comparison.flows)
    findings = comparison.findings
    introduced = _count(len(findings.introduced), "finding")
    parts = [
        f"{_count(worse, 'transfer')} worse, {better} better",
        f"{introduced} introduced, {len(findings.worsened)} worse, {len(findings.fixed)} fixed",
    ]
    if comparison.told:
        parts.append("customers have to be told")
    if comparison.faults:
        parts.append(f"{_count(len(comparison.faults), 'fault')} left inventories uncompared")
    return "; ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _sections(comparison: Comparison, book: Book) -> Iterator[Section]:
    findings = comparison.findings
    grave = [each for each in findings.introduced if each.severity is not Severity.NOTE]
    notes = [each for each in findings.introduced if each.severity is Severity.NOTE]
    changes = sorted(comparison.changes, key=lambda each: (ORDER[each.sense], each.key))
    meant = [each for each in changes if each.aspect not in KEEPING]
    kept = [each for each in changes if each.aspect in KEEPING]
    yield Section("Faults: not compared", tuple(_fault(each) for each in comparison.faults))
    yield Section(
        "Faults of the base: all of the rest counts as new",
        tuple(_fault(each) for each in comparison.base_faults),
    )
    yield Section("Who must be told", tuple(Line(promise(each)) for each in comparison.told))
    yield Section("What changes", tuple(Line(sentence(each), each.sense) for each in meant))
    yield Section("Transfers", tuple(_flow(each, book) for each in comparison.flows))
    yield Section("Findings introduced", tuple(_finding(each) for each in _graver(grave)))
    yield Section("Findings made worse", tuple(_finding(after) for _, after in findings.worsened))
    yield Section("What to ask", tuple(_questions(comparison, book)))
    yield Section("Notes introduced", tuple(_finding(each) for each in notes), folded=True)
    yield Section(
        "Findings fixed",
        tuple(Line(f"{each.rule}: {each.message}", Sense.BETTER) for each in findings.fixed),
        folded=True,
    )
    yield Section(
        "How the records are kept", tuple(Line(sentence(each)) for each in kept), folded=True
    )


def _graver(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(findings, key=lambda each: (each.severity.rank, each.inventory, each.subject))


def _fault(fault: Diagnostic) -> Line:
    line = fault.at.span.line if fault.at.span else 1
    return Line(f"{fault.at.path}:{line}: {fault.message} [{fault.rule}]", Sense.WORSE)


def _finding(finding: Diagnostic) -> Line:
    more = (f"What would settle it: {finding.remedy}",) if finding.remedy else ()
    sense = Sense.NEUTRAL if finding.severity is Severity.NOTE else Sense.WORSE
    return Line(f"{finding.severity.value}: {finding.message} [{finding.rule}]", sense, more)


def _flow(change: FlowChange, book: Book) -> Line:
    judgment = change.either
    told = because(judgment, book)
    if change.after is None:
        told = "the flow is gone"
    return Line(f"{flow_name(judgment)}: {steps(change)}", change.sense, (told,))


def _questions(comparison: Comparison, book: Book) -> Iterator[Line]:
    """Every question that the second side brings and the first had not."""
    for before, after in comparison.pairs:
        if after is None:
            continue
        known = {(name, text) for name, text in _asked(before, book)}
        for name, text in _asked(after, book):
            if (name, text) not in known:
                yield Line(f"{name}: {text}")


def _asked(side: Side | None, book: Book) -> list[tuple[str, str]]:
    if side is None:
        return []
    found = asked(side.inventory, side.footings, book)
    return [(each.name if each.ask == "vendor" else "ourselves", each.question) for each in found]


def _pictures(comparison: Comparison, book: Book) -> Iterator[Diagram]:
    """The parties touched and who stands next to them, as they are on the second side."""
    for before, after in comparison.pairs:
        if before is None or after is None:
            continue
        name = after.inventory.id
        flows = [each for each in comparison.flows if each.inventory == name]
        touched = {each.party for each in comparison.changes if each.inventory == name} - {"us"}
        for each in flows:
            touched |= {each.either.flow.importer.id, each.either.flow.exporter.id} - {"us"}
        near = tuple(
            each
            for each in after.footings.judgments
            if touched & {each.flow.importer.id, each.flow.exporter.id}
        )
        if near:
            footings = replace(after.footings, judgments=near)
            yield picture(after.inventory, footings, book)
