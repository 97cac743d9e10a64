"""The list of the Data Privacy Framework held against the certifications that are recorded.

What its owner exports could not be seen. The columns are known by the labels that an entry of the
list has (`COLUMNS`); others are decided with `--map`. A table without a name and a status of an
organisation is refused.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from onward.diagnostic import Place
from onward.imports import cells
from onward.imports.alike_names import alike
from onward.imports.document import Cell, Document
from onward.imports.words import key
from onward.inventory.mechanism import Certificate, Mechanism
from onward.inventory.records import Inventory
from onward.inventory.value import known
from onward.inventory.vendor import Vendor
from onward.source.text import Source, Span, Unreadable
from onward.syntax.write import flow
from onward.terms.company import same_company

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "entity": ("organization", "organization name", "participant", "name"),
    "eu-us-dpf": ("eu-u.s. data privacy framework", "eu-u.s. dpf", "eu-u.s. dpf status"),
    "uk-us-data-bridge": ("uk extension to the eu-u.s. data privacy framework", "uk extension"),
    "ch-us-dpf": ("swiss-u.s. data privacy framework", "swiss-u.s. dpf"),
    "covers": ("data collected", "covered data", "data"),
    "due": ("next certification due date", "next certification due"),
    "covered": ("covered entities", "other covered entities"),
}
"""By what a column is, the headings under which it is known."""
FRAMEWORKS: Final = ("eu-us-dpf", "uk-us-data-bridge", "ch-us-dpf")
_STATUSES: Final = {"active": "participant", "inactive": "inactive", "withdrawn": "withdrawn"}


class Row(NamedTuple):
    """An organisation as the list has it."""

    entity: str
    cells: Mapping[str, Cell]
    covered: tuple[str, ...] = ()


class Listed(NamedTuple):
    """What the list says of one recorded certification."""

    vendor: str
    instrument: str
    at: Place
    recorded: Certificate
    result: str
    """`same`, `changed`, `absent`, `doubtful`, `unread`."""
    now: Mapping[str, object]
    """The keys of `certified` as the list has them; empty where it says nothing for sure."""
    cell: Cell | None = None
    note: str = ""


@dataclass(slots=True)
class Compared:
    """The list held against the records."""

    document: Document
    rows: int = 0
    listed: list[Listed] = field(default_factory=list)


def rows_of(document: Document, decided: Mapping[str, str]) -> list[Row]:
    """The organisations of a list. Raises Unreadable where it is none."""
    for block in document.blocks:
        for number, head in enumerate(block.rows[:5]):
            columns = _columns(head, decided)
            if "entity" in columns and columns.keys() & set(FRAMEWORKS):
                return list(_rows(block.rows[number + 1 :], columns))
    wanted = f"{COLUMNS['entity'][0]!r} and {COLUMNS['eu-us-dpf'][0]!r}"
    raise Unreadable(
        f"{document.path}: not the list of the framework: no columns {wanted};"
        f" `--map 'HEADING=FIELD'` says what a column is: {', '.join(COLUMNS)}"
    )


def _columns(head: Sequence[Cell], decided: Mapping[str, str]) -> dict[str, int]:
    said = {key(heading): word for heading, word in decided.items()}
    found: dict[str, int] = {}
    for number, cell in enumerate(head):
        text = key(cell.text)
        names = (name for name, words in COLUMNS.items() if text in map(key, words))
        name = said.get(text) or next(names, None)
        if name is not None and name in COLUMNS:
            found.setdefault(name, number)
    return found


def _rows(body: Sequence[Sequence[Cell]], columns: Mapping[str, int]) -> Iterator[Row]:
    for row in body:
        found = {name: row[at] for name, at in columns.items() if at < len(row)}
        entity = found.get("entity")
        if entity is not None and entity.text:
            covered = found.get("covered")
            names = re.split(r"\n|\s*;\s*", covered.text) if covered else []
            yield Row(entity.text, found, tuple(each.strip() for each in names if each.strip()))


def compare(
    document: Document,
    rows: Sequence[Row],
    inventory: Inventory,
    same: Mapping[str, str],
    day: date,
) -> Compared:
    """Every certification that is recorded, and what the list says of it."""
    decided = {key(name): id_ for name, id_ in same.items()}
    listed = [
        _listed(mechanism, at, party, rows, decided, day)
        for mechanism, at, party in _certifications(inventory)
    ]
    return Compared(document, len(rows), listed)


class _Party(NamedTuple):
    id: str
    names: tuple[str, ...]


def _certifications(inventory: Inventory) -> Iterator[tuple[Mechanism, Place, _Party]]:
    """Every use of a framework: by a vendor, by a vendor behind it, by ourselves."""
    ours = inventory.organisation
    us = _Party(ours.id, (known(ours.legal_name), known(ours.name)))
    for each, at in _used(ours.frameworks, ours.origin, "/frameworks"):
        yield each, at, us
    for vendor in inventory.vendors.values():
        for each, at in _used(vendor.mechanisms, vendor.origin, "/mechanisms"):
            yield each, at, _party(vendor)
        for edge in vendor.subprocessors or ():
            other = inventory.vendors.get(str(edge.vendor))
            party = _party(other) if other is not None else _Party(vendor.id, ())
            for each, at in _used(edge.mechanisms, vendor.origin, f"{edge.route}/mechanisms"):
                yield each, at, party


def _party(vendor: Vendor) -> _Party:
    return _Party(vendor.id, (known(vendor.legal_name), known(vendor.name)))


def _used(
    mechanisms: Sequence[Mechanism] | None, path: str, route: str
) -> Iterator[tuple[Mechanism, Place]]:
    for each in mechanisms or ():
        if each.instrument in FRAMEWORKS:
            yield each, Place(path, f"{route}/{each.instrument}/certified")


def _listed(
    mechanism: Mechanism,
    at: Place,
    party: _Party,
    rows: Sequence[Row],
    decided: Mapping[str, str],
    day: date,
) -> Listed:
    """What the list says of one certification: for sure only under the entity that is recorded."""
    instrument = str(mechanism.instrument)
    recorded = mechanism.certified or Certificate()
    entity = known(recorded.entity)
    empty = Listed(party.id, instrument, at, recorded, "absent", {})
    for row in rows:
        meant = decided.get(key(row.entity)) == party.id
        if meant or same_company(entity, row.entity) is True:
            return _said(empty, row, instrument, "participant", day)
        if any(same_company(entity, each) is True for each in row.covered):
            return _said(empty, row, instrument, "covered", day)
    wanted = tuple(filter(None, (entity, *party.names)))
    near = [
        row for row in rows if decided.get(key(row.entity)) != "new" and alike(wanted, row.entity)
    ]
    if near:
        listed = ", ".join(each.entity for each in near[:4])
        return empty._replace(result="doubtful", cell=near[0].cells["entity"], note=listed)
    return empty


def _said(empty: Listed, row: Row, instrument: str, sort: str, day: date) -> Listed:
    """The keys of `certified` as a row of the list has them."""
    cell = row.cells.get(instrument)
    status = _STATUSES.get(key(cell.text)) if cell is not None else None
    if cell is None or status is None:
        note = cell.text if cell is not None else ""
        return empty._replace(result="unread", cell=row.cells["entity"], note=note)
    recorded = empty.recorded
    name = known(recorded.entity) or row.entity
    now: dict[str, object] = {
        "entity": name,
        "listed_as": sort if status == "participant" else status,
    }
    covers = _covers(row.cells.get("covers"))
    covers = covers or (list(recorded.covers) if isinstance(recorded.covers, tuple) else [])
    if covers:
        now["covers"] = covers
    if isinstance(recorded.since, date):
        now["since"] = recorded.since.isoformat()
    due = row.cells.get("due")
    said = cells.day(due.text) if due is not None else None
    if said is not None:
        now["due"] = said
    elif isinstance(recorded.due, date):
        now["due"] = recorded.due.isoformat()
    unread = due is not None and due.text and said is None
    now["verified"] = day.isoformat()
    result = "same" if _same(recorded, now) else "changed"
    note = f"{due.text}" if unread and due is not None else ""
    return empty._replace(result=result, now=now, cell=row.cells["entity"], note=note)


def _covers(cell: Cell | None) -> list[str]:
    """`HR and Non-HR Data`."""
    text = key(cell.text) if cell is not None else ""
    other = "non hr" in text
    staff = "hr" in text.replace("non hr", "")
    return [word for word, is_so in (("hr", staff), ("non-hr", other)) if is_so]


def _same(recorded: Certificate, now: Mapping[str, object]) -> bool:
    """Whether a record says what the list says, apart from the day of looking."""
    said = {
        "entity": recorded.entity,
        "listed_as": recorded.listed_as,
        "covers": list(recorded.covers) if isinstance(recorded.covers, tuple) else recorded.covers,
        "due": recorded.due.isoformat() if isinstance(recorded.due, date) else recorded.due,
    }
    return all(said[name] == now[name] for name in said.keys() & now.keys())


def patch(
    listed: Sequence[Listed], sources: Mapping[str, Source], spans: Mapping[Place, Span]
) -> str:
    """The changes of `certified` as a patch that `git apply` takes; nothing else is in it."""
    changes: dict[str, list[Listed]] = {}
    for each in listed:
        if each.now and each.recorded != Certificate() and each.at in spans:
            changes.setdefault(each.at.path, []).append(each)
    parts: list[str] = []
    for path, some in sorted(changes.items()):
        text = sources[path].data.decode("utf-8")
        old = text.splitlines(keepends=True)
        new = list(old)
        for each in sorted(some, key=lambda one: spans[one.at].line, reverse=True):
            _replace(new, spans[each.at], flow(each.now))
        lines = "".join(new).splitlines(keepends=True)
        parts += difflib.unified_diff(old, lines, f"a/{path}", f"b/{path}")
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


def _replace(lines: list[str], span: Span, text: str) -> None:
    """Put a value in the place of another: on its line if it was there, else below its key."""
    first, last = span.line - 1, span.end_line - 1
    before, after = lines[first][: span.column - 1], lines[last][span.end_column - 1 :]
    lines[first : last + 1] = [f"{before}{text}{after}"]
