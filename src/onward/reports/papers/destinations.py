"""To which countries outside a flow leads."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.inventory.value import known
from onward.law.law import Law
from onward.transfers.place import codes_of
from onward.transfers.status import Judgment, Status


def outside(judgment: Judgment) -> bool:
    """Whether it is or may be a transfer."""
    return judgment.status is not Status.INSIDE


def destinations(judgment: Judgment, law: Law) -> Iterator[tuple[str, Place]]:
    """The countries outside to which a flow leads; empty for one that is not known."""
    flow = judgment.flow
    of = flow.importer.at
    reached = [(known(flow.country), of._replace(route=f"{of.route}/country"))]
    for place in flow.further:
        at = flow.at._replace(route=place.route or flow.at.route)
        reached += [(code or "", at) for code in codes_of(place)]
    for code, at in reached:
        if not code or not judgment.regime or not law.inside(judgment.regime, code, judgment.day):
            yield code, at
