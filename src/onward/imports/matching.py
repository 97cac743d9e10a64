"""Which record of an inventory each vendor of a list has, or the id of a new one."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple, TypeVar

from onward.imports.alike_names import Names
from onward.imports.draft import Draft, Origin
from onward.imports.entry import Entry
from onward.imports.kept import Kept, Vendor
from onward.imports.reasons import SAY
from onward.imports.words import key
from onward.inventory.build import record_id
from onward.inventory.link import NO_VENDOR
from onward.source.text import Folder, Source
from onward.syntax.parse import parse
from onward.syntax.value import Value
from onward.terms.company import brand_keys, name_key, same_company, without_form
from onward.terms.spelling import name_words
from onward.wording.english import listed

Key = TypeVar("Key")


class Recorded(NamedTuple):
    """A vendor that the inventory has already."""

    id: str
    path: str
    digest: str
    value: Value
    names: tuple[str, ...]


def recorded_vendors(sources: Sequence[Source]) -> Iterator[Recorded]:
    """The vendors of an inventory, those of files with faults too as far as they can be read."""
    for source in sources:
        value = parse(source).value
        if isinstance(value, dict) and value.get("kind") == "vendor":
            id_ = record_id(value, source.path)
            yield Recorded(id_, source.path, digest(source.data), value, tuple(_names(value)))


def digest(data: bytes) -> str:
    """By which it is seen whether a file was edited."""
    return sha256(data).hexdigest()


def _names(value: Mapping[str, Value]) -> Iterator[str]:
    for name in ("name", "legal_name"):
        said = value.get(name)
        if isinstance(said, str) and said != "unknown":
            yield said
    for name in ("also_known_as", "formerly"):
        said = value.get(name)
        if isinstance(said, list):
            yield from (each for each in said if isinstance(each, str))


def _followed(kept: Kept, vendors: Mapping[str, Recorded]) -> Kept:
    """What is kept; of a record that has another id by now, under that id.

    It is the one record that no list wrote, and that is the same file, or has the same name.
    """
    others = [each for each in vendors.values() if each.id not in kept.vendors]
    ids: dict[str, str] = {}
    for id_, each in kept.vendors.items():
        if id_ not in vendors:
            same = [one.id for one in others if one.digest == each.digest]
            name = name_key(each.names[0])
            near = same or [one.id for one in others if name in map(name_key, one.names)]
            ids |= {id_: near[0]} if len(near) == 1 else {}
    return replace(
        kept,
        vendors={ids.get(id_, id_): each for id_, each in kept.vendors.items()},
        same={name: ids.get(id_, id_) for name, id_ in kept.same.items()},
    )


class Matching:
    """The records of an inventory, and by entry of a list the one that it has."""

    def __init__(self, folder: Folder, kept: Kept, origin: Origin) -> None:
        self._origin = origin
        self.vendors = {each.id: each for each in recorded_vendors(folder.sources)}
        self.kept = kept = _followed(kept, self.vendors)
        self._taken = set(NO_VENDOR) | set(kept.vendors) | {folder.name}
        for source in folder.sources:
            value = parse(source).value
            self._taken.add(record_id(value, source.path))
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                self._taken.add(str(value["id"]))
        self.ids: dict[str, str] = {}
        """By entry, the id of its record."""
        self.asked: dict[str, str] = {}
        """By entry, why a person has to say which record it is."""
        self.claimed: set[str] = set()
        self._same = {key(name): id_ for name, id_ in kept.same.items()}
        self.known = Names(dict(self._known()))
        self._listed = _by(kept.vendors, lambda each: name_key(each.names[0]))
        self._said = _by(kept.vendors, lambda each: _but_names(each.said))
        self._numbers: dict[str, int] = {}

    def of_entries(self, entries: Sequence[Entry]) -> None:
        """Match each with a record, the surest first; the others get a new id, or a question."""
        for match in (self._decided, self._listed_before, self._named_exactly, self._named_alike):
            for entry in entries:
                found = match(entry) if entry.id not in self.ids else None
                if found is not None and found not in self.claimed:
                    self.ids[entry.id] = found
                    self.claimed.add(found)
        for entry in entries:
            if entry.id not in self.ids and not self._is_doubtful(entry):
                self.ids[entry.id] = self.new_id(entry.named.name)

    def _decided(self, entry: Entry) -> str | None:
        for name in entry.names:
            word = self._same.get(key(name))
            if word in self.vendors or word in self.kept.vendors:
                return word
        return None

    def _known(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every name of every record, those of earlier states of the list first."""
        for id_, each in self.kept.vendors.items():
            there = self.vendors.get(id_)
            recorded = there.names if there is not None else ()
            yield id_, tuple(dict.fromkeys((*each.names, *recorded)))
        yield from (
            (id_, each.names) for id_, each in self.vendors.items() if id_ not in self.kept.vendors
        )

    def _listed_before(self, entry: Entry) -> str | None:
        """The record of this list under the very name that it had at the last import."""
        wanted = name_key(entry.named.name)
        near = self._listed.get(wanted, ())
        return near[0] if wanted and len(near) == 1 else None

    def _named_exactly(self, entry: Entry) -> str | None:
        near = self.known.exactly((entry.named.name, *entry.named.formerly))
        return self._only(near, entry)

    def _named_alike(self, entry: Entry) -> str | None:
        """A name that differs in its legal form or has an alias beside it; no two may fit."""
        near = []
        for id_ in self.known.by_brand(entry.names):
            names = self.known.of(id_)
            if same_company(entry.named.name, names[0]) is not False or (
                self._own(id_) and _one_brand(entry, names)
            ):
                near.append(id_)
        return self._only(near, entry)

    def _only(self, near: Sequence[str], entry: Entry) -> str | None:
        """The only one of these records that no other vendor has yet."""
        free = [id_ for id_ in near if id_ not in self.claimed]
        return free[0] if len(free) == 1 and not self.is_new(entry) else None

    def _own(self, id_: str) -> bool:
        return id_ in self.kept.vendors

    def is_new(self, entry: Entry) -> bool:
        return any(self._same.get(key(name)) == "new" for name in entry.names)

    def _is_doubtful(self, entry: Entry) -> bool:
        """Whether a vendor may be one that is recorded, or one that stood where it stands now."""
        if entry.doubt:
            self.asked[entry.id] = entry.doubt
            return True
        if self.is_new(entry):
            return False
        near = sorted(self.known.alike(entry.names))
        why = "may-be"
        if not near:
            why = "stands"
            near = self._stood_there(entry)
        if not near:
            return False
        ids = listed((f"`{each}`" for each in near[:4]), " or ")
        self.asked[entry.id] = SAY(why, ids=ids, first=near[0], name=entry.named.name)
        return True

    def _stood_there(self, entry: Entry) -> list[str]:
        """The vendors that are gone, of which the list said all that it says of this one."""
        now = Draft("", entry, self._origin).said()
        same = self._said.get(_but_names(now), ()) if len(now) > 3 else ()
        return [id_ for id_ in same if id_ not in self.claimed]

    def new_id(self, name: str) -> str:
        """An id made of the name, and free; it stays when the name changes."""
        words = without_form(name) or name_words(name)
        slug = "-".join(re.findall("[a-z0-9]+", " ".join(words)))[:50].strip("-") or "vendor"
        free, number = slug, self._numbers.get(slug, 2)
        while free in self._taken:
            free, number = f"{slug}-{number}", number + 1
        self._numbers[slug] = number
        self._taken.add(free)
        return free


def _by(vendors: Mapping[str, Vendor], what: Callable[[Vendor], Key]) -> dict[Key, list[str]]:
    """The ids of vendors by something of theirs."""
    found: dict[Key, list[str]] = {}
    for id_, each in vendors.items():
        found.setdefault(what(each), []).append(id_)
    return found


def _but_names(said: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """What a list says of a vendor, but its name and those to which it passes data on."""
    left_out = ("/name", "/legal_name", "/formerly", "/also_known_as", "/subprocessors")
    return frozenset((route, each) for route, each in said.items() if route not in left_out)


def _one_brand(entry: Entry, names: Sequence[str]) -> bool:
    """Whether the name in use differs from one of these in its legal form alone."""
    own = brand_keys(entry.named.name)
    return any(own & brand_keys(each) for each in names[:1])
