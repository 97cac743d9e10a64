"""The picture of a change: before and after of what it touches and who stands next to it."""

from collections.abc import Iterator
from dataclasses import replace

from onward.diff.change import KEEPING
from onward.diff.comparison import Comparison
from onward.diff.snapshot import Snapshot
from onward.reports.diagrams.collapsed import collapsed
from onward.reports.diagrams.compared import compared
from onward.reports.diagrams.diagram import Diagram
from onward.reports.diagrams.transfers import picture


def neighbourhoods(comparison: Comparison) -> Iterator[Diagram]:
    """One picture an inventory, before and after; none where no party is touched."""
    for before, after in comparison.pairs:
        if after is None:
            continue
        touched = _touched(comparison, after.inventory.id)
        new = _near(after, touched)
        old = _near(before, touched) if before is not None else replace(new, nodes=(), arrows=())
        if old.arrows or new.arrows:
            yield collapsed(new if before is None else compared(old, new))


def _touched(comparison: Comparison, name: str) -> set[str]:
    scope = {
        each.party
        for each in comparison.changes
        if each.inventory == name and each.kind == "vendor" and each.aspect not in KEEPING
    }
    for each in comparison.flows:
        if each.inventory == name:
            scope |= each.parties
    return scope - {"us"}


def _near(snapshot: Snapshot, scope: set[str]) -> Diagram:
    """The flows from and to these parties."""
    near = tuple(
        each
        for each in snapshot.statuses.judgments
        if scope & {each.flow.importer.id, each.flow.exporter.id}
    )
    flows = snapshot.statuses.flows
    abroad = tuple(each for each in flows.abroad if each.vendor in scope)
    shown = replace(snapshot.statuses, judgments=near, flows=replace(flows, abroad=abroad))
    return picture(snapshot.inventory, shown, snapshot.law)
