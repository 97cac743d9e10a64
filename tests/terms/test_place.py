"""Places: each text resolves to one kind, and the country is the one the law is asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.terms.country import LANGUAGES, codes
from onward.terms.place import PlaceKind, country_of, name_of, resolve, special_places, zone_of


@pytest.mark.parametrize(
    ("place", "kind", "country", "zone"),
    [
        ("NL", PlaceKind.COUNTRY, "NL", None),
        ("NO", PlaceKind.COUNTRY, "NO", None),
        ("XK", PlaceKind.COUNTRY, "XK", None),
        ("aws:eu-west-1", PlaceKind.REGION, "IE", None),
        ("hetzner:eu-central", PlaceKind.REGION, None, "EEA"),
        ("EEA", PlaceKind.ZONE, None, "EEA"),
        ("world", PlaceKind.ZONE, None, "world"),
        ("x-EPO", PlaceKind.ORGANISATION, "x-EPO", None),
        ("x-EU", PlaceKind.ORGANISATION, "x-EU", None),
        ("x-IO", PlaceKind.ORGANISATION, "x-IO", None),
        ("x-CY-NORTH", PlaceKind.TERRITORY, "x-CY-NORTH", None),
        ("x-UK-SBA", PlaceKind.TERRITORY, "x-UK-SBA", None),
        ("nl", PlaceKind.NOWHERE, None, None),
        ("UK", PlaceKind.NOWHERE, None, None),
        ("EU", PlaceKind.NOWHERE, None, None),
        ("unknown", PlaceKind.NOWHERE, None, None),
        ("checked", PlaceKind.NOWHERE, None, None),
        ("aws:nowhere", PlaceKind.NOWHERE, None, None),
        ("", PlaceKind.NOWHERE, None, None),
    ],
)
def test_resolve(place: str, kind: PlaceKind, country: str | None, zone: str | None) -> None:
    site = resolve(place)
    assert (site.kind, site.id, site.country, site.zone) == (kind, place, country, zone)
    assert (site.region is not None) == (kind is PlaceKind.REGION)
    assert country_of(place) == country
    assert zone_of(place) == zone


@settings(max_examples=100)
@given(st.text())
def test_any_text_resolves(place: str) -> None:
    assert resolve(place).id == place


@pytest.mark.parametrize("place", [*sorted(codes()), *special_places()])
def test_every_place_has_a_name_in_every_language(place: str) -> None:
    assert all(name_of(place, language).strip() for language in LANGUAGES)


def test_names() -> None:
    assert name_of("NL") == "Netherlands"
    assert name_of("DE", "fr") == "Allemagne"
    assert name_of("EEA", "nl") == "Europese Economische Ruimte"


@pytest.mark.parametrize(("code", "language"), [("UK", "en"), ("NL", "es"), ("EEA", "es")])
def test_no_name_is_a_key_error(code: str, language: str) -> None:
    with pytest.raises(KeyError):
        name_of(code, language)
