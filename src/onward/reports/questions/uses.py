"""What a vendor does for us, as it would know it: by purpose, product and activity."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def uses(vendor: Vendor, inventory: Inventory, say: Phrases) -> Mapping[str, Use]:
    """The services of a vendor by id: each by purpose; where others share it, also by product,
    activity or id.
    """
    same: dict[str, list[Service]] = {}
    for each in vendor.services:
        same.setdefault(purpose(each, say), []).append(each)
    return {
        service.id: Use(said, which)
        for said, services in same.items()
        for service, which in zip(services, _apart(services, inventory), strict=True)
    }


def _apart(services: Sequence[Service], inventory: Inventory) -> Iterator[str]:
    """What names each of the services of one purpose: its product, its activity, else its id."""
    if len(services) < 2:
        yield ""
        return
    names = [[name(each, inventory) for each in services] for name in (_products, _activities)]
    counts = [Counter(each) for each in names]
    for service, *said in zip(services, *names, strict=True):
        own = (name for name, count in zip(said, counts, strict=True) if name and count[name] == 1)
        yield next(own, f"`{service.id}`")


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
