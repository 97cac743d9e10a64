"""Every vendor of the catalogue: valid, sourced, in known words, and free of verdicts."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onward.catalogue import entry
from onward.catalogue.entry import MARKS, Entry, load
from onward.catalogue.names import ids
from onward.law.law import load as law
from onward.terms.company import brand_key
from onward.terms.country import is_country
from onward.terms.place import PlaceKind, resolve
from onward.terms.region import providers
from onward.terms.vocabulary import data, subjects

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(entry.__file__).parent / "vendors"
IDS = ids()
SCHEMA = json.loads((ROOT / "schema" / "catalogue" / "vendor.schema.json").read_text("utf-8"))
VERDICTS = re.compile(
    r"\b(adequate|inadequate|complian(?:t|ce)|unlawful|lawful(?:ly)?|illegal|legal basis|holds"
    r"|fails|risky?|safe|unsafe|secure|trustworthy|recommended|good|bad|valid|invalid|sufficient)\b",
    re.IGNORECASE,
)
"""What a fact does not say. The title of a document may have any of them."""


def written(id_: str) -> dict[str, Any]:
    """The file as JSON has it: days as text."""
    whole = tomllib.loads((FOLDER / f"{id_}.toml").read_text("utf-8"))
    found: dict[str, Any] = json.loads(json.dumps(whole, default=date.isoformat))
    return found


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Every table of a file, inner ones too."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from tables(inner)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize("id_", IDS)
def test_an_entry_is_of_the_form_that_the_schema_gives(id_: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    problems = [
        f"{'/'.join(map(str, each.path))}: {each.message}"
        for each in jsonschema.Draft202012Validator(SCHEMA).iter_errors(written(id_))
    ]
    assert problems == []
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)
    first = (FOLDER / f"{id_}.toml").read_text("utf-8").splitlines()[0]
    assert first == "#:schema ../../../../schema/catalogue/vendor.schema.json"
    assert load(id_).id == id_


@pytest.mark.parametrize("id_", IDS)
def test_every_fact_names_its_sources_and_every_source_is_named(id_: str) -> None:
    whole = written(id_)
    sources = whole.pop("sources")
    cited = set()
    for table in tables(whole):
        if table is not whole:
            said = table["source"]
            cited |= {said} if isinstance(said, str) else set(said)
    assert cited == set(sources)


@pytest.mark.parametrize("id_", IDS)
def test_days_are_past_and_a_text_is_no_younger_than_its_reading(id_: str) -> None:
    for source in load(id_).sources.values():
        assert type(source.seen) is date
        assert source.seen <= date.today()  # noqa: DTZ011
        assert source.dated is None or source.dated <= source.seen, source.id


@pytest.mark.parametrize("id_", IDS)
def test_words_are_known(id_: str) -> None:
    one = load(id_)
    services = {each.id for each in one.services}
    assert len(services) == len(one.services)
    for service in one.services:
        assert set(service.data) <= data().keys()
        assert set(service.subjects) <= subjects().keys()
    for company in one.companies:
        assert company.country is None or is_country(company.country)
        assert all(_where(each) for each in company.customers), company
        assert set(company.services) <= services
    assert one.parent is None or one.parent.country is None or is_country(one.parent.country)
    for offer in one.places:
        assert all(resolve(each).kind is not PlaceKind.NOWHERE for each in offer.places), offer
        assert offer.provider is None or offer.provider in providers()
        assert set(offer.services) <= services
    for mechanism in one.mechanisms:
        assert mechanism.instrument in law().instruments
        assert not mechanism.modules or mechanism.instrument == "eu-scc-2021-914"


def _where(place: str) -> bool:
    return is_country(place) or place in ("EEA", "world")


@pytest.mark.parametrize("id_", IDS)
def test_one_company_contracts_with_a_customer_for_a_service(id_: str) -> None:
    met: set[tuple[str, str]] = set()
    for company in load(id_).companies:
        for place in company.customers:
            for service in company.services or ("",):
                assert (place, service) not in met, (company.name, place)
                met.add((place, service))


@pytest.mark.parametrize("id_", IDS)
def test_nothing_is_a_verdict(id_: str) -> None:
    whole = written(id_)
    del whole["sources"]
    assert [text for text in texts(whole) if VERDICTS.search(text) and "://" not in text] == []


def test_a_spelling_or_a_mark_is_of_one_vendor_or_is_said_to_be_ambiguous() -> None:
    names: dict[str, set[str]] = {}
    marks: dict[tuple[str, str], set[str]] = {}
    ambiguous: set[tuple[str, str]] = set()
    for one in map(load, IDS):
        assert set(one.called.ambiguous) <= set(one.spellings)
        ambiguous |= {(one.id, brand_key(each)) for each in one.called.ambiguous}
        for spelling in (*one.spellings, one.id.replace("-", " ")):
            names.setdefault(brand_key(spelling), set()).add(one.id)
        for mark in one.marks:
            assert mark.kind in MARKS
            for value in mark.values:
                assert value == value.strip()
                assert value.islower() or mark.kind == "go" or not value.isalpha()
                marks.setdefault((mark.kind, value), set()).add(one.id)
    twice = {
        name: ids
        for name, ids in names.items()
        if len(ids) > 1 and not all((each, name) in ambiguous for each in ids)
    }
    assert twice == {}
    assert {mark: ids for mark, ids in marks.items() if len(ids) > 1} == {}


def test_an_unknown_vendor_has_no_entry() -> None:
    with pytest.raises(FileNotFoundError):
        load("nobody")


@pytest.mark.parametrize(
    ("seen", "last"), [("2025-11-29", "2026-11-29"), ("2024-02-29", "2025-02-28")]
)
def test_a_source_is_stale_after_twelve_months(seen: str, last: str) -> None:
    whole = {
        "sources": {"a": {"title": "A", "address": "https://a", "seen": date.fromisoformat(seen)}},
        "called": {"name": "A", "source": "a"},
    }
    one: Entry = entry.entry_of("a", whole)
    day = date.fromisoformat(last)
    assert one.stale(day) == ()
    assert one.stale(date.fromordinal(day.toordinal() + 1)) == (one.sources["a"],)
