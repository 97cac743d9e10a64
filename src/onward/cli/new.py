"""`onward new`: a commented record to fill in."""

import os
import re
import shlex
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import complete
from onward.cli.dates import day_of
from onward.cli.emit import create, emit, shown
from onward.cli.exits import Refused
from onward.cli.schema import SCHEMAS
from onward.cli.template import editor_line, template

if TYPE_CHECKING:
    from onward.source.text import Folder


class Kind(Enum):
    """The kinds of record that can be added to an inventory."""

    VENDOR = "vendor"
    ACTIVITY = "activity"
    WAIVER = "waiver"


_FOLDERS = {Kind.VENDOR: "vendors", Kind.ACTIVITY: "activities", Kind.WAIVER: "waivers"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z", re.ASCII)
_LINE = re.compile(rb"\A# yaml-language-server: \$schema=([^\s:]+)/organisation\.schema\.json\s")
_WAIVED = timedelta(days=90)


def new(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="vendor, activity or waiver.")],
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Lower-case letters, digits and dashes: sendgrid.")
    ],
    where: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="DIR", help="The inventory. Default: inventory/ if there, else ."
        ),
    ] = None,
    rule: Annotated[
        str | None,
        typer.Option(
            "--rule",
            metavar="RULE",
            help="Of a waiver: the rule it is for.",
            autocompletion=complete.pages,
        ),
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option("--subject", metavar="SUBJECT", help="What the finding is about."),
    ] = None,
    cause: Annotated[
        str | None, typer.Option("--cause", metavar="CAUSE", help="Its cause, if it has one.")
    ] = None,
) -> None:
    """Write a commented record to fill in.

    Nothing is known in it yet, and the next check and `onward questions` ask for it. A waiver is
    written from the finding that `--rule` and `--subject` name: what it covers, and the longest
    term that it may have.

    Example: onward new vendor sendgrid
    """
    _refuse_half(kind, rule, subject, cause)
    folder = _one(where)
    _refuse_bad(name)
    _refuse_taken(name, folder)
    today = day_of(None)
    text = _editor_line(folder, kind)
    if rule is None or subject is None:
        text += template(f"new/{kind.value}.yaml", _values(name, today))
    else:
        from onward.cli.waiver_template import Wanted, values

        filled = values(Wanted(rule, subject, cause), folder, today)
        text += template("new/waived.yaml", {"DAY": today.isoformat(), **filled})
    path = create(text, folder.path, f"{_FOLDERS[kind]}/{name}.yaml")
    command = f"onward check {shlex.quote(path)}"
    silent = "" if rule is None else "it waives nothing until `reason` and the rest are written\n"
    emit(f"wrote {shown(path)}\n{silent}next: fill it in, and {shown(command)}\n", None)


def _refuse_half(kind: Kind, rule: str | None, subject: str | None, cause: str | None) -> None:
    """A finding is named by its rule and its subject, and only a waiver is for one."""
    said = [each is not None for each in (rule, subject, cause)]
    if any(said) and kind is not Kind.WAIVER:
        raise Refused("--rule, --subject and --cause are for a waiver")
    if any(said) and not all(said[:2]):
        raise Refused("name the finding by --rule and --subject, and --cause if it has one")


def _values(name: str, today: date) -> dict[str, str]:
    return {
        "ID": name,
        "NAME": name.replace("-", " ").title(),
        "DAY": today.isoformat(),
        "END": (today + _WAIVED).isoformat(),
    }


def _one(where: str | None) -> "Folder":
    """The one inventory in which the record will lie. Raises Refused and NothingFound."""
    from onward.cli.load import folders

    found = folders([where] if where else None)
    if len(found) > 1:
        listed = ", ".join(folder.path for folder in found)
        raise Refused(f"a record lies in one inventory, and there are several: {listed}; say --in")
    return found[0]


def _refuse_bad(name: str) -> None:
    from onward.inventory.link import RESERVED

    if not _ID.match(name):
        raise Refused(
            f"{name!r} can't be an id: lower-case letters and digits, joined by single dashes"
        )
    if name in RESERVED:
        raise Refused(f"{name!r} can't be an id: in a record the word says {RESERVED[name]}")


def _refuse_taken(name: str, folder: "Folder") -> None:
    """Ids are one for all kinds, and a file with faults has one too."""
    from onward.inventory.build import record_id
    from onward.syntax.parse import parse

    for source in folder.sources:
        value = parse(source).value
        organisation = isinstance(value, dict) and value.get("kind") == "organisation"
        taken = record_id(value, source.path)
        if organisation and isinstance(value, dict) and "id" not in value:
            taken = folder.name
        if taken == name:
            raise Refused(f"the id {name} is taken by {source.path}")


def _editor_line(folder: "Folder", kind: Kind) -> str:
    """The first line of a record; none where no schema lies for an editor to find."""
    schema = f"{_schemas(folder)}/{kind.value}.schema.json"
    there = os.path.join(folder.path, _FOLDERS[kind], schema)
    return editor_line(schema) if os.path.isfile(os.path.normpath(there)) else ""


def _schemas(folder: "Folder") -> str:
    """Where the editor finds the schemas, from a folder of records; as the organisation says it."""
    for source in folder.sources:
        found = _LINE.match(source.data)
        if found:
            return os.path.normpath(os.path.join("..", found[1].decode("utf-8", "replace")))
    return f"../{SCHEMAS}"
