"""unconfirmed-onward-transfer: a vendor outside passes data on, and what that takes is not
recorded.
"""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.instrument import InstrumentKind
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._article46 import CARRYING
from onward.rules.transfers._flows import country_at, edge, settled_groups
from onward.transfers.reason_text import settle
from onward.transfers.status import Code

SEVERITY = Severity.WARNING
ANY = "no contract for passing data on is recorded"
ASKED = {
    InstrumentKind.FRAMEWORK: "no onward contract is recorded, as the {name} asks",
    InstrumentKind.CLAUSES: "no contract with the same duties is recorded, as the {name} ask",
    InstrumentKind.ADDENDUM: "no contract with the same duties is recorded, as the {name} asks",
    InstrumentKind.RULES: "neither membership nor a contract is recorded, as the binding rules ask",
}
"""What the mechanism by which data reached a vendor asks of it before it passes them on."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each edge of the chain."""
    found = tuple(settled_groups(context, *owned("unconfirmed-onward-transfer")))
    asked = _asked(context, {group.judgment.flow.exporter.id for group in found})
    for group in found:
        flow, reason = group.judgment.flow, group.reason
        missing = asked.get(flow.exporter.id, ANY)
        said = dict.fromkeys(_said(each.code, group, missing) for each in group.reasons)
        steps = dict.fromkeys(settle(each, group.judgment, context.law) for each in group.reasons)
        yield Finding(
            message=f"{edge(flow)}: {'; '.join(said)}, on {context.day} ({reason.article})",
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            reason="protection must travel with the data: a vendor outside that passes them on is"
            " bound by the mechanism by which they came",
            remedy="; ".join(steps),
            rests_on=(country_at(flow), flow.exporter.at._replace(route="/country"), reason.at),
        )


def _said(code: Code, group: Group, missing: str) -> str:
    match code:
        case Code.ONWARD_CONTRACT_ALONE:
            name = next(each.detail[0] for each in group.reasons if each.code is code)
            return (
                f"only a contract is recorded, and the data came under {name}: that asks for an"
                " adequate country, or for clauses or binding rules with the next party"
            )
        case Code.ONWARD_FORBIDDEN:
            name = group.judgment.flow.exporter.name
            return f"{name} undertook to pass data to nobody outside (`no-onward-transfer`)"
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
                found.setdefault(name, ASKED[row.kind].format(name=row.name))
    return found
