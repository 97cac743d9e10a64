"""What an import keeps for the next one: what was decided, and which record each vendor has.

It lies in a file of the inventory that is no record, `.onward/imports/NAME.toml`, and goes into git
with the records.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onward.imports.columns import FIELDS, field_named
from onward.source.text import Unreadable

FOLDER = ".onward/imports"
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
"""An id is a part of the name of a file."""
_HEAD = """\
# Kept by `onward import`: what was decided of the columns and names of a list, and the record of
# each vendor, so that the same list imported again changes what changed. Commit it with the
# records. All but `vendors` is yours to edit.
"""


@dataclass(frozen=True, slots=True)
class Vendor:
    """A record that an import wrote, as the list had it then."""

    names: tuple[str, ...]
    """The name in the list, then those that it had there before."""
    digest: str
    """SHA-256 of the file as it was written; a file with another was edited."""
    said: Mapping[str, str]
    """By route, what the list says there."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The whole table of one list."""

    columns: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    vendors: Mapping[str, Vendor] = field(default_factory=dict)
    activity: str = ""
    """The id of the activity that every service serves."""
    tables: tuple[str, ...] = ()
    """The tables that are read; empty: those that list vendors."""

    def text(self) -> str:
        """The table as TOML."""
        head = f"activity = {_string(self.activity)}\n" if self.activity else ""
        head += f"tables = {_strings(self.tables)}\n" if self.tables else ""
        parts = [_HEAD, head, _section("columns", self.columns), _section("same", self.same)]
        for id_, each in sorted(self.vendors.items()):
            parts.append(
                f"[vendors.{id_}]\nnames = {_strings(each.names)}\n"
                f"digest = {_string(each.digest)}\n" + _section(f"vendors.{id_}.said", each.said)
            )
        return "\n".join(part for part in parts if part)


def _section(name: str, rows: Mapping[str, str]) -> str:
    lines = [f"{_string(key)} = {_string(value)}\n" for key, value in rows.items()]
    return f"[{name}]\n{''.join(lines)}" if lines else ""


def _strings(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, texts))}]"


def _string(text: str) -> str:
    """A text as a basic string of TOML."""
    kept = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(kept, ensure_ascii=False).replace("\x7f", "\\u007f")


def load(data: bytes | None, path: str) -> Kept:
    """The table as it was written and edited; empty where there is none. Raises Unreadable."""
    if data is None:
        return Kept()
    try:
        whole = tomllib.loads(data.decode("utf-8"))
        columns = _texts(whole.get("columns", {}))
        same = _texts(whole.get("same", {}))
        activity = str(whole.get("activity", ""))
        tables = tuple(map(str, whole.get("tables", ())))
        vendors = {
            str(id_): Vendor(_names(row["names"]), str(row["digest"]), _texts(row.get("said", {})))
            for id_, row in whole.get("vendors", {}).items()
        }
    except (LookupError, TypeError, AttributeError) as error:
        raise Unreadable(f"{path}: not a table that `onward import` keeps") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path}: {error}") from error
    for heading, word in columns.items():
        if field_named(word) is None:
            raise Unreadable(f"{path}: {heading}: {word} is no field; one of {', '.join(FIELDS)}")
    for id_ in vendors:
        if not _ID.fullmatch(id_):
            raise Unreadable(f"{path}: vendors: {id_!r} can't be an id")
    return Kept(columns, same, vendors, activity, tables)


def _texts(rows: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in rows.items()}


def _names(said: list[object]) -> tuple[str, ...]:
    """At least one. Raises LookupError or TypeError."""
    return (str(said[0]), *map(str, said[1:]))
