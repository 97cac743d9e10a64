"""What typed places mean: languages, zones, areas, regions, towns, lists."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.terms.meaning import LONGEST, place_meaning, sentence
from onward.terms.place import PlaceKind, areas, resolve, special_spellings
from onward.terms.region import providers, region, regions


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("EU", "EEA"), ("UE", "EEA"), ("EER", "EEA"), ("EWR", "EEA"), ("EOG", "EEA"),
        ("EØS", "EEA"), ("EU/EEA", "EEA"), ("EU region", "EEA"), ("European Union", "EEA"),
        ("Unia Europejska", "EEA"), ("Espacio Económico Europeo", "EEA"),
        ("Nederland", "NL"), ("Frankrijk", "FR"), ("Alemania", "DE"), ("Niemcy", "DE"),
        ("Tyskland", "DE"), ("Stati Uniti", "US"), ("Stany Zjednoczone", "US"), ("Østrig", "AT"),
        ("Szwajcaria", "CH"), ("Ruotsi", "SE"), ("Itálie", "IT"), ("u.k.", "GB"), ("nl", "NL"),
        ("Worldwide", "world"), ("świat", "world"), ("x-epo", "x-EPO"), ("unkown", "unknown"),
        ("germanywestcentral", None), ("AWS eu-west-1", "aws:eu-west-1"),
        ("aws:eu_west_1", "aws:eu-west-1"), ("AWS:EU-WEST-1", "aws:eu-west-1"),
        ("asw:eu-west-1", "aws:eu-west-1"), ("eu-central-1 (AWS)", "aws:eu-central-1"),
        ("`eu-central-1` (AWS)", "aws:eu-central-1"), ("gcp:frankfurt", "gcp:europe-west3"),
        ("Azure West Europe", "azure:westeurope"), ("Hetzner Nuremberg", "hetzner:nbg1"),
        ("aws:eu-centrall-1", "aws:eu-central-1"), ("Germany (Frankfurt)", "DE"),
        ("Frankfurt, Germany", "DE"), ("EU (Ireland)", "IE"), ("United States (EU)", "US"),
        ("Germany (worldwide)", "world"), ("Warsaw", "PL"),
    ],
)  # fmt: skip
def test_one_word_of_records(typed: str, word: str | None) -> None:
    assert place_meaning(typed).one == word


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("EU/UK", {"EEA", "GB"}),
        ("Ireland, Germany and USA", {"IE", "DE", "US"}),
        ("DE + AT", {"DE", "AT"}),
        ("Irlanda o Germania", {"IE", "DE"}),
    ],
)
def test_several_places_in_one_text(typed: str, words: set[str]) -> None:
    meaning = place_meaning(typed)
    assert set(meaning.every) == words
    assert "several places" in sentence(meaning, "")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("eu-west-1", {"aws:eu-west-1", "alibaba:eu-west-1"}),
        ("eu-central", {"hetzner:eu-central", "linode:eu-central"}),
        ("fra", {"FR", "fly:fra"}),
        ("fra1", {"digitalocean:fra1", "vercel:fra1"}),
    ],
)
def test_a_code_of_several_providers(typed: str, words: set[str]) -> None:
    assert words <= set(place_meaning(typed).either)


@pytest.mark.parametrize(
    "typed",
    ["EMEA", "apac", "DACH", "LATAM", "Nordics", "Benelux", "Europe", "Europa", "Nordeuropa",
     "Middle East", "Americas", "Amerika", "Azja", "EFTA", "MENA", "EMEA / APAC"],
)  # fmt: skip
def test_an_area_of_several_countries_is_none_of_them(typed: str) -> None:
    meaning = place_meaning(typed)
    assert meaning.area
    assert not meaning.either
    assert sentence(meaning, "") == "it means several countries: list them, or write `world`"


@pytest.mark.parametrize(
    "typed",
    ["", ":", "X", "EN", "EO", "non-EU", "outside the EU", "Germany and others", "San José",
     "Germny", "Austrlia", "aws", "aws:eu-zz-9", "aws:eu-west-9", "zzzzzz:eu", "EU (West)",
     "West Europe", "Germany (London)", "nowhere at all", "x" * (LONGEST + 1)],
)  # fmt: skip
def test_what_is_not_understood_is_not_guessed(typed: str) -> None:
    assert not place_meaning(typed)


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_whatever_is_meant_can_be_recorded(typed: str) -> None:
    meaning = place_meaning(typed)
    for word in (*meaning.either, *meaning.every):
        assert word == "unknown" or resolve(word).kind is not PlaceKind.NOWHERE


def test_words_of_two_letters_that_are_no_code_lead_to_none_by_likeness() -> None:
    known = {
        "uk": "GB",
        "vk": "GB",
        "el": "GR",
        "eu": "EEA",
        "ue": "EEA",
        "vs": "US",
        "ic": "ES",
        "ea": "ES",
    }
    letters = "abcdefghijklmnopqrstuvwxyz"
    for typed in (one + other for one in letters for other in letters):
        meant = place_meaning(typed).one
        assert meant in (None, typed.upper(), known.get(typed)), typed


@pytest.mark.parametrize("provider", providers())
def test_every_region_is_understood_without_its_dashes(provider: str) -> None:
    for id_ in regions(provider):
        name = id_.partition(":")[2]
        assert id_ in place_meaning(f"{provider} {name}").either, id_
        assert place_meaning(id_.replace("-", "_")).either, id_
        found = region(id_)
        assert found is not None


def test_no_spelling_is_both_an_area_and_a_zone() -> None:
    assert not areas() & set(special_spellings())


def test_a_hostile_text_takes_no_time() -> None:
    began = time.perf_counter()
    for typed in ("(" * LONGEST, "a," * 50, "eu and " * 14, "aws " * 25, "a(b)" * 25):
        place_meaning(typed)
    assert time.perf_counter() - began < 2
