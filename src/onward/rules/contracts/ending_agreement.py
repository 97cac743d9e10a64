"""ending-agreement: the contract with a processor ends soon, and no later end is recorded."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Severity
from onward.inventory.value import Day
from onward.inventory.vendor import Agreement
from onward.rules._case import Case, Finding
from onward.rules._horizon import left, near
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._law import EUROPEAN, cited
from onward.rules.contracts._parties import Engaged, edges, joint_controllers, processors
from onward.rules.contracts._standing import Standing, ending, last_day, standing
from onward.rules.register._law import Asked, asked

SEVERITY = Severity.WARNING
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN)
REASON = "from the day after there is none, unless a new one is agreed before"


def check(case: Case) -> Iterator[Finding]:
    """One finding for each contract of ours that ends within the horizon, and each further down."""
    law = cited(case, "(3)")
    if law is not None:
        for each in processors(case):
            if each.clauses is Counted.NO:
                what = f"the contract with {each.name}, our processor,"
                yield from _ours(case, law, each, what)
    law = asked(case, "joint")
    if law is not None and case.footings.flows.regimes is not None:
        for each in joint_controllers(case):
            what = f"the arrangement with {each.name}, with which we decide jointly,"
            yield from _ours(case, law, each, what)
    law = cited(case, "(4)", EUROPEAN)
    if law is not None:
        yield from _theirs(case, law)


def _ours(case: Case, law: Asked, each: Engaged, what: str) -> Iterator[Finding]:
    end = _end(each.agreement, each.vendor.until, case)
    if end is None or each.agreement is None:
        return
    at = each.at(ending(each.agreement))
    yield Finding(
        message=f"{what} ends on {end}, {left(end, case.day)} ({law.article}, {case.day})",
        subject=each.vendor.id,
        at=at,
        covers=each.services,
        act=law.act,
        reason=REASON,
        remedy="renew it and record its new end, or record `until` of the vendor where the use"
        " ends with it",
        rests_on=(*each.facts, at),
    )


def _theirs(case: Case, law: Asked) -> Iterator[Finding]:
    for flow in edges(case):
        end = _end(flow.agreement, None, case)
        if end is None or flow.agreement is None:
            continue
        if counted(flow.grounds, flow.importer.legal_name, case, [flow]) is not Counted.NO:
            continue
        at = Place(flow.at.path, f"{flow.agreement.route}/{ending(flow.agreement)}")
        yield Finding(
            message=f"the contract of {flow.exporter.name} with its processor"
            f" {flow.importer.name} ends on {end}, {left(end, case.day)}"
            f" ({law.article}, {case.day})",
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            reason=REASON,
            remedy=f"ask {flow.exporter.name} what follows, and record the new end",
            rests_on=(flow.at, at),
        )


def _end(agreement: Agreement | None, used_until: Day, case: Case) -> date | None:
    """The last day of a running contract, if it is near and the use does not end with it."""
    end = last_day(agreement) if agreement is not None else None
    if end is None or standing(agreement, case.day) not in RUNNING or not near(end, case):
        return None
    return None if isinstance(used_until, date) and used_until <= end else end
