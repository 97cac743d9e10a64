"""`onward words`: the words that records are written in, as the tables of `terms` have them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from onward.reports.listings.table import Record, Table
from onward.terms import vocabulary
from onward.terms.place import PlaceKind, name_of, resolve, special_places
from onward.terms.region import Region, providers, regions
from onward.terms.vocabulary import Term

VOCABULARIES = ("data", "subjects", "measures")
KINDS = (*VOCABULARIES, "places", "regions")
"""What can be listed; beside these the regions of one provider, by its name."""

_COLUMNS = ("id", "title", "description", "marks")
_REGIONS = ("id", "title", "country", "source")
_OWN = "An inventory may declare more words of its own, under `terms` in organisation.yaml."
_MARKS = {
    "data": "special, criminal: data that the law singles out, as special categories or on "
    "convictions and offences. HR: data of our own staff.",
    "subjects": "staff: they work for us.",
    "measures": "against access: a use case of EDPB Recommendations 01/2020, Annex 2, "
    "that helps against access by authorities under its conditions.",
}


def words(kind: str | None, law_checked: date) -> Table:
    """The words of a kind, or of a provider its regions; without a kind, of all vocabularies.

    KeyError where `kind` is neither one of KINDS nor a provider.
    """
    if kind is None or kind in VOCABULARIES:
        asked = VOCABULARIES if kind is None else (kind,)
        return _table(f"words for {', '.join(asked)}", law_checked, _of_terms(asked))
    if kind == "places":
        return _table(kind, law_checked, _of_places())
    named = providers() if kind == "regions" else (kind,)
    title = "regions" if kind == "regions" else f"regions of {kind}"
    return _table(title, law_checked, _of_regions(named))


class _Listed(NamedTuple):
    """What is listed, before it is a table."""

    columns: tuple[str, ...]
    entries: Sequence[tuple[tuple[str, ...], Record]]
    """Each row with its record."""
    notes: tuple[str, ...]


def _table(what: str, law_checked: date, listed: _Listed) -> Table:
    return Table(
        command="words",
        title=f"{len(listed.entries)} {what}",
        columns=listed.columns,
        rows=tuple(row for row, _ in listed.entries),
        records=tuple(record for _, record in listed.entries),
        as_of=None,
        law_checked=law_checked,
        notes=listed.notes,
    )


def _of_terms(kinds: tuple[str, ...]) -> _Listed:
    entries = [
        ((*_kind(kind, kinds), term.id, term.title, term.description, ", ".join(_marks(term))),
         _term(kind, term))
        for kind in kinds
        for term in _terms(kind).values()
    ]  # fmt: skip
    notes = (*(_MARKS[kind] for kind in kinds), _OWN)
    if len(kinds) > 1:
        notes += ("`onward words places` and `onward words regions` list where data may be.",)
    return _Listed((*_kind("kind", kinds), *_COLUMNS), entries, notes)


def _kind(cell: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The cell of the kind, where several are listed."""
    return (cell,) if len(kinds) > 1 else ()


def _terms(kind: str) -> Mapping[str, Term]:
    match kind:
        case "data":
            return vocabulary.data()
        case "subjects":
            return vocabulary.subjects()
        case _:
            return vocabulary.measures()


def _marks(term: Term) -> Iterator[str]:
    if term.special:
        yield term.special
    if term.hr:
        yield "HR"
    if term.staff:
        yield "staff"
    if term.kind:
        yield term.kind
    if term.effective_against_access:
        yield f"against access (use case {term.use_case})"
    if term.unverified:
        yield "not verified"


def _term(kind: str, term: Term) -> Record:
    return _record(
        kind=kind,
        id=term.id,
        title=term.title,
        description=term.description,
        special=term.special,
        hr=term.hr,
        staff=term.staff,
        type=term.kind,
        effective_against_access=term.effective_against_access,
        aliases=term.aliases,
        dpv=term.dpv,
        source=term.source,
        checked=term.checked,
        unverified=term.unverified,
    )


def _of_places() -> _Listed:
    from onward.terms.country import codes

    entries = [
        ((id_, name_of(id_), kind), _record(kind="places", id=id_, title=name_of(id_), type=kind))
        for id_, kind in _places(codes())
    ]
    notes = ("A place is also a region, `provider:name`: `onward words regions` lists them.",)
    return _Listed(("id", "title", "type"), entries, notes)


def _places(codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from ((id_, resolve(id_).kind.value) for id_ in special_places())
    yield from ((code, PlaceKind.COUNTRY.value) for code in sorted(codes))


def _of_regions(named: tuple[str, ...]) -> _Listed:
    entries = [
        ((each.id, each.name, _country(each), _source(each)), _region(each))
        for provider in named
        for each in regions(provider).values()
    ]
    notes = ["Where the provider names no one country, none is reported."]
    if len(named) > 1:
        notes.append(f"`onward words PROVIDER` lists those of one: {', '.join(named)}.")
    return _Listed(_REGIONS, entries, tuple(notes))


def _country(each: Region) -> str:
    return f"{each.country} ({name_of(each.country)})" if each.country else each.zone or ""


def _source(each: Region) -> str:
    return f"{each.source} (country not verified)" if each.unverified else each.source


def _region(each: Region) -> Record:
    return _record(
        kind="regions",
        id=each.id,
        title=each.name,
        type=PlaceKind.REGION.value,
        country=each.country,
        zone=each.zone,
        source=each.source,
        checked=each.checked,
        unverified=each.unverified,
    )


def _record(**said: str | bool | date | tuple[str, ...] | None) -> Record:
    """A word as a machine reads it: every key for every kind, null where it says nothing."""
    keys = (
        "kind", "id", "title", "type", "description", "special", "hr", "staff",
        "effective_against_access", "country", "zone", "aliases", "dpv", "source",
        "checked", "unverified",
    )  # fmt: skip
    return {key: said.get(key) for key in keys}
