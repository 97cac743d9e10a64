"""An inventory under new ids: wherever a record names another by its id."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from onward.diff.detect_renames import Renames
from onward.inventory.organisation import Activity, Controller, Notice
from onward.inventory.records import Inventory, Waiver
from onward.inventory.value import Terms
from onward.inventory.vendor import Edge, Evidence, Location, Service, Vendor
from onward.transfers.subject import Subject

Ids = Mapping[str, str]


def renamed(inventory: Inventory, new: Renames) -> Inventory:
    """The same inventory in which everything that was renamed bears its new id."""
    if new.none:
        return inventory
    new = replace(new, vendors={**new.replaced, **new.vendors}, replaced={})
    vendors = [_vendor(each, new) for each in inventory.vendors.values()]
    activities = [_activity(each, new) for each in inventory.activities.values()]
    ours = inventory.organisation
    name = new.inventory.get(inventory.id, inventory.id)
    notices = tuple(_notice(each, new.vendors) for each in ours.notices)
    organisation = replace(
        ours, id=name, notices=notices, evidence=_evidence(ours.evidence, "notices", new.vendors)
    )
    return replace(
        inventory,
        id=name,
        organisation=organisation,
        vendors={each.id: each for each in sorted(vendors, key=lambda each: each.id)},
        activities={each.id: each for each in sorted(activities, key=lambda each: each.id)},
        waivers={name: _waiver(each, new) for name, each in inventory.waivers.items()},
    )


def _activity(activity: Activity, new: Renames) -> Activity:
    controllers = activity.controllers
    return replace(
        activity,
        id=new.activities.get(activity.id, activity.id),
        controllers=None
        if controllers is None
        else tuple(_controller(each, new.vendors) for each in controllers),
    )


def _controller(controller: Controller, ids: Ids) -> Controller:
    """A customer, whose approvals name vendors."""
    approvals = controller.approvals
    if approvals is None:
        return controller
    named = (replace(each, vendor=ids.get(each.vendor, each.vendor)) for each in approvals)
    return replace(controller, approvals=tuple(sorted(named, key=str)))


def _vendor(vendor: Vendor, new: Renames) -> Vendor:
    id_ = new.vendors.get(vendor.id, vendor.id)
    services = new.services.get(id_, {})
    evidence = _evidence(vendor.evidence, "subprocessors", new.vendors)
    edges = vendor.subprocessors
    return replace(
        vendor,
        id=id_,
        services=tuple(
            sorted(
                (_service(each, new, services) for each in vendor.services),
                key=lambda each: each.id,
            )
        ),
        subprocessors=None
        if edges is None
        else tuple(_edge(each, new.vendors, services) for each in edges),
        evidence=_evidence(evidence, "services", services),
    )


def _service(service: Service, new: Renames, services: Ids) -> Service:
    def route(old: str) -> str:
        return _route(old, "services", services)

    return replace(
        service,
        id=services.get(service.id, service.id),
        activities=_set(service.activities, new.activities),
        locations=_locations(service.locations, new.vendors, route),
        route=route(service.route),
    )


def _edge(edge: Edge, ids: Ids, services: Ids) -> Edge:
    def route(old: str) -> str:
        return _route(old, "subprocessors", ids)

    vendor = ids.get(edge.vendor, edge.vendor) if isinstance(edge.vendor, str) else edge.vendor
    mechanisms, agreement = edge.mechanisms, edge.agreement
    return replace(
        edge,
        vendor=vendor,
        serves=None if edge.serves is None else tuple(sorted(_each(edge.serves, services))),
        locations=_locations(edge.locations, ids, route),
        mechanisms=None
        if mechanisms is None
        else tuple(replace(each, route=route(each.route)) for each in mechanisms),
        agreement=agreement and replace(agreement, route=route(agreement.route)),
        route=route(edge.route),
    )


def _each(names: Iterable[str], ids: Ids) -> list[str]:
    return [ids.get(each, each) for each in names]


def _set(value: Terms, ids: Ids) -> Terms:
    return tuple(sorted(_each(value, ids))) if isinstance(value, tuple) else value


def _locations(
    locations: tuple[Location, ...] | None, ids: Ids, route: Callable[[str], str]
) -> tuple[Location, ...] | None:
    if locations is None:
        return None
    return tuple(
        replace(
            each,
            by=ids.get(each.by, each.by) if isinstance(each.by, str) else each.by,
            route=route(each.route),
        )
        for each in locations
    )


def _notice(notice: Notice, ids: Ids) -> Notice:
    named = notice.recipients
    return replace(
        notice,
        recipients=None if named is None else tuple(sorted(_each(named, ids))),
        mentions=tuple(sorted(_each(notice.mentions, ids))),
    )


def _waiver(waiver: Waiver, new: Renames) -> Waiver:
    """What it is for and what it covers, by the new ids."""
    subject = _subject(waiver.subject, new)
    services = new.services.get(Subject.parse(subject).first, {})
    covers = waiver.covers
    if covers is not None:
        covers = tuple(sorted(services.get(each) or _subject(each, new) for each in covers))
    return replace(waiver, subject=subject, covers=covers)


def _subject(said: str, new: Renames) -> str:
    """A subject names vendors before `/`, `@` and on both sides of `>`, or another record."""
    subject = Subject.parse(said)
    parties = _each(subject.parties, {**new.inventory, **new.activities, **new.vendors})
    services = new.services.get(parties[0], {})
    service = subject.service and services.get(subject.service, subject.service)
    return str(subject.renamed(parties, service))


def _evidence(pieces: Iterable[Evidence], part: str, ids: Ids) -> tuple[Evidence, ...]:
    """Evidence whose routes lead to what bears a new id."""
    return tuple(
        replace(
            each,
            supports=tuple(sorted(_route(route, part, ids) for route in each.supports)),
            contradicts=tuple(sorted(_route(route, part, ids) for route in each.contradicts)),
        )
        for each in pieces
    )


def _route(route: str, part: str, ids: Ids) -> str:
    """`/subprocessors/aws/locations`, `/services/mail`, `/notices/0/recipients/aws`."""
    steps = route.split("/")
    at = 4 if part == "notices" else 2
    if len(steps) > at and steps[1] == part:
        name, number, rest = steps[at].partition("#")
        steps[at] = ids.get(name, name) + number + rest
    return "/".join(steps)
