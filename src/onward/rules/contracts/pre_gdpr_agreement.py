"""pre-gdpr-agreement: the contract with a processor was written for the law before the GDPR."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.vendor import Agreement
from onward.rules._case import Case, Finding
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._law import EUROPEAN, cited
from onward.rules.contracts._parties import processors
from onward.rules.contracts._standing import Standing

SEVERITY = Severity.WARNING
IN_FORCE = date(2016, 5, 24)
"""On this day the GDPR entered into force (Art. 99(1)); it applies from 2018-05-25."""
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each contract that is older than the GDPR, or cites an act since replaced."""
    law = cited(case, "(3)", EUROPEAN)
    if law is None:
        return
    for each in processors(case):
        if each.standing not in RUNNING:
            continue
        told = _told(each.agreement, case) if each.agreement else []
        if each.clauses is Counted.YES or not told:
            continue
        key, _ = told[0]
        yield Finding(
            message=f"the contract with {each.name}"
            f" {', and '.join(words for _, words in told)} ({law.article}, {case.day})",
            subject=each.vendor.id,
            at=each.at(key),
            covers=each.services,
            act=law.act,
            reason="a contract for the law before holds the points of today's by chance only",
            remedy="conclude one that holds all points, and record its day and document",
            rests_on=(*each.facts, each.at(key)),
        )


def _told(agreement: Agreement, case: Case) -> list[tuple[str, str]]:
    """What shows its age: the key that says it, and the words for it."""
    found = []
    if isinstance(agreement.signed, date) and agreement.signed < IN_FORCE:
        found.append(("signed", f"was signed on {agreement.signed}, before the GDPR"))
    rows = [case.book.retired[id_] for id_ in agreement.cites]
    acts = [row for row in rows if row.sort == "act" and row.gone(case.day)]
    if acts:
        names = " and ".join(f"{row.old}, replaced on {row.since}" for row in acts)
        found.append(("cites", f"cites {names}"))
    return found
