"""unconfirmed-agreement: it cannot be shown that there is a contract with a processor."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import Standing, first_day, lacking, last_day
from onward.rules.contracts._contracting_vendors import Engaged, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Role

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
OPEN = (Standing.UNSAID, Standing.UNSHOWN, Standing.LATER)
REFUTED = (Standing.NONE, Standing.NOT_REQUIRED, Standing.ENDED)
"""Facts, and another rule's for a processor; a question where the vendor only may be one."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor that is our processor, or may be."""
    law = contract_law(context, "agreement")
    if law is None:
        return
    for each in processors(context):
        if each.clauses is Counted.YES or not _open(each):
            continue
        sure = each.role is Role.PROCESSOR
        yield Finding(
            message=SAY(
                "processor" if sure else "perhaps",
                name=each.name,
                what=_what(each),
                law=cited(law.article, context.day),
            ),
            subject=each.vendor.id,
            at=each.at(_key(each)),
            covers=each.services,
            act=law.act,
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


def _what(each: Engaged) -> str:
    """What the record says of the agreement, as the end of a sentence."""
    what = _status(each)
    return SAY("clauses", what=what) if each.clauses is Counted.PERHAPS else what


def _status(each: Engaged) -> str:
    agreement = each.agreement
    if agreement is None:
        return SAY("unrecorded")
    match each.standing:
        case Standing.UNSHOWN:
            lacked = lacking(agreement)
            return SAY("both" if len(lacked) > 1 else "day" if "signed" in lacked else "document")
        case Standing.LATER:
            return SAY("later", day=first_day(agreement))
        case Standing.ENDED:
            return SAY("ended", day=last_day(agreement))
        case Standing.NONE | Standing.NOT_REQUIRED:
            return SAY("status", status=str(agreement.status).replace("-", " "))
        case _:
            return SAY("unknown")


def _remedy(each: Engaged) -> str:
    if each.clauses is Counted.PERHAPS:
        return SAY("modules")
    return SAY("role" if each.role is Role.UNKNOWN else "remedy")
