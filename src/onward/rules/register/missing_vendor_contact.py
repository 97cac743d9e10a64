"""Processors whose address or contact person nobody recorded."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.vendor import Vendor
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import vendors
from onward.rules.register._citation import asked
from onward.rules.register._missing import is_open
from onward.rules.register._related_parties import of_a_group
from onward.transfers.flow import Kind, Role
from onward.wording.english import listed
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
"""How many vendors are named and shown; the others are counted."""
KEYS = ("address", "contact")
"""What is asked of each vendor: the keys under which it is recorded."""
BY_LAW_OF = ("EU",)
"""The opinion is one of the EDPB: the law data hold none of its kind for the UK or Switzerland."""


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for an inventory: it names every processor, near or far."""
    law = asked(context, "processor", BY_LAW_OF)
    opinion = context.law.guidance["edpb-22-2024"].act
    found = tuple((vendor, lack) for vendor in processors(context) if (lack := lacking(vendor)))
    if law is None or not found:
        return
    ours = context.inventory.organisation
    names = tuple(called(vendor.name, vendor.id) for vendor, _ in found)
    missing = [key for key in KEYS if any(key in lack for _, lack in found)]
    what = SAY("both") if len(missing) > 1 else _named(tuple(missing))
    yield Finding(
        message=SAY(
            "message",
            what=what,
            count=len(found),
            law=cited(f"{law.article}, {opinion}", context.day),
            names=names,
        ),
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(vendor.id for vendor, _ in found),
        act=f"{law.act}; {opinion}",
        reason=SAY("reason"),
        remedy=SAY("remedy", keys=listed(f"`{key}`" for key in missing)),
        related=tuple(
            Related(SAY("related", name=name, lacking=_named(lack)), Place(vendor.origin))
            for name, (vendor, lack) in zip(names[:SHOWN], found[:SHOWN], strict=True)
        ),
    )


def processors(context: RuleContext) -> Iterator[Vendor]:
    """The named vendors that our data reach as processors, near or far.

    A company that we know only as one of a vendor's group is reached through that vendor.
    """
    reached = {
        flow.importer.id
        for flow in context.statuses.flows.flows
        if flow.kind in (Kind.OWN, Kind.CHAIN) and flow.importer_role is Role.PROCESSOR
    }
    grouped = context.once(of_a_group)
    return (each for each in vendors(context) if each.id in reached and each.id not in grouped)


def lacking(vendor: Vendor) -> tuple[str, ...]:
    """What of KEYS is not recorded of a vendor; a mail address is a contact."""
    contact = vendor.contact
    lacks: list[str] = []
    if is_open(vendor.address) and (contact is None or is_open(contact.address)):
        lacks.append("address")
    if contact is None or all(map(is_open, (contact.name, contact.position, contact.email))):
        lacks.append("contact")
    return tuple(lacks)


def _named(keys: tuple[str, ...]) -> str:
    """What one record lacks."""
    return (
        SAY("lacks-both") if len(keys) > 1 else SAY("address" if "address" in keys else "contact")
    )
