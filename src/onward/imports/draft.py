"""The record of a vendor as a list gives it, as text: facts, `unknown`, comments, evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from onward.imports.entry import Entry, Said, Service
from onward.imports.known import Fact
from onward.imports.parts import UNKNOWN
from onward.imports.places import Where
from onward.law.territory import EEA, territories
from onward.syntax.write import Noted, comment, flow, record
from onward.terms.place import country_of, zone_of

Plain = Mapping[str, object]

_territories = cache(territories)
_REMARK = 200
"""Letters of what a list says that stand in a comment."""
_ORDER = (
    *("kind", "name", "legal_name", "country", "parent", "group", "address", "also_known_as"),
    *("formerly", "domains", "links", "role", "engaged", "since", "until", "services"),
    *("agreement", "mechanisms", "subprocessors", "note"),
)
"""The keys of a draft."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A vendor behind another, as a cell says it."""

    vendor: str
    """The id of its record."""
    said: Said
    entry: str
    """The id of the entry whose cell says it."""
    of: Entry | None = None
    """The entry whose purposes, data and places are the edge's: it is reached by it alone."""

    def plain(self) -> dict[str, object]:
        """The entry of `subprocessors`, with what is said of all its services."""
        row: dict[str, object] = {"vendor": self.vendor}
        if self.of is None or not self.of.services:
            return row
        said = [each.facts for each in self.of.services]
        purposes = [str(each["purpose"].value) for each in said if "purpose" in each]
        if known := [each for each in dict.fromkeys(purposes) if _is_known(each)]:
            row["purpose"] = "; ".join(known)
        data = [word for each in said if "data" in each for word in _words(each["data"].value)]
        if data and UNKNOWN not in data:
            row["data"] = list(dict.fromkeys(data))
        places = [each.value for one in self.of.services for each in one.locations]
        return row | {"locations": _locations([each for each in places if isinstance(each, Where)])}


@dataclass(frozen=True, slots=True)
class Origin:
    """The list of which a record is made."""

    document: str
    seen: date
    customer: str = ""
    """Our country; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be written."""

    id: str
    entry: Entry
    origin: Origin
    edges: tuple[Edge, ...] = ()
    behind_others: bool = False
    """Whether only other vendors engage it."""
    catalogue: tuple[Fact, ...] = ()
    """What the catalogue has on it: written where the list says nothing."""
    former: tuple[str, ...] = ()
    """Names under which an earlier state of the list had it."""

    def said(self) -> dict[str, str]:
        """What the list says, by route, without where it says it: to compare two states of it."""
        return flat(self.plain())

    def _beside(self) -> dict[str, Fact]:
        """The facts of the catalogue on what the list does not say, by key.

        The company is one fact: where the list names it or its country, neither is added.
        """
        facts = self.entry.facts
        company = "legal_name" in facts or "country" in facts or self.behind_others
        left = set(facts) | ({"legal_name", "country"} if company else set())
        return {each.key: each for each in self.catalogue if each.key not in left}

    def _whole(self) -> dict[str, object]:
        """What the record says: what the list does, and the catalogue beside it."""
        made = self.plain()
        beside = {key: fact.value for key, fact in self._beside().items()}
        order = [*made, *(key for key in beside if key not in made)]
        order.sort(key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))
        return {key: beside.get(key, made.get(key)) for key in order}

    def plain(self) -> dict[str, object]:
        """The record as plain values, without evidence."""
        entry = self.entry
        facts = {name: said.value for name, said in entry.facts.items()}
        none = facts.get("role") == "none"
        inside = none or self._inside()
        edges = [each.plain() for each in self.edges]
        also = [each for each in entry.named.also if each != entry.named.name]
        former = [each for each in (*entry.named.formerly, *self.former) if each not in also]
        record = {
            "kind": "vendor",
            "name": entry.named.name,
            "legal_name": facts.get("legal_name", UNKNOWN),
            "country": facts.get("country", UNKNOWN),
            "group": facts.get("group"),
            "address": facts.get("address"),
            "also_known_as": _names(also, entry),
            "formerly": _names(former, entry),
            "domains": facts.get("domains"),
            "links": facts.get("links"),
            "role": facts.get("role", UNKNOWN),
            "engaged": "through-others" if self.behind_others else None,
            "since": facts.get("since"),
            "until": facts.get("until"),
            "services": None if self.behind_others else self._services(none=none),
            "agreement": facts.get("agreement", None if none else {"status": UNKNOWN}),
            "mechanisms": facts.get("mechanisms", None if inside else [{"instrument": UNKNOWN}]),
            "subprocessors": edges or (None if none else [{"vendor": UNKNOWN}]),
            "note": facts.get("note"),
        }
        return {name: value for name, value in record.items() if value}

    def _services(self, *, none: bool) -> list[dict[str, object]]:
        rows = [
            _service(each, f"service-{number}", none=none)
            for number, each in enumerate(self.entry.services, 1)
        ]
        first = self.entry.facts.get("since")
        for row in rows:
            if first is not None and row.get("since") == first.value:
                del row["since"]  # the first day of the vendor itself
        return rows

    def _inside(self) -> bool:
        """Whether company and places are known to be inside the EEA: then no mechanism is asked."""
        known = self.entry.facts.get("country")
        where = [
            said.value.place
            for service in self.entry.services
            for said in service.locations
            if isinstance(said.value, Where)
        ]
        every = [*where, str(known.value) if known else UNKNOWN]
        known_law, day = _territories(), self.origin.seen
        return all(
            zone_of(each) == EEA or known_law.in_eea(country_of(each) or "", day) for each in every
        )

    # --- text -----------------------------------------------------------------------------

    def text(self, first_line: str = "") -> str:
        """The record as YAML."""
        head = [
            f"Drafted from {self.origin.document}, {self.entry.cell.spot.of_row}.",
            "Each `unknown` becomes a question (`onward questions`). Write what you know.",
            *(f"Its name leads to {address}" for address in self.entry.links),
        ]
        lines = "".join(f"{comment(each[:_REMARK])}\n" for each in head)
        return f"{first_line}{lines}{record(self._noted() | {'evidence': [*self._evidence()]})}"

    def _noted(self) -> dict[str, object]:
        """The record with the remarks of the list, and what is of the catalogue marked as such."""
        made = self._whole()
        services = made.get("services")
        if isinstance(services, list):
            rows = zip(services, self.entry.services, strict=True)
            made["services"] = [_noted_service(row, service) for row, service in rows]
        remarks = {key: said.remark for key, said in self.entry.facts.items()}
        remarks |= dict.fromkeys(self._beside(), "of the catalogue: compare it")
        return {key: _noted(value, remarks.get(key, "")) for key, value in made.items()}

    def _supported(self) -> Iterator[tuple[str, Said]]:
        """Each route of the record that the list supports, with what says so."""
        record = self.plain()
        entry = self.entry
        services = record.get("services", [])
        rows = services if isinstance(services, list) else []
        yield "/name", Said(None, entry.cell)
        for key, said in entry.facts.items():
            if key in record and _is_known(said.value):
                yield f"/{key}", said
        for row, service in zip(rows, entry.services, strict=False):
            before = f"/services/{row['id']}"
            for key, said in service.facts.items():
                if key in row and _is_known(said.value):
                    yield f"{before}/{key}", said
            for said in service.locations:
                if isinstance(said.value, Where) and said.value.place != UNKNOWN:
                    yield f"{before}/locations", said
        for edge in self.edges:
            yield f"/subprocessors/{edge.vendor}", edge.said

    def _evidence(self) -> Iterator[Plain]:
        """One entry for each row and each way of knowing."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for route, said in self._supported():
            how = "inferred" if said.inferred else "stated"
            routes = found.setdefault((said.cell.spot.of_row, how), {})
            routes.setdefault(route, said.cell.spot.column)
        for (row, how), routes in found.items():
            yield {
                "supports": list(routes),
                "document": f"{self.origin.document} (imported list)",
                "section": _cells(row, sorted({each for each in routes.values() if each})),
                "how": how,
                "seen": self.origin.seen.isoformat(),
            }
        for fact in self._beside().values():
            yield {
                "supports": [f"/{fact.key}"],
                "document": fact.document,
                "how": "catalogue",
                "seen": fact.seen.isoformat(),
            }


def _cells(row: str, columns: list[int]) -> str:
    """A row and the cells of it."""
    word = "cell" if len(columns) == 1 else "cells"
    return f"{row}, {word} {', '.join(map(str, columns))}" if columns else row


def _is_known(value: object) -> bool:
    return value not in (UNKNOWN, [UNKNOWN], {"status": UNKNOWN}, [{"instrument": UNKNOWN}])


def _words(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _names(names: list[str], entry: Entry) -> list[str]:
    return [each for each in dict.fromkeys(names) if each not in (UNKNOWN, entry.named.name)]


def _service(service: Service, id_: str, *, none: bool = False) -> dict[str, object]:
    facts = {name: said.value for name, said in service.facts.items()}
    products = facts.get("products")
    purpose = facts.get("purpose", UNKNOWN)
    row: dict[str, object] = {"id": id_, "purpose": purpose}
    if products:
        row["products"] = products
    row["activities"] = facts.get("activities", [UNKNOWN])
    row["data"] = facts.get("data", [] if none else [UNKNOWN])
    row["subjects"] = facts.get("subjects", [] if none else [UNKNOWN])
    where = [said.value for said in service.locations if isinstance(said.value, Where)]
    row["locations"] = _locations(where)
    if "since" in facts:
        row["since"] = facts["since"]
    return row


def _locations(where: list[Where]) -> list[dict[str, object]]:
    """The places, each once; a list of places has no two entries of one place and use."""
    rows: list[dict[str, object]] = []
    for each in where or [Where(UNKNOWN, (UNKNOWN,))]:
        row: dict[str, object] = {"place": each.place}
        if each.uses:
            row["for"] = list(each.uses)
        if each.options:
            row |= {"options": list(each.options), "chosen_by": each.chosen_by}
        if row not in rows:
            rows.append(row)
    return rows


def _noted_service(row: Mapping[str, object], service: Service) -> Plain:
    remarks = {name: said.remark for name, said in service.facts.items()}
    places = {
        flow(_locations([said.value])[0]): said.remark
        for said in service.locations
        if isinstance(said.value, Where)
    }
    made = {key: _noted(value, remarks.get(key, "")) for key, value in row.items()}
    if isinstance(row["locations"], list):
        made["locations"] = [_noted(each, places.get(flow(each), "")) for each in row["locations"]]
    return made


def _noted(value: object, remark: str) -> object:
    return Noted(value, remark[:_REMARK]) if remark else value


def flat(value: object, route: str = "") -> dict[str, str]:
    """What a record says by route: keys of the record, and of each of its services."""
    found: dict[str, str] = {}
    if not isinstance(value, Mapping):
        return found
    for key, each in value.items():
        if key in ("kind", "evidence", "reviewed", "id") and not route:
            continue
        if key == "services" and isinstance(each, list) and not route:
            for service in each:
                if isinstance(service, Mapping):
                    found |= flat(service, f"/services/{service.get('id', '')}")
        elif key != "id":
            found[f"{route}/{key}"] = flow(each)
    return found
