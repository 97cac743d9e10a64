"""Vendors that data reach and whose country nobody knows."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Vendor
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._chains import regime
from onward.terms.place import the
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.party import UNNAMED, nameless
from onward.transfers.status import Code, Judgment
from onward.wording.english import few


def vendors(context: RuleContext) -> Iterator[Finding]:
    """One finding for each of them, however many flows lead there."""
    found: dict[str, list[Judgment]] = {}
    for judgment in context.statuses.judgments:
        flow = judgment.flow
        vendor = flow.kind in (Kind.OWN, Kind.CHAIN) and flow.importer.id != UNNAMED
        if (
            vendor
            and not isinstance(flow.country, str)
            and not nameless(flow.importer)
            and not judgment.because(Code.REGIME_UNKNOWN, Code.LAW_NOT_HELD)
        ):
            found.setdefault(flow.importer.id, []).append(judgment)
    for name, judgments in sorted(found.items()):
        yield _finding(context, context.inventory.vendors[name], judgments)


def _finding(context: RuleContext, vendor: Vendor, judgments: list[Judgment]) -> Finding:
    flows = tuple(judgment.flow for judgment in judgments)
    article = context.law.article("transfer", regime(context), context.day)
    data = {word for flow in flows for word in (flow.data if isinstance(flow.data, tuple) else ())}
    services = {name for flow in flows for name in flow.services}
    regimes = {judgment.regime for judgment in judgments if judgment.regime}
    return Finding(
        message=f"{vendor.name}: on {context.day} it is not known in which country the company"
        f" {_reached(flows)} is established{_nor(flows)}{_judged(judgments)} ({article})",
        subject=f"{vendor.id}@unknown",
        at=Place(vendor.origin, "/country" if vendor.country is UNKNOWN else ""),
        covers=tuple(sorted(data | services | regimes)),
        act=article,
        reason="whether data leave, and what they need to leave on, hangs on where the company is"
        " that receives them; where its disks stand does not settle it",
        remedy=f"ask {_asked(vendor, flows)} which legal entity it is, in which country, and from"
        " where it works; record `legal_name`, `country` and `locations`",
    )


def _asked(vendor: Vendor, flows: tuple[Flow, ...]) -> str:
    """Who can say it: the vendor, or those that engage one with which we have no contract."""
    if any(flow.kind is Kind.OWN for flow in flows):
        return str(vendor.name)
    engagers = tuple(dict.fromkeys(flow.exporter.name for flow in flows))
    return f"{few(engagers)} of {vendor.name}"


def _reached(flows: tuple[Flow, ...]) -> str:
    """Through whom the data come to it."""
    if any(flow.kind is Kind.OWN for flow in flows):
        return "that we contract with"
    return f"behind {few(tuple(dict.fromkeys(flow.exporter.name for flow in flows)))}"


def _nor(flows: tuple[Flow, ...]) -> str:
    """What of its places is not known either; a controller answers for its own."""
    places = [place for flow in flows for place in flow.places]
    if all(flow.importer_role is Role.CONTROLLER for flow in flows):
        return ""
    if any(place.chosen_by == "customer" and place.place is UNKNOWN for place in places):
        return ", nor which place the customer chose"
    if any(place.place is UNKNOWN for place in places) or not places:
        return ", nor where it keeps the data"
    return ""


def _judged(judgments: list[Judgment]) -> str:
    """As where the importer is judged: a framework presupposes the United States."""
    assumed = next((each for each in judgments if each.destination), None)
    if assumed is None:
        return ""
    if assumed.because(Code.IMPORTER_UNKNOWN):
        return f"; judged as in {the(assumed.destination)}, where its places are"
    return "; judged as in the United States, as the framework named presupposes"
