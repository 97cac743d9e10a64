"""unconfirmed-agreement: nobody can show that there is a contract with a processor."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._law import cited
from onward.rules.contracts._parties import Engaged, processors
from onward.rules.contracts._standing import Standing, first_day, lacking, last_day
from onward.transfers.flow import Role

SEVERITY = Severity.WARNING
OPEN = (Standing.UNSAID, Standing.UNSHOWN, Standing.LATER)
REFUTED = (Standing.NONE, Standing.NOT_REQUIRED, Standing.ENDED)
"""Facts, and another rule's for a processor; a question where the vendor only may be one."""
LACKED = {"signed": "day", "document": "document"}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each vendor that is our processor, or may be."""
    law = cited(case, "(3)")
    if law is None:
        return
    for each in processors(case):
        if each.clauses is Counted.YES or not _open(each):
            continue
        sure = each.role is Role.PROCESSOR
        what = "our processor" if sure else "perhaps our processor (role unknown)"
        yield Finding(
            message=f"the contract with {each.name}, {what}, {_told(each)}"
            f" ({law.article}, {case.day})",
            subject=each.vendor.id,
            at=each.at(_key(each)),
            covers=each.services,
            act=law.act,
            reason="whoever uses a processor has to be able to show the contract that binds it",
            remedy=_remedy(each),
            rests_on=_decisive(each),
        )


def _decisive(each: Engaged) -> tuple[Place, ...]:
    """That it serves us and what is said of a contract; not its role, which may be unknown here."""
    service, _ = each.facts
    return (service, each.at(_key(each))) if each.agreement else (service,)


def _open(each: Engaged) -> bool:
    doubted = each.role is Role.UNKNOWN or each.clauses is Counted.PERHAPS
    return each.standing in OPEN or (doubted and each.standing in REFUTED)


def _key(each: Engaged) -> str:
    match each.standing:
        case Standing.LATER if each.agreement and each.agreement.signed == first_day(
            each.agreement
        ):
            return "signed"
        case Standing.LATER:
            return "since"
        case _:
            return "status"


def _told(each: Engaged) -> str:
    """What the record says of the contract, as the end of a sentence."""
    agreement = each.agreement
    if agreement is None:
        told = "is not recorded"
    else:
        match each.standing:
            case Standing.UNSHOWN:
                lacked = " and ".join(LACKED[key] for key in lacking(agreement))
                told = f"is stated without {lacked}"
            case Standing.LATER:
                told = f"counts from {first_day(agreement)} only, and none is recorded before"
            case Standing.ENDED:
                told = f"ended on {last_day(agreement)}"
            case Standing.NONE | Standing.NOT_REQUIRED:
                told = f"is recorded as {str(agreement.status).replace('-', ' ')}"
            case _:
                told = "is recorded as unknown"
    if each.clauses is Counted.PERHAPS:
        return f"{told}; the module of the clauses, which may stand for it, is not recorded"
    return told


def _remedy(each: Engaged) -> str:
    if each.clauses is Counted.PERHAPS:
        return "record `modules` of the clauses: 2 and 3 are the contract as well"
    if each.role is Role.UNKNOWN:
        return "settle `role`; of a processor, find the contract and record its day and document"
    return "find the contract, or conclude one, and record its day and document under `agreement`"
