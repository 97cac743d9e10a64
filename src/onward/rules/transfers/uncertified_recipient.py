"""uncertified-recipient: a framework is relied on for a recipient that its list does not carry."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code, Reason

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and framework."""
    for group in reported_by(context, "uncertified-recipient"):
        yield find(
            context,
            group,
            _said(group.reason),
            because="the decision covers the organisations on its list and nobody else",
        )


def _said(reason: Reason) -> str:
    match reason.code:
        case Code.OUTSIDE_FRAMEWORK:
            return "open to organisations in the United States alone"
        case Code.OTHER_ENTITY:
            entity, importer = reason.detail
            return f"the certificate is that of {entity}, and the data go to {importer}"
        case _:
            return f"the list has it as {reason.detail[0]}"
