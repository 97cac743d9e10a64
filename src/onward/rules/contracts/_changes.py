"""Further processors that came after the contract, and whether the leave it gives reaches them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onward.inventory.vendor import Agreement
from onward.transfers.flow import Flow


class Change(NamedTuple):
    """An edge of the chain that the leave of a contract does not reach."""

    flow: Flow
    told: str
    """Why, as the end of a sentence."""
    remedy: str
    routes: tuple[str, ...]
    """The facts that decide, beside the role of the vendor."""


def changes(agreement: Agreement, chain: Iterable[Flow]) -> Iterator[Change]:
    """The edges recorded as begun after the signature, beyond what the contract allows.

    A specific leave names each party: one that came after the signature is not among them. A
    general one asks for notice: an edge that began before the days agreed had passed is shown by
    its own days. An edge whose first day nobody recorded is taken to stand on the list agreed.
    """
    for flow in chain:
        if not isinstance(flow.since, date):
            continue
        signed = agreement.signed if isinstance(agreement.signed, date) else None
        if signed is not None and flow.since <= signed:
            continue
        if agreement.authorisation == "specific":
            if signed is not None:
                yield _unnamed(flow, agreement, signed)
        elif isinstance(flow.announced, date):
            days = agreement.notice_days if isinstance(agreement.notice_days, int) else 0
            if flow.since < flow.announced + timedelta(days=days):
                yield _hasty(flow, flow.announced, days)


def _unnamed(flow: Flow, agreement: Agreement, signed: date) -> Change:
    return Change(
        flow,
        f"and the contract of {signed} allows only those it names",
        "object, or have the list of the contract amended and record the day of that in `signed`",
        (f"{flow.at.route}/since", f"{agreement.route}/signed", f"{agreement.route}/authorisation"),
    )


def _hasty(flow: Flow, announced: date, days: int) -> Change:
    asked = f", though {days} days of notice are agreed" if days else ""
    return Change(
        flow,
        f"of which it told us on {announced}{asked}",
        f"ask {flow.exporter.name} to keep to its notice, and object while we can",
        (f"{flow.at.route}/since", f"{flow.at.route}/announced"),
    )
