"""`onward import`: a list of vendors read into draft records."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import options
from onward.cli.dates import day_of
from onward.cli.emit import below, create, print_table, rewrite, target
from onward.cli.exits import Exit, Refused, say
from onward.cli.files import content, progress
from onward.cli.load import one_folder
from onward.cli.record_file import RecordKind, editor_line_of
from onward.output.formats import TABLES

if TYPE_CHECKING:
    from onward.imports.entry import Known
    from onward.imports.kept import Kept
    from onward.imports.plan import Plan
    from onward.imports.rows import Choices, Reading
    from onward.inventory.organisation import OwnTerm
    from onward.source.text import Folder

Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADING=FIELD",
        help="What a column means; `import` keeps it. Repeatable.",
    ),
]
Sames = Annotated[
    list[str] | None,
    typer.Option(
        "--same",
        metavar="NAME=ID",
        help="Which record a vendor of the list has: an ID, new, or split for “A / B”."
        " `import` keeps it.",
    ),
]
Tables = Annotated[
    list[str] | None,
    typer.Option("--table", metavar="NAME", help="Read only this table, list or sheet; or all."),
]


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The list.")],
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="PATH",
            help="The inventory. Default: inventory/ if there, else .",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="NAME", help="Which list this is. Default: the name of the file."
        ),
    ] = None,
    map_: Maps = None,
    same: Sames = None,
    table: Tables = None,
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
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """Read a list of vendors (CSV, XLSX, ODS, Markdown, HTML, JSON, YAML) into draft records.

    Every cell is written, or listed as not read with its place. What the same list said before is
    kept in .onward/imports/, so that a second import changes what changed and nothing else; a
    record that was edited is never overwritten.

    Example: onward import subprocessors.csv --into inventory
    """
    from onward.law.law import load
    from onward.reports.listings.imported import imported, needs_a_person

    to = target(output, format_, TABLES.names)
    folder = one_folder(into, "import")
    if patch is not None and not dpf:
        raise Refused("--patch is of --dpf")
    if dpf:
        from onward.cli.import_dpf import held_against_list

        table_, left = held_against_list(folder, file, map_ or (), same or (), patch)
        print_table(table_, to, separator, root)
        raise typer.Exit(Exit.FOUND if left else Exit.DONE)
    inside = kept_path(name or file)
    kept = decided(kept_of(folder, inside), map_, same)
    kept = replace(
        kept, activity=activity or kept.activity, tables=tuple(table or ()) or kept.tables
    )
    known = known_of(folder)
    if kept.activity and kept.activity not in known.activities.values():
        raise Refused(f"--activity {kept.activity}: no activity has this id")
    choices = choices_of(kept)
    reading = read_list(file, known, choices)
    from onward.imports.plan import plan

    line = editor_line_of(folder, RecordKind.VENDOR)
    made = plan(reading, folder, kept, day_of(None), line, known.country)
    if not dry_run:
        write(made, folder, inside)
    print_table(imported(made, load().checked, dry=dry_run), to, separator, root)
    raise typer.Exit(Exit.FOUND if needs_a_person(made) else Exit.DONE)


def kept_path(name: str) -> str:
    """Where in an inventory is kept what an import of a list decided. Raises Refused."""
    from onward.imports.kept import FOLDER

    return f"{FOLDER}/{list_name(name)}.toml"


def list_name(name: str) -> str:
    """What a list is kept as: the name of its file, of letters, digits and dashes alone."""
    stem = os.path.basename(name).rpartition(".")[0] or os.path.basename(name)
    slug = "-".join(re.findall("[a-z0-9]+", stem.lower()))[:80]
    if not slug:
        raise Refused(f"{name}: has no letter or digit to be kept by; add --as NAME")
    return slug


def kept_of(folder: "Folder", inside: str) -> "Kept":
    """What an earlier import kept. Raises Refused."""
    from onward.imports.document import Unreadable
    from onward.imports.kept import load

    path = below(folder.path, inside)
    data = None
    if os.path.lexists(path):
        if os.path.islink(path) or not os.path.isfile(path):
            raise Refused(f"{path}: not a regular file")
        data = content(path)
    try:
        return load(data, path)
    except Unreadable as error:
        raise Refused(str(error)) from error


def decided(kept: "Kept", map_: Sequence[str] | None, same: Sequence[str] | None) -> "Kept":
    """The same with what is decided on the command line. Raises Refused."""
    from onward.imports.columns import FIELDS, field_named

    columns, others = dict(kept.columns), dict(kept.same)
    for each in map_ or ():
        heading, sign, word = each.rpartition("=")
        field = field_named(word)
        if not sign or not heading or field is None:
            raise Refused(f"--map {each}: write HEADING=FIELD, with one of {', '.join(FIELDS)}")
        columns[heading.strip()] = field.value
    for each in same or ():
        name, sign, word = each.rpartition("=")
        if not sign or not name or not word:
            raise Refused(f"--same {each}: write NAME=ID, NAME=new or NAME=split")
        others[name.strip()] = word.strip()
    return replace(kept, columns=columns, same=others)


def known_of(folder: "Folder") -> "Known":
    """The words that the inventory knows: its activities and its own terms. Raises Refused."""
    from onward.imports.entry import Known
    from onward.imports.words import key
    from onward.law.law import load
    from onward.reports.words.spellings import spellings
    from onward.terms import vocabulary
    from onward.workflow import read

    got = read(folder)
    if got.inventory is None:
        return Known(vocabulary.data(), vocabulary.subjects(), {}, spellings())
    names: dict[str, str] = {}
    for each in got.inventory.activities.values():
        names |= {key(word): each.id for word in (each.id, str(each.name)) if key(word)}
    from onward.inventory.value import known as known_

    country = got.inventory.organisation.country
    home = load().home(country, day_of(None)) if isinstance(country, str) else None
    own = got.inventory.organisation
    spelled = {
        "data": {**spellings()["data"], **_titles(own.data_terms)},
        "subjects": {**spellings()["subjects"], **_titles(own.subject_terms)},
        "instrument": spellings()["instrument"],
    }
    return Known(
        vocabulary.data(), vocabulary.subjects(), names, spelled, home or "", known_(country)
    )


def _titles(terms: "Iterable[OwnTerm]") -> dict[str, str]:
    """The words that an inventory declares for itself, by their titles and their ids."""
    from onward.imports.words import key

    return {key(word): each.id for each in terms for word in (each.id, each.title)}


def choices_of(kept: "Kept") -> "Choices":
    """What was decided of a list."""
    from onward.imports.rows import Choices

    return Choices(kept.columns, kept.same, frozenset(kept.tables), kept.activity)


def read_list(path: str, known: "Known", choices: "Choices") -> "Reading":
    """A file as the vendors in it. Raises Refused."""
    from onward.imports.document import Unreadable
    from onward.imports.readers.read import read
    from onward.imports.rows import entries
    from onward.source.text import Source

    source = Source(path, content(path))
    with progress(f"reading {path}"):
        try:
            document = read(source)
        except Unreadable as error:
            raise Refused(str(error)) from error
        names = {each.name for each in document.blocks}
        missing = sorted(choices.blocks - names - {"all"})
        if missing:
            there = ", ".join(sorted(filter(None, names))) or "one table, without a name: all"
            raise Refused(f"{path}: no table {missing[0]!r}; there is {there}")
        return entries(document, known, choices)


def write(made: "Plan", folder: "Folder", inside: str) -> None:
    """New files, and the files that an import wrote and no one edited; then what is kept."""
    from onward.imports.kept import Kept

    for record, text in made.texts.items():
        path = below(folder.path, record)
        if os.path.lexists(path):
            _again(path, text, made)
        else:
            create(text, folder.path, record)
    if made.kept != Kept():
        _keep(made.kept.text(), folder, inside)


def _again(path: str, text: str, made: "Plan") -> None:
    """Write over what an import wrote. Raises Refused where it was edited in the meantime."""
    from onward.imports.plan import digest

    if os.path.islink(path) or not os.path.isfile(path):
        raise Refused(f"{path}: not a regular file; nothing more was written")
    if digest(content(path)) not in made.written:
        raise Refused(f"{path}: changed while it was read; run the import again")
    rewrite(text, path)


def _keep(text: str, folder: "Folder", inside: str) -> None:
    path = below(folder.path, inside)
    if os.path.lexists(path):
        rewrite(text, path)
    else:
        say(f"kept for the next import: {create(text, folder.path, inside)}")
