"""A vendor as a list has it: each fact with the cell that says it, each cell with its fate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from onward.imports.document import Cell
from onward.imports.names import Named
from onward.terms import vocabulary
from onward.terms.vocabulary import Term


class Kind(Enum):
    """What became of a cell, or of a part of it."""

    HEADING = "heading"
    """It names a column that is read."""
    WRITTEN = "written"
    """It is a fact of a record."""
    ASIDE = "aside"
    """It says no fact of its own: a number of a row, `n/a` where nothing is needed."""
    UNREAD = "unread"
    """It is left for a person, with the reason."""


class Fate(NamedTuple):
    """What became of a cell, or of a part of it."""

    kind: Kind
    what: str
    """The route in the record where it is written; else why it is not."""
    part: str = ""
    """The part of the cell; empty for all of it."""
    entry: str = ""
    """Of a written one: the entry whose record has it."""


@dataclass(slots=True)
class Account:
    """A cell, the heading of its column, and what became of it."""

    cell: Cell
    heading: str = ""
    fates: list[Fate] = field(default_factory=list)


class Said(NamedTuple):
    """What a record is to say, and the cell that says it."""

    value: object
    cell: Cell
    inferred: bool = False
    remark: str = ""
    """A comment for the line of the record."""


@dataclass(slots=True)
class Service:
    """One row on a vendor: what it is used for there."""

    number: int
    """Which one of its vendor it is, from 1."""
    facts: dict[str, Said] = field(default_factory=dict)
    """By key of the record: purpose, data, subjects, products, activities."""
    locations: list[Said] = field(default_factory=list)
    """Of `Where`, with their uses."""


@dataclass(slots=True)
class Entry:
    """A vendor as a list has it."""

    id: str
    """Of this entry within the document; the id of a record comes later."""
    named: Named
    cell: Cell
    facts: dict[str, Said] = field(default_factory=dict)
    """By key of the record: legal_name, country, role, agreement, mechanisms, since..."""
    services: list[Service] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    """Addresses to which its name leads, in their order."""
    doubt: str = ""
    """Why it may be another vendor of the list; nothing is written then."""

    def service(self, facts: Mapping[str, Said] = MappingProxyType({})) -> Service:
        """One more service, with these facts."""
        self.services.append(Service(len(self.services) + 1, dict(facts)))
        return self.services[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which the list has it, the first the one in use."""
        legal = self.facts.get("legal_name")
        more = (str(legal.value),) if legal is not None else ()
        whole = (self.named.name, *more, *self.named.also, *self.named.formerly)
        return tuple(dict.fromkeys(whole))


class Known(NamedTuple):
    """What is known of the inventory into which a list is read."""

    data: Mapping[str, Term]
    subjects: Mapping[str, Term]
    activities: Mapping[str, str]
    """By the key of an id or a name, the id."""
    spelled: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Other spellings of `data`, `subjects` and `instrument`: by the key of a text, the word."""
    regime: str = ""
    """The regime of our country, under which `SCC` alone is meant; empty where it is not known."""
    country: str = ""
    """Our country; empty where it is not known."""


PLAIN = Known(vocabulary.data(), vocabulary.subjects(), {})
"""Where no inventory is read: the vocabularies of Onward."""
