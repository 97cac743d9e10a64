"""An activity of ours without a term or criteria for keeping its data."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import deciding
from onward.rules.register._missing import how_open, where
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each activity in which we decide and say not how long data are kept."""
    for activity in deciding(context):
        if is_open(activity.retention):
            yield Finding(
                message=SAY(
                    "message",
                    name=called(activity.name, activity.id),
                    open=how_open(activity.retention),
                    law=law.cited,
                ),
                subject=activity.id,
                at=where(activity.origin, "", "retention", activity.retention),
                act=law.act,
                rests_on=(Place(activity.origin), Place(activity.origin, "/role")),
            )
