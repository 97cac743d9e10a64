"""Which inventory of one side is which of the other, and what was renamed between them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from onward.diagnostic import Place
from onward.diff.apply_renames import renamed
from onward.diff.change import Change, How
from onward.diff.detect_renames import renames
from onward.diff.labels import Names
from onward.inventory.records import Inventory
from onward.terms.company import brand_key, brand_keys
from onward.transfers.applicable_law import OurLaw
from onward.wording.english import count
from onward.wording.labels import called


class Inventories(NamedTuple):
    """One inventory of a revision; None where its records have faults."""

    id: str
    path: str
    inventory: Inventory | None


Pair = tuple[Inventories | None, Inventories | None]


def matched(before: Iterable[Inventories], after: Iterable[Inventories]) -> list[Pair]:
    """Inventories by their id, else by their path, else by whose they are; one left on each side
    is the same. Two of organisations with different names are never one, unless id and path are.
    """
    olds, news = list(before), list(after)
    pairs: list[Pair] = []
    for key in (_id, _path, _whose):
        for new in tuple(news):
            same = [
                old for old in olds if key(old) and key(old) == key(new) and _can_be_one(old, new)
            ]
            others = [one for one in news if key(one) == key(new)]
            if len(same) == 1 and len(others) == 1:
                olds.remove(same[0])
                news.remove(new)
                pairs.append((same[0], new))
    if len(olds) == len(news) == 1 and _can_be_one(olds[0], news[0]):
        pairs.append((olds.pop(), news.pop()))
    pairs.extend((None, new) for new in news)
    pairs.extend((old, None) for old in olds)
    return sorted(pairs, key=_order)


def _can_be_one(old: Inventories, new: Inventories) -> bool:
    if (old.id, old.path) == (new.id, new.path):
        return True
    was, now = _brands(old), _brands(new)
    return not was or not now or bool(was & now)


def _brands(one: Inventories) -> frozenset[str]:
    ours = one.inventory.organisation if one.inventory else None
    said = (ours.legal_name, ours.name, *ours.formerly) if ours else ()
    return frozenset(key for each in said if isinstance(each, str) for key in brand_keys(each))


def _order(pair: Pair) -> str:
    was, now = pair
    return now.path if now else was.path if was else ""


def _id(one: Inventories) -> str:
    return one.id


def _path(one: Inventories) -> str:
    return one.path


def _whose(one: Inventories) -> str:
    """The organisation by its legal name, else by its name."""
    if one.inventory is None:
        return ""
    ours = one.inventory.organisation
    said = (ours.legal_name, ours.name)
    return next((brand_key(each) for each in said if isinstance(each, str)), "")


class MaybeRenamed(NamedTuple):
    """A vendor that came, and one that went and is like it: nobody recorded that it is the same."""

    inventory: str
    vendor: str
    """The id of the one that came."""
    name: str
    former: str
    """The name of the one that went."""
    was: str = ""
    """The id under which that one is compared."""


class Matched(NamedTuple):
    """The old inventory under the ids of the new one."""

    inventory: Inventory
    changes: list[Change]
    """Of the ids."""
    doubtful: tuple[MaybeRenamed, ...]


def under_new_ids(old: Inventory, new: Inventory, law: OurLaw) -> Matched:
    """The old inventory under the ids of the new one, and the changes of name that this is."""
    found = renames(old, new)
    names = Names(new, law)
    changes = [
        _renaming(new, ("organisation", "us", names.us), ids, "inventory id")
        for ids in found.inventory.items()
    ]
    for was, now in found.vendors.items():
        changes.append(_renaming(new, ("vendor", now, names.vendor(now)), (was, now), "id"))
    for was, now in found.activities.items():
        changes.append(_renaming(new, ("activity", now, names.activity(now)), (was, now), "id"))
    for vendor, services in found.services.items():
        party = ("vendor", vendor, names.vendor(vendor))
        for was, now in services.items():
            change = _renaming(new, party, (was, now), "service id")
            changes.append(replace(change, of=names.service(vendor, now)))
    doubtful = tuple(
        MaybeRenamed(
            new.id,
            now,
            names.vendor(now),
            Names(old, law).vendor(was),
            found.replaced.get(was, was),
        )
        for was, now in found.doubtful
    )
    return Matched(renamed(old, found), changes, doubtful)


def _renaming(
    new: Inventory, party: tuple[str, str, str], ids: tuple[str, str], aspect: str
) -> Change:
    """A change of id of a party, which is its kind, id and name."""
    kind, id_, name = party
    origins = {name: each.origin for name, each in new.vendors.items()}
    origins |= {name: each.origin for name, each in new.activities.items()}
    return Change(
        inventory=new.id,
        kind=kind,
        party=id_,
        name=name,
        aspect=aspect,
        how=How.CHANGED,
        before=ids[0],
        after=ids[1],
        at=Place(origins.get(id_, new.organisation.origin)),
    )


def come_or_gone(old: Inventory | None, new: Inventory | None) -> Iterator[Change]:
    """An inventory that is on one side only: one change, however much it holds."""
    one = new or old
    if one is None:
        return
    name = called(one.organisation.name, one.id)
    reported = f"{count(len(one.vendors), 'vendor')}, {count(len(one.activities), 'activity')}"
    yield Change(
        inventory=one.id,
        party="us",
        kind="organisation",
        name=name,
        aspect="inventory",
        how=How.ADDED if new else How.REMOVED,
        before="" if new else reported,
        after=reported if new else "",
        at=Place(one.organisation.origin),
    )
