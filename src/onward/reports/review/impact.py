"""What falls on another day or under another law: which flows, who is hit, what to do first."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Final

from onward.diagnostic import Severity
from onward.diff.change import Change, Direction, How
from onward.diff.comparison import Comparison
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.diff.scope import Scope, acting_for, behind, concerned, scope
from onward.law.law import Law
from onward.reports.listings.transfers import because
from onward.reports.review.change_wording import sentence
from onward.reports.review.flow_wording import flow_name, remedies, step
from onward.reports.review.labels import say
from onward.reports.review.section import Line, Section
from onward.transfers.status import Code, Judgment, Status
from onward.wording.english import count

NOT_SAID = frozenset({Code.MECHANISM_UNKNOWN, Code.CHAIN_MECHANISM_NOT_RECORDED})
"""Why it is unknown whether a flow loses its mechanism."""


class Group(Enum):
    """What became of a transfer: what is said of it stands under this word in the table."""

    FAIL = "fail"
    SHOWN = "shown"
    """No longer shown to be valid."""
    DOUBT = "doubt"
    SOON = "soon"
    NEW = "new"
    HELD = "held"
    """By another mechanism."""
    OTHER = "other"
    GONE = "gone"
    BETTER = "better"


WORSE: Final = (Group.FAIL, Group.SHOWN, Group.DOUBT, Group.SOON)
"""What becomes of a transfer that was there before, the gravest first."""


def headline(comparison: Comparison) -> str:
    """How many flows fail, are left in doubt, are new or gone, or are held by a fallback."""
    worse = any(each.direction is Direction.WORSE for each in comparison.flows)
    parts = [] if worse else [say("impact", "none-worse")]
    for group, some in _sorted(comparison.flows).items():
        if some:
            said = say("impact", f"{group.value}-count", count=len(some))
            said += _doubts(some) if group is Group.NEW else ""
            parts.append(say("impact", "next" if parts else "first", count=len(some), said=said))
    still, failing = len(comparison.still), _failing(comparison.still)
    parts.append(say("impact", "failing" if failing else "unchanged", count=still, failing=failing))
    if other := _beside(comparison):
        parts.append(say("headline", "introduced", findings=count(other, "error")))
    if open_ := _unsaid(comparison):
        parts.append(say("impact", "unknown", count=len(open_)))
    return "; ".join(parts) + "."


def _beside(comparison: Comparison) -> int:
    """How many errors come that no changed transfer tells: a DPA that has ended."""
    told = {(each.inventory, each.either.flow.subject) for each in comparison.flows}
    return sum(
        each.severity is Severity.ERROR and (each.inventory, each.subject) not in told
        for each in comparison.findings.introduced
    )


def _failing(still: Iterable[FlowChange]) -> int:
    return sum(each.either.status is Status.FAILS for each in still)


def _doubts(fresh: Iterable[FlowChange]) -> str:
    """Of new transfers, the status of those that do not hold: ` (1 fails, 2 review)`."""
    bad = [each.either.status for each in fresh if each.direction is Direction.WORSE]
    worst_first = sorted(set(bad), key=lambda status: -status.rank)
    said = ", ".join(f"{bad.count(each)} {each.value}" for each in worst_first)
    return f" ({said})" if said else ""


def _sorted(flows: Iterable[FlowChange]) -> Mapping[Group, list[FlowChange]]:
    """What became of each transfer that changed."""
    found: dict[Group, list[FlowChange]] = {group: [] for group in Group}
    for each in flows:
        found[_group(each)].append(each)
    return found


def _group(change: FlowChange) -> Group:
    before, after = change.before, change.after
    if before is None:
        return Group.NEW
    if after is None:
        return Group.GONE
    if change.direction is Direction.BETTER:
        return Group.BETTER
    if change.direction is Direction.WORSE:
        doubt = Group.DOUBT if before.status is Status.REVIEW else Group.SHOWN
        return {Status.FAILS: Group.FAIL, Status.EXPIRING: Group.SOON}.get(after.status, doubt)
    good = after.status in (Status.HOLDS, Status.EXPIRING)
    was, now = ({mechanism.instrument for mechanism in each.mechanisms} for each in (before, after))
    return Group.HELD if good and before.status is not Status.INSIDE and was != now else Group.OTHER


def sections(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Section]:
    """What changes in the law, what falls and what holds, who is hit, what to do first."""
    changes = _once(comparison)
    law = [each for each in changes if each.kind == "law"]
    countries = [each for each in changes if each.kind != "law"]
    yield Section(say("section", "law"), _wording(law, names))
    yield Section(say("section", "countries"), _wording(countries, names))
    worse = [each for each in comparison.flows if each.direction is Direction.WORSE]
    reported = {
        group: Section(say("impact", group.value), tuple(_line(each, names) for each in some))
        for group, some in _sorted(comparison.flows).items()
    }
    yield from (reported[each] for each in (*WORSE, Group.NEW, Group.HELD, Group.OTHER))
    yield Section(say("section", "exposed"), tuple(_exposed(comparison, names)))
    yield Section(say("section", "steps"), tuple(_first(worse, names)), steps=True)
    yield Section(say("section", "hit"), tuple(_hit(comparison, worse)))
    yield Section(say("section", "open"), tuple(_open(comparison, names)))
    yield from (reported[each] for each in (Group.GONE, Group.BETTER))


def _wording(changes: Iterable[Change], names: Mapping[str, Names]) -> tuple[Line, ...]:
    return tuple(
        Line(sentence([each], names[each.inventory].our_law.article), each.direction)
        for each in changes
    )


def _once(comparison: Comparison) -> list[Change]:
    """Each event of the law once, be it one of several inventories."""
    return list(
        {
            (each.inventory if each.kind != "law" else "", each.aspect, each.item): each
            for each in comparison.changes
        }.values()
    )


def _line(change: FlowChange, names: Mapping[str, Names]) -> Line:
    reported = (because(change.after, change.law),) if change.after else ()
    return Line(step(change, names[change.inventory]), change.direction, reported)


def _first(worse: Iterable[FlowChange], names: Mapping[str, Names]) -> Iterator[Line]:
    """One step for each party: the worst status first, then sensitive data, then customers."""
    parties: dict[tuple[str, str], list[FlowChange]] = {}
    for each in worse:
        parties.setdefault((each.inventory, each.either.flow.importer.name), []).append(each)
    ranked = sorted(parties.items(), key=lambda pair: (_urgency(pair[1], names), pair[0]))
    for (inventory, party), changes in ranked:
        known = names[inventory]
        after = [(each.after, each.law) for each in changes if each.after]
        reported = dict.fromkeys(fix for one, law in after for fix in remedies(one, law))
        for_whom = sorted({name for each in changes for name in concerned(each, known.inventory)})
        sensitive = sorted({known.data(word) for one, _ in after for word in one.flow.sensitive})
        more = [say("impact", "sensitive", data=", ".join(sensitive))] if sensitive else []
        more += [say("impact", "inform", customers=", ".join(for_whom))] if for_whom else []
        text = say("impact", "step", party=party, steps="; or ".join(reported))
        yield Line(text, Direction.WORSE, tuple(more))


def _urgency(changes: Iterable[FlowChange], names: Mapping[str, Names]) -> tuple[object, ...]:
    changes = tuple(changes)
    rank = max(each.levels[1] for each in changes)
    sensitive = any(each.either.flow.sensitive for each in changes)
    customers = any(
        acting_for(one, names[each.inventory].inventory)
        for each in changes
        for one in behind(each, names[each.inventory].inventory)
    )
    return (-rank, not sensitive, not customers, -len(changes))


def _hit(comparison: Comparison, worse: Iterable[FlowChange]) -> Iterator[Line]:
    for text in scope_lines(scope(comparison.pairs, (), worse)):
        yield Line(text, Direction.WORSE)


def scope_lines(found: Scope) -> Iterator[str]:
    """Whom and what a change concerns, one line a kind."""
    for key, names in (
        ("parties", found.parties),
        ("data", found.data),
        ("activities", found.activities),
        ("customers", found.customers),
    ):
        if names:
            yield say("scope", key, names="; ".join(names))


def _unsaid(comparison: Comparison) -> list[FlowChange]:
    """Flows that may rest on what ends: their mechanism is unknown."""
    fallen = [each.item for each in comparison.changes if each.how is How.REMOVED]
    return [
        each
        for each in comparison.still
        if each.either.because(*NOT_SAID)
        and any(_reaches(each.law, id_, each.either) for id_ in fallen)
    ]


def _reaches(law: Law, id_: str, judgment: Judgment) -> bool:
    """Whether an instrument could be the mechanism of a flow, for all that is recorded."""
    row = law.instruments.get(id_)
    if row is None or row.regime != judgment.regime:
        return False
    return not isinstance(judgment.flow.country, str) or law.covers(row, judgment.flow.country)


def _exposed(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Line]:
    """Flows on an instrument of another law that does not end with what falls, and is exposed."""
    fallen = {each.item for each in comparison.changes if each.how is How.REMOVED}
    for change in comparison.still:
        title = flow_name(change.either, names[change.inventory])
        for mechanism in change.either.mechanisms:
            row = change.law.instruments.get(mechanism.instrument)
            if row is not None and fallen.intersection(row.watch):
                risk = (row.risk,) if row.risk else ()
                text = say("impact", "in-force", flow=title, instrument=row.name)
                yield Line(text, more=risk)


def _open(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Line]:
    for each in _unsaid(comparison):
        title = flow_name(each.either, names[each.inventory])
        why = because(each.either, each.law)
        yield Line(say("impact", "because", flow=title, why=why))
