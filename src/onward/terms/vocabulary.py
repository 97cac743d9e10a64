"""The words for personal data, for the people they are about, and for measures of protection."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from onward.terms._files import table


class Term(NamedTuple):
    """One word of a vocabulary, as records write it."""

    id: str
    """Lower case, dotted: `contact.email` lies below `contact`."""
    title: str
    """For people who read a report."""
    description: str
    """One sentence: what it takes in."""
    source: str
    checked: date
    special: str | None = None
    """`9` or `10`: the article of the GDPR that singles such data out."""
    hr: bool = False
    """Data of our own staff, past or present, held because they work for us."""
    staff: bool = False
    """A subject that works for us."""
    kind: str | None = None
    """Of a measure: technical, contractual or organisational."""
    use_case: int | None = None
    """The use case of Annex 2 to EDPB Recommendations 01/2020 (version 2.0) that it rests on."""
    effective_against_access: bool = False
    """That annex finds it effective against access by authorities, if its conditions are met."""
    aliases: tuple[str, ...] = ()
    """What people write instead, lower case, joined by dashes: hints, no words of a record."""
    unverified: bool = False
    """True where a legal statement of the row was not read in its source."""


@cache
def _vocabulary(name: str) -> Mapping[str, Term]:
    whole = table(name)
    source, checked = whole["source"], whole["checked"]
    return {
        id_: Term(id=id_, **{"source": source, "checked": checked, **_tuples(row)})
        for id_, row in whole["terms"].items()
    }


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "aliases": tuple(row.get("aliases", ()))}


def data() -> Mapping[str, Term]:
    """Categories of personal data by id."""
    return _vocabulary("data")


def subjects() -> Mapping[str, Term]:
    """Groups of data subjects by id."""
    return _vocabulary("subjects")


def measures() -> Mapping[str, Term]:
    """Measures that a record may say are taken, by id."""
    return _vocabulary("measures")


def covers(prefix: str, term: str) -> bool:
    """Whether a word takes in another: `health` takes in itself and `health.records`."""
    return term == prefix or term.startswith(f"{prefix}.")
