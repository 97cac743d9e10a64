"""The lists of others that `import` and `reconcile` read: what was decided, and what they say."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli.dates import day_of
from onward.cli.emit import below
from onward.cli.exits import Refused
from onward.cli.files import content, progress
from onward.cli.groups import Group

if TYPE_CHECKING:
    from onward.imports.entry import Known
    from onward.imports.kept import Kept
    from onward.imports.rows import Reading
    from onward.inventory.organisation import OwnTerm
    from onward.source.text import Folder


@dataclass
class Decisions(Group):
    """What the command line decides of a list."""

    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=FIELD",
            help="What a column means; `import` keeps it. Repeatable.",
        ),
    ] = None
    same: Annotated[
        list[str] | None,
        typer.Option(
            "--same",
            metavar="NAME=ID",
            help="Which record a vendor of the list has: an ID, new, or split for “A / B”."
            " `import` keeps it.",
        ),
    ] = None
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table", metavar="NAME", help="Read only this table, list or sheet; or all."
        ),
    ] = None


def pairs(said: Sequence[str] | None, option: str, form: str) -> dict[str, str]:
    """`NAME=WORD`, split at its last sign. Raises Refused with the form that it has."""
    found = {}
    for each in said or ():
        name, _, word = (part.strip() for part in each.rpartition("="))
        if not name or not word:
            raise Refused(f"{option} {each}: write {form}")
        found[name] = word
    return found


def kept_path(name: str) -> str:
    """Where in an inventory is kept what was decided of a list. Raises Refused.

    It is called as the file of the list, in letters, digits and dashes alone.
    """
    from onward.imports.kept import FOLDER

    stem = os.path.basename(name).rpartition(".")[0] or os.path.basename(name)
    slug = "-".join(re.findall("[a-z0-9]+", stem.lower()))[:80]
    if not slug:
        raise Refused(f"{name}: has no letter or digit to be kept by; add --as NAME")
    return f"{FOLDER}/{slug}.toml"


def decided(folder: "Folder", inside: str, decisions: Decisions) -> "Kept":
    """What an earlier import kept, and what is decided now. Raises Refused."""
    from onward.imports.columns import FIELDS, field_named

    kept = _kept(below(folder.path, inside))
    columns, form = {}, f"HEADING=FIELD, with one of {', '.join(FIELDS)}"
    for heading, word in pairs(decisions.map_, "--map", form).items():
        field = field_named(word)
        if field is None:
            raise Refused(f"--map {heading}={word}: write {form}")
        columns[heading] = field.value
    return replace(
        kept,
        columns={**kept.columns, **columns},
        same={**kept.same, **pairs(decisions.same, "--same", "NAME=ID, NAME=new or NAME=split")},
        tables=tuple(decisions.table or ()) or kept.tables,
    )


def _kept(path: str) -> "Kept":
    from onward.imports.kept import load

    if not os.path.lexists(path):
        return load(None, path)
    if os.path.islink(path) or not os.path.isfile(path):
        raise Refused(f"{path}: not a regular file")
    return load(content(path), path)


def known_of(folder: "Folder") -> "Known":
    """The words that the inventory knows: its activities and its own terms. Raises Refused."""
    from onward.imports.entry import Known
    from onward.imports.words import key
    from onward.inventory.value import known
    from onward.law.law import load
    from onward.reports.words.spellings import spellings
    from onward.terms import vocabulary
    from onward.workflow import read

    got = read(folder).inventory
    if got is None:
        return Known(vocabulary.data(), vocabulary.subjects(), {}, spellings())
    names: dict[str, str] = {}
    for each in got.activities.values():
        names |= {key(word): each.id for word in (each.id, str(each.name)) if key(word)}
    own = got.organisation
    country = known(own.country)
    home = load().home(country, day_of(None)) if country else None
    spelled = {
        **spellings(),
        "data": {**spellings()["data"], **_titles(own.data_terms)},
        "subjects": {**spellings()["subjects"], **_titles(own.subject_terms)},
    }
    return Known(vocabulary.data(), vocabulary.subjects(), names, spelled, home or "", country)


def _titles(terms: "Iterable[OwnTerm]") -> dict[str, str]:
    """The words that an inventory declares for itself, by their titles and their ids."""
    from onward.imports.words import key

    return {key(word): each.id for each in terms for word in (each.id, each.title)}


def read_list(path: str, known: "Known", kept: "Kept") -> "Reading":
    """A file as the vendors in it. Raises Refused."""
    from onward.imports.readers.read import read
    from onward.imports.rows import Choices, entries
    from onward.source.text import Source

    with progress(f"reading {path}"):
        document = read(Source(path, content(path)))
        names = {each.name for each in document.blocks}
        missing = sorted({*kept.tables} - names - {"all"})
        if missing:
            there = ", ".join(sorted(filter(None, names))) or "one table, without a name: all"
            raise Refused(f"{path}: no table {missing[0]!r}; there is {there}")
        choices = Choices(kept.columns, kept.same, frozenset(kept.tables), kept.activity)
        return entries(document, known, choices)
