"""The way of a comparison: two inputs to two sides, and what differs between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Judged, Verdict
from onward.diff.apply_renames import renamed
from onward.diff.change import Change
from onward.diff.comparison import Besides, Between, Comparison, Pair, compare
from onward.diff.detect_renames import Renames
from onward.diff.flows import FlowChange, flow_changes
from onward.diff.gate import WORSENED, gate
from onward.diff.judged_less import gone
from onward.diff.match import Inventories, MaybeRenamed, come_or_gone, matched, under_new_ids
from onward.diff.new_inference import unlowered, without_new_inference
from onward.diff.scheduled import MOST, begun, days_to_come, to_come
from onward.diff.snapshot import Snapshot
from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.rules.engine.catalogue import OF_THE_GATE
from onward.source.text import Folder, Source
from onward.syntax.locate import located
from onward.transfers.applicable_law import OurLaw, regimes_of
from onward.transfers.memory import Memory
from onward.workflow import (
    Files,
    Hashes,
    Order,
    Read,
    context_of,
    findings,
    hashes_of,
    read,
    read_all,
    statuses,
)

_OF_THE_GATE = (WORSENED, *OF_THE_GATE)
"""What the gate reports besides what rules find: selected and ignored by name or as `transfers`."""


class Introduced(NamedTuple):
    """What a change introduces, as a verdict, and what kept the base from being read."""

    verdict: Verdict
    base_faults: tuple[Diagnostic, ...]
    """All of an inventory whose base has faults counts as introduced."""


@dataclass(frozen=True, slots=True)
class _Reads:
    """Both revisions as they were read, and compared."""

    comparison: Comparison
    base: tuple[Read, ...]
    head: tuple[Read, ...]
    lost: tuple[Diagnostic, ...]
    """Inventories of the base that are gone."""


def revisions(
    base: Sequence[Folder],
    head: Sequence[Folder],
    names: tuple[str, str],
    law: Law,
    asked: Order,
    hashes: Hashes | None = None,
) -> Comparison:
    """Two revisions of the same inventories, judged on one day by one state of the law.

    `hashes` are those of the documents of the first side, where they lie elsewhere.
    """
    return _compared(base, head, names, law, asked, hashes).comparison


def _compared(
    base: Sequence[Folder],
    head: Sequence[Folder],
    names: tuple[str, str],
    law: Law,
    asked: Order,
    hashes: Hashes | None,
) -> _Reads:
    files: Files = {}
    memory = Memory()
    after = read_all(head, files)
    before = tuple(read(folder, files) for folder in base)
    earlier = replace(asked, hashes=hashes or asked.hashes)
    known: list[Change] = []
    doubtful: list[MaybeRenamed] = []
    snapshots: list[Pair] = []
    lost: list[Diagnostic] = []
    taken = {each.id for each in after}
    for was, now in matched(_inventories(before), _inventories(after)):
        old, new = was and was.inventory, now and now.inventory
        if was is not None and now is None:
            lost.append(gone(was.path if was.id in taken else was.id, was.path))
        if (was and old is None) or (now and new is None):
            snapshots.append((None, _snapshot(new, law, asked)))
            continue
        if old is not None and new is None and old.id in taken:
            old = renamed(old, Renames(inventory={old.id: old.path}))
        if old is not None and new is not None:
            old, changes, doubts = under_new_ids(
                old, new, OurLaw(regimes_of(new.organisation, law, asked.day), law, asked.day)
            )
            known.extend(changes)
            doubtful.extend(doubts)
        else:
            known.extend(come_or_gone(old, new))
        snapshots.append(_snapshots(old, new, law, (earlier, asked), memory))
    pairs = [pair for pair in snapshots if pair != (None, None)]
    coming, days_left = _coming(pairs, law, asked.day, memory)
    planned = _planned(pairs, law, asked.day, memory)
    result = compare(
        pairs,
        names,
        Between.RECORDS,
        (asked.day, law.checked),
        Besides(
            known=tuple(known),
            doubtful=tuple(doubtful),
            coming=coming,
            days_left=days_left,
            planned=planned,
            faults=_faults(after),
            base_faults=_faults(before),
        ),
    )
    return _Reads(result, before, after, tuple(lost))


def _coming(
    pairs: Iterable[Pair], law: Law, day: date, memory: Memory
) -> tuple[tuple[FlowChange, ...], int]:
    """What the change brings on the days to come that it names, and how many days are left out."""
    found: list[FlowChange] = []
    left = 0
    for before, after in pairs:
        if after is None:
            continue
        named = days_to_come(before.inventory if before else None, after.inventory, day)
        left += max(0, len(named) - MOST)
        sides = ([_on(each, law, at, memory) for each in (before, after)] for at in named[:MOST])
        later = (flow_changes(was, now) for was, now in sides)
        found.extend(to_come(flow_changes(before, after) if named else (), later))
    return tuple(found), left


def _planned(pairs: Iterable[Pair], law: Law, day: date, memory: Memory) -> tuple[FlowChange, ...]:
    """What the change brings once the services are used that it plans."""
    found: list[FlowChange] = []
    for before, after in pairs:
        if after is not None and after.statuses.flows.planned:
            used = [
                each and _on(replace(each, inventory=begun(each.inventory)), law, day, memory)
                for each in (before, after)
            ]
            found.extend(to_come(flow_changes(before, after), (flow_changes(*used),)))
    return tuple(found)


def _on(snapshot: Snapshot | None, law: Law, day: date, memory: Memory) -> Snapshot | None:
    """A side as it will be on a later day, without findings."""
    if snapshot is None:
        return None
    then = statuses(snapshot.inventory, law, day, memory)
    return replace(snapshot, statuses=then, findings=(), waived=())


def days(inventories: Iterable[Inventory], law: Law, before: Order, after: Order) -> Comparison:
    """The same records on two days."""
    snapshots = [
        (_snapshot(each, law, before), _snapshot(each, law, after)) for each in inventories
    ]
    names = (f"as of {before.day}", f"as of {after.day}")
    return compare(snapshots, names, Between.DAYS, (after.day, law.checked))


def futures(
    inventories: Iterable[Inventory], law: Law, future: Law, asked: Order, name: str
) -> Comparison:
    """The same records on one day, by the law as it is and by a law that might come."""
    snapshots = [
        (_snapshot(each, law, asked), _snapshot(each, future, asked)) for each in inventories
    ]
    names = (f"the law as it is, as of {asked.day}", name)
    return compare(snapshots, names, Between.LAW, (asked.day, law.checked))


def _snapshot(
    inventory: Inventory | None, law: Law, asked: Order, memory: Memory | None = None
) -> Snapshot | None:
    if inventory is None:
        return None
    context = context_of(inventory, law, asked, memory)
    open_, waived = findings(context, asked)
    there = {name: found is not None for name, found in context.hashes.items()}
    return Snapshot(inventory, context.statuses, law, open_, waived, there)


def _snapshots(
    old: Inventory | None,
    new: Inventory | None,
    law: Law,
    orders: tuple[Order, Order],
    memory: Memory,
) -> Pair:
    """Both sides of an inventory, judged once where nothing in it differs, no document either."""
    earlier, asked = orders
    after = _unlowered(old, _snapshot(new, law, asked, memory), asked, memory)
    if old is not None and old == new and hashes_of(old, earlier) == hashes_of(old, asked):
        return after, after
    return _snapshot(old, law, earlier, memory), after


def _unlowered(
    old: Inventory | None, after: Snapshot | None, asked: Order, memory: Memory
) -> Snapshot | None:
    """A second side with what it reports where inference that came with the change counts for
    nothing.
    """
    if after is None or asked.strict:
        return after
    firm = without_new_inference(old, after.inventory)
    if firm is after.inventory:
        return after
    open_, _ = findings(context_of(firm, after.law, asked, memory), asked)
    return replace(after, unlowered=unlowered(after.findings, open_))


def _inventories(snapshot: Iterable[Read]) -> tuple[Inventories, ...]:
    return tuple(Inventories(each.id, each.folder.path, each.inventory) for each in snapshot)


def _faults(snapshot: Iterable[Read]) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for each in snapshot:
        if each.inventory is None:
            sources: Mapping[str, Source] = {one.path: one for one in each.folder.sources}
            found.extend(located(each.faults, sources))
    return tuple(found)


def introduced(
    base: Sequence[Folder],
    head: Sequence[Folder],
    law: Law,
    asked: Order,
    hashes: Hashes | None = None,
) -> Introduced:
    """What the second side introduces or makes worse: both are judged on one day by one state
    of the law.
    """
    reads = _compared(base, head, ("base", "head"), law, asked, hashes)
    compared = reads.comparison
    passed = gate(compared, law, reads.lost)
    wanted = [each for each in passed.customer_notices if _selected(each, asked)]
    sources = {source.path: source for each in reads.head for source in each.folder.sources}
    reported = _asked_for(located(wanted, sources), reads.head)
    verdict = Verdict(
        as_of=asked.day,
        law_checked=law.checked,
        inventories=tuple(_judged(each, compared) for each in reads.head),
        open=(*compared.faults, *reported),
        waived=_asked_for(located(passed.waived, sources), reads.head),
        standing=len(_asked_for(compared.findings.unchanged, reads.head)),
        sources=sources,
    )
    return Introduced(verdict, compared.base_faults)


def _selected(found: Diagnostic, asked: Order) -> bool:
    """Whether something that the gate reports is asked for; rules were selected when they ran."""
    if found.rule not in _OF_THE_GATE:
        return found.rule not in asked.ignore
    names = {found.rule, "transfers"}
    return (not asked.select or bool(asked.select & names)) and not asked.ignore & names


def _judged(one: Read, compared: Comparison) -> Judged:
    snapshots = [
        snapshot for _, snapshot in compared.pairs if snapshot and snapshot.inventory.id == one.id
    ]
    return one.judged(sum(len(snapshot.statuses.flows.flows) for snapshot in snapshots))


def _asked_for(found: Iterable[Diagnostic], snapshot: Iterable[Read]) -> tuple[Diagnostic, ...]:
    """Where files were asked for, what is in no other file of their inventories."""
    partly = [each.folder for each in snapshot if each.folder.shown]
    hidden = {source.path for folder in partly for source in folder.sources}
    hidden -= {path for folder in partly for path in folder.shown}
    return tuple(each for each in found if each.at.path not in hidden)
