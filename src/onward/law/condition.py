"""What a word says that records write under `shown` of a mechanism."""

from collections.abc import Mapping
from functools import cache

from onward.law._files import table


@cache
def _conditions() -> Mapping[str, str]:
    return dict(table("conditions")["conditions"])


def said(condition: str) -> str:
    """A condition in words."""
    return _conditions()[condition]
