"""`onward new`: a record to be filled in, a waiver from the finding that it is for."""

import shlex
from typing import Annotated

import typer

from onward.cli import options
from onward.cli.dates import day_of
from onward.cli.emit import create, emit, shown
from onward.cli.exits import Refused
from onward.cli.load import one_folder
from onward.cli.new_vendors import vendor_text, write_all
from onward.cli.new_waiver import Wanted, of_finding
from onward.cli.record_file import (
    FOLDERS,
    RecordKind,
    editor_line_of,
    refuse_bad,
    refuse_taken,
    template,
    values_of,
)


def new(
    kind: Annotated[RecordKind, typer.Argument(metavar="KIND", help="vendor, activity or waiver.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Lower-case letters, digits and dashes: sendgrid. Of vendors, several.",
            autocompletion=options.offer_catalogue,
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
        str | None, typer.Option("--subject", metavar="SUBJECT", help="Subject of the finding.")
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
    folder = one_folder(where, "new")
    wanted = names or []
    if kind is RecordKind.VENDOR and (list_ is not None or len(wanted) > 1):
        write_all(wanted, list_, folder)
        return
    if list_ is not None or len(wanted) != 1:
        raise Refused("write one ID: of vendors alone there may be several, or --from FILE")
    name = wanted[0]
    refuse_bad(name, vendor=kind is RecordKind.VENDOR)
    refuse_taken(name, folder)
    today = day_of(None)
    if kind is RecordKind.VENDOR:
        text, said = vendor_text(name, folder, today)
    else:
        text, said = editor_line_of(folder, kind), ""
        if rule is None or subject is None:
            text += template(f"new/{kind.value}.yaml", values_of(name, today))
        else:
            filled = of_finding(Wanted(rule, subject, cause), folder, today)
            text += template("new/waived.yaml", {"DAY": today.isoformat(), **filled})
    path = create(text, folder.path, f"{FOLDERS[kind]}/{name}.yaml")
    command = f"onward check {shlex.quote(path)}"
    silent = "" if rule is None else _UNFINISHED
    emit(f"wrote {shown(path)}\n{said}{silent}next: fill it in, and {shown(command)}\n", None)


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
