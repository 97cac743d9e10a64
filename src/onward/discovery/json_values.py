"""JSON of others, of which nothing is taken for granted."""

import json
from typing import Any


def parsed(text: str) -> Any:
    """A JSON document, or None where the text is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def mapping(value: object) -> dict[str, Any]:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}
