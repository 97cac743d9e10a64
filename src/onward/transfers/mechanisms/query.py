"""What is asked of a mechanism: may it carry these data to this destination on this day?"""

from datetime import date, timedelta
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.mechanism import Mechanism
from onward.law.instrument import Instrument, InstrumentKind
from onward.law.law import Law
from onward.transfers.flow import Flow
from onward.transfers.status import Code, Reason, Status

_TOPICS = {
    InstrumentKind.ADEQUACY: "adequacy",
    InstrumentKind.FRAMEWORK: "adequacy",
    InstrumentKind.INDICATIVE: "adequacy",
    InstrumentKind.BRIDGE: "transfer",
    InstrumentKind.RULES: "rules",
    InstrumentKind.DEROGATION: "derogation",
}
"""The provision under which an instrument of each kind counts; the others are safeguards."""


class Query(NamedTuple):
    """One flow, one destination, one part of the data, under one regime on one day."""

    flow: Flow
    regime: str
    destination: str
    """A country code; for the main destination that of the importer, or as which it is judged."""
    further: bool
    """A place that the importer works from, not the country in which it is established."""
    staff_data: bool
    law: Law
    day: date
    horizon_days: int
    assessed: frozenset[str] = frozenset()
    """Countries for which an assessment made for an earlier edge of the chain answers."""

    @property
    def horizon(self) -> date:
        """The last day that a mechanism should be known to reach."""
        return self.day + timedelta(days=self.horizon_days)

    def reason(
        self,
        code: Code,
        status: Status,
        at: Place,
        row: Instrument | None = None,
        *,
        topic: str = "transfer",
        day: date | None = None,
        detail: tuple[str, ...] = (),
    ) -> Reason:
        """A reason with the row's act and the article of the day; `topic` where there is no row."""
        return Reason(
            code=code,
            status=status,
            at=at,
            instrument=row.id if row else "",
            act=row.act if row else "",
            article=self.law.article(
                _TOPICS.get(row.kind, "safeguards") if row else topic, self.regime, self.day
            ),
            day=day,
            detail=detail,
        )

    def place_of(self, mechanism: Mechanism, key: str = "") -> Place:
        """Where a mechanism, or one key of it, is written."""
        route = f"{mechanism.route}/{key}" if key else mechanism.route
        return Place(self.flow.mechanism_at.path, route)


def lasting(
    query: Query, rows: tuple[Instrument, ...], mechanism: Mechanism | None = None
) -> tuple[date | None, bool]:
    """The last day known of any of the rows, and whether one of them reaches the horizon.

    Only rows adopted and ends known by the day judged count, not what a later judgment changed.
    A mechanism that a record lets end counts no longer than that.
    """
    known = [row for row in rows if row.adopted_by(query.day)]
    ends = [row.end(known_by=query.day) for row in known]
    last = None if not ends or None in ends else max(end for end in ends if end is not None)
    if mechanism is not None and isinstance(mechanism.until, date):
        last = min(mechanism.until, last or mechanism.until)
    return last, last is None or last >= query.horizon


def soon(
    query: Query, mechanism: Mechanism, row: Instrument
) -> tuple[date | None, tuple[Reason, ...]]:
    """The last day known of a mechanism, and the reason that it expires where that is near."""
    last, reaches = lasting(query, (row,), mechanism)
    if reaches:
        return last, ()
    at = query.place_of(mechanism, "until" if last == mechanism.until else "")
    return last, (query.reason(Code.ENDS_SOON, Status.EXPIRING, at, row, day=last),)
