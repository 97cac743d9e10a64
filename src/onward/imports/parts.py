"""The parts of a cell, and what of them was not understood."""

import re
from typing import NamedTuple

UNKNOWN = "unknown"
"""As records write it."""
BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{1,300})[)\]]")
"""A bracket with no other in it."""


class Left(NamedTuple):
    """A part of a cell that was not understood, and why."""

    part: str
    reason: str


def outside_brackets(text: str, sign: str) -> list[str]:
    """The parts of a text at each such sign that is in no bracket."""
    parts, depth, here = [], 0, ""
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == sign and depth <= 0:
            parts.append(here)
            here = ""
        else:
            here += char
    return [each.strip() for each in (*parts, here) if each.strip()]
