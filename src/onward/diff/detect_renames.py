"""Renamed records: the same thing under another id is one change, not two."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onward.diff.same_party import (
    keys,
    likeness,
    nameless,
    nameless_key,
    same_party,
    still_the_same,
)
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory
from onward.inventory.value import Text
from onward.inventory.vendor import Service, Vendor
from onward.terms.spelling import name_words

T = TypeVar("T", Activity, Service, Vendor)
Keys = Iterable[tuple[str, ...]]
MANY = 8
"""So many records that have one thing in common are not kept apart by it."""


@dataclass(frozen=True, slots=True)
class Renames:
    """Old ids to new ids."""

    vendors: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the new id of the vendor."""
    inventory: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)
    """Old vendors whose id another company bears now, and the id under which each is compared."""
    doubtful: tuple[tuple[str, str], ...] = ()
    """Old and new ids, as recorded, of vendors that may be one company under a new name."""

    @property
    def none(self) -> bool:
        """Whether nothing bears another id."""
        changed = (self.vendors, self.activities, self.services, self.inventory, self.replaced)
        return not any(changed)


def renames(before: Inventory, after: Inventory) -> Renames:
    """What went from one side and came, as the same thing under another id, on the other.

    Only where one old and one new can belong to each other, and to nobody else.
    """
    gone, come = _moved(before.vendors, after.vendors, still_the_same)
    vendors = _matched(gone, come, keys, same_party)
    left = {id_: each for id_, each in gone.items() if id_ not in vendors}
    new = {id_: each for id_, each in come.items() if id_ not in vendors.values()}
    vendors |= _matched(left, new, _nameless, _equal)
    left = {id_: each for id_, each in left.items() if id_ not in vendors}
    new = {id_: each for id_, each in new.items() if id_ not in vendors.values()}
    taken = {*before.vendors, *after.vendors}
    activities = _matched(
        *_moved(before.activities, after.activities), _activity_keys, _same_activity
    )
    inventory = {before.id: after.id} if before.id != after.id else {}
    return Renames(
        vendors,
        activities,
        _renamed_services(before, after, vendors, left),
        inventory,
        {id_: _free(id_, taken) for id_ in left if id_ in after.vendors},
        tuple(sorted(_matched(left, new, likeness, _any).items())),
    )


def _renamed_services(
    before: Inventory, after: Inventory, vendors: Mapping[str, str], gone: Mapping[str, Vendor]
) -> Mapping[str, Mapping[str, str]]:
    services: dict[str, Mapping[str, str]] = {}
    for old, vendor in before.vendors.items():
        now = None if old in gone else after.vendors.get(vendors.get(old, old))
        if now is not None and now.services != vendor.services:
            left, new = _moved(_services(vendor), _services(now))
            found = _matched(left, new, _service_keys, _same_service)
            services |= {now.id: found} if found else {}
    return services


def _services(vendor: Vendor) -> Mapping[str, Service]:
    return {each.id: each for each in vendor.services}


def _moved(
    before: Mapping[str, T],
    after: Mapping[str, T],
    stays: Callable[[T, T], bool] = lambda _old, _new: True,
) -> tuple[dict[str, T], dict[str, T]]:
    """What went, and what came: by their ids, or where an id is another thing's now."""
    same = {id_ for id_ in before.keys() & after.keys() if stays(before[id_], after[id_])}
    return (
        {id_: each for id_, each in before.items() if id_ not in same},
        {id_: each for id_, each in after.items() if id_ not in same},
    )


def _matched(
    gone: Mapping[str, T],
    come: Mapping[str, T],
    keys_of: Callable[[T], Keys],
    same: Callable[[T, T], bool],
) -> dict[str, str]:
    """Old ids to new ids: each belongs to the other, and neither to a third.

    Only what has a key in common is compared, so that the cost grows with the number of records.
    """
    known: dict[tuple[str, ...], list[str]] = {}
    for id_, each in come.items():
        for key in set(keys_of(each)):
            known.setdefault(key, []).append(id_)
    heirs: dict[str, set[str]] = {}
    claims: dict[str, int] = {}
    for id_, each in gone.items():
        near = [known.get(key, []) for key in set(keys_of(each))]
        ids = {name for some in near if len(some) <= MANY for name in some}
        heirs[id_] = {name for name in ids if same(each, come[name])}
        for name in heirs[id_]:
            claims[name] = claims.get(name, 0) + 1
    return {
        id_: next(iter(each))
        for id_, each in sorted(heirs.items())
        if len(each) == 1 and claims[next(iter(each))] == 1
    }


def _free(id_: str, taken: set[str]) -> str:
    """An id that no record bears."""
    free = f"{id_}-before"
    while free in taken:
        free = f"{free}-before"
    taken.add(free)
    return free


def _nameless(vendor: Vendor) -> Keys:
    return [nameless_key(vendor)]


def _equal(one: Vendor, other: Vendor) -> bool:
    """Whether one has no name that is known, and the records are equal otherwise."""
    if not (nameless(one) or nameless(other)) or not one.services:
        return False
    bare = [replace(each, id="", name=None, legal_name=None) for each in (one, other)]
    return bare[0] == bare[1]


def _any(_one: Vendor, _other: Vendor) -> bool:
    return True


def _activity_keys(activity: Activity) -> Keys:
    return _texts(activity.name, activity.purpose)


def _service_keys(service: Service) -> Keys:
    return [*_texts(service.purpose), ("shape", str(service.data), str(service.locations))]


def _texts(*said: Text) -> Keys:
    return [("text", *name_words(each)) for each in said if isinstance(each, str)]


def _same_activity(one: Activity, other: Activity) -> bool:
    return _alike(one.name, other.name) or (
        _alike(one.purpose, other.purpose) and one.role == other.role
    )


def _same_service(one: Service, other: Service) -> bool:
    """Of one vendor: by its purpose, or by all else where only the purpose is reworded; also where
    it serves another activity now, if its data and places are recorded and the same.
    """
    bare = [replace(each, id="", purpose=None) for each in (one, other)]
    if isinstance(one.data, tuple) and one.locations:
        bare = [replace(each, activities=None) for each in bare]
    return _alike(one.purpose, other.purpose) or bare[0] == bare[1]


def _alike(one: Text, other: Text) -> bool:
    both = isinstance(one, str) and isinstance(other, str)
    return both and name_words(str(one)) == name_words(str(other))
