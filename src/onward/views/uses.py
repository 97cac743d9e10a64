"""What a vendor does for us, as it would know it: by purpose, product and activity."""

from onward.inventory.records import Inventory
from onward.inventory.vendor import Service, Vendor
from onward.wording.labels import called


def purpose(service: Service) -> str:
    """A service by what it does for us, in quotes, else by its id."""
    return f"“{service.purpose}”" if isinstance(service.purpose, str) else f"`{service.id}`"


def use(service: Service, vendor: Vendor, inventory: Inventory) -> str:
    """The same; where services of the vendor share a purpose, also by product, activity or id."""
    said = purpose(service)
    same = [each for each in vendor.services if purpose(each) == said]
    if len(same) < 2:
        return said
    for name in (_products, _activities):
        names = [name(each, inventory) for each in same]
        if all(names) and len(set(names)) == len(names):
            return f"{said} ({name(service, inventory)})"
    return f"{said} (`{service.id}`)"


def _products(service: Service, _inventory: Inventory) -> str:
    return ", ".join(service.products)


def _activities(service: Service, inventory: Inventory) -> str:
    ids = service.activities if isinstance(service.activities, tuple) else ()
    found = (inventory.activities.get(each) for each in ids)
    return ", ".join(called(each.name, each.id) for each in found if each is not None)
