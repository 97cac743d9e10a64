"""certificate-due-soon: a recipient on which a transfer rests has to certify again soon."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.mechanism import Mechanism
from onward.rules._horizon import left, near
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._flows import country_at, edge, located
from onward.transfers.status import Judgment, Status

SEVERITY = Severity.NOTE
SAY = Texts(__name__)
DAYS = 30
"""Certificates run for a year: so many days ahead, unless our policy sets `horizon_days`."""
CARRYING = (Status.HOLDS, Status.EXPIRING)
LISTED = ("participant", "covered")


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and framework."""
    for judgment in context.statuses.judgments:
        if judgment.status not in CARRYING or not located(judgment):
            continue
        for mechanism in judgment.flow.mechanisms or ():
            due = _due(mechanism, context)
            if due is not None and _relied_on(mechanism, judgment):
                yield _finding(context, judgment, mechanism, due)


def _due(mechanism: Mechanism, context: RuleContext) -> date | None:
    certified = mechanism.certified
    if certified is None or certified.listed_as not in LISTED:
        return None
    due = certified.due
    return due if isinstance(due, date) and near(due, context, DAYS) else None


def _relied_on(mechanism: Mechanism, judgment: Judgment) -> bool:
    return any(each.instrument == mechanism.instrument for each in judgment.mechanisms)


def _finding(context: RuleContext, judgment: Judgment, mechanism: Mechanism, due: date) -> Finding:
    flow, row = judgment.flow, context.law.instrument(str(mechanism.instrument))
    at = flow.mechanism_at._replace(route=f"{mechanism.route}/certified/due")
    article = context.law.article("adequacy", row.regime, context.day)
    return Finding(
        message=SAY(
            "message",
            way=edge(flow),
            mechanism=row.name,
            due=due,
            left=left(due, context.day),
            law=cited(article, context.day),
        ),
        subject=flow.subject,
        cause=row.id,
        at=at,
        covers=flow.services,
        act=row.act,
        rests_on=(country_at(flow), at),
    )
