"""Adequacy of the destination: which decisions cover it, this recipient and these data."""

from collections.abc import Iterable, Iterator

from onward.diagnostic import Place
from onward.inventory.mechanism import Mechanism
from onward.law.instrument import Instrument
from onward.transfers.mechanisms.query import Query, lasting
from onward.transfers.status import Code, JudgedMechanism, Reason, Status

PUBLIC_BODY = "public-body"


def adequacy(query: Query) -> tuple[JudgedMechanism, ...]:
    """One mechanism for each decision that holds for the destination on the day."""
    rows = query.law.adequacy(query.regime, query.destination, query.day)
    siblings = query.law.decisions(query.regime, query.destination)
    return tuple(_weigh(query, row, siblings) for row in rows)


def bridged(query: Query) -> tuple[JudgedMechanism, ...]:
    """The rule by which what is sent to the destination that day counts as no transfer."""
    row = query.law.bridge(query.regime, query.destination, query.day)
    if row is None:
        return ()
    reason = query.reason(Code.BRIDGED, Status.INSIDE, _country_of(query), row)
    return (JudgedMechanism(row.id, (reason,), row.end(known_by=query.day)),)


def _recorded(query: Query, row: Instrument) -> Mechanism | None:
    named = (each for each in query.flow.mechanisms or () if each.instrument == row.id)
    return next(named, None)


def _weigh(query: Query, row: Instrument, siblings: tuple[Instrument, ...]) -> JudgedMechanism:
    said = _recorded(query, row)
    at = query.place_of(said) if said else _country_of(query)
    reasons = list(_conditions(query, row, at))
    last, reaches = lasting(query, siblings)
    holds = query.reason(Code.ADEQUATE, Status.HOLDS, at, row, day=row.since)
    reasons.append(holds)
    if not reaches:
        reasons.append(query.reason(Code.ENDS_SOON, Status.EXPIRING, at, row, day=last))
    return JudgedMechanism(row.id, tuple(reasons), last)


def _country_of(query: Query) -> Place:
    at = query.flow.importer.at
    return at._replace(route=at.route or "/country")


def _conditions(query: Query, row: Instrument, at: Place) -> Iterator[Reason]:
    """What a record shows or excludes is a fact of the recipient, under whichever row it stands."""
    said = query.flow.mechanisms or ()
    shown = {each for mechanism in said for each in mechanism.shown}
    missing = tuple(each for each in conditions(query, row) if each not in shown)
    yield from outside_scope(query, row, said)
    if missing:
        yield query.reason(Code.CONDITION_NOT_SHOWN, Status.REVIEW, at, row, detail=missing)
    if row.indicative:
        yield query.reason(Code.INDICATIVE_ONLY, Status.REVIEW, at, row)


def outside_scope(query: Query, row: Instrument, said: Iterable[Mechanism]) -> Iterator[Reason]:
    """What the records say of recipient and data that the row leaves out."""
    for mechanism in said:
        at = query.place_of(mechanism, "excluded_by")
        named = [each for each in mechanism.excluded_by if each in row.exclusions]
        excluded = tuple(each for each in named if each not in row.doubts)
        if excluded:
            yield query.reason(Code.EXCLUDED, Status.FAILS, at, row, detail=excluded)
        elif named:
            doubt = (row.doubted_by,)
            yield query.reason(Code.LAW_UNSETTLED, Status.REVIEW, at, row, detail=doubt)
    importer = query.flow.importer
    if row.private_only and importer.public:
        at = importer.at._replace(route="/public")
        yield query.reason(Code.EXCLUDED, Status.FAILS, at, row, detail=(PUBLIC_BODY,))


def conditions(query: Query, row: Instrument) -> tuple[str, ...]:
    """What a record has to show for this recipient and these data."""
    own_staff = query.staff_data and query.flow.importer.group
    return (*row.shown, *(row.shown_for_own_staff if own_staff else ()))
