"""`onward new`: a record to be filled in, a waiver from the finding that it is for."""

import os
import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from importlib import resources
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from onward.cli import options
from onward.cli.dates import day_of
from onward.cli.emit import create, emit, shown
from onward.cli.exits import Refused
from onward.cli.schema import SCHEMAS
from onward.syntax.write import scalar

if TYPE_CHECKING:
    from onward.diagnostic import Diagnostic
    from onward.rules.engine.catalogue import Rule
    from onward.source.text import Folder


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


class _Wanted(NamedTuple):
    """What the waiver has to match, as it is said on the command line."""

    rule: str
    subject: str
    cause: str | None


def _of_finding(wanted: _Wanted, folder: "Folder", today: date) -> dict[str, str]:
    """What the template takes. Raises Refused where no such finding is open that day.

    Of an inventory with faults it is unknown what the finding covers: that is left to be filled
    in, and the shorter of the two terms is taken.
    """
    from onward.rules.engine.waive import LONGEST_GRAVE, longest

    catalogue = _catalogue(wanted.rule)
    of_the_gate = catalogue[wanted.rule].check is None
    found = None if of_the_gate else _finding(wanted, folder, today)
    cause = found.cause if found else wanted.cause or ""
    covers = [scalar(each) for each in found.covers] if found else []
    term = longest(found, catalogue) if found else LONGEST_GRAVE
    return {
        "RULE": scalar(wanted.rule),
        "SUBJECT": scalar(wanted.subject),
        "CAUSE": f"cause: {scalar(cause)}\n" if cause else "",
        "COVERS": f"covers: [{', '.join(covers)}]\n" if covers else "",
        "END": (today + term).isoformat(),
        "LIMIT": str(term.days),
    }


def _catalogue(rule: str) -> "Mapping[str, Rule]":
    from onward.rules.engine.catalogue import catalogue, hint

    known = catalogue()
    if rule not in known:
        raise Refused(f"no rule is called {rule!r}; {hint(rule, known)}")
    if not known[rule].waivable:
        raise Refused(
            f"{rule} is not a finding on the facts and can't be waived: correct the record"
        )
    return known


def _finding(wanted: _Wanted, folder: "Folder", today: date) -> "Diagnostic | None":
    from onward.law.law import load
    from onward.source.documents import hashes
    from onward.workflow import Order, context_of, findings, read

    got = read(folder)
    if got.inventory is None:
        return None
    asked = Order(day=today, today=today, hashes=hashes)
    reported = [
        each for some in findings(context_of(got.inventory, load(), asked), asked) for each in some
    ]
    of_rule = [each for each in reported if each.rule == wanted.rule]
    same = [each for each in of_rule if each.subject == wanted.subject]
    if not same:
        raise Refused(
            f"no finding of {wanted.rule} on {wanted.subject} on {today}"
            f"{_instead('it is reported on', (each.subject for each in of_rule))}"
        )
    exact = [each for each in same if wanted.cause is None or each.cause == wanted.cause]
    if len(exact) == 1:
        return exact[0]
    what = "several findings" if exact else f"no finding with the cause {wanted.cause}"
    causes = _instead("add --cause", (each.cause for each in same))
    raise Refused(f"{what} of {wanted.rule} on {wanted.subject}{causes}")


def _instead(said: str, names: Iterable[str]) -> str:
    reported = sorted(set(names) - {""})
    more = f" and {len(reported) - 12} more" if len(reported) > 12 else ""
    return f"; {said} {', '.join(reported[:12])}{more}" if reported else ""


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


def new(
    kind: Annotated[RecordKind, typer.Argument(metavar="KIND", help="vendor, activity or waiver.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Lower-case letters, digits and dashes: sendgrid. Of vendors, several.",
            autocompletion=options.offer_catalogue,
            show_default=False,
        ),
    ] = None,
    where: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="DIR", help="The inventory. Default: inventory/ if there, else ."
        ),
    ] = None,
    list_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="For vendors: a file, one name a line as people spell it; - is standard input.",
        ),
    ] = None,
    rule: Annotated[
        str | None,
        typer.Option(
            "--rule",
            metavar="RULE",
            help="For a waiver: the rule of the finding.",
            autocompletion=options.offer_pages,
        ),
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option("--subject", metavar="SUBJECT", help="Subject of the finding."),
    ] = None,
    cause: Annotated[
        str | None,
        typer.Option("--cause", metavar="CAUSE", help="Cause of the finding, if it has one."),
    ] = None,
) -> None:
    """Write a commented record to fill in; of vendors, several.

    What the catalogue has on a vendor is written as evidence `how: catalogue`, to be compared with
    your contract; every other value is `unknown`, and `onward questions` asks for it. A waiver is
    written from the finding that `--rule` and `--subject` name, with what it covers and the latest
    end that it may have.

    Example: onward new vendor stripe aws, or onward new vendor --from vendors.txt
    """
    _refuse_half(kind, rule, subject, cause)
    folder = _one(where)
    wanted = names or []
    if kind is RecordKind.VENDOR and (list_ is not None or len(wanted) > 1):
        from onward.cli.new_vendors import write_all

        write_all(wanted, list_, folder)
        return
    if list_ is not None or len(wanted) != 1:
        raise Refused("write one ID: of vendors alone there may be several, or --from FILE")
    name = wanted[0]
    refuse_bad(name)
    refuse_taken(name, folder)
    today = day_of(None)
    if kind is RecordKind.VENDOR:
        text, said = vendor_text(name, folder, today)
    else:
        text, said = editor_line_of(folder, kind), ""
        if rule is None or subject is None:
            text += template(f"new/{kind.value}.yaml", _values(name, today))
        else:
            filled = _of_finding(_Wanted(rule, subject, cause), folder, today)
            text += template("new/waived.yaml", {"DAY": today.isoformat(), **filled})
    path = create(text, folder.path, f"{FOLDERS[kind]}/{name}.yaml")
    command = f"onward check {shlex.quote(path)}"
    silent = "" if rule is None else _UNFINISHED
    emit(f"wrote {shown(path)}\n{said}{silent}next: fill it in, and {shown(command)}\n", None)


def vendor_text(name: str, folder: "Folder", today: date, spelled: str = "") -> tuple[str, str]:
    """The record of a vendor, and what is to be reported of it: lines, or nothing.

    `spelled` is what it is called in a list; else its id says it.
    """
    from onward.cli.new_vendors import of_catalogue

    head = editor_line_of(folder, RecordKind.VENDOR)
    known = of_catalogue(name, spelled, folder, today)
    if known is not None:
        return head + known.text, known.said
    values = _values(name, today)
    if spelled:
        values["NAME"] = scalar(spelled)
    return head + template("new/vendor.yaml", values), ""


_UNFINISHED = "it waives nothing until `reason`, `remedy` and `approved_by` are written\n"


def _refuse_half(
    kind: RecordKind, rule: str | None, subject: str | None, cause: str | None
) -> None:
    """A finding is named by its rule and its subject, and only a waiver is for one."""
    said = [each is not None for each in (rule, subject, cause)]
    if any(said) and kind is not RecordKind.WAIVER:
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
        raise Refused(f"a record lies in one inventory, and there are several: {listed}; add --in")
    return found[0]


def refuse_bad(name: str) -> None:
    from onward.inventory.link import RESERVED, reserved

    if not _ID.match(name):
        raise Refused(
            f"{name!r} can't be an id: lower-case letters and digits, joined by single dashes"
        )
    if name in RESERVED:
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
