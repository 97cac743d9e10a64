"""certificate-due-soon: a recipient on which a transfer rests has to certify again soon."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.safeguard import Safeguard
from onward.rules._case import Case, Finding
from onward.rules._horizon import left, near
from onward.rules.transfers._flows import country_at, edge, settled
from onward.transfers.footing import Footing, Judgment

SEVERITY = Severity.NOTE
DAYS = 30
"""Certificates run for a year: so many days ahead, unless our policy sets `horizon_days`."""
CARRYING = (Footing.HOLDS, Footing.LAPSES)
LISTED = ("participant", "covered")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer, destination and framework."""
    for judgment in case.footings.judgments:
        if judgment.footing not in CARRYING or not settled(judgment.flow):
            continue
        for safeguard in judgment.flow.grounds or ():
            due = _due(safeguard, case)
            if due is not None and _relied_on(safeguard, judgment):
                yield _finding(case, judgment, safeguard, due)


def _due(safeguard: Safeguard, case: Case) -> date | None:
    certified = safeguard.certified
    if certified is None or certified.listed_as not in LISTED:
        return None
    due = certified.due
    return due if isinstance(due, date) and near(due, case, DAYS) else None


def _relied_on(safeguard: Safeguard, judgment: Judgment) -> bool:
    return any(each.instrument == safeguard.instrument for each in judgment.grounds)


def _finding(case: Case, judgment: Judgment, safeguard: Safeguard, due: date) -> Finding:
    flow, row = judgment.flow, case.book.instrument(str(safeguard.instrument))
    at = flow.ground_at._replace(route=f"{safeguard.route}/certified/due")
    article = case.book.article("adequacy", judgment.regime, case.day)
    return Finding(
        message=f"{edge(flow)}, relying on {row.name}: the certificate has to be renewed by {due},"
        f" {left(due, case.day)} ({article}, {case.day})",
        subject=flow.subject,
        cause=row.id,
        at=at,
        covers=flow.services,
        act=row.act,
        reason="a recipient that has not certified again is taken off the list, and the framework"
        " carries nothing to it",
        remedy="look at the list after that day, and record the new `due`, and the day in"
        " `verified`",
        rests_on=(country_at(flow), at),
    )
