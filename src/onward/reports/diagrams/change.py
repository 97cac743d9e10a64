"""The picture of a change: the parties that it touches and who stands next to them."""

from collections.abc import Iterator
from dataclasses import replace

from onward.diff.change import KEEPING
from onward.diff.comparison import Comparison
from onward.diff.snapshot import Snapshot
from onward.reports.diagrams.diagram import Diagram
from onward.reports.diagrams.transfers import picture


def neighbourhoods(comparison: Comparison) -> Iterator[Diagram]:
    """One picture an inventory, as it is on the second side; none where no party is touched."""
    for _, after in comparison.pairs:
        if after is not None:
            drawn = _drawn(comparison, after)
            if drawn is not None:
                yield drawn


def _drawn(comparison: Comparison, snapshot: Snapshot) -> Diagram | None:
    name = snapshot.inventory.id
    scope = {
        each.party
        for each in comparison.changes
        if each.inventory == name and each.kind == "vendor" and each.aspect not in KEEPING
    }
    for each in comparison.flows:
        if each.inventory == name:
            scope |= each.parties
    scope -= {"us"}
    near = tuple(
        each
        for each in snapshot.statuses.judgments
        if scope & {each.flow.importer.id, each.flow.exporter.id}
    )
    if not near:
        return None
    flows = snapshot.statuses.flows
    abroad = tuple(each for each in flows.abroad if each.vendor in scope)
    shown = replace(snapshot.statuses, judgments=near, flows=replace(flows, abroad=abroad))
    return picture(snapshot.inventory, shown, snapshot.law)
