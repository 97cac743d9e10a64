"""unconfirmed-catalogue-fact: what decides on a transfer is known from the catalogue alone."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._flows import edge
from onward.rules.transfers._mechanisms import reported_by

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination, with every fact that is to be compared."""
    for group in reported_by(context, SAY.name):
        facts = group.details
        yield Finding(
            message=SAY(
                group.reason.code.value,
                way=edge(group.judgment.flow),
                facts=facts,
                law=cited(group.reason.article, context.day),
            ),
            subject=group.subject,
            at=group.reason.at,
            covers=group.covers,
            act=group.reason.article,
            reason=SAY("reason"),
            remedy=SAY("remedy"),
            rests_on=(group.reason.at._replace(route=""),),
        )
