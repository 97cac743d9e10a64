"""unconfirmed-certification: a framework is relied on, and nobody looked at its list of late."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.reason_text import settle
from onward.transfers.status import Code, Reason
from onward.wording.english import few

SEVERITY = Severity.WARNING
OPEN = {
    Code.LISTING_NOT_RECORDED: "its entry on the list is not recorded",
    Code.LISTING_NOT_VERIFIED: "no day is recorded of a look at the list",
    Code.VERIFICATION_OLD: "the list was last looked at on {day}, over 12 months ago",
    Code.VERIFICATION_LATER: "the list was first looked at on {day}",
    Code.CERTIFICATE_PAST_DUE: "its certificate was due again by {day}",
    Code.COVERAGE_NOT_RECORDED: "the data certified are not recorded",
    Code.ENTITY_NOT_RECORDED: "a full legal name is missing",
}


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and framework: all that is open in one line."""
    for group in reported_by(context, "unconfirmed-certification"):
        settled = (settle(each, group.judgment, context.law) for each in group.reasons)
        said = tuple(dict.fromkeys(_said(each) for each in group.reasons))
        yield find(
            context,
            group,
            few(said),
            because="the decision covers the organisations on its list, and they certify each year",
            remedy="; ".join(dict.fromkeys(settled)),
        )


def _said(reason: Reason) -> str:
    return OPEN[reason.code].format(day=reason.day)
