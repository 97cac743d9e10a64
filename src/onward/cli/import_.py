"""`onward import`: a list of vendors read into draft records."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups
from onward.cli.dates import day_of
from onward.cli.emit import below, create, rewrite
from onward.cli.exits import Exit, Refused, say
from onward.cli.files import content
from onward.cli.lists import Decisions, decided, kept_path, known_of, read_list
from onward.cli.load import one_folder
from onward.cli.record_file import RecordKind, editor_line_of

if TYPE_CHECKING:
    from onward.imports.plan import Plan
    from onward.source.text import Folder


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The list.")],
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="PATH", help="The inventory. Default: inventory/ if there, else ."
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="NAME", help="Which list this is. Default: the name of the file."
        ),
    ] = None,
    *,
    decisions: Decisions,
    activity: Annotated[
        str | None,
        typer.Option("--activity", metavar="ID", help="The activity that the services serve."),
    ] = None,
    dpf: Annotated[
        bool,
        typer.Option(
            "--dpf",
            help="FILE is the list of the Data Privacy Framework: hold it against what is recorded"
            " of certifications.",
        ),
    ] = False,
    patch: Annotated[
        str | None,
        typer.Option(
            "--patch",
            metavar="FILE",
            help="With --dpf: write the changes as a patch for git apply.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written; write nothing.")
    ] = False,
    out: groups.TableOfFiles,
) -> None:
    """Read a list of vendors (CSV, XLSX, ODS, Markdown, HTML, JSON, YAML) into draft records.

    Every cell is written, or listed as not read with its place. What the same list said before is
    kept in .onward/imports/, so that a second import changes what changed and nothing else; a
    record that was edited is never overwritten.

    Example: onward import subprocessors.csv --into inventory
    """
    from onward.imports.plan import plan
    from onward.law.law import load
    from onward.reports.listings.imported import imported, needs_a_person

    folder = one_folder(into, "import")
    if patch is not None and not dpf:
        raise Refused("--patch is of --dpf")
    if dpf:
        from onward.cli.import_dpf import held_against_list

        table, left = held_against_list(folder, file, decisions, patch)
        out.print(table)
        raise typer.Exit(Exit.FOUND if left else Exit.DONE)
    inside = kept_path(name or file)
    kept = decided(folder, inside, decisions)
    kept = replace(kept, activity=activity or kept.activity)
    known = known_of(folder)
    if kept.activity and kept.activity not in known.activities.values():
        raise Refused(f"--activity {kept.activity}: no activity has this id")
    reading = read_list(file, known, kept)
    line = editor_line_of(folder, RecordKind.VENDOR)
    made = plan(reading, folder, kept, day_of(None), line, known.country)
    if not dry_run:
        write(made, folder, inside)
    out.print(imported(made, load().checked, dry=dry_run))
    raise typer.Exit(Exit.FOUND if needs_a_person(made) else Exit.DONE)


def write(made: "Plan", folder: "Folder", inside: str) -> None:
    """New files, and the files that an import wrote and no one edited; then what is kept."""
    from onward.imports.kept import Kept

    for record, text in made.texts.items():
        path = below(folder.path, record)
        if os.path.lexists(path):
            _again(text, folder.path, record, made)
        else:
            create(text, folder.path, record)
    path = below(folder.path, inside)
    if made.kept == Kept():
        return
    if os.path.lexists(path):
        rewrite(made.kept.text(), folder.path, inside)
    else:
        say(f"kept for the next import: {create(made.kept.text(), folder.path, inside)}")


def _again(text: str, root: str, record: str, made: "Plan") -> None:
    """Write over what an import wrote. Raises Refused where it was edited in the meantime."""
    from onward.imports.matching import digest

    path = below(root, record)
    if os.path.islink(path) or not os.path.isfile(path):
        raise Refused(f"{path}: not a regular file; nothing more was written")
    if digest(content(path)) not in made.written:
        raise Refused(f"{path}: changed while it was read; run the import again")
    rewrite(text, root, record)
