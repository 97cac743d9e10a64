"""undated-subprocessor: a day is missing that shows whether customers were informed in time."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._contracting_vendors import firmest
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.notice._starts import starts

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
"""How many sub-processors are named and shown; the others are counted."""


@under_contract_law("subprocessor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the sub-processors."""
    found = {each.vendor.id: each for each in starts(context) if each.undated(context.day)}
    if not found:
        return
    ours = context.inventory.organisation
    names = tuple(start.name for start in found.values())
    yield Finding(
        message=SAY("message", count=len(names), names=names, law=law.cited),
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(found),
        act=law.act,
        related=tuple(
            Related(
                SAY("related", name=start.name, key=f"`{start.undated(context.day)}`"),
                Place(start.vendor.origin),
            )
            for start in list(found.values())[:SHOWN]
        ),
        rests_on=firmest([start.facts for start in found.values()], context.evidence),
    )
