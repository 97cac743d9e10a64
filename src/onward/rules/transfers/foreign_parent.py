"""foreign-parent: vendors inside have a parent whose law can compel access to the data."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.rules.contracts._contracting_vendors import firmest
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._chains import unseen
from onward.rules.transfers._parents import Exposed, exposed
from onward.terms.place import name_of, the
from onward.transfers.processors import declared
from onward.wording.english import count, few, listed

SEVERITY = Severity.NOTE
SHOWN = 12
"""How many vendors are named and shown; the others are counted."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One note for each country of a parent; it takes in what is not recorded of each vendor."""
    found: dict[str, list[Exposed]] = {}
    for each in exposed(context):
        found.setdefault(each.law.country, []).append(each)
    blind = frozenset(unseen(context))
    ours = context.inventory.organisation
    for country, vendors in found.items():
        first = vendors[0]
        article = _article(context, first.regime)
        names = tuple(
            f"{each.vendor.name} ({name_of(str(each.vendor.country))})" for each in vendors
        )
        have = "has" if len(vendors) == 1 else "have"
        yield Finding(
            message=f"{count(len(vendors), 'vendor')} inside {have} a parent in {the(country)},"
            f" under a law that can compel access to data on {context.day} ({article}):"
            f" {few(names, SHOWN)}",
            subject=ours.id,
            at=Place(ours.origin),
            cause=country,
            covers=tuple(sorted(each.vendor.id for each in vendors)),
            act=article,
            reason=f"no transfer until something is disclosed to the parent, but an exposure"
            f" ({first.law.act}): a vendor must be one that gives such orders no effect",
            remedy="have each vendor say who in its group can reach the data, from where, and what"
            " it does with an order of a foreign authority",
            related=tuple(_related(each, blind) for each in vendors[:SHOWN]),
            rests_on=firmest([_facts(each) for each in vendors], context.evidence),
        )


def _facts(each: Exposed) -> tuple[Place, Place]:
    origin = each.vendor.origin
    return (Place(origin, "/country"), Place(origin, "/parent/country"))


def _article(context: RuleContext, regime: str) -> str:
    orders = context.law.article("foreign-orders", regime, context.day)
    return orders or context.law.article("security", regime, context.day)


def _related(each: Exposed, blind: frozenset[str]) -> Related:
    """The parent of one vendor, and what its record leaves open besides."""
    vendor = each.vendor
    parent = vendor.parent.legal_name if vendor.parent else None
    name = parent if isinstance(parent, str) else "a company not named"
    open_ = [
        *(["its sub-processors"] if not declared(vendor) else []),
        *(["from where it is supported"] if vendor.id in blind else []),
    ]
    besides = f"; not recorded: {listed(open_)}" if open_ else ""
    return Related(f"{vendor.name}: {name}{besides}", Place(vendor.origin, "/parent/country"))
