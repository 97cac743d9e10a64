"""Regions of hosting providers, as records write them (`aws:eu-west-1`), and their countries.

A name says nothing about the law: `aws:eu-west-2` is in the United Kingdom and `aws:eu-central-2`
in Switzerland. One table a provider, read when that provider is named.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from onward.source.packaged import table, tables


class Region(NamedTuple):
    """A place that a provider offers under a name of its own."""

    id: str
    """`provider:name`, lower case."""
    country: str | None
    """Where its data centres are; None where the provider names no one country."""
    name: str
    """The town or area that the provider names."""
    provider: str
    """The first half of the id."""
    source: str
    """The page that says where the region is."""
    checked: date
    """The day on which somebody read that page."""
    unverified: bool = False
    """True where the country was not read in a source of the provider's."""
    zone: str | None = None
    """`EEA` where the provider says that a region of several countries stays inside it; `world`
    where it is tied to no place.
    """


@cache
def providers() -> tuple[str, ...]:
    """The providers whose regions are known, sorted."""
    return tables("onward.terms", "regions")


@cache
def regions(provider: str) -> Mapping[str, Region]:
    """Every region of a provider by its id; KeyError where the provider is not known."""
    if provider not in providers():
        raise KeyError(provider)
    whole = table("onward.terms", f"regions/{provider}")
    usual = {"source": whole["source"], "checked": whole["checked"], "country": None}
    found = (
        Region(id=f"{provider}:{name}", provider=provider, **{**usual, **row})
        for name, row in whole["regions"].items()
    )
    return {region.id: region for region in found}


def region(id: str) -> Region | None:  # noqa: A002 - the word that records use
    """The region of that id, or None where the provider or the name is not known."""
    provider, _, name = id.partition(":")
    if not name or provider not in providers():
        return None
    return regions(provider).get(id)
