"""The day judged is later than the day on which the law book was last checked."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules._texts import Texts

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


def check(case: Case) -> Iterator[Finding]:
    """At most one finding for an inventory."""
    ours = case.inventory.organisation
    if case.day <= case.book.checked:
        return
    yield Finding(
        message=SAY("message", checked=case.book.checked, day=case.day),
        subject=ours.id,
        at=Place(ours.origin),
        reason=SAY("reason"),
        remedy=SAY("remedy"),
    )
