"""Counts, lists and articles in English."""

import re
from collections.abc import Iterable

_ARTICLED = re.compile(
    r"^(United |Isle |Holy See|Republic |European |Netherlands|Philippines|Bahamas|Gambia|Maldives"
    r"|Seychelles|Comoros|British |Central African|Democratic |Dominican Rep)"
    r"|^(?!South Georgia|Heard ).*(Islands|Republic|Territor(y|ies)|Netherlands)$"
)
"""Names of countries that take an article."""
_IES = re.compile(r"(?<=[^aeiou])y$")


def count(number: int, noun: str) -> str:
    """`1 transfer`, `2 transfers`, `1,200 parties`."""
    return f"{number:,} {noun if number == 1 else _many(noun)}"


def _many(noun: str) -> str:
    return _IES.sub("ies", noun) if _IES.search(noun) else f"{noun}s"


def listed(words: Iterable[str], last: str = " and ") -> str:
    """`A, B and C`: all of them."""
    every = tuple(words)
    return f"{', '.join(every[:-1])}{last}{every[-1]}" if every[1:] else "".join(every)


def few(words: Iterable[str], most: int = 6) -> str:
    """`A, B and C`; of a long list the first, and how many more there are: `A, B and 9 more`."""
    every = tuple(words)
    if len(every) > most:
        every = (*every[: most - 1], f"{len(every) - most + 1} more")
    return listed(every)


def with_article(name: str) -> str:
    """The name of a country within a sentence: `the United States`, `India`."""
    return f"the {name}" if _ARTICLED.search(name) else name
