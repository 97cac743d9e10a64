"""How an agreement stands on a day, by what the record says of it."""

from datetime import date
from enum import Enum

from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Agreement
from onward.rules._texts import Texts

SAY = Texts("onward.rules.contracts.unconfirmed_agreement")
REFUTED = ("missing", "refused", "requested")


class Standing(Enum):
    """What can be said of an agreement on the day."""

    IN_FORCE = "in force"
    UNSHOWN = "stated without a day or a document"
    UNSAID = "not recorded, or recorded as unknown"
    LATER = "signed or begun after the day"
    ENDED = "ended before the day"
    NONE = "recorded as missing, refused or requested"
    NOT_REQUIRED = "recorded as not required"


RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN)
"""An agreement that is not known to have ended, be it shown or not."""
OPEN = (Standing.UNSAID, Standing.UNSHOWN, Standing.LATER)
"""Nobody can tell, or show, whether there is one on the day."""


def standing(agreement: Agreement | None, day: date) -> Standing:
    """How the agreement of a record stands; its own days count, and none of another contract."""
    if agreement is None or agreement.status is UNKNOWN:
        return Standing.UNSAID
    if agreement.status in REFUTED:
        return Standing.NONE
    if agreement.status == "not-required":
        return Standing.NOT_REQUIRED
    end, start = last_day(agreement), first_day(agreement)
    if end is not None and end < day:
        return Standing.ENDED
    if start is not None and start > day:
        return Standing.LATER
    if agreement.status == "stated" and lacking(agreement):
        return Standing.UNSHOWN
    return Standing.IN_FORCE


def in_words(agreement: Agreement | None, how: Standing) -> str:
    """How an agreement that is not in force stands, as the end of a sentence."""
    if agreement is None:
        return SAY("unrecorded")
    match how:
        case Standing.UNSHOWN:
            lacked = lacking(agreement)
            return SAY("both" if len(lacked) > 1 else "day" if "signed" in lacked else "document")
        case Standing.LATER:
            return SAY("later", day=first_day(agreement))
        case Standing.ENDED:
            return SAY("ended", day=last_day(agreement))
        case Standing.UNSAID:
            return SAY("unknown")
        case _:
            return SAY("status", status=str(agreement.status).replace("-", " "))


def last_day(agreement: Agreement) -> date | None:
    """The last day of the agreement, that day included; None where none is recorded."""
    return min(_days(agreement.expires, agreement.until), default=None)


def ending(agreement: Agreement) -> str:
    """The key that holds the last day."""
    return "expires" if agreement.expires == last_day(agreement) else "until"


def first_day(agreement: Agreement) -> date | None:
    """The day on which it was signed, or from which it counts, if that is later."""
    return max(_days(agreement.signed, agreement.since), default=None)


def lacking(agreement: Agreement) -> tuple[str, ...]:
    """What an agreement does not show: the day of its signature, the document."""
    said = {"signed": isinstance(agreement.signed, date), "document": documented(agreement)}
    return tuple(key for key, there in said.items() if not there)


def documented(agreement: Agreement) -> bool:
    """Whether the record says where the document lies."""
    return isinstance(agreement.document, str)


def _days(*said: object) -> list[date]:
    return [each for each in said if isinstance(each, date)]
