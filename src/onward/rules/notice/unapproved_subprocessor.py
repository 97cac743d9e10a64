"""unapproved-subprocessor: a customer approves each sub-processor, and this one it did not."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Place, Severity
from onward.inventory.organisation import Controller
from onward.inventory.value import UNKNOWN
from onward.rules._case import Case, Finding
from onward.rules.contracts._law import of_subprocessors
from onward.rules.notice._approvals import called, given
from onward.rules.notice._starts import Start, starts
from onward.rules.register._law import Asked
from onward.wording.english import few

SEVERITY = Severity.ERROR


class Lack(NamedTuple):
    """A customer of which a sub-processor has no written approval, or had none in time."""

    start: Start
    customer: Controller
    severity: Severity
    told: str
    """What is the matter, after the name of the sub-processor; `{}` stands for the customers."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each sub-processor: the gravest lack, with the customers of all such."""
    law = of_subprocessors(case)
    if law is None:
        return
    found: dict[str, list[Lack]] = {}
    for start in starts(case):
        if start.due:
            lacks = (_lack(start, each, case.day) for each in start.specific)
            found.setdefault(start.vendor.id, []).extend(each for each in lacks if each)
    for told in found.values():
        if told:
            yield _finding(case, law, told)


def _lack(start: Start, customer: Controller, day: date) -> Lack | None:
    """A list that lacks the sub-processor says that it is not approved; no list says nothing."""
    approved = given(customer, start.vendor.id)
    if isinstance(approved, date) and approved <= day:
        if start.since is None or approved <= start.since:
            return None
        late = f"was approved by {{}} on {approved}, after it began on {start.since}"
        return Lack(start, customer, Severity.NOTE, late)
    if approved is UNKNOWN or customer.approvals is None:
        told = "needs the written approval of {}, and no day of one is recorded"
        return Lack(start, customer, Severity.WARNING, told)
    if start.to_come(day):
        begins = f" on {start.since}" if start.since else ""
        told = f"is to begin{begins}, and the written approval of {{}} is not there"
        return Lack(start, customer, Severity.WARNING, told)
    return Lack(start, customer, Severity.ERROR, "is in use without the written approval of {}")


def _finding(case: Case, law: Asked, lacks: list[Lack]) -> Finding:
    first = min(lacks, key=lambda lack: lack.severity.rank)
    alike = [lack for lack in lacks if lack.told == first.told]
    names = tuple(dict.fromkeys(called(lack.customer) for lack in alike))
    start = first.start
    customer = Place(start.activity.origin, first.customer.route)
    leave = customer._replace(route=f"{customer.route}/authorisation")
    return Finding(
        message=f"{start.name} {first.told.format(few(names, 4))} ({law.article}, {case.day})",
        subject=start.vendor.id,
        at=customer,
        covers=names,
        act=law.act,
        reason="under a specific authorisation a further processor is engaged only after the"
        " customer approved it in writing: silence is no approval",
        remedy=_remedy(first),
        rests_on=(*start.facts, leave),
        severity=first.severity,
    )


def _remedy(lack: Lack) -> str:
    if lack.severity is Severity.NOTE:
        return "keep the approval, and what the customer says of the time before"
    entry = f"{{vendor: {lack.start.vendor.id}, given: DAY}}"
    return (
        "ask for the approval and do without the sub-processor until it is there; record it in"
        f" `approvals` of the customer: {entry}; where it was there from the first day of the"
        " activity, record that day in `since` of both"
    )
