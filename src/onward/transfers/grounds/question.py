"""What is asked of a ground: may it carry these data to this destination on this day?"""

from datetime import date, timedelta
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.safeguard import Safeguard
from onward.law.book import Book
from onward.law.instrument import Instrument, Kind
from onward.transfers.flow import Flow
from onward.transfers.footing import Code, Footing, Reason

_TOPICS = {
    Kind.ADEQUACY: "adequacy",
    Kind.FRAMEWORK: "adequacy",
    Kind.INDICATIVE: "adequacy",
    Kind.BRIDGE: "transfer",
    Kind.RULES: "rules",
    Kind.DEROGATION: "derogation",
}
"""The provision under which an instrument of each kind counts; the others are safeguards."""


class Question(NamedTuple):
    """One flow, one destination, one part of the data, under one regime on one day."""

    flow: Flow
    regime: str
    destination: str
    """A country code; for the main destination that of the importer, or as which it is judged."""
    further: bool
    """A place that the importer works from, not the country in which it is established."""
    staff_data: bool
    book: Book
    day: date
    horizon_days: int
    assessed: frozenset[str] = frozenset()
    """Countries for which an assessment made for an earlier edge of the chain answers."""

    @property
    def horizon(self) -> date:
        """The last day that a ground should be known to reach."""
        return self.day + timedelta(days=self.horizon_days)

    def reason(
        self,
        code: Code,
        footing: Footing,
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
            footing=footing,
            at=at,
            instrument=row.id if row else "",
            act=row.act if row else "",
            article=self.book.article(
                _TOPICS.get(row.kind, "safeguards") if row else topic, self.regime, self.day
            ),
            day=day,
            detail=detail,
        )

    def place_of(self, safeguard: Safeguard, key: str = "") -> Place:
        """Where a safeguard, or one key of it, is written."""
        route = f"{safeguard.route}/{key}" if key else safeguard.route
        return Place(self.flow.ground_at.path, route)


def lasting(
    question: Question, rows: tuple[Instrument, ...], safeguard: Safeguard | None = None
) -> tuple[date | None, bool]:
    """The last day known of any of the rows, and whether one of them reaches the horizon.

    Only rows adopted and ends known by the day judged count: nobody knew on the eve of a judgment.
    A safeguard that a record lets end counts no longer than that.
    """
    known = [row for row in rows if row.adopted_by(question.day)]
    ends = [row.end(known_by=question.day) for row in known]
    last = None if not ends or None in ends else max(end for end in ends if end is not None)
    if safeguard is not None and isinstance(safeguard.until, date):
        last = min(safeguard.until, last or safeguard.until)
    return last, last is None or last >= question.horizon


def soon(
    question: Question, safeguard: Safeguard, row: Instrument
) -> tuple[date | None, tuple[Reason, ...]]:
    """The last day known of a safeguard, and the reason that it lapses where that is near."""
    last, reaches = lasting(question, (row,), safeguard)
    if reaches:
        return last, ()
    at = question.place_of(safeguard)
    return last, (question.reason(Code.ENDS_SOON, Footing.LAPSES, at, row, day=last),)
