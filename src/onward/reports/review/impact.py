"""What falls on another day or under another law: which flows, who is hit, what to do first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from onward.diff.change import Change, Direction, How
from onward.diff.comparison import Comparison
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.diff.scope import acting_for, behind, concerned, scope
from onward.law.law import Law
from onward.reports.listings.transfers import because
from onward.reports.review.change_wording import sentence
from onward.reports.review.flow_wording import flow_name, remedies, steps
from onward.reports.review.section import Line, Section
from onward.transfers.status import Code, Judgment, Status
from onward.wording.english import count

NOT_SAID = frozenset({Code.MECHANISM_UNKNOWN, Code.CHAIN_MECHANISM_NOT_RECORDED})
"""Why nobody can say whether a flow falls."""


class Group(NamedTuple):
    """Transfers of which the same became: the title of their section, and what is said of them."""

    title: str
    one: str
    more: str


FAIL: Final = Group("Transfers that fail", "fails", "fail")
SHOWN: Final = Group(
    "Transfers that can no longer be shown to hold",
    "can no longer be shown to hold",
    "can no longer be shown to hold",
)
DOUBT: Final = Group(
    "Transfers that were in doubt, and are more so",
    "was in doubt and is more so",
    "were in doubt and are more so",
)
SOON: Final = Group(
    "Transfers whose mechanism ends soon",
    "rests on a mechanism that ends soon",
    "rest on a mechanism that ends soon",
)
NEW: Final = Group("New transfers", "is new", "are new")
HELD: Final = Group(
    "Transfers that another transfer mechanism holds",
    "keeps standing on another transfer mechanism",
    "keep standing on another transfer mechanism",
)
OTHER: Final = Group(
    "Transfers decided by other facts", "is decided by other facts", "are decided by other facts"
)
GONE: Final = Group("Transfers that are gone", "is gone", "are gone")
BETTER: Final = Group(
    "Transfers that are better founded", "is better founded", "are better founded"
)
WORSE: Final = (FAIL, SHOWN, DOUBT, SOON)
"""What becomes of a transfer that was there before, the gravest first."""
GROUPS: Final = (*WORSE, NEW, HELD, OTHER, GONE, BETTER)


def headline(comparison: Comparison) -> str:
    """How many flows fail, are left in doubt, are new or gone, or are held by a fallback."""
    worse = any(each.direction is Direction.WORSE for each in comparison.flows)
    parts = [] if worse else ["No transfer gets worse"]
    for group, some in _sorted(comparison.flows).items():
        if some:
            number = str(len(some)) if parts else count(len(some), "transfer")
            doubts = _doubts(some) if group is NEW else ""
            parts.append(f"{number} {group.one if len(some) == 1 else group.more}{doubts}")
    failing = sum(each.either.status is Status.FAILS for each in comparison.still)
    already = f" ({failing} {'fails' if failing == 1 else 'fail'} already)" if failing else ""
    parts.append(f"{len(comparison.still)} as they were{already}")
    open_ = _unsaid(comparison)
    if open_:
        rest = "rests" if len(open_) == 1 else "rest"
        parts.append(f"{len(open_)} of these {rest} on a transfer mechanism that nobody knows")
    return "; ".join(parts) + "."


def _doubts(fresh: Iterable[FlowChange]) -> str:
    """Of new transfers, how those stand that do not hold: ` (1 fails, 2 review)`."""
    bad = [each.either.status for each in fresh if each.direction is Direction.WORSE]
    worst_first = sorted(set(bad), key=lambda status: -status.rank)
    said = ", ".join(f"{bad.count(each)} {each.value}" for each in worst_first)
    return f" ({said})" if said else ""


def _sorted(flows: Iterable[FlowChange]) -> Mapping[Group, list[FlowChange]]:
    """What became of each transfer that changed."""
    found: dict[Group, list[FlowChange]] = {group: [] for group in GROUPS}
    for each in flows:
        found[_group(each)].append(each)
    return found


def _group(change: FlowChange) -> Group:
    before, after = change.before, change.after
    if before is None:
        return NEW
    if after is None:
        return GONE
    if change.direction is Direction.BETTER:
        return BETTER
    if change.direction is Direction.WORSE:
        doubt = DOUBT if before.status is Status.REVIEW else SHOWN
        return {Status.FAILS: FAIL, Status.EXPIRING: SOON}.get(after.status, doubt)
    stands = after.status in (Status.HOLDS, Status.EXPIRING)
    was, now = ({mechanism.instrument for mechanism in each.mechanisms} for each in (before, after))
    return HELD if stands and before.status is not Status.INSIDE and was != now else OTHER


def sections(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Section]:
    """What changes in the law, what falls and what holds, who is hit, what to do first."""
    changes = _once(comparison)
    law = [each for each in changes if each.kind == "law"]
    countries = [each for each in changes if each.kind != "law"]
    yield Section("What changes in the law", _wording(law, names))
    yield Section("Countries to which data go", _wording(countries, names))
    worse = [each for each in comparison.flows if each.direction is Direction.WORSE]
    reported = {
        group: Section(group.title, tuple(_line(each, names) for each in some))
        for group, some in _sorted(comparison.flows).items()
    }
    yield from (reported[each] for each in (*WORSE, NEW, HELD, OTHER))
    yield Section("Transfers to look at again", tuple(_exposed(comparison, names)))
    yield Section("What to do first", tuple(_first(worse, names)), steps=True)
    yield Section("Who and what is hit", tuple(_hit(comparison, worse)))
    yield Section("What cannot be said", tuple(_open(comparison, names)))
    yield from (reported[each] for each in (GONE, BETTER))


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
    title = flow_name(change.either, names[change.inventory])
    return Line(f"{title}: {steps(change)}", change.direction, reported)


def _first(worse: Iterable[FlowChange], names: Mapping[str, Names]) -> Iterator[Line]:
    """One step for each party: the worst status first, then sensitive data, then customers."""
    parties: dict[tuple[str, str], list[FlowChange]] = {}
    for each in worse:
        parties.setdefault((each.inventory, each.either.flow.importer.name), []).append(each)
    ranked = sorted(parties.items(), key=lambda pair: (_urgency(pair[1], names), pair[0]))
    for (inventory, party), changes in ranked:
        known = names[inventory]
        after = [(each.after, each.law) for each in changes if each.after]
        reported = dict.fromkeys(step for one, law in after for step in remedies(one, law))
        for_whom = sorted({name for each in changes for name in concerned(each, known.inventory)})
        sensitive = sorted({known.data(word) for one, _ in after for word in one.flow.sensitive})
        more = [f"Special categories among its data: {', '.join(sensitive)}"] if sensitive else []
        more += [f"Tell: {', '.join(for_whom)}"] if for_whom else []
        yield Line(f"{party}: {'; or '.join(reported)}", Direction.WORSE, tuple(more))


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
    hit = scope(comparison.pairs, (), worse)
    for title, said in (
        ("Parties", hit.parties),
        ("Data", hit.data),
        ("Activities", hit.activities),
        ("Customers for whom we act", hit.customers),
    ):
        if said:
            yield Line(f"{title}: {'; '.join(said)}", Direction.WORSE)


def _unsaid(comparison: Comparison) -> list[FlowChange]:
    """Flows that may rest on what falls: nobody knows on what they rest."""
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
                yield Line(f"{title}: {row.name} stays in force", more=risk)


def _open(comparison: Comparison, names: Mapping[str, Names]) -> Iterator[Line]:
    for each in _unsaid(comparison):
        title = flow_name(each.either, names[each.inventory])
        yield Line(f"{title}: {because(each.either, each.law)}")
