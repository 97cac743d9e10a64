"""unapproved-subprocessor: a customer approves each sub-processor, and this one it did not."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Place, Severity
from onward.inventory.organisation import Controller
from onward.inventory.value import UNKNOWN
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.notice._starts import starts
from onward.transfers.subprocessors import Start, approved, customer_name

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


class Lack(NamedTuple):
    """A customer of which a sub-processor has no written approval, or had none in time."""

    start: Start
    customer: Controller
    severity: Severity
    key: str
    """The sentence on it, and"""
    facts: tuple[tuple[str, date | None], ...] = ()
    """the days in that sentence."""


@under_contract_law("subprocessor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each sub-processor: the gravest lack, with the customers of all such."""
    found: dict[str, list[Lack]] = {}
    for start in starts(context):
        if start.due:
            lacks = (_lack(start, each, context.day) for each in start.specific)
            found.setdefault(start.vendor.id, []).extend(each for each in lacks if each)
    for wording in found.values():
        if wording:
            yield _finding(law, wording)


def _lack(start: Start, customer: Controller, day: date) -> Lack | None:
    """A list that lacks the sub-processor says that it is not approved; no list says nothing."""
    given = approved(customer, start.vendor.id)
    if isinstance(given, date) and given <= day:
        if start.since is None or given <= start.since:
            return None
        days = (("approved", given), ("since", start.since))
        return Lack(start, customer, Severity.NOTE, "late", days)
    if given is UNKNOWN or customer.approvals is None:
        return Lack(start, customer, Severity.WARNING, "unrecorded")
    if start.to_come(day):
        planned = "planned" if start.since else "planned-undated"
        return Lack(start, customer, Severity.WARNING, planned, (("since", start.since),))
    return Lack(start, customer, Severity.ERROR, "missing")


def _finding(law: Asked, lacks: list[Lack]) -> Finding:
    first = min(lacks, key=lambda lack: lack.severity.rank)
    alike = [lack for lack in lacks if (lack.key, lack.facts) == (first.key, first.facts)]
    names = tuple(dict.fromkeys(customer_name(lack.customer) for lack in alike))
    start = first.start
    customer = Place(start.activity.origin, first.customer.route)
    leave = customer._replace(route=f"{customer.route}/authorisation")
    return Finding(
        message=SAY(
            "message",
            name=start.name,
            what=SAY(first.key, customers=names, **dict(first.facts)),
            law=law.cited,
        ),
        subject=start.vendor.id,
        at=customer,
        covers=names,
        act=law.act,
        remedy=_remedy(first),
        rests_on=(*start.facts, leave),
        severity=first.severity,
    )


def _remedy(lack: Lack) -> str:
    if lack.severity is Severity.NOTE:
        return SAY("keep")
    return SAY("remedy", entry=f"{{vendor: {lack.start.vendor.id}, given: DAY}}")
