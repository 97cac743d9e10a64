"""Further processors that came after the contract, and whether its authorisation covers them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onward.diagnostic import Severity
from onward.inventory.vendor import Agreement, Edge
from onward.rules._texts import Texts
from onward.rules.contracts._chain import approved
from onward.transfers.flow import Flow

SAY = Texts("onward.rules.contracts.unauthorised_subprocessing")


class Change(NamedTuple):
    """An edge of the chain that the authorisation of a contract does not cover."""

    flow: Flow
    message: str
    """What is wrong, with the provision that asks for it."""
    remedy: str
    routes: tuple[str, ...]
    """The facts that decide, beside the role of the vendor."""
    severity: Severity | None = None
    """A note, where the days to object have passed since; None: the severity of the rule."""


def changes(
    agreement: Agreement, chain: Iterable[tuple[Flow, Edge]], day: date, law: str
) -> Iterator[Change]:
    """The edges recorded as begun after the signature, beyond what the contract allows.

    A specific authorisation names each party: one that came after the signature is not among them.
    A general one asks for notice: an edge that began before the days agreed had passed is shown by
    its own days. An edge whose first day is not recorded counts as one of the list agreed, and one
    that we approved is settled.
    """
    for flow, edge in chain:
        if not isinstance(edge.since, date) or approved(edge, day):
            continue
        signed = agreement.signed if isinstance(agreement.signed, date) else None
        if signed is not None and edge.since <= signed:
            continue
        if agreement.authorisation == "specific":
            if signed is not None:
                yield _unnamed(flow, agreement, signed, law)
        elif isinstance(edge.notified, date):
            days = agreement.notice_days if isinstance(agreement.notice_days, int) else 0
            if edge.since < edge.notified + timedelta(days=days):
                own = agreement.objection_days
                last = edge.notified + timedelta(days=own if isinstance(own, int) else days)
                yield _hasty(flow, edge.notified, days, law, passed=last <= day)


def _unnamed(flow: Flow, agreement: Agreement, signed: date, law: str) -> Change:
    return Change(
        flow,
        SAY(
            "specific",
            name=flow.exporter.name,
            party=flow.importer.name,
            since=flow.since,
            signed=signed,
            law=law,
        ),
        SAY("specific-remedy"),
        (f"{flow.at.route}/since", f"{agreement.route}/signed", f"{agreement.route}/authorisation"),
    )


def _hasty(flow: Flow, notified: date, days: int, law: str, *, passed: bool) -> Change:
    return Change(
        flow,
        SAY(
            "short" if days else "late",
            name=flow.exporter.name,
            party=flow.importer.name,
            since=flow.since,
            notified=notified,
            days=days,
            law=law,
        ),
        SAY("late-remedy", name=flow.exporter.name),
        (f"{flow.at.route}/since", f"{flow.at.route}/notified"),
        Severity.NOTE if days and passed else None,
    )
