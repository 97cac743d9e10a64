"""From records to flows: own edges, chains, customers, inbound (EDPB Guidelines 05/2021)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from onward.inventory.mechanism import only_found, relied
from onward.inventory.records import Inventory
from onward.inventory.value import known, words_in
from onward.inventory.vendor import Service, Vendor
from onward.law.law import Law
from onward.transfers.chain import chain_flows
from onward.transfers.customers import customer_flows, inbound_flows
from onward.transfers.data_categories import perhaps_staff, sensitive, staff
from onward.transfers.flow import Abroad, Flow, Flows, Kind, Party
from onward.transfers.memory import Forgetful, Memory
from onward.transfers.party import party_of
from onward.transfers.place import Stand, active, code_of, own_places, spread, stand
from onward.transfers.reached import Reached, form_of
from onward.transfers.roles import our_roles, ours, role_of, stage_of
from onward.transfers.setting import Setting, setting_of


def derive(inventory: Inventory, law: Law, day: date, memory: Memory | None = None) -> Flows:
    """Every flow that follows from the records on the day, and the places abroad that are none.

    `memory` keeps what followed from each record, for a second inventory that has it too.
    """
    memory = memory or Forgetful()
    activities = tuple(inventory.activities.values())
    setting = memory.once(setting_of, inventory.organisation, activities, law, day)
    regimes = setting.regimes
    flows: list[Flow] = []
    reached: dict[str, list[Reached]] = {}
    for vendor in inventory.vendors.values():
        if vendor.engaged != "by-us" or not active(day, vendor.since, vendor.until):
            continue
        for flow, root in memory.once(_own, vendor, setting):
            flows.append(flow)
            reached.setdefault(vendor.id, []).append(root)
    flows.extend(chain_flows(inventory, setting, reached, memory))
    flows.extend(memory.once(_of_customers, setting))
    by_vendor: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        by_vendor[flow.importer.id].append(flow)
    index = {name: tuple(each) for name, each in by_vendor.items()}
    abroad = tuple(place for flow in flows for place in _abroad(flow, regimes or (), law, day))
    planned = tuple(_planned(inventory, day))
    return Flows(day, tuple(flows), abroad, regimes, index, planned)


def _planned(inventory: Inventory, day: date) -> Iterator[str]:
    for vendor in inventory.vendors.values():
        if vendor.engaged == "by-us":
            for service in vendor.services:
                if stage_of(service, vendor, day) == "planned" and role_of(service, vendor):
                    yield f"{vendor.id}/{service.id}"


def _own(vendor: Vendor, setting: Setting) -> tuple[tuple[Flow, Reached], ...]:
    """What we disclose to a vendor for each service, and what that is for the vendor."""
    importer = party_of(vendor)
    found = (
        (service, _by_service(vendor, importer, service, setting)) for service in vendor.services
    )
    return tuple((flow, Reached.by_service(service, flow)) for service, flow in found if flow)


def _of_customers(setting: Setting) -> tuple[Flow, ...]:
    inventory, law, day = setting.inventory, setting.law, setting.day
    back = customer_flows(inventory, setting.regimes or (), law, day)
    return (*back, *inbound_flows(inventory, law, day))


def _by_service(vendor: Vendor, importer: Party, service: Service, setting: Setting) -> Flow | None:
    inventory, day = setting.inventory, setting.day
    role = role_of(service, vendor)
    if role is None or not active(day, service.since, service.until):
        return None
    if stage_of(service, vendor, day) == "planned":
        return None
    roles = our_roles(service, inventory, day)
    staff_data, other_data = staff(service.data, service.subjects, ours=ours(roles))
    named = words_in(service.activities)
    concerned = (inventory.activities[name].subjects for name in named)
    places = tuple(spread(service.locations, day, vendor.id))
    return Flow(
        kind=Kind.OWN,
        subject=f"{vendor.id}@{known(importer.country, 'unknown')}",
        exporter=setting.us,
        importer=importer,
        exporter_roles=roles,
        our_roles=roles,
        importer_role=role,
        services=(service.id,),
        data=service.data,
        subjects=service.subjects,
        country=importer.country,
        further=tuple(own_places(places, open_=role.decides)),
        places=places,
        mechanisms=relied(vendor.mechanisms),
        found=only_found(vendor.mechanisms),
        agreement=vendor.agreement,
        regimes=setting.regimes or (),
        frequency=service.frequency,
        clear_text=service.clear_text,
        form=form_of(service),
        staff_data=staff_data,
        staff_unknown=not staff_data and ours(roles) and perhaps_staff(service.subjects, concerned),
        other_data=other_data,
        sensitive=sensitive(inventory.organisation, service.data),
        since=service.since if service.since is not None else vendor.since,
        at=importer.at._replace(route=service.route),
        mechanism_at=importer.at._replace(
            route="/mechanisms" if vendor.mechanisms is not None else ""
        ),
    )


def _abroad(flow: Flow, ours: tuple[str, ...], law: Law, day: date) -> Iterator[Abroad]:
    """Places outside that an importer inside runs itself: no flow, near or far in the chain."""
    home = law.regime_of(flow.country, day) if isinstance(flow.country, str) else None
    near = flow.kind in (Kind.OWN, Kind.CHAIN) and home in (*flow.regimes, *ours)
    if home is None or not near or flow.importer_role.decides:
        return
    for place in flow.places:
        code = code_of(place)
        if place.by != "self" or code is None:
            continue
        if stand(place, home, law, day) is Stand.OUTSIDE:
            at = flow.at._replace(route=place.route)
            yield Abroad(flow.importer.id, flow.services, code, place, at)
