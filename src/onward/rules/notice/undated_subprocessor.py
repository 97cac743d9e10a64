"""undated-subprocessor: a day is missing that shows whether customers were informed in time."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Related, Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import of_subprocessors
from onward.rules.contracts._contracting_vendors import firmest
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.notice._first_uses import Start, starts
from onward.rules.register._missing import is_open

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
"""How many sub-processors are named and shown; the others are counted."""


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the sub-processors."""
    law = of_subprocessors(context)
    found = undated(context)
    if law is None or not found:
        return
    ours = context.inventory.organisation
    names = tuple(start.name for start in found.values())
    yield Finding(
        message=SAY("message", count=len(names), names=names, law=cited(law.article, context.day)),
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(found),
        act=law.act,
        reason=SAY("reason"),
        remedy=SAY("remedy"),
        related=tuple(
            Related(
                SAY("related", name=start.name, key=_lacking(start, context.day)),
                Place(start.vendor.origin),
            )
            for start in list(found.values())[:SHOWN]
        ),
        rests_on=firmest([start.facts for start in found.values()], context.evidence),
    )


def undated(context: RuleContext) -> dict[str, Start]:
    """By vendor, a sub-processor of which a day is missing."""
    return {start.vendor.id: start for start in starts(context) if _lacking(start, context.day)}


def _lacking(start: Start, day: date) -> str:
    """The key of a day that is not there; empty where nothing is lacking, or another rule says it.

    Days to object that are open are `open-objection-window`; a first day and a number of days
    promised, without a day of notice, are `unannounced-subprocessor`.
    """
    if not start.general or not start.due:
        return ""
    if start.since is None:
        return "" if start.to_come(day) else "`since`"
    silent = is_open(start.announced) and start.promised is None and start.since <= day
    return "`announced`" if silent else ""
