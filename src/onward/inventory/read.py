"""Read the keys of a validated value: fact, unknown, absent and none stay apart.

A table of readers says how each key of an object is read and which field it fills. What is not
written is not read: the field keeps the default of its record, which is "not recorded".
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

from onward.inventory.value import UNKNOWN, Unknown
from onward.syntax.value import extend, name_items
from onward.terms.company import is_name

T = TypeVar("T")
Object: TypeAlias = dict[str, Any]
"""A mapping that its schema accepts."""
Reader: TypeAlias = Callable[[Any], object]
Readers: TypeAlias = Mapping[str, tuple[str, Reader]]
"""Key -> the field that it fills, and how."""

_FIELDS: Final = {"for": "uses", "with": "party"}
"""Keys that are words of Python, and the fields they fill."""


def readers(*rows: tuple[Reader, str]) -> Readers:
    """A table of readers from rows of a reader and the keys it reads, parted by spaces."""
    return {key: (_FIELDS.get(key, key), reader) for reader, keys in rows for key in keys.split()}


def fields(value: Object, table: Readers) -> dict[str, Any]:
    """The fields that the written keys of an object fill; keys without a reader are left alone."""
    return {
        row[0]: row[1](found) for key, found in value.items() if (row := table.get(key)) is not None
    }


def part(make: Callable[..., T], table: Readers) -> Callable[..., T]:
    """A reader of an object by its own table; what else its value has is given by name."""

    def made(value: Object, **more: object) -> T:
        return make(**fields(value, table), **more)

    return made


def several(
    items: Sequence[Object] | None,
    route: str,
    make: Callable[..., T],
    name: Callable[[T], object] = str,
) -> tuple[T, ...] | None:
    """The objects of a list, which is a set, each with its route; None where there is no list."""
    if items is None:
        return None
    return as_set([make(item, route=at) for item, at in named(items, route)], name)


def text(found: str) -> str | Unknown:
    """A text, or UNKNOWN for the word and for what holds no letter or digit, such as `-`."""
    return found if found != "unknown" and any(map(str.isalnum, found)) else UNKNOWN


def name(found: str) -> str | Unknown:
    """A name, or UNKNOWN for the word and for placeholders, such as `n/a` and `TBD`."""
    return found if is_name(found) else UNKNOWN


def code(found: str) -> str | Unknown:
    """A code or id as it is written, or UNKNOWN for the word."""
    return UNKNOWN if found == "unknown" else found


def day(found: str) -> date | Unknown:
    """A day, or UNKNOWN for the word."""
    return UNKNOWN if found == "unknown" else date.fromisoformat(found)


def number(found: int | str) -> int | Unknown:
    """A whole number, or UNKNOWN for the word."""
    return UNKNOWN if isinstance(found, str) else found


def plain(found: object) -> object:
    """A value that is never the word `unknown`: true or false, a number, a closed word."""
    return found


def words(found: Iterable[Any]) -> tuple[Any, ...]:
    """A set of words or numbers that are all known, sorted."""
    return tuple(sorted(set(found)))


def terms(found: Sequence[Any]) -> tuple[Any, ...] | Unknown:
    """A set of words or numbers, sorted, or UNKNOWN for `[unknown]`."""
    if len(found) == 1:
        return UNKNOWN if found[0] == "unknown" else (found[0],)
    return words(found)


def listed(found: Iterable[str]) -> tuple[str, ...]:
    """Words in the order of the record."""
    return tuple(found)


def as_set(found: Sequence[T], name: Callable[[T], object] = str) -> tuple[T, ...]:
    """Parts of a record in an order that only what they say decides: by name, then by all."""
    if len(found) < 2:
        return tuple(found)
    names = [str(name(one)) for one in found]
    if len(set(names)) == len(names):
        return tuple([one for _, one in sorted(zip(names, found, strict=True))])
    return tuple(sorted(found, key=lambda one: (str(name(one)), repr(one))))


def named(items: Sequence[Object], route: str) -> Iterable[tuple[Object, str]]:
    """The items of a list of objects, each with its route below that of the list."""
    return zip(items, [extend(route, name) for name in name_items(items)], strict=True)
