"""Processors whose address or contact person is not recorded."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.rules._law import asked
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.processors import without_contact
from onward.wording.english import listed
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
"""How many vendors are named and shown; the others are counted."""
KEYS = ("address", "contact")
"""What is asked of each vendor: the keys under which it is recorded."""
OPINION = "edpb-22-2024"


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for an inventory: it names every processor, near or far."""
    guidance = context.law.guidance[OPINION]
    law, opinion = asked(context, "processor", guidance.regimes), guidance.act
    found = tuple(without_contact(context.inventory, context.statuses.flows, context.day))
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
        remedy=SAY("remedy", keys=listed(f"`{key}`" for key in missing)),
        related=tuple(
            Related(SAY("related", name=name, lacking=_named(lack)), Place(vendor.origin))
            for name, (vendor, lack) in zip(names[:SHOWN], found[:SHOWN], strict=True)
        ),
    )


def _named(keys: tuple[str, ...]) -> str:
    """What one record lacks."""
    return (
        SAY("lacks-both") if len(keys) > 1 else SAY("address" if "address" in keys else "contact")
    )
