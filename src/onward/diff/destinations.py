"""Countries outside to which data go for the first time, or no longer."""

from collections.abc import Iterable, Iterator, Mapping

from onward.diagnostic import Place
from onward.diff.change import Change, Direction, How
from onward.diff.labels import land
from onward.diff.snapshot import Snapshot
from onward.transfers.flow import Kind
from onward.transfers.place import code_of
from onward.transfers.status import Judgment, Status, worst


def destinations(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """One change for each country; worse where what goes there does not hold."""
    was, now = _countries(before), _countries(after)
    names = after.names
    for code in sorted(was.keys() ^ now.keys()):
        added = code in now
        found = now[code] if added else was[code]
        good = worst(each.status for each in found) is Status.HOLDS
        direction = Direction.NEUTRAL if good else Direction.WORSE if added else Direction.BETTER
        yield Change(
            inventory=after.inventory.id,
            party="us",
            kind="organisation",
            name=names.us,
            aspect="destination",
            how=How.ADDED if added else How.REMOVED,
            direction=direction,
            before="" if added else land(code),
            after=land(code) if added else "",
            of=", ".join(sorted({each.flow.importer.name for each in found})),
            item=code,
            at=Place(after.inventory.organisation.origin),
        )


def _countries(snapshot: Snapshot) -> Mapping[str, list[Judgment]]:
    """Countries outside the regime that judges a flow, with the flows that go there.

    Of an importer whose country is not known nobody can say that it is a transfer, wherever its
    disks stand.
    """
    found: dict[str, list[Judgment]] = {}
    for judgment in snapshot.statuses.judgments:
        if judgment.status is Status.INSIDE or judgment.flow.kind is Kind.INBOUND:
            continue
        for code in _outside(judgment, snapshot):
            found.setdefault(code, []).append(judgment)
    return found


def _outside(judgment: Judgment, snapshot: Snapshot) -> Iterable[str]:
    flow = judgment.flow
    known = isinstance(flow.country, str) and judgment.regime
    if not known or snapshot.law.inside(judgment.regime, flow.code, judgment.day):
        return ()
    codes = {flow.code, *(code_of(each) for each in flow.further)}
    return sorted(
        code
        for code in codes
        if code and not snapshot.law.inside(judgment.regime, code, judgment.day)
    )
