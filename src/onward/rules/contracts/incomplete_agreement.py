"""incomplete-agreement: the contract with a processor lacks points that it must hold."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.value import UNKNOWN
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import RUNNING
from onward.rules.contracts._contracting_vendors import Engaged, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Role

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_contract_law("contract")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each contract: it names the letters that are lacking and those not known."""
    for each in processors(context):
        if each.role is Role.UNKNOWN or each.standing not in RUNNING:
            continue
        lacking, unread = _letters(each, "no"), _letters(each, UNKNOWN)
        if each.clauses is Counted.YES or not lacking + unread:
            continue
        points = context.law.duties["28(3)"].items
        letters = lacking + unread
        at = each.at(f"letters/{letters[0]}")
        yield Finding(
            message=_said(each.name, lacking, unread, law.cited),
            subject=each.vendor.id,
            at=at,
            covers=tuple(f"28(3)({letter})" for letter in letters),
            act=law.act,
            remedy=SAY(
                "remedy",
                points="; ".join(SAY("duty", letter=each, duty=points[each]) for each in letters),
            ),
            rests_on=(*each.facts, at),
        )


def _letters(each: Engaged, said: object) -> tuple[str, ...]:
    letters = each.agreement.letters if each.agreement else {}
    return tuple(letter for letter, answer in letters.items() if answer == said)


def _said(name: str, lacking: tuple[str, ...], unread: tuple[str, ...], law: str) -> str:
    """Which letters the agreement lacks, and of which it is unknown whether it contains them."""
    if not lacking or not unread:
        letters = lacking or unread
        points = SAY("several" if len(letters) > 1 else "point")
        key = "lacks" if lacking else "unread"
        return SAY(key, name=name, points=points, letters=_letters_of(letters), law=law)
    return SAY(
        "both",
        name=name,
        points=SAY("several" if len(lacking) > 1 else "point"),
        letters=_letters_of(lacking),
        unread=_letters_of(unread),
        law=law,
    )


def _letters_of(letters: tuple[str, ...]) -> str:
    return ", ".join(f"({letter})" for letter in letters)
