"""A trace of a vendor in a file: a domain that is called, a package, a provider, a region."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Sort(Enum):
    """What a trace is; the value is the kind of mark by which the catalogue knows it."""

    DOMAIN = "domains"
    NPM = "npm"
    PYPI = "pypi"
    GEM = "gem"
    GO = "go"
    TERRAFORM = "terraform"
    SPF = "spf"
    DNS = "dns"
    REGION = "region"
    """A region in which a provider runs something: no mark, but a fact to hold against a place."""

    @property
    def package(self) -> bool:
        """Whether it is a package: most are libraries, which receive no data."""
        return self in {Sort.NPM, Sort.PYPI, Sort.GEM, Sort.GO}


class Trace(NamedTuple):
    """One trace, where it stands."""

    sort: Sort
    name: str
    """Lower case: `js.stripe.com`, `@sentry/browser`, `hashicorp/aws`, `aws:eu-west-1`."""
    file: str
    line: int
    """From 1; 0 where a line says nothing, as in a JSON document on one line."""


def spot(trace: Trace) -> str:
    """Where it stands: `package-lock.json:12`."""
    return f"{trace.file}:{trace.line}" if trace.line else trace.file


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, from 1."""
    return enumerate(text.split("\n"), 1)
