"""An activity of ours without a lawful basis."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.rules._law import asked, having
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import deciding
from onward.rules.register._missing import how_open, where
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each activity in which we decide and name no basis."""
    law = asked(context, "information", having(context, "basis"))
    if law is None:
        return
    for activity in deciding(context):
        if is_open(activity.lawful_basis):
            yield Finding(
                message=SAY(
                    "message",
                    name=called(activity.name, activity.id),
                    open=how_open(activity.lawful_basis),
                    law=law.cited,
                ),
                subject=activity.id,
                at=where(activity.origin, "", "lawful_basis", activity.lawful_basis),
                act=law.act,
                rests_on=(Place(activity.origin), Place(activity.origin, "/role")),
            )
