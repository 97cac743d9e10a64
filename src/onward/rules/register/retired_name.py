"""A name that the law no longer knows stands in a document or record of ours."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.tables import RetiredName
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._retired import noted, uses

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each subject and retired name, from the day on which it was retired."""
    for use in uses(context):
        row = use.row
        if row.gone(context.day):
            yield Finding(
                message=SAY(
                    "message",
                    by=use.by,
                    name=row.old,
                    since=row.since,
                    act=row.act,
                    day=context.day,
                ),
                subject=use.subject,
                cause=row.id,
                at=use.at,
                act=row.act,
                reason=_reason(row),
                remedy=_remedy(row),
            )


def _reason(row: RetiredName) -> str:
    """Why it matters, with the note of the law data, and what of it is not verified."""
    match row.sort:
        case "act" | "authority" | "term":
            reason = SAY("reason", note=noted(row))
        case _:
            reason = noted(row)
    return SAY("unverified", reason=reason, unverified=row.unverified) if row.unverified else reason


def _remedy(row: RetiredName) -> str:
    match row.sort:
        case "act":
            return SAY("act", new=row.new)
        case "authority":
            return SAY("authority", new=row.new)
        case "form":
            return SAY("form-remedy", new=row.new)
        case "mechanism":
            return SAY("mechanism", new=row.new)
        case _:
            return SAY("term", new=row.new)
