"""Colour for terminals, kept apart from the text: the only place that writes an escape sequence."""

from collections.abc import Callable
from typing import TypeAlias

Paint: TypeAlias = Callable[[str, str], str]
"""A style's name and a text that is already inert; gives the text, coloured or not."""

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "heading": "1",
    "dim": "2",
}


def painter(*, color: bool) -> Paint:
    """What colours, or what leaves everything as it is."""
    return _coloured if color else _plain


def _coloured(style: str, text: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def _plain(style: str, text: str) -> str:  # noqa: ARG001 - one signature for both
    return text
