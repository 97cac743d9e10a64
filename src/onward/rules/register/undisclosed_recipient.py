"""Our notice names a party, and not among the recipients."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Notice
from onward.inventory.vendor import Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.contracts._contracting_vendors import firmest
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import services, vendors
from onward.rules.register._notices import current, title
from onward.transfers.roles import activities_of, role_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
"""How many vendors are named and shown; the others are counted."""


@under_law("information")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each party that a notice names elsewhere only; one for those left out."""
    notices = current(context)
    if all(notice.recipients is None for notice in notices):
        return
    wording = {name for notice in notices for name in notice.recipients or ()}
    origin = context.inventory.organisation.origin
    known = {vendor.id: vendor for vendor in vendors(context)}
    yield from _left_out(context, law, notices, wording)
    for notice in notices:
        for name in notice.mentions:
            vendor = known.get(name)
            if vendor is None or name in wording or _gets_nothing(vendor):
                continue
            at = Place(origin, f"{notice.route}/mentions/{name}")
            yield Finding(
                message=SAY(
                    "mentioned",
                    notice=title(notice),
                    name=called(vendor.name, vendor.id),
                    law=law.cited,
                ),
                subject=name,
                at=at,
                act=law.act,
                reason=SAY("mentioned-reason"),
                remedy=SAY("mentioned-remedy"),
                rests_on=(at,),
            )


def _left_out(
    context: RuleContext, law: Asked, notices: tuple[Notice, ...], wording: set[str]
) -> Iterator[Finding]:
    """The vendors that serve what we decide on, and that no notice so much as mentions."""
    listing = next(notice for notice in notices if notice.recipients is not None)
    mentioned = {name for notice in notices for name in notice.mentions}
    found: dict[str, tuple[Vendor, Place]] = {}
    for vendor, service in services(context):
        behind = activities_of(service, context.inventory, context.day)
        if vendor.id not in wording | mentioned and any(
            each.role != "processor" for each in behind
        ):
            found.setdefault(vendor.id, (vendor, Place(vendor.origin, service.route)))
    if not found:
        return
    ours = context.inventory.organisation
    names = tuple(called(vendor.name, vendor.id) for vendor, _ in found.values())
    yield Finding(
        message=SAY(
            "left-out", notice=title(listing), count=len(names), law=law.cited, names=names
        ),
        subject=ours.id,
        at=Place(ours.origin, f"{listing.route}/recipients"),
        covers=tuple(found),
        act=law.act,
        reason=SAY("left-out-reason"),
        remedy=SAY("left-out-remedy"),
        related=tuple(
            Related(SAY("left-out-related", name=name), at)
            for name, (_, at) in zip(names[:SHOWN], list(found.values())[:SHOWN], strict=True)
        ),
        rests_on=firmest([(at,) for _, at in found.values()], context.evidence),
    )


def _gets_nothing(vendor: Vendor) -> bool:
    """Whether the record says for each of its services that no personal data are in it."""
    roles = [role_of(service, vendor) for service in vendor.services]
    return bool(roles) and all(role is None for role in roles)
