"""Which companies the records put in one group, by their names and parents."""

from datetime import date

from onward.inventory.organisation import Organisation
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.terms.company import brand_key
from onward.transfers.place import active


def of_a_group(inventory: Inventory, day: date) -> frozenset[str]:
    """Ids of companies that we know only as of one group with each vendor that passes data on.

    Their records hold a name and a country: what else is asked of the group, its vendor answers.
    """
    behind: dict[str, list[Vendor]] = {}
    for vendor in inventory.vendors.values():
        if isinstance(vendor.name, str) and active(day, vendor.since, vendor.until):
            for edge in vendor.subprocessors or ():
                behind.setdefault(str(edge.vendor), []).append(vendor)
    known = inventory.vendors
    return frozenset(
        id_
        for id_, before in behind.items()
        if id_ in known
        and known[id_].engaged == "through-others"
        and not known[id_].services
        and all(_one_group(each, known[id_]) for each in before)
    )


def plain_names(record: Organisation | Vendor) -> frozenset[str]:
    """All names of a record, without legal form."""
    others = (*record.also_known_as, *record.formerly) if isinstance(record, Vendor) else ()
    names = (record.legal_name, record.name, *others)
    return frozenset(filter(None, (brand_key(each) for each in names if isinstance(each, str))))


def parent(vendor: Vendor) -> str:
    """The plain name of the company that controls a vendor; empty where none is recorded."""
    name = vendor.parent.legal_name if vendor.parent else None
    return brand_key(name) if isinstance(name, str) else ""


def _one_group(one: Vendor, other: Vendor) -> bool:
    """Whether one controls the other, or a third controls both, by what is recorded."""
    parents = [parent(each) for each in (one, other)]
    if parents[0] and parents[0] == parents[1]:
        return True
    return parents[0] in plain_names(other) or parents[1] in plain_names(one)
