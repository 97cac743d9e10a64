"""Countries: every code, four names each, and the spellings people use."""

import string
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.terms.country import (
    LANGUAGES,
    codes,
    countries,
    guess_country,
    is_country,
    spelling_key,
)


def test_there_are_249_codes_of_iso_3166_and_xk() -> None:
    assert len(codes()) == 250
    assert "XK" in codes()
    assert all(len(code) == 2 and set(code) <= set(string.ascii_uppercase) for code in codes())
    assert len(set(codes().values())) == 250
    assert all(len(code) == 3 for code in codes().values())
    assert list(codes()) == sorted(codes())


@pytest.mark.parametrize("code", ["NO", "HK", "MO", "TW", "XK", "GF", "AX", "SJ", "BQ", "GB", "GR"])
def test_places_with_a_code_of_their_own_are_countries(code: str) -> None:
    assert is_country(code)


@pytest.mark.parametrize("code", ["UK", "EL", "EU", "no", "No", "", "NLD", "x-EU", "EEA", "ZZ"])
def test_what_is_no_code_is_no_country(code: str) -> None:
    assert not is_country(code)


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_has_four_names_and_is_guessed_from_each(code: str) -> None:
    country = countries()[code]
    assert tuple(country.names) == LANGUAGES
    assert all(name == name.strip() != "" for name in country.names.values())
    for word in (country.code, country.alpha3, *country.names.values(), *country.aliases):
        assert guess_country(word) == code, word


def test_no_spelling_means_two_countries() -> None:
    owners: dict[str, str] = {}
    for country in countries().values():
        for word in (country.code, country.alpha3, *country.names.values(), *country.aliases):
            assert owners.setdefault(spelling_key(word), country.code) == country.code, word


def test_aliases_and_names_are_of_known_codes() -> None:
    for name, key in (("countries", "aliases"), ("names", "names")):
        text = files("onward.terms").joinpath(f"{name}.toml").read_text("utf-8")
        assert set(tomllib.loads(text)[key]) <= set(codes())


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("UK", "GB"),
        ("u.k.", "GB"),
        ("EL", "GR"),
        ("IC", "ES"),
        ("Canary Islands", "ES"),
        ("nl", "NL"),
        ("Netherlands", "NL"),
        ("the netherlands", "NL"),
        ("Nederland", "NL"),
        ("Pays Bas", "NL"),
        ("Allemagne", "DE"),
        ("osterreich", "AT"),
        ("ÖSTERREICH", "AT"),
        ("U.S.A.", "US"),
        ("usa", "US"),
        ("Cote d'Ivoire", "CI"),
        ("Hong Kong", "HK"),
        ("Kosovo", "XK"),
        ("Trinidad and Tobago", "TT"),
        ("NOR", "NO"),
        ("Groot-Brittannie", "GB"),
    ],
)
def test_guess_country(word: str, code: str) -> None:
    assert guess_country(word) == code


@pytest.mark.parametrize("word", ["", "Europe", "EU", "Atlantis", "korea north south", "aws"])
def test_no_guess_where_it_is_unclear(word: str) -> None:
    assert guess_country(word) is None


@settings(max_examples=100)
@given(st.text())
def test_any_text_is_guessed_without_a_fault_and_alike_in_any_case(word: str) -> None:
    guess = guess_country(word)
    assert guess is None or guess in codes()
    assert guess == guess_country(f"  {word} ")


def test_a_code_is_no_article() -> None:
    assert guess_country("the Netherlands") == guess_country("De Nederland") == "NL"
    for word in ("DE, IE", "DE IE", "DE, France", "LA, US"):
        assert guess_country(word) is None
