"""What a vendor does for us, as it would know it: by purpose, product and activity."""

from collections.abc import Iterable
from typing import NamedTuple

from onward.inventory.records import Inventory
from onward.inventory.vendor import Service, Vendor
from onward.reports.questions.phrases import Phrases
from onward.wording.labels import called


def purpose(service: Service, say: Phrases) -> str:
    """A service by what it does for us, in quotes, else by its id."""
    return say.quoted(service.purpose) if isinstance(service.purpose, str) else f"`{service.id}`"


def purposes(vendor: Vendor, say: Phrases) -> str:
    """What a vendor does for us, service by service."""
    found = dict.fromkeys(purpose(service, say) for service in vendor.services)
    return ", ".join(found) or say("words", "services")


class Use(NamedTuple):
    """A service as the vendor would know it."""

    said: str
    """Its purpose, in quotes."""
    which: str = ""
    """The product or activity, where the vendor has several services of one purpose."""


def use(service: Service, vendor: Vendor, inventory: Inventory, say: Phrases) -> Use:
    """A service by purpose; where others share it, also by product, activity or id."""
    said = purpose(service, say)
    same = [each for each in vendor.services if purpose(each, say) == said]
    if len(same) < 2:
        return Use(said)
    for name in (_products, _activities):
        own = name(service, inventory)
        if own and [name(each, inventory) for each in same].count(own) == 1:
            return Use(said, own)
    return Use(said, f"`{service.id}`")


def together(abouts: Iterable[Use | str], say: Phrases) -> str:
    """Several things as a list in prose, services of one purpose together."""
    found: dict[str, list[str]] = {}
    for each in abouts:
        one = Use(each) if isinstance(each, str) else each
        found.setdefault(one.said, []).extend(filter(None, (one.which,)))
    return say.listed(
        f"{said} ({say.listed(dict.fromkeys(which))})" if which else said
        for said, which in found.items()
    )


def _products(service: Service, _inventory: Inventory) -> str:
    return ", ".join(service.products)


def _activities(service: Service, inventory: Inventory) -> str:
    ids = service.activities if isinstance(service.activities, tuple) else ()
    found = (inventory.activities.get(each) for each in ids)
    return ", ".join(called(each.name, each.id) for each in found if each is not None)
