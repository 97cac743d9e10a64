"""The transfers that concern the files that were asked for: by party, service and activity."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from onward.inventory.records import Inventory
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind


def statuses_of(files: AbstractSet[str], inventory: Inventory, weighed: Statuses) -> Statuses:
    """The judgments of flows that concern the files; all of them where no file is named."""
    if not files:
        return weighed
    activities = {each.id for each in inventory.activities.values() if each.origin in files}
    services = {
        (vendor.id, service.id)
        for vendor in inventory.vendors.values()
        for service in vendor.services or ()
        if isinstance(service.activities, tuple) and activities & {*service.activities}
    }
    judgments = tuple(
        each for each in weighed.judgments if _concerns(each.flow, files, activities, services)
    )
    abroad = tuple(each for each in weighed.flows.abroad if each.at.path in files)
    return replace(weighed, judgments=judgments, flows=replace(weighed.flows, abroad=abroad))


def _concerns(
    flow: Flow,
    files: AbstractSet[str],
    activities: AbstractSet[str],
    services: AbstractSet[tuple[str, str]],
) -> bool:
    """Whether a party or place of a flow stands in the files, or an activity that it serves."""
    if {flow.at.path, flow.exporter.at.path, flow.importer.at.path} & files:
        return True
    if flow.kind in (Kind.CUSTOMER, Kind.INBOUND):
        return bool(activities & {*flow.services})
    engaged = (flow.importer.id, flow.exporter.id, *flow.through)
    return any((vendor, service) in services for vendor in engaged for service in flow.services)
