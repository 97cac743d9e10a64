"""An activity of ours without a term or criteria for keeping its data."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.register._in_use import deciding
from onward.rules.register._law import asked
from onward.rules.register._open import how_open, is_open, where
from onward.wording.labels import called

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each activity in which we decide and say not how long data are kept."""
    law = asked(case, "register")
    if law is None:
        return
    for activity in deciding(case):
        if is_open(activity.retention):
            yield Finding(
                message=f"how long the data of {called(activity.name, activity.id)} are kept is"
                f" {how_open(activity.retention)} ({law.article}, {case.day})",
                subject=activity.id,
                at=where(activity.origin, "", "retention", activity.retention),
                act=law.act,
                reason="who decides on the data answers for how long they are kept, and tells it:"
                " a term, or the criteria from which one follows",
                remedy="record in `retention` a term or the criteria; if we act for a customer"
                " here, record `role: processor`",
                rests_on=(Place(activity.origin), Place(activity.origin, "/role")),
            )
