"""What to call a record, and each regime."""

from collections.abc import Iterable, Mapping
from typing import Final

from onward.wording.english import listed

LAWS: Final[Mapping[str, str]] = {"EU": "EU law", "UK": "UK law", "CH": "Swiss law"}
"""The law of each regime."""
TERRITORIES: Final[Mapping[str, str]] = {
    "EU": "the EEA",
    "UK": "the United Kingdom",
    "CH": "Switzerland",
}
"""What is inside each regime."""


def called(name: object, id_: str) -> str:
    """The name of a record, if it is known; else its id."""
    return name if isinstance(name, str) else id_


def law_of(regimes: Iterable[str]) -> str:
    """The law of one regime or several: `EU law`, `EU and Swiss law`."""
    return f"{listed(LAWS[each].removesuffix(' law') for each in regimes)} law"
