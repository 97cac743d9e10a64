"""The part of `unknown-destination` on vendors whose country is unknown."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Company, Vendor
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.place import name_of, the
from onward.transfers.applicable_law import OurLaw
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.party import UNNAMED, nameless
from onward.transfers.status import Code, Judgment, Status

SAY = Texts("onward.rules.transfers.unknown_destination")


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
    several = bool(vendor.one_of)
    fine = several and all(each.status in (Status.INSIDE, Status.HOLDS) for each in judgments)
    regimes = dict.fromkeys(judgment.regime for judgment in judgments if judgment.regime)
    judging = tuple(regimes) or (context.law.leading(context.statuses.flows.regimes),)
    article = OurLaw(judging, context.law, context.day).article("transfer")
    data = {word for flow in flows for word in (flow.data if isinstance(flow.data, tuple) else ())}
    services = {name for flow in flows for name in flow.services}
    return Finding(
        message=SAY(
            "several" if several else "country",
            vendor=vendor.name,
            reached=_reached(flows),
            companies=tuple(map(_company, vendor.one_of)),
            open="unknown" if vendor.country is UNKNOWN else "not recorded",
            places=_nor(flows),
            judged="" if fine else _judged(judgments),
            law=cited(article, context.day),
        ),
        subject=f"{vendor.id}@unknown",
        at=Place(vendor.origin, _route(vendor)),
        covers=tuple(sorted({*data, *services, *regimes})),
        act=article,
        reason=SAY("country-reason"),
        remedy=SAY("several-remedy" if several else "country-remedy", whom=_asked(vendor, flows)),
        severity=Severity.NOTE if fine else None,
    )


def _company(company: Company) -> str:
    name = company.legal_name if isinstance(company.legal_name, str) else SAY("nameless")
    code = company.country
    return f"{name} ({name_of(code)})" if isinstance(code, str) else SAY("nowhere", name=name)


def _route(vendor: Vendor) -> str:
    if vendor.one_of:
        return "/one_of"
    return "/country" if vendor.country is UNKNOWN else ""


def _asked(vendor: Vendor, flows: tuple[Flow, ...]) -> str:
    """Who can say it: the vendor, or those that engage one with which we have no contract."""
    if any(flow.kind is Kind.OWN for flow in flows):
        return str(vendor.name)
    engagers = tuple(dict.fromkeys(flow.exporter.name for flow in flows))
    return SAY("engager", exporters=engagers, vendor=vendor.name)


def _reached(flows: tuple[Flow, ...]) -> str:
    """Through whom the data come to it."""
    if any(flow.kind is Kind.OWN for flow in flows):
        return SAY("contracted")
    exporters = tuple(dict.fromkeys(flow.exporter.name for flow in flows))
    return SAY("behind", exporters=exporters)


def _nor(flows: tuple[Flow, ...]) -> str:
    """What of its places is not known either; a controller answers for its own."""
    places = [place for flow in flows for place in flow.places]
    if all(flow.importer_role is Role.CONTROLLER for flow in flows):
        return ""
    if any(place.chosen_by == "customer" and place.place is UNKNOWN for place in places):
        return SAY("and-choice")
    if any(place.place is UNKNOWN for place in places) or not places:
        return SAY("and-places")
    return ""


def _judged(judgments: list[Judgment]) -> str:
    """As where the importer is judged: a framework presupposes the United States."""
    assumed = next((each for each in judgments if each.destination), None)
    if assumed is None:
        return ""
    if assumed.because(Code.IMPORTER_UNKNOWN):
        return SAY("judged-places", country=the(assumed.destination))
    if assumed.flow.importer.one_of:
        return SAY("judged-worst", country=the(assumed.destination))
    if assumed.because(Code.SEAT_NOT_SAID):
        return SAY("judged-seat", country=the(assumed.destination))
    return SAY("judged-framework", country=the(assumed.destination))
