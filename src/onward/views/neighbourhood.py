"""The picture of a change: the parties that it touches and who stands next to them."""

from collections.abc import Iterator
from dataclasses import replace

from onward.diff.change import KEEPING
from onward.diff.comparison import Comparison
from onward.diff.side import Side
from onward.views.diagram import Diagram
from onward.views.picture import picture


def neighbourhoods(comparison: Comparison) -> Iterator[Diagram]:
    """One picture an inventory, as it is on the second side; none where no party is touched."""
    for _, after in comparison.pairs:
        if after is not None:
            drawn = _drawn(comparison, after)
            if drawn is not None:
                yield drawn


def _drawn(comparison: Comparison, side: Side) -> Diagram | None:
    name = side.inventory.id
    touched = {
        each.party
        for each in comparison.changes
        if each.inventory == name and each.kind == "vendor" and each.aspect not in KEEPING
    }
    for each in comparison.flows:
        if each.inventory == name:
            touched |= each.parties
    touched -= {"us"}
    near = tuple(
        each
        for each in side.footings.judgments
        if touched & {each.flow.importer.id, each.flow.exporter.id}
    )
    if not near:
        return None
    flows = side.footings.flows
    abroad = tuple(each for each in flows.abroad if each.vendor in touched)
    shown = replace(side.footings, judgments=near, flows=replace(flows, abroad=abroad))
    return picture(side.inventory, shown, side.book)
