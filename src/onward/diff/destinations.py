"""Countries outside to which data go for the first time, or no longer."""

from collections.abc import Iterable, Iterator, Mapping

from onward.diagnostic import Place
from onward.diff.change import Change, How, Sense
from onward.diff.names import land
from onward.diff.side import Side
from onward.transfers.flow import Kind
from onward.transfers.footing import Footing, Judgment, worst
from onward.transfers.place import code_of


def destinations(before: Side, after: Side) -> Iterator[Change]:
    """One change for each country; worse where what goes there does not hold."""
    was, now = _countries(before), _countries(after)
    names = after.names
    for code in sorted(was.keys() ^ now.keys()):
        added = code in now
        found = now[code] if added else was[code]
        good = worst(each.footing for each in found) is Footing.HOLDS
        sense = Sense.NEUTRAL if good else Sense.WORSE if added else Sense.BETTER
        yield Change(
            inventory=after.inventory.id,
            party="us",
            kind="organisation",
            name=names.us,
            aspect="destination",
            how=How.ADDED if added else How.REMOVED,
            sense=sense,
            before="" if added else land(code),
            after=land(code) if added else "",
            of=", ".join(sorted({each.flow.importer.name for each in found})),
            item=code,
            at=Place(after.inventory.organisation.origin),
        )


def _countries(side: Side) -> Mapping[str, list[Judgment]]:
    """Countries outside the regime that judges a flow, with the flows that go there.

    Of an importer whose country is not known nobody can say that it is a transfer, wherever its
    disks stand.
    """
    found: dict[str, list[Judgment]] = {}
    for judgment in side.footings.judgments:
        if judgment.footing is Footing.WITHIN or judgment.flow.kind is Kind.INBOUND:
            continue
        for code in _outside(judgment, side):
            found.setdefault(code, []).append(judgment)
    return found


def _outside(judgment: Judgment, side: Side) -> Iterable[str]:
    flow = judgment.flow
    known = isinstance(flow.country, str) and judgment.regime
    if not known or side.book.inside(judgment.regime, flow.code, judgment.day):
        return ()
    codes = {flow.code, *(code_of(each) for each in flow.further)}
    return sorted(
        code for code in codes if code and not side.book.inside(judgment.regime, code, judgment.day)
    )
