"""What an import would write: new records, records that the list changed, and what it asks.

Nothing that a person wrote or edited is changed: of that the plan says what is to be changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from onward.imports.draft import Draft, Edge, Origin, flat
from onward.imports.entry import Entry, Said
from onward.imports.kept import Kept, Vendor
from onward.imports.known import facts
from onward.imports.matching import Matching, Recorded, digest
from onward.imports.names import Named
from onward.imports.reasons import SAY
from onward.imports.rows import Reading
from onward.law.territory import territories
from onward.source.text import Folder
from onward.syntax.write import flow
from onward.terms.company import brand_keys
from onward.terms.spelling import name_words

FOLDER = "vendors"
"""Where new records go, inside an inventory."""


class Outcome(NamedTuple):
    """What became of a vendor of the list."""

    state: str
    """`new`, `changed`, `unchanged`, `recorded` (a record of a person has it), `asked`, `edited`
    (the record was edited since), `removed` (the record was)."""
    id: str = ""
    path: str = ""
    reason: str = ""


class Difference(NamedTuple):
    """What the list says and a record that is not the import's to change does not."""

    path: str
    route: str
    recorded: str
    """As the record has it; empty where it has nothing."""
    listed: str
    before: str
    """What the list said at the last import; empty where it is new."""
    entry: str


class Moved(NamedTuple):
    """Where what a list says of a vendor is, that is reached by way of another alone."""

    path: str
    """The record of that other."""
    route: str
    """The entry of `subprocessors` in it."""
    written: bool


@dataclass(slots=True)
class Plan:
    """What would be written, and what became of each vendor."""

    reading: Reading
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """By the id of the entry."""
    texts: dict[str, str] = field(default_factory=dict)
    """By path inside the inventory, the text to write."""
    differences: list[Difference] = field(default_factory=list)
    moved: dict[str, Moved] = field(default_factory=dict)
    """By the id of an entry."""
    gone: dict[str, str] = field(default_factory=dict)
    """Ids of records whose vendor is not in the list any more, with the name it had."""
    kept: Kept = field(default_factory=Kept)
    written: frozenset[str] = frozenset()
    """Digests of the files that earlier imports wrote: only these may be written over."""


def plan(
    reading: Reading,
    folder: Folder,
    kept: Kept,
    seen: date,
    first_line: str = "",
    customer: str = "",
) -> Plan:
    """What an import of this list into this inventory would do; `customer` is our country."""
    origin = Origin(reading.document.path.rpartition("/")[2], seen, customer)
    return _Planner(reading, folder, kept, origin, first_line).made()


class _Planner:
    def __init__(
        self, reading: Reading, folder: Folder, kept: Kept, origin: Origin, first_line: str
    ) -> None:
        self.match = Matching(folder, kept, origin)
        self.kept = kept = self.match.kept
        written = frozenset(each.digest for each in kept.vendors.values())
        self.plan = Plan(reading, kept=kept, written=written)
        self.folder = folder
        self.first_line = first_line
        self.origin = origin
        self.territories = territories()
        self.written = dict(kept.vendors)
        self.edges: dict[str, list[Edge]] = {}
        self.behind: set[str] = set()
        self.extra: dict[str, Entry] = {}
        self.listed_as: dict[str, tuple[int, str]] = {}
        self.beside: dict[str, tuple[int, str]] = {}
        """By a key of a name, the ids of the vendors of the list, and of those beside them."""

    def made(self) -> Plan:
        """Match every entry with a record, then write."""
        self.match.of_entries(self.plan.reading.entries)
        for id_, reason in self.match.asked.items():
            self.plan.outcomes[id_] = Outcome("asked", "", "", reason)
        matched = [each for each in self.plan.reading.entries if each.id in self.match.ids]
        for number, entry in enumerate(matched):
            for brand in (brand for name in entry.names for brand in brand_keys(name)):
                self.listed_as.setdefault(brand, (number, self.match.ids[entry.id]))
        for entry in matched:
            self._connect(entry)
        for entry in matched:
            self._settle(self.match.ids[entry.id], entry)
        for id_, entry in self.extra.items():
            self._settle(id_, entry)
        self.plan.kept = replace(self.kept, vendors=self.written)
        self._note_moved(matched)
        self._note_gone()
        return self.plan

    # --- edges --------------------------------------------------------------------------------

    def _connect(self, entry: Entry) -> None:
        """`(via X)`: X passes data on to it. `(infra X)`: it passes data on to X."""
        own = self.match.ids[entry.id]
        for name in entry.named.runs_on:
            other = self._behind(name, entry)
            if other != own:
                self.edges.setdefault(own, []).append(Edge(other, Said(name, entry.cell), entry.id))
        for name in entry.named.through:
            other = self._behind(name, entry, ahead=True)
            if other != own:
                edge = Edge(own, Said(name, entry.cell), entry.id, entry)
                self.edges.setdefault(other, []).append(edge)
                self.behind.add(own)

    def _behind(self, name: str, entry: Entry, *, ahead: bool = False) -> str:
        """The id of a vendor that is named beside another; a new one where none is recorded."""
        wanted = brand_keys(name)
        listed_ = _first(self.listed_as, wanted)
        if listed_ is not None:
            return listed_
        near = next(iter(self.match.known.by_brand((name,))), None) or _first(self.beside, wanted)
        id_ = near or self.match.new_id(name)
        if id_ not in self.extra:
            for brand in wanted:
                self.beside.setdefault(brand, (len(self.extra), id_))
            self.extra[id_] = made = Entry(f"x-{id_}", Named(name), entry.cell)
            if ahead:  # we use it for what it passes on: without a service nothing would be judged
                services = [each.facts for each in entry.services if "purpose" in each.facts]
                said = {"purpose": services[0]["purpose"]} if services else {}
                made.service({key: each._replace(inferred=True) for key, each in said.items()})
            before = self.kept.vendors.get(id_)
            stub = before is None or "/engaged" in before.said
            if not ahead and stub:
                self.behind.add(id_)
        return id_

    # --- what is written ----------------------------------------------------------------------

    def _settle(self, id_: str, entry: Entry) -> None:
        known = facts(entry.names, self.origin.customer, self.territories, self.origin.seen)
        edges = tuple(self.edges.get(id_, ()))
        draft = Draft(id_, entry, self.origin, edges, id_ in self.behind, known)
        there = self.match.vendors.get(id_)
        before = self.kept.vendors.get(id_)
        if before is not None:
            former = (*before.names[1:], *_former(before.names[0], entry.named.name))
            draft = replace(draft, former=tuple(dict.fromkeys(former)))
        if there is None and before is None:
            self._write(draft, f"{FOLDER}/{id_}.yaml", "new")
        elif there is None:
            reason = SAY("removed", name=entry.named.name)
            if self.match.is_new(entry):
                self._write(draft, f"{FOLDER}/{id_}.yaml", "new")
            else:
                self.plan.outcomes[entry.id] = Outcome("removed", id_, "", reason)
        elif before is None or (id_ in self.extra and _said_more(before, draft)):
            self._held(there, draft, "recorded", before.said if before else {})
        elif before.digest != there.digest:
            self._held(there, draft, "edited", before.said)
        elif draft.said() == before.said:
            self.plan.outcomes[entry.id] = Outcome("unchanged", id_, there.path)
        else:
            self._write(draft, _inside(self.folder, there.path), "changed")

    def _write(self, draft: Draft, path: str, state: str) -> None:
        text = draft.text(self.first_line)
        self.plan.texts[path] = text
        shown = f"{self.folder.path}/{path}" if self.folder.path != "." else path
        self.plan.outcomes[draft.entry.id] = Outcome(state, draft.id, shown)
        names = dict.fromkeys((draft.entry.named.name, *draft.former))
        vendor = Vendor(tuple(names), digest(text.encode()), draft.said())
        self.written[draft.id] = vendor

    def _held(self, there: Recorded, draft: Draft, state: str, before: Mapping[str, str]) -> None:
        """A record that a person wrote or edited: what the list says otherwise is listed."""
        self.plan.outcomes[draft.entry.id] = Outcome(state, there.id, there.path)
        record = flat(there.value)
        self._held_edges(there, draft)
        for route, now in draft.said().items():
            if route == "/subprocessors":
                continue
            recorded = record.get(route, "")
            if now == before.get(route) or recorded == now or "unknown" in now:
                continue
            if state == "recorded" and route.startswith("/services/"):
                continue
            if state == "recorded" and route == "/name":
                continue
            self.plan.differences.append(
                Difference(there.path, route, recorded, now, before.get(route, ""), draft.entry.id)
            )

    def _held_edges(self, there: Recorded, draft: Draft) -> None:
        """The vendors to which it passes data on, as the list says and its record does not."""
        said = there.value.get("subprocessors") if isinstance(there.value, dict) else None
        edges = said if isinstance(said, list) else []
        known = {each.get("vendor") for each in edges if isinstance(each, dict)}
        for edge in draft.edges:
            if edge.vendor not in known:
                row = flow(edge.plain())
                self.plan.differences.append(
                    Difference(there.path, "/subprocessors", "", row, "", edge.entry)
                )

    def _note_moved(self, entries: Sequence[Entry]) -> None:
        """Of each vendor that another one alone reaches, where what is said of it is written."""
        states = {each.id: each for each in self.plan.outcomes.values() if each.id}
        owners = {
            edge.vendor: id_ for id_, edges in self.edges.items() for edge in edges if edge.of
        }
        for entry in entries:
            own = self.match.ids[entry.id]
            owner = states.get(owners.get(own, ""))
            if own in self.behind and owner is not None:
                written = owner.state in ("new", "changed", "unchanged")
                route = f"/subprocessors/{own}"
                self.plan.moved[entry.id] = Moved(owner.path, route, written)

    def _note_gone(self) -> None:
        for id_, each in self.kept.vendors.items():
            there = self.match.vendors.get(id_)
            ended = there is not None and isinstance(there.value, dict) and "until" in there.value
            if (
                there is not None
                and not ended
                and id_ not in self.match.claimed | self.extra.keys()
            ):
                self.plan.gone[id_] = each.names[0]


def _first(index: Mapping[str, tuple[int, str]], keys: Iterable[str]) -> str | None:
    """The first id that an index has under any of these keys."""
    return min((index[each] for each in keys if each in index), default=(0, None))[1]


def _said_more(before: Vendor, draft: Draft) -> bool:
    """Whether a list had a row on a vendor that it now only names beside another."""
    now = draft.said()
    return any(route.startswith("/services/") and route not in now for route in before.said)


def _former(before: str, now: str) -> tuple[str, ...]:
    """The name that a list had before, where it is another than now."""
    return (before,) if name_words(before) != name_words(now) else ()


def _inside(folder: Folder, path: str) -> str:
    """The path of a file from the top of its inventory."""
    return path if folder.path == "." else path.removeprefix(f"{folder.path}/")
