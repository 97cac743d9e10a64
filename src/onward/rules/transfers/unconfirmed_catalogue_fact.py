"""unconfirmed-catalogue-fact: what decides on transfers is known from the catalogue alone."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._flows import speakable
from onward.transfers.catalogue_facts import uncompared
from onward.transfers.reason_text import holder

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each record, with every such fact of it."""
    spoken_of = (each for each in context.statuses.judgments if speakable(each.flow))
    for judgment, reason in uncompared(spoken_of):
        party = holder(reason, judgment)
        yield Finding(
            message=SAY(
                reason.code.value,
                name=party.name,
                facts=reason.detail,
                law=cited(reason.article, context.day),
            ),
            subject=party.id,
            at=reason.at,
            covers=reason.detail,
            act=reason.article,
            rests_on=(reason.at._replace(route=""),),
        )
