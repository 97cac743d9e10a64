"""Whether an adequacy decision or framework covers this recipient and these data."""

from collections.abc import Iterable, Iterator

from onward.inventory.safeguard import Safeguard
from onward.law.instrument import Instrument
from onward.transfers.footing import Code, Footing, Reason
from onward.transfers.grounds.question import Question

PUBLIC_BODY = "public-body"


def outside_scope(
    question: Question, row: Instrument, said: Iterable[Safeguard]
) -> Iterator[Reason]:
    """What the records say of recipient and data that the row leaves out."""
    for safeguard in said:
        excluded = tuple(each for each in safeguard.excluded_by if each in row.exclusions)
        if excluded:
            at = question.place_of(safeguard, "excluded_by")
            yield question.reason(Code.EXCLUDED, Footing.FAILS, at, row, detail=excluded)
    importer = question.flow.importer
    if row.private_only and importer.public:
        at = importer.at._replace(route="/public")
        yield question.reason(Code.EXCLUDED, Footing.FAILS, at, row, detail=(PUBLIC_BODY,))


def conditions(question: Question, row: Instrument) -> tuple[str, ...]:
    """What a record has to show for this recipient and these data."""
    own_staff = question.staff_data and question.flow.importer.group
    return (*row.shown, *(row.shown_for_own_staff if own_staff else ()))
