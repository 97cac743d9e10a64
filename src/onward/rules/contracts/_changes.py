"""Further processors that came after the contract, and whether its authorisation covers them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onward.diagnostic import Severity
from onward.inventory.vendor import Agreement, Edge
from onward.rules.contracts._chain import approved
from onward.transfers.flow import Flow


class Change(NamedTuple):
    """An edge of the chain that the authorisation of a contract does not cover."""

    flow: Flow
    told: str
    """Why, as the end of a sentence."""
    remedy: str
    routes: tuple[str, ...]
    """The facts that decide, beside the role of the vendor."""
    severity: Severity | None = None
    """A note, where the days to object have passed since; None: the severity of the rule."""


def changes(
    agreement: Agreement, chain: Iterable[tuple[Flow, Edge]], day: date
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
                yield _unnamed(flow, agreement, signed)
        elif isinstance(edge.notified, date):
            days = agreement.notice_days if isinstance(agreement.notice_days, int) else 0
            if edge.since < edge.notified + timedelta(days=days):
                yield _hasty(flow, edge.notified, days, day)


def _unnamed(flow: Flow, agreement: Agreement, signed: date) -> Change:
    return Change(
        flow,
        f"and the contract of {signed} allows only those it names",
        "object; or approve it in writing and record the day in `approved` of the entry, or that of"
        " the amended contract in `signed`",
        (f"{flow.at.route}/since", f"{agreement.route}/signed", f"{agreement.route}/authorisation"),
    )


def _hasty(flow: Flow, notified: date, days: int, day: date) -> Change:
    asked = f", though {days} days of notice are agreed" if days else ""
    passed = bool(days) and notified + timedelta(days=days) <= day
    return Change(
        flow,
        f"of which it informed us on {notified}{asked}",
        f"ask {flow.exporter.name} to keep to its notice; object, or record in `approved` of the"
        " entry the day on which we decided not to",
        (f"{flow.at.route}/since", f"{flow.at.route}/notified"),
        Severity.NOTE if passed else None,
    )
