"""What a reviewer has to see of a comparison, in the order in which it matters."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onward.diagnostic import Diagnostic, Severity, order
from onward.diff.change import KEEPING, NAMING, Change, Direction
from onward.diff.comparison import Between, Comparison
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.reports.diagrams.change import neighbourhoods
from onward.reports.diagrams.diagram import Diagram
from onward.reports.questions.added import new_questions
from onward.reports.review import impact
from onward.reports.review.change_wording import grouped, sentence
from onward.reports.review.customer_notice import promise, weight
from onward.reports.review.flow_wording import flow_name, reasons, stands, steps
from onward.reports.review.headline import verdict
from onward.reports.review.section import Line, Section
from onward.reports.review.special_categories import conditions
from onward.rules.engine.rule_of_reason import OWNERS
from onward.transfers.subject import Subject
from onward.wording.english import count

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
    yield Section("Faults: not compared", tuple(map(_fault, sorted(comparison.faults, key=order))))
    yield Section(
        "Faults of the base: all that stands here counts as new",
        tuple(map(_fault, sorted(comparison.base_faults, key=order))),
    )
    yield Section(
        "Who must be informed",
        tuple(Line(promise(each), weight(each)) for each in comparison.customer_notices),
    )
    yield Section("What changes", _sentences(meant, names))
    yield Section(
        "Transfers, before → after", tuple(_flow(each, names) for each in comparison.flows)
    )
    stay = tuple(_stays(each, names) for each in _beside(comparison))
    yield Section("Transfers of the same parties, as they were", stay)
    yield Section("Transfers to come", tuple(_coming(comparison, names)))
    yield from _introduced(comparison, names, folded=False)
    yield Section("What to ask", tuple(new_questions(comparison)))
    notes = [each for each in _graver(found.introduced) if each.severity is Severity.NOTE]
    yield Section("Notes introduced", tuple(_finding(each) for each in notes), folded=True)
    yield from _settled(comparison)
    kept = [each for each in changes if each.aspect in KEEPING]
    yield Section("How the records are kept", _sentences(kept, names), folded=True)
    yield Section("What is touched, and what is not", tuple(_scope(comparison)), folded=True)


def _of_law(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Section]:
    yield from impact.sections(comparison, names)
    yield from _introduced(comparison, names, folded=True)
    yield from _settled(comparison)


def _introduced(
    comparison: Comparison, names: Mapping[str, Names], *, folded: bool
) -> Iterator[Section]:
    found = comparison.findings
    grave = [each for each in found.introduced if each.severity is not Severity.NOTE]
    lines = (*map(_finding, _graver(_untold(grave, comparison))), *_wording(grave, comparison))
    yield Section("Findings introduced", lines, folded)
    worse = sorted(found.worsened, key=lambda pair: order(pair[1]))
    yield Section("Findings made worse", tuple(_worse(*pair, names) for pair in worse), folded)


def _settled(comparison: Comparison) -> Iterator[Section]:
    found = comparison.findings
    records = comparison.between is Between.RECORDS
    yield Section("Findings waived", tuple(_waived(each) for each in _graver(found.waived)))
    better = Direction.BETTER if records else Direction.NEUTRAL
    gone = [*found.fixed, *(before for before, _ in found.eased)]
    yield Section(
        "Findings fixed or eased" if records else "No longer reported, or less grave",
        (
            *(
                Line(f"{each.message} [{each.rule}]", better)
                for each in _graver(_untold(gone, comparison))
            ),
            *_wording(gone, comparison),
        ),
        folded=True,
    )


def _untold(findings: Iterable[Diagnostic], comparison: Comparison) -> list[Diagnostic]:
    """The findings that are more than the reason of a transfer, which is reported above with its
    fix.

    Where records change, each finding is reported.
    """
    if comparison.between is Between.RECORDS:
        return list(findings)
    above = {
        (each.inventory, judgment.flow.subject, OWNERS.get(reason.code))
        for each in comparison.flows
        for judgment in (each.before, each.after)
        if judgment is not None
        for reason in judgment.reasons
    }
    return [each for each in findings if (each.inventory, each.subject, each.rule) not in above]


def _wording(findings: Sequence[Diagnostic], comparison: Comparison) -> Iterator[Line]:
    """How many findings are of the transfers above, by rule."""
    left = {id(each) for each in _untold(findings, comparison)}
    rules = Counter(each.rule for each in _graver(findings) if id(each) not in left)
    if rules:
        named = ", ".join(f"{rule} ({number})" for rule, number in rules.items())
        yield Line(f"{count(rules.total(), 'finding')} on the transfers above: {named}")


def _waived(finding: Diagnostic) -> Line:
    """A finding that somebody answers for: it is as true as it was."""
    until = f" until {finding.waived_until}" if finding.waived_until else ""
    said = f"{finding.severity.value}: {finding.message} [{finding.rule}]"
    return Line(f"{said}, waived by {finding.waiver}{until}")


def _sentences(changes: Iterable[Change], names: Mapping[str, Names]) -> tuple[Line, ...]:
    return tuple(
        Line(
            sentence(each, names[each[0].inventory].our_law.article),
            each[0].direction,
            tuple(conditions(each[0], names[each[0].inventory])),
        )
        for each in grouped(changes)
    )


def _worst_first(change: Change) -> tuple[object, ...]:
    return (ORDER[change.direction], not change.special, change.key)


def _graver(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(findings, key=order)


def _fault(fault: Diagnostic) -> Line:
    line = fault.at.span.line if fault.at.span else 1
    return Line(f"{fault.at.path}:{line}: {fault.message} [{fault.rule}]", Direction.WORSE)


def _finding(finding: Diagnostic) -> Line:
    more = (f"Fix: {finding.remedy}",) if finding.remedy else ()
    direction = Direction.NEUTRAL if finding.severity is Severity.NOTE else Direction.WORSE
    return Line(f"{finding.severity.value}: {finding.message} [{finding.rule}]", direction, more)


def _worse(before: Diagnostic, after: Diagnostic, names: Mapping[str, Names]) -> Line:
    """A finding that is graver, or covers what it did not."""
    line = _finding(after)
    fresh = [each for each in after.covers if each not in before.covers]
    graver = after.severity is not before.severity
    reported = [f"Now new in it: {', '.join(_called(each, after, names) for each in fresh)}"]
    was = [f"Before: {before.severity.value}"] if graver else []
    return line._replace(more=(*was, *(reported if fresh else []), *line.more))


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
    title = flow_name(change.either, names[change.inventory])
    return Line(f"{title}: {steps(change)}", change.direction, reasons(change))


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


def _stays(change: FlowChange, names: Mapping[str, Names]) -> Line:
    title = flow_name(change.either, names[change.inventory])
    return Line(f"{title}: stays {stands(change.either, change.law)}", more=reasons(change))


def _coming(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Line]:
    """Flows that begin or get worse later, each for the day on which it does."""
    for each in comparison.coming:
        line = _flow(each, names)
        yield line._replace(text=f"from {each.either.day}: {line.text}")
    if comparison.days_left:
        yield Line(f"{count(comparison.days_left, 'later day')} not judged", Direction.WORSE)


def _scope(comparison: Comparison) -> Iterator[Line]:
    scope, found = comparison.scope, comparison.findings
    for title, said in (
        ("Parties", scope.parties),
        ("Data", scope.data),
        ("Activities", scope.activities),
        ("Customers for whom we act", scope.customers),
    ):
        if said:
            yield Line(f"{title}: {'; '.join(said)}")
    if not comparison.nothing:
        standing = count(len(found.unchanged), "finding")
        yield Line(f"As before: {count(len(comparison.still), 'transfer')}, {standing}")
