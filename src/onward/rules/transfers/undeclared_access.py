"""undeclared-access: from where people support or administer a service is not recorded."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._chains import unseen
from onward.rules.transfers._parents import exposed
from onward.terms.place import name_of
from onward.transfers.flow import Kind

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor; where `foreign-parent` has one, that one says it.

    A warning where not one place of a vendor outside is recorded: left out, a place says no more
    than one recorded as unknown.
    """
    reported = {each.vendor.id for each in exposed(context)}
    article = context.our_law.article("transfer")
    for name, services in unseen(context).items():
        vendor = context.inventory.vendors[name]
        if name in reported:
            continue
        flows = context.statuses.flows.by_vendor[name]
        bare = any(not each.places for each in flows if each.kind is Kind.OWN)
        alike = SAY("bare" if bare else "message", law=cited(article, context.day))
        yield Finding(
            message=f"{vendor.name} ({name_of(str(vendor.country))}): {alike}",
            alike=f": {alike}",
            subject=name,
            at=Place(vendor.origin),
            covers=services,
            act=article,
            severity=Severity.WARNING if bare else None,
        )
