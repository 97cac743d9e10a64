"""The list of sub-processors for machines: `schema/output/subprocessors.schema.json`, version 1.

It is a format for anybody's list, so its version is its own and not that of what `onward` prints
elsewhere: docs/subprocessors-json.md.
"""

from collections.abc import Callable, Mapping
from datetime import date

from onward._about import VERSION
from onward.inventory.value import Terms, Unknown
from onward.law.law import Law
from onward.output.envelope import dump
from onward.reports.papers.entry_wording import EntryWording
from onward.reports.papers.public_list import Basis, Entry, Place, PublicList, PublicService
from onward.terms.place import country_of
from onward.terms.vocabulary import Term, data, subjects
from onward.transfers.status import Status

SCHEMA = "subprocessors.schema.json"
"""The name of the file beside the list that holds its schema."""
_VERSION = "1.1"
_UNKNOWN = "unknown"
_VALID = {Status.HOLDS: True, Status.EXPIRING: True, Status.FAILS: False}
"""Whether a valid mechanism is shown; neither where it is open or no transfer takes place."""
_DPV_ROLE = "https://w3id.org/dpv#DataSubProcessor"


def render(listed: PublicList, law: Law, language: str) -> str:
    """One document. What is not recorded is null, what is unknown is the word `unknown`."""
    wording = EntryWording(listed, law, language)
    return dump(
        {
            "$schema": SCHEMA,
            "format": "subprocessors",
            "version": _VERSION,
            "generator": {"name": "onward", "version": VERSION},
            "as_of": listed.day,
            "language": language,
            "processor": {
                "name": listed.name,
                "legal_name": _said(listed.legal_name),
                "country": _said(listed.country),
            },
            "activities": [name for _, name in listed.activities],
            "subprocessors": [_entry(each, wording) for each in listed.entries],
            "further_subprocessors": [_entry(each, wording) for each in listed.further],
        }
    )


def _entry(entry: Entry, wording: EntryWording) -> dict[str, object]:
    role = "sub-processor"
    return {
        "id": entry.id,
        "name": _said(entry.name),
        "legal_name": _said(entry.legal_name),
        "country": _said(entry.country),
        "one_of": [
            {"legal_name": _said(each.legal_name), "country": _said(each.country)}
            for each in entry.one_of
        ],
        "group_company": entry.group,
        "role": {"id": role, "name": wording.words.role(role), "dpv": _DPV_ROLE},
        "link": _said(entry.link),
        "further_recorded": entry.declared,
        "services": [_service(each, wording) for each in entry.services],
    }


def _service(service: PublicService, wording: EntryWording) -> dict[str, object]:
    places = service.places
    return {
        "engaged_by": wording.engaged_by(service),
        "purpose": _said(service.purpose),
        "products": list(service.products),
        "activities": list(wording.activities(service)),
        "data": _terms(service.data, data(), wording.words.data),
        "subjects": _terms(service.subjects, subjects(), wording.words.subject),
        "places": None if places is None else [_place(each, wording) for each in places],
        "transfers": [_transfer(each, wording) for each in service.basis],
        "since": _said(service.since),
        "until": _said(service.until),
    }


def _terms(
    said: Terms, known: Mapping[str, Term], named: Callable[[str], str]
) -> list[dict[str, object]] | str | None:
    if not isinstance(said, tuple):
        return _said(said)
    return [
        {"id": each, "name": named(each), "dpv": known[each].dpv if each in known else None}
        for each in said
    ]


def _place(place: Place, wording: EntryWording) -> dict[str, object]:
    where = place.place
    return {
        "place": _said(where),
        "name": wording.place(place),
        "country": country_of(where) if isinstance(where, str) else None,
        "uses": list(place.uses) if isinstance(place.uses, tuple) else _said(place.uses),
        "options": list(place.options),
        "chosen_by": _said(place.chosen_by),
    }


def _transfer(basis: Basis, wording: EntryWording) -> dict[str, object]:
    """`transfer` is null where it is not known whether one takes place."""
    unsettled = basis.status is Status.UNKNOWN
    named = [
        {
            "id": each.instrument,
            "name": wording.words.instrument(each.instrument),
            "until": _said(each.until),
        }
        for each in basis.carriers
    ]
    return {
        "law": basis.regime or None,
        "company": _said(basis.company),
        "country": basis.destination or None,
        "if_chosen": basis.option or None,
        "transfer": None if unsettled else basis.status is not Status.INSIDE,
        "valid": _VALID.get(basis.status),
        "mechanisms": (_UNKNOWN if basis.recorded else None) if unsettled else named,
    }


def _said(fact: str | date | Unknown | None) -> str | None:
    if fact is None:
        return None
    return _UNKNOWN if isinstance(fact, Unknown) else str(fact)
