"""`onward new vendor`: records of vendors from the catalogue, from several ids, from a list."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import typer

from onward.cli.dates import day_of
from onward.cli.emit import create, emit, shown
from onward.cli.exits import Exit, Refused
from onward.cli.files import text_of
from onward.cli.record_file import (
    FOLDERS,
    RecordKind,
    editor_line_of,
    refuse_bad,
    refuse_taken,
    taken,
    template,
    values_of,
)
from onward.syntax.write import scalar

if TYPE_CHECKING:
    from onward.catalogue.entry import Entry
    from onward.imports.known_vendor import Ours
    from onward.source.text import Folder


def vendor_text(
    name: str, folder: "Folder", today: date, spelled: Sequence[str] = ()
) -> tuple[str, str]:
    """The record of a vendor, and what is to be reported of it: lines, or nothing.

    `spelled` is what it is called in a list; else its id says it.
    """
    head = editor_line_of(folder, RecordKind.VENDOR)
    known = _of_catalogue(name, spelled or (name.replace("-", " "),), folder, today)
    if known is not None:
        return head + known.text, known.said
    values = values_of(name, today)
    if spelled:
        values["NAME"] = scalar(spelled[0])
    return head + template("new/vendor.yaml", values), ""


class _FromCatalogue(NamedTuple):
    """A record with the facts of the catalogue, and what is reported of it."""

    text: str
    said: str


def _of_catalogue(
    name: str, spelled: Sequence[str], folder: "Folder", today: date
) -> _FromCatalogue | None:
    """The record of a vendor that the catalogue has by that id or spelling; None where it has none.

    A spelling that may mean several, or something else, means none.
    """
    from onward.catalogue.entry import load
    from onward.catalogue.names import ids, meant
    from onward.imports.known_vendor import vendor_record
    from onward.law.law import load as law

    found = meant(spelled[0])
    id_ = name if name in ids() else found.ids[0] if found.sure else None
    if id_ is None:
        return None
    entry = load(id_)
    text = vendor_record(name, entry, _ours(folder, today), law(), today, spelled)
    return _FromCatalogue(text, f"{_reported(entry, today)}\n")


def _reported(entry: "Entry", today: date) -> str:
    """What the record rests on, and what of it is stale."""
    from onward.wording.english import listed

    said = f"it has what the catalogue knows of {entry.called.name}: compare it, until then no"
    said += " transfer holds on it"
    stale = entry.stale(today)
    if stale:
        old = listed(f"{each.id} ({each.seen})" for each in stale)
        said += f"\nstale, seen more than 12 months ago: {old}"
    return said


def _ours(folder: "Folder", today: date) -> "Ours":
    """The country and the regimes of the organisation, as far as its record can be read."""
    from onward.imports.known_vendor import Ours
    from onward.law.law import load
    from onward.syntax.parse import parse

    for source in folder.sources:
        value = parse(source).value
        if isinstance(value, dict) and value.get("kind") == "organisation":
            country = value.get("country")
            said = value.get("regimes")
            if not isinstance(country, str) or country == "unknown":
                country = ""
            home = load().regime_of(country, today) if country else None
            regimes = (
                [each for each in said if isinstance(each, str)] if isinstance(said, list) else []
            )
            return Ours(country, tuple(regimes) or ((home,) if home else ()))
    return Ours("", ())


_LONGEST = 80
"""Characters of an id that is made of a name: it is the name of a file."""


class _Line(NamedTuple):
    """One name of a list: the record to write for it, or why none is written."""

    spelled: str
    id: str = ""
    there: str = ""
    """The path of the record that has it already, or the line that it repeats."""
    why: str = ""
    """Why it is left."""


def write_all(ids: Sequence[str], list_: str | None, folder: "Folder") -> None:
    """Write a record for each id, and for each name of a list that has none yet.

    Ids are refused as a whole where one of them can't be written. Of a list, every line is
    accounted for: written, there already, or left with the reason; exit code 1 where one is left.
    """
    for name in ids:
        refuse_bad(name, vendor=True)
        refuse_taken(name, folder)
    if len(set(ids)) < len(ids):
        raise Refused("an id is written twice")
    lines = [*(_Line(name, name) for name in ids), *_lines(list_, ids, folder)]
    if not lines:
        raise Refused("no vendor is named: write IDs, or --from FILE")
    today = day_of(None)
    left = False
    for line in lines:
        if line.there:
            emit(f"there already: {shown(line.spelled)} ({shown(line.there)})\n", None)
        elif line.why:
            left = True
            emit(f"left: {shown(line.spelled)}: {shown(line.why)}\n", None)
        else:
            names = [each.spelled for each in lines if each.id == line.id]
            text, said = vendor_text(line.id, folder, today, () if names == [line.id] else names)
            path = create(text, folder.path, f"{FOLDERS[RecordKind.VENDOR]}/{line.id}.yaml")
            emit(f"wrote {shown(path)}{'' if said else ': not in the catalogue'}\n", None)
            stale = [each for each in said.splitlines() if each.startswith("stale")]
            emit("".join(f"  {shown(each)}\n" for each in stale), None)
    emit("next: fill them in; `onward questions` lists what is open\n", None)
    raise typer.Exit(Exit.FOUND if left else Exit.DONE)


def _lines(list_: str | None, ids: Sequence[str], folder: "Folder") -> Iterator[_Line]:
    """What becomes of each line of the list; blank ones and comments say nothing."""
    if list_ is None:
        return
    known = taken(folder)
    recorded = _recorded(folder)
    written = dict.fromkeys(ids, "the command line")
    for number, text in enumerate(text_of(list_).splitlines(), 1):
        spelled = text.strip()
        if not spelled or spelled.startswith("#"):
            continue
        line = _of(spelled, known, recorded)
        if line.id in written:
            line = _Line(spelled, line.id, there=written[line.id])
        elif line.id:
            written[line.id] = f"line {number}, {spelled}"
        yield line


def _of(spelled: str, known: dict[str, str], recorded: dict[str, str]) -> _Line:
    """The record for a name as people spell it."""
    from onward.catalogue.names import meant
    from onward.inventory.link import NO_VENDOR
    from onward.terms.company import brand_key, is_name, without_form

    if not is_name(spelled):
        return _Line(spelled, why="is no name")
    if brand_key(spelled) in recorded:
        return _Line(spelled, there=recorded[brand_key(spelled)])
    found = meant(spelled)
    if found.ids and not found.sure:
        others = " or ".join(found.ids)
        return _Line(spelled, why=f"may be {others}, or something else; write its id")
    if found.ids and found.ids[0] in recorded:
        return _Line(spelled, there=recorded[found.ids[0]])
    words = " ".join(word for word in without_form(spelled) if word.isascii())
    id_ = found.ids[0] if found.ids else "-".join(re.findall("[a-z0-9]+", words))
    if not id_ or len(id_) > _LONGEST or id_ in NO_VENDOR:
        return _Line(spelled, why="gives no id; write one: onward new vendor ID")
    return _Line(spelled, there=known[id_]) if id_ in known else _Line(spelled, id_)


def _recorded(folder: "Folder") -> dict[str, str]:
    """The vendors that are recorded, by every spelling and by their id in the catalogue."""
    from onward.catalogue.names import meant
    from onward.syntax.parse import parse
    from onward.terms.company import brand_key, is_name

    found: dict[str, str] = {}
    for source in folder.sources:
        value = parse(source).value
        if not isinstance(value, dict) or value.get("kind") != "vendor":
            continue
        names = [value.get(key) for key in ("name", "legal_name")]
        for key in ("also_known_as", "formerly"):
            more = value.get(key)
            names += more if isinstance(more, list) else []
        for name in names:
            if isinstance(name, str) and is_name(name):
                found.setdefault(brand_key(name), source.path)
                known = meant(name)
                if known.sure:
                    found.setdefault(known.ids[0], source.path)
    return found
