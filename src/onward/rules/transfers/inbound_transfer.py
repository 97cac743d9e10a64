"""inbound-transfer: we are outside the regime of customers for whom we act, who export to us."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.place import the
from onward.transfers.flow import Flow, Kind
from onward.transfers.reason_text import why
from onward.transfers.status import Code, Judgment, Status

SEVERITY = Severity.NOTE


def check(context: RuleContext) -> Iterator[Finding]:
    """One note for all customers; those whose mechanism fails have a graver finding."""
    found = [each for each in context.statuses.judgments if _noted(each)]
    if not found:
        return
    flow, reason = found[0].flow, found[0].reasons[0]
    regimes = tuple(judgment.regime for judgment in found)
    data = flow.data if isinstance(flow.data, tuple) else ()
    said = "; ".join(dict.fromkeys(why(each.reasons[0], each, context.law) for each in found))
    law = context.law.law_of(regimes)
    yield Finding(
        message=f"customers under {law} hand data to {_us(flow)} on {context.day}:"
        f" a transfer of theirs ({reason.article}); {said}",
        subject=flow.subject,
        at=flow.at,
        covers=tuple(sorted({*flow.services, *data, *regimes})),
        act=reason.article,
        reason="who discloses answers for the transfer; as importer we owe what the transfer"
        " mechanism asks of"
        " us, and our customers will ask for it",
        remedy="record the transfer mechanism under `frameworks` or `mechanisms` of the"
        " organisation, and hand"
        " customers what they need to assess it",
    )


def _noted(judgment: Judgment) -> bool:
    if judgment.flow.kind is not Kind.INBOUND or judgment.because(Code.LAW_NOT_HELD):
        return False
    fails = judgment.status is Status.FAILS
    return not fails or bool(judgment.because(Code.NO_MECHANISM))


def _us(flow: Flow) -> str:
    """Where we are, as far as it is known."""
    return f"us in {the(flow.country)}" if isinstance(flow.country, str) else "us, wherever we are,"
