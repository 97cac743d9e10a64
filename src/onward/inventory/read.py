"""Read one key of a validated value: every function keeps fact, unknown, absent and none apart."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from onward.inventory.records import UNKNOWN, Day, Terms, Text, Unknown
from onward.schema.route import item_names

Value: TypeAlias = Mapping[str, Any]
"""An object that its schema accepts."""


def text(value: Value, key: str) -> Text:
    """A text; UNKNOWN for the word, None where it is not recorded."""
    found: str | None = value.get(key)
    return UNKNOWN if found == "unknown" else found


def sure(value: Value, key: str) -> str | Unknown:
    """A text that the schema requires."""
    found: str = value[key]
    return UNKNOWN if found == "unknown" else found


def day(value: Value, key: str) -> Day:
    """A day; UNKNOWN for the word, None where it is not recorded."""
    found: str | None = value.get(key)
    if found is None:
        return None
    return UNKNOWN if found == "unknown" else date.fromisoformat(found)


def number(value: Value, key: str) -> int | Unknown | None:
    """A whole number; UNKNOWN for the word, None where it is not recorded."""
    found: int | str | None = value.get(key)
    return UNKNOWN if isinstance(found, str) else found


def terms(value: Value, key: str) -> Terms:
    """A set of words, sorted; UNKNOWN for `[unknown]`, None where it is not recorded."""
    found: Sequence[str] | None = value.get(key)
    if found is None:
        return None
    return UNKNOWN if "unknown" in found else tuple(sorted(set(found)))


def words(value: Value, key: str) -> tuple[str, ...]:
    """A set of words that are all known, sorted; empty where it is not recorded."""
    return tuple(sorted(set(value.get(key, ()))))


def words_if(value: Value, key: str) -> tuple[str, ...] | None:
    """A set of words that are all known, sorted; None where it is not recorded."""
    return words(value, key) if key in value else None


def named(value: Value, key: str, route: str) -> Iterator[tuple[Value, str]]:
    """The items of a list of objects, each with its route."""
    items: Sequence[Value] = value.get(key, ())
    for item, name in zip(items, item_names(items) if items else (), strict=True):
        yield item, f"{route}/{key}/{name}"
