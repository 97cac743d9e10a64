"""Texts as they are written in YAML."""

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z/][A-Za-z0-9_.>/@-]*\Z", re.ASCII)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML may take for something else than text."""


def scalar(text: str) -> str:
    """A text as it is written in YAML: in quotes where it could be taken for something else."""
    plain = _PLAIN.match(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


def listed(words: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(scalar, words))}]"
