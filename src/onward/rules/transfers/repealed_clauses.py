"""repealed-clauses: contract clauses of a set that is repealed, or closed to this contract."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.instrument import Instrument
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code, Reason

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and set; a warning where a day is missing."""
    for group in reported_by(context, "repealed-clauses"):
        row = context.law.instrument(group.reason.instrument)
        yield find(
            context,
            group,
            _said(group.reason, row),
            because=", ".join(group.details).rstrip(".") or f"the set ended by {row.ended_by}",
        )


def _said(reason: Reason, row: Instrument) -> str:
    match reason.code:
        case Code.SIGNED_TOO_LATE:
            return f"signed on {reason.day}, and {row.last_day} was the last day for new contracts"
        case Code.PROCESSING_CHANGED:
            changed = f"on {reason.day}" if reason.day else "(day not recorded)"
            return (
                f"the set counted while the processing stayed as it was, and it changed {changed}"
            )
        case Code.OLD_SET_UNDATED:
            return f"it counts if signed by {row.last_day}, and the day is not recorded"
        case Code.OLD_SET_UNSETTLED:
            return "whether that set still counts is unsettled"
        case _:
            return f"the set counted to {reason.day} at most"
