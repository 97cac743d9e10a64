"""unconfirmed-agreement: it cannot be shown that there is a contract with a processor."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import OPEN, Standing, first_day, in_words
from onward.rules.contracts._contracting_vendors import Engaged, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Role

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
REFUTED = (Standing.NONE, Standing.NOT_REQUIRED, Standing.ENDED)
"""Facts, and another rule's for a processor; a question where the vendor only may be one."""


@under_contract_law("agreement")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor that is our processor, or may be."""
    for each in processors(context):
        if each.clauses is Counted.YES or not _open(each):
            continue
        sure = each.role is Role.PROCESSOR
        yield Finding(
            message=SAY(
                "processor" if sure else "perhaps", name=each.name, what=_what(each), law=law.cited
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
    what = in_words(each.agreement, each.standing)
    return SAY("clauses", what=what) if each.clauses is Counted.PERHAPS else what


def _remedy(each: Engaged) -> str:
    if each.clauses is Counted.PERHAPS:
        return SAY("modules")
    return SAY("role" if each.role is Role.UNKNOWN else "remedy")
