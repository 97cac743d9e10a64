"""A new file of a record: its place, its first line, its id and its template."""

import os
import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from importlib import resources
from typing import TYPE_CHECKING

from onward.cli.exits import Refused
from onward.cli.schema import SCHEMAS
from onward.syntax.write import phrase, scalar

if TYPE_CHECKING:
    from onward.source.text import Folder


class RecordKind(Enum):
    """The kinds of record that can be added to an inventory."""

    VENDOR = "vendor"
    ACTIVITY = "activity"
    WAIVER = "waiver"


FOLDERS = {
    RecordKind.VENDOR: "vendors",
    RecordKind.ACTIVITY: "activities",
    RecordKind.WAIVER: "waivers",
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z", re.ASCII)
_LINE = re.compile(rb"\A# yaml-language-server: \$schema=([^\s:]+)/organisation\.schema\.json\s")
_WAIVED = timedelta(days=90)


def template(name: str, values: Mapping[str, str]) -> str:
    """The template of that name (`init/vendor.yaml`), each `@KEY@` replaced by its value."""
    file = resources.files("onward.cli") / "templates" / name
    text = file.read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def editor_line(schema: str) -> str:
    """The first line of a record, by which an editor finds the schema; a path relative to it."""
    return f"# yaml-language-server: $schema={schema}\n"


def values_of(name: str, today: date) -> dict[str, str]:
    """What every template takes."""
    return {
        "ID": scalar(name),
        "NAME": phrase(name.replace("-", " ").title()),
        "DAY": today.isoformat(),
        "END": (today + _WAIVED).isoformat(),
    }


def refuse_bad(name: str, *, vendor: bool) -> None:
    from onward.inventory.link import NO_FILE, NO_VENDOR, reserved

    if not _ID.match(name):
        near = "-".join(re.findall("[a-z0-9]+", name.lower()))
        hint = f"; did you mean {near}?" if near else ""
        raise Refused(
            f"{name!r} can't be an id: lower-case letters and digits, joined by single dashes{hint}"
        )
    if name in (NO_VENDOR if vendor else NO_FILE):
        raise Refused(reserved(name))


def refuse_taken(name: str, folder: "Folder") -> None:
    """Ids are one for all kinds, and a file with faults has one too."""
    path = taken(folder).get(name)
    if path is not None:
        raise Refused(f"the id {name} is taken by {path}")


def taken(folder: "Folder") -> "dict[str, str]":
    """The ids of all records, and the path of the first that has each."""
    from onward.inventory.build import record_id
    from onward.syntax.parse import parse

    found: dict[str, str] = {}
    for source in folder.sources:
        value = parse(source).value
        organisation = isinstance(value, dict) and value.get("kind") == "organisation"
        id_ = record_id(value, source.path)
        if organisation and isinstance(value, dict) and "id" not in value:
            id_ = folder.name
        found.setdefault(id_, source.path)
    return found


def editor_line_of(folder: "Folder", kind: RecordKind) -> str:
    """The first line of a record; none where no schema lies for an editor to find."""
    schema = f"{_schemas(folder)}/{kind.value}.schema.json"
    there = os.path.join(folder.path, FOLDERS[kind], schema)
    return editor_line(schema) if os.path.isfile(os.path.normpath(there)) else ""


def _schemas(folder: "Folder") -> str:
    """Where the editor finds the schemas, from a folder of records; as the organisation says it."""
    for source in folder.sources:
        found = _LINE.match(source.data)
        if found:
            return os.path.normpath(os.path.join("..", found[1].decode("utf-8", "replace")))
    return f"../{SCHEMAS}"
