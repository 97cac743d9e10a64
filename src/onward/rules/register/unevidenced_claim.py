"""Records whose decisive claims nothing supports."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.organisation import Activity
from onward.inventory.vendor import Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import activities, vendors
from onward.rules.register._claims import claims, supported
from onward.transfers.company_group import of_a_group
from onward.wording.labels import called

SEVERITY = Severity.NOTE
SAY = Texts(__name__)
SHOWN = 12


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the records."""
    judged: tuple[Vendor | Activity, ...] = (*vendors(context), *activities(context))
    grouped = of_a_group(context.inventory, context.day)
    bare = tuple(
        record
        for record in judged
        if record.id not in grouped
        and any(not supported(claim, record.evidence) for claim in claims(record))
    )
    if not bare:
        return
    ours = context.inventory.organisation
    names = tuple(called(record.name, record.id) for record in bare)
    yield Finding(
        message=SAY("message", count=len(bare), law=law.cited, names=names),
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(record.id for record in bare),
        act=law.act,
    )
