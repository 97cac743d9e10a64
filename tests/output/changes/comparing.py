"""Comparisons of records whose texts nobody has looked at."""

from dataclasses import replace
from datetime import date

from tests.diff.snapshots import ACME, BASE, MAIL, folder

from onward.diff.comparison import Besides, Between, Comparison, compare
from onward.diff.snapshot import Snapshot
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.law.law import load
from onward.workflow import Order, context_of, findings, read

DAY = date(2026, 8, 5)
SHIELD = {"instrument": "eu-us-privacy-shield"}
AFTER = {
    **BASE,
    "organisation": {
        **BASE["organisation"],
        "notices": [{"document": "Notice", "seen": "unknown"}],
    },
    "vendors/acme": {
        **ACME,
        "mechanisms": [SHIELD],
        "agreement": {"status": "unknown"},
        "services": [{**MAIL, "data": ["health", "contact.email"]}],
        "subprocessors": [{"vendor": "second", "purpose": "Disks"}],
    },
    "vendors/second": {**ACME, "name": "Second", "legal_name": "Second Inc.", "country": "IN"},
    "waivers/late": {
        "kind": "waiver",
        "rule": "invalidated-mechanism",
        "subject": "second@IN",
        "reason": "Reason",
        "remedy": "Remedy",
        "approved_by": "Somebody",
        "approved_on": "2026-08-01",
        "expires": "2026-09-01",
    },
}


def snapshot(inventory: Inventory) -> Snapshot:
    """One side, judged."""
    asked = Order(day=DAY)
    context = context_of(inventory, load(), asked)
    open_, waived = findings(context, asked)
    return Snapshot(inventory, context.statuses, load(), open_, waived)


def comparison(texts: list[str]) -> Comparison:
    """Of everything that a text from a record can get into, with these as the texts."""
    before, after = (read(folder(each)).whole for each in (BASE, AFTER))
    half = len(texts) // 2
    snapshots = (snapshot(_written(before, texts[:half])), snapshot(_written(after, texts[half:])))
    days, names = (DAY, load().checked), (texts[0], texts[-1])
    faults = tuple(replace(each, message=texts[0]) for each in snapshots[1].findings[:2])
    besides = Besides(faults=faults, base_faults=faults)
    return compare([snapshots], names, Between.RECORDS, days, besides=besides)


def _written(inventory: Inventory, texts: list[str]) -> Inventory:
    """The same records with other names, purposes and reasons."""
    name, legal, purpose, group, reason = texts
    ours = inventory.organisation
    notices = tuple(replace(each, document=name) for each in ours.notices)
    activities = {
        id_: replace(
            each,
            name=f"{purpose} {id_}",
            purpose=reason,
            controllers=each.controllers
            and tuple(replace(c, group=group) for c in each.controllers),
        )
        for id_, each in inventory.activities.items()
    }
    return replace(
        inventory,
        organisation=replace(ours, name=name, legal_name=legal, notices=notices),
        vendors={id_: _vendor(each, texts) for id_, each in inventory.vendors.items()},
        activities=activities,
        waivers={
            id_: replace(each, reason=reason, remedy=purpose, approved_by=name)
            for id_, each in inventory.waivers.items()
        },
    )


def _vendor(vendor: Vendor, texts: list[str]) -> Vendor:
    name, legal, purpose, group, reason = texts
    return replace(
        vendor,
        name=f"{name} {vendor.id}",
        legal_name=legal,
        address=group,
        services=tuple(replace(each, purpose=purpose, nature=reason) for each in vendor.services),
        subprocessors=vendor.subprocessors
        and tuple(replace(each, purpose=group) for each in vendor.subprocessors),
    )
