"""Whether an adequacy decision or framework covers this recipient and these data."""

from collections.abc import Iterable, Iterator

from onward.inventory.mechanism import Mechanism
from onward.law.instrument import Instrument
from onward.transfers.mechanisms.query import Query
from onward.transfers.status import Code, Reason, Status

PUBLIC_BODY = "public-body"


def outside_scope(query: Query, row: Instrument, said: Iterable[Mechanism]) -> Iterator[Reason]:
    """What the records say of recipient and data that the row leaves out."""
    for mechanism in said:
        excluded = tuple(each for each in mechanism.excluded_by if each in row.exclusions)
        if excluded:
            at = query.place_of(mechanism, "excluded_by")
            yield query.reason(Code.EXCLUDED, Status.FAILS, at, row, detail=excluded)
    importer = query.flow.importer
    if row.private_only and importer.public:
        at = importer.at._replace(route="/public")
        yield query.reason(Code.EXCLUDED, Status.FAILS, at, row, detail=(PUBLIC_BODY,))


def conditions(query: Query, row: Instrument) -> tuple[str, ...]:
    """What a record has to show for this recipient and these data."""
    own_staff = query.staff_data and query.flow.importer.group
    return (*row.shown, *(row.shown_for_own_staff if own_staff else ()))
