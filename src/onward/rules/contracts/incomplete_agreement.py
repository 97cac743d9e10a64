"""incomplete-agreement: the contract with a processor lacks points that it must hold."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.value import UNKNOWN
from onward.rules._case import Case, Finding
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._law import EUROPEAN, cited
from onward.rules.contracts._parties import Engaged, processors
from onward.rules.contracts._standing import Standing
from onward.transfers.flow import Role

SEVERITY = Severity.WARNING
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each contract: it names the letters that are lacking and those not known."""
    law = cited(case, "(3)", EUROPEAN)
    if law is None:
        return
    for each in processors(case):
        if each.role is Role.UNKNOWN or each.standing not in RUNNING:
            continue
        lacking, unread = _letters(each, "no"), _letters(each, UNKNOWN)
        if each.clauses is Counted.YES or not lacking + unread:
            continue
        points = case.book.duties["28(3)"].items
        letters = lacking + unread
        at = each.at(f"letters/{letters[0]}")
        yield Finding(
            message=f"the contract with {each.name}, our processor, {_told(lacking, unread)}"
            f" ({law.article}, {case.day})",
            subject=each.vendor.id,
            at=at,
            covers=tuple(f"28(3)({letter})" for letter in letters),
            act=law.act,
            reason="a contract with a processor has to hold each of eight points",
            remedy="have it amended, or read it again: "
            + "; ".join(f"({letter}) the processor {points[letter]}" for letter in letters),
            rests_on=(*each.facts, at),
        )


def _letters(each: Engaged, said: object) -> tuple[str, ...]:
    letters = each.agreement.letters if each.agreement else {}
    return tuple(letter for letter, answer in letters.items() if answer == said)


def _told(lacking: tuple[str, ...], unread: tuple[str, ...]) -> str:
    """Which letters are not there, and of which nobody knows."""
    said = []
    if lacking:
        said.append(f"lacks {_named(lacking)}")
    if unread:
        said.append(f"is not known to hold {_named(unread)}")
    return " and ".join(said)


def _named(letters: tuple[str, ...]) -> str:
    return f"point{'s' * (len(letters) > 1)} {', '.join(f'({letter})' for letter in letters)}"
