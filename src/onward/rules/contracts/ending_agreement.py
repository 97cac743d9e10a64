"""ending-agreement: the contract with a processor ends soon, and no later end is recorded."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Severity
from onward.inventory.value import Day
from onward.inventory.vendor import Agreement
from onward.rules._horizon import left, near
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._contract_status import Standing, ending, last_day, standing
from onward.rules.contracts._contracting_vendors import (
    Engaged,
    edges,
    joint_controllers,
    processors,
)
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._citation import Asked, asked

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each contract of ours that ends within the horizon, and each further down."""
    law = contract_law(context, "agreement")
    if law is not None:
        for each in processors(context):
            if each.clauses is Counted.NO:
                yield from _ours(context, law, each, joint=False)
    law = asked(context, "joint")
    if law is not None and context.statuses.flows.regimes is not None:
        for each in joint_controllers(context):
            yield from _ours(context, law, each, joint=True)
    law = contract_law(context, "flow-down")
    if law is not None:
        yield from _theirs(context, law)


def _ours(context: RuleContext, law: Asked, each: Engaged, *, joint: bool) -> Iterator[Finding]:
    end = _end(each.agreement, each.vendor.until, context)
    if end is None or each.agreement is None:
        return
    at = each.at(ending(each.agreement))
    yield Finding(
        message=SAY(
            "joint" if joint else "ours",
            name=each.name,
            end=end,
            left=left(end, context.day),
            law=cited(law.article, context.day),
        ),
        subject=each.vendor.id,
        at=at,
        covers=each.services,
        act=law.act,
        rests_on=(*each.facts, at),
    )


def _theirs(context: RuleContext, law: Asked) -> Iterator[Finding]:
    for flow in edges(context):
        end = _end(flow.agreement, None, context)
        if end is None or flow.agreement is None:
            continue
        if counted(flow.mechanisms, flow.importer.legal_name, context, [flow]) is not Counted.NO:
            continue
        at = Place(flow.at.path, f"{flow.agreement.route}/{ending(flow.agreement)}")
        yield Finding(
            message=SAY(
                "theirs",
                exporter=flow.exporter.name,
                importer=flow.importer.name,
                end=end,
                left=left(end, context.day),
                law=cited(law.article, context.day),
            ),
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            remedy=SAY("ask", exporter=flow.exporter.name),
            rests_on=(flow.at, at),
        )


def _end(agreement: Agreement | None, used_until: Day, context: RuleContext) -> date | None:
    """The last day of a running contract, if it is near and the use does not end with it."""
    end = last_day(agreement) if agreement is not None else None
    if end is None or standing(agreement, context.day) not in RUNNING or not near(end, context):
        return None
    return None if isinstance(used_until, date) and used_until <= end else end
