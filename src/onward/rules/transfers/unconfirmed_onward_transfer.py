"""unconfirmed-onward-transfer: a vendor outside passes data on, and what that takes is not
recorded.
"""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.instrument import InstrumentKind
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._article46 import CARRYING
from onward.rules.transfers._flows import country_at, edge, reportable_groups
from onward.rules.transfers._mechanisms import settled
from onward.transfers.status import Code

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
ASKED = {
    InstrumentKind.FRAMEWORK: "framework",
    InstrumentKind.CLAUSES: "clauses",
    InstrumentKind.ADDENDUM: "clauses",
    InstrumentKind.RULES: "rules",
}
"""What the mechanism under which a vendor received data asks of it before it passes them on."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each edge of the chain."""
    found = tuple(reportable_groups(context, *owned("unconfirmed-onward-transfer")))
    asked = _asked(context, {group.judgment.flow.exporter.id for group in found})
    for group in found:
        flow, reason = group.judgment.flow, group.reason
        missing = asked.get(flow.exporter.id) or SAY("any")
        said = dict.fromkeys(_said(each.code, group, missing) for each in group.reasons)
        yield Finding(
            message=SAY(
                "message",
                way=edge(flow),
                what="; ".join(said),
                law=cited(reason.article, context.day),
            ),
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            remedy=settled(context, group),
            rests_on=(country_at(flow), flow.exporter.at._replace(route="/country"), reason.at),
        )


def _said(code: Code, group: Group, missing: str) -> str:
    match code:
        case Code.ONWARD_CONTRACT_ALONE:
            name = next(each.detail[0] for each in group.reasons if each.code is code)
            return SAY("contract-alone", mechanism=name)
        case Code.ONWARD_FORBIDDEN:
            return SAY("forbidden", exporter=group.judgment.flow.exporter.name)
        case _:
            return missing


def _asked(context: RuleContext, exporters: set[str]) -> dict[str, str]:
    """By exporter, what is missing by the first mechanism of arrival that says something of it."""
    found: dict[str, str] = {}
    for judgment in context.statuses.judgments:
        name = judgment.flow.importer.id
        if name not in exporters or not judgment.regime or judgment.status not in CARRYING:
            continue
        for mechanism in judgment.mechanisms:
            row = context.law.instruments.get(mechanism.instrument)
            if row is not None and row.kind in ASKED:
                text = SAY(ASKED[row.kind], mechanism=row.name, n=2 if row.plural else 1)
                found.setdefault(name, text)
    return found
