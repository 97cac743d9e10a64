"""Standard contractual clauses that are at once the contract of Art. 28(3) and (4) GDPR."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import CONCLUDED
from onward.law.instrument import InstrumentKind
from onward.rules.engine.context import RuleContext
from onward.transfers.flow import Flow
from onward.transfers.place import active
from onward.transfers.roles import Need, modules


class Counted(Enum):
    """Whether clauses stand for the contract."""

    YES = "yes"
    PERHAPS = "perhaps"
    """They are signed, and the module is not recorded."""
    NO = "no"


def counted(
    mechanisms: tuple[Mechanism, ...] | None, context: RuleContext, flows: Sequence[Flow]
) -> Counted:
    """The best that any clauses give by which the importer of these flows is bound.

    They must have the modules that the roles in these flows need.
    """
    needed = [modules(each.kind, each.exporter_roles, each.importer_role) for each in flows]
    found = {
        _counted(each, context, needed)
        for each in mechanisms or ()
        if _bound(each, context.day) and flows[0].importer.is_company(each.party) is not False
    }
    return next((each for each in Counted if each in found), Counted.NO)


def _bound(mechanism: Mechanism, day: date) -> bool:
    """Whether it is recorded as signed, and not as later than the day or at an end."""
    signed = mechanism.signed
    later = isinstance(signed, date) and signed > day
    return (
        mechanism.status in CONCLUDED
        and not later
        and active(day, mechanism.since, mechanism.until)
    )


def _counted(mechanism: Mechanism, context: RuleContext, needed: Iterable[Need]) -> Counted:
    row = context.law.instruments.get(str(mechanism.instrument))
    if row is None:
        return Counted.NO
    if row.kind is InstrumentKind.ART28:
        return Counted.YES
    if not row.processor_contract:
        return Counted.NO
    if not isinstance(mechanism.modules, tuple):
        return Counted.PERHAPS
    said = frozenset(mechanism.modules)
    rows = context.law.clauses.modules
    contract = any(rows[each].contract_of_art28 for each in said)
    fit = all(each.each <= said and (not each.either or each.either & said) for each in needed)
    return Counted.YES if contract and fit else Counted.NO
