"""Standard contractual clauses that are at once the contract of Art. 28(3) and (4) GDPR."""

from datetime import date
from enum import Enum

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import Text
from onward.law.instrument import Kind
from onward.rules._case import Case
from onward.rules.contracts._standing import WRITTEN
from onward.terms.company import same_company
from onward.transfers.grounds.clauses import MODERN
from onward.transfers.place import active


class Counted(Enum):
    """Whether clauses stand for the contract."""

    YES = "yes"
    PERHAPS = "perhaps"
    """They are signed, and nobody recorded of which module."""
    NO = "no"


def counted(safeguards: tuple[Safeguard, ...] | None, importer: Text, case: Case) -> Counted:
    """The best that any clauses give which the importer, by its legal name, is bound by."""
    found = {
        _counted(each, case)
        for each in safeguards or ()
        if _bound(each, case.day) and same_company(each.party, importer) is not False
    }
    return next((each for each in Counted if each in found), Counted.NO)


def _bound(safeguard: Safeguard, day: date) -> bool:
    """Whether it is recorded as signed, and not as later than the day or at an end."""
    signed = safeguard.signed
    later = isinstance(signed, date) and signed > day
    return (
        safeguard.status in WRITTEN and not later and active(day, safeguard.since, safeguard.until)
    )


def _counted(safeguard: Safeguard, case: Case) -> Counted:
    row = case.book.instruments.get(str(safeguard.instrument))
    if row is None:
        return Counted.NO
    if row.kind is Kind.ART28:
        return Counted.YES
    if row.id != MODERN:
        return Counted.NO
    if not isinstance(safeguard.modules, tuple):
        return Counted.PERHAPS
    modules = case.book.clauses.modules
    fit = any(modules[each].contract_of_art28 for each in safeguard.modules)
    return Counted.YES if fit else Counted.NO
