"""The records of an inventory: what they say, and nothing that is concluded from it.

Every value keeps four cases apart: a fact, `UNKNOWN` (the record says that we do not know), `None`
(nothing is recorded) and, for lists, the empty tuple (recorded: none). Lists that are sets are
sorted and without repeats, so that two records that say the same are equal; `mechanisms` and
`options` keep their order. `route` and `origin` say where a thing is written and never count when
records are compared.
"""

from collections.abc import Callable
from dataclasses import field
from datetime import date
from enum import Enum
from typing import Final, TypeAlias


class Unknown(Enum):
    """The word `unknown` in a record: a fact about what we know, never a value."""

    UNKNOWN = "unknown"

    def __str__(self) -> str:
        """As it is written, in whatever text it comes."""
        return self.value


UNKNOWN: Final = Unknown.UNKNOWN
CONCLUDED: Final = ("signed", "incorporated")
"""The status of an agreement or a mechanism that binds: signed, or part of one that is."""


Text: TypeAlias = str | Unknown | None


Day: TypeAlias = date | Unknown | None


Terms: TypeAlias = tuple[str, ...] | Unknown | None
"""A list of words: () is none, UNKNOWN is `[unknown]`, None is not recorded."""


def is_open(said: object) -> bool:
    """Whether a key is absent or `unknown`."""
    return said is None or said is UNKNOWN


def words_in(said: Terms) -> tuple[str, ...]:
    """The words of a list; none where it is unknown or not recorded."""
    return said if isinstance(said, tuple) else ()


def mapped(said: Text, to: Callable[[str], str]) -> Text:
    """A text in other words; what is unknown or not recorded stays so."""
    return to(said) if isinstance(said, str) else said


def known(said: Text, otherwise: str = "") -> str:
    """A text; `otherwise` where it is unknown or not recorded."""
    return said if isinstance(said, str) else otherwise


def route() -> str:
    return field(default="", compare=False, repr=False)
