"""A sheet: one thing reported at length, as labelled sentences."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Fact(NamedTuple):
    """A label, and what is to be said under it, a line each."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is reported of one thing, on a day and by a law."""

    title: str
    facts: tuple[Fact, ...]
    as_of: date
    law_checked: date
