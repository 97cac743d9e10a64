"""inbound-transfer: we are outside the regime of customers for whom we act, who export to us."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.place import the
from onward.transfers.flow import Kind
from onward.transfers.reason_text import why
from onward.transfers.status import Code, Judgment, Status

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One note for all customers; those whose mechanism fails have a graver finding."""
    found = [each for each in context.statuses.judgments if _noted(each)]
    if not found:
        return
    flow = found[0].flow
    articles = tuple(dict.fromkeys(each.reasons[0].article for each in found))
    regimes = tuple(judgment.regime for judgment in found)
    data = flow.data if isinstance(flow.data, tuple) else ()
    reasons = dict.fromkeys(why(each.reasons[0], each, context.law) for each in found)
    known = isinstance(flow.country, str)
    yield Finding(
        message=SAY(
            "message" if known else "unknown",
            regimes=context.law.law_of(regimes),
            country=the(str(flow.country)) if known else "",
            why="; ".join(reasons),
            law=cited(", ".join(articles), context.day),
        ),
        subject=flow.subject,
        at=flow.at,
        covers=tuple(sorted({*flow.services, *data, *regimes})),
        act="; ".join(articles),
        remedy=SAY("decided" if all(map(_decided, found)) else "remedy" if known else "country"),
    )


def _noted(judgment: Judgment) -> bool:
    if judgment.flow.kind is not Kind.INBOUND or judgment.because(Code.LAW_NOT_HELD):
        return False
    fails = judgment.status is Status.FAILS
    return not fails or bool(judgment.because(Code.NO_MECHANISM))


def _decided(judgment: Judgment) -> bool:
    """Whether a decision on our country carries it, with no end near: nothing is to be recorded."""
    return judgment.status is Status.HOLDS and bool(judgment.because(Code.ADEQUATE))
