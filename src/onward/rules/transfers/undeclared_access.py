"""undeclared-access: from where people support or administer a service is not recorded."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._chains import regime, unseen
from onward.rules.transfers._parents import exposed
from onward.terms.place import name_of
from onward.transfers.flow import Kind

SEVERITY = Severity.NOTE


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor; where `foreign-parent` has one, that one says it.

    A warning where not one place of a vendor outside is recorded: left out, a place says no more
    than one recorded as unknown.
    """
    reported = {each.vendor.id for each in exposed(context)}
    article = context.law.article("transfer", regime(context), context.day)
    for name, services in unseen(context).items():
        vendor = context.inventory.vendors[name]
        if name in reported:
            continue
        flows = context.statuses.flows.by_vendor[name]
        bare = any(not each.places for each in flows if each.kind is Kind.OWN)
        missing = "where it keeps the data, and " if bare else ""
        alike = (
            f": {missing}from where people reach the data, for support or administration, is not"
            f" recorded on {context.day} ({article})"
        )
        yield Finding(
            message=f"{vendor.name} ({name_of(str(vendor.country))}){alike}",
            alike=alike,
            subject=name,
            at=Place(vendor.origin),
            covers=services,
            act=article,
            reason="to let somebody read data from another country is to make them available there",
            remedy="ask the vendor from where it gives support and runs the service, and record"
            " each place with `for: [support]` or `[administration]` and `by`",
            severity=Severity.WARNING if bare else None,
        )
