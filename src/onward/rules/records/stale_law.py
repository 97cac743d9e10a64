"""The day judged is later than the day on which the law book was last checked."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding

SEVERITY = Severity.NOTE


def check(case: Case) -> Iterator[Finding]:
    """At most one finding for an inventory."""
    ours = case.inventory.organisation
    if case.day <= case.book.checked:
        return
    message = (
        f"the law book was last checked on {case.book.checked}: what changed between that day and"
        f" {case.day} is not in it"
    )
    yield Finding(
        message=message,
        alike=message,
        subject=ours.id,
        at=Place(ours.origin),
        reason="an act, a judgment or an extension after that day may have changed the footing of"
        " any transfer",
        remedy="look up at the authorities (EDPB, ICO, FDPIC) what was decided since; `onward"
        " whatif --end ID=DAY` or `--start ID=DAY` judges with it; a later version of Onward has a"
        " later book",
    )
