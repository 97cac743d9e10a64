"""Regions: what each provider's table says, and that every row says where it is from."""

import re
from datetime import date
from importlib.resources import files

import pytest

from onward.terms.country import is_country
from onward.terms.region import Region, providers, region, regions

EVERY = [found for provider in providers() for found in regions(provider).values()]


def test_the_providers_are_those_with_a_table() -> None:
    tables = files("onward.terms").joinpath("regions").iterdir()
    assert list(providers()) == sorted(table.name.removesuffix(".toml") for table in tables)


@pytest.mark.parametrize("provider", providers())
def test_every_row_has_source_and_day(provider: str) -> None:
    assert regions(provider)
    for found in regions(provider).values():
        assert found.source.strip()
        assert date(2026, 1, 1) <= found.checked <= date(2100, 1, 1)
        assert found.name.strip()
        assert found.provider == provider
        assert re.fullmatch(r"[a-z0-9-]+:[a-z0-9-]+", found.id)


@pytest.mark.parametrize("found", EVERY, ids=lambda found: found.id)
def test_every_country_is_known_and_a_region_without_one_may_name_a_zone(found: Region) -> None:
    if found.country is None:
        assert found.zone in {None, "EEA", "world"}
    else:
        assert is_country(found.country)
        assert found.zone is None


def test_memory_is_never_passed_off_as_a_source() -> None:
    for found in EVERY:
        assert found.unverified or not found.source.startswith("memory")


@pytest.mark.parametrize(
    ("id_", "country"),
    [
        ("aws:eu-west-1", "IE"),
        ("aws:eu-west-2", "GB"),
        ("aws:eu-west-3", "FR"),
        ("aws:eu-central-1", "DE"),
        ("aws:eu-central-2", "CH"),
        ("aws:eu-north-1", "SE"),
        ("aws:eu-south-2", "ES"),
        ("aws:eusc-de-east-1", "DE"),
        ("aws:us-gov-west-1", "US"),
        ("aws:ap-east-1", "HK"),
        ("aws:ap-east-2", "TW"),
        ("azure:westeurope", "NL"),
        ("azure:northeurope", "IE"),
        ("azure:uksouth", "GB"),
        ("azure:switzerlandnorth", "CH"),
        ("azure:norwayeast", "NO"),
        ("azure:eastasia", "HK"),
        ("gcp:europe-west1", "BE"),
        ("gcp:europe-west2", "GB"),
        ("gcp:europe-west4", "NL"),
        ("gcp:europe-west6", "CH"),
        ("heroku:eu", "IE"),
        ("heroku:us", "US"),
        ("hetzner:hel1", "FI"),
        ("hetzner:ash", "US"),
        ("ovh:uk", "GB"),
        ("ovh:gra", "FR"),
        ("scaleway:nl-ams", "NL"),
        ("oracle:eu-zurich-1", "CH"),
        ("oracle:eu-jovanovac-1", "RS"),
        ("ibm:eu-gb", "GB"),
        ("alibaba:eu-west-1", "GB"),
        ("linode:eu-west", "GB"),
        ("exoscale:ch-gva-2", "CH"),
        ("upcloud:fi-hel1", "FI"),
        ("fly:lhr", "GB"),
        ("render:frankfurt", "DE"),
        ("railway:europe-west4", "NL"),
        ("vercel:dub1", "IE"),
        ("supabase:eu-central-2", "CH"),
        ("mongodb-atlas:europe-north", "IE"),
        ("mongodb-atlas:western-europe", "BE"),
        ("digitalocean:lon1", "GB"),
        ("vultr:man", "GB"),
    ],
)
def test_anchors(id_: str, country: str) -> None:
    found = region(id_)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    "id_", ["aws", "aws:", ":eu-west-1", "aws:eu-west-9", "nobody:eu", "a:b:c"]
)
def test_what_is_no_region(id_: str) -> None:
    assert region(id_) is None


def test_regions_of_nobody_are_a_key_error() -> None:
    with pytest.raises(KeyError):
        regions("../countries")
