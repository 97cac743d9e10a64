"""Reading the inventories that a command names."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onward.cli.emit import below
from onward.cli.exits import Exit, Refused, say

if TYPE_CHECKING:
    from onward.diagnostic import Place
    from onward.source.text import Folder, Span
    from onward.workflow import Read

DEFAULT = "inventory"


def paths_or_default(paths: Sequence[str] | None) -> list[str]:
    """The paths named; else `inventory/` and what is tracked beside it, else all that is here."""
    if paths:
        return list(paths)
    return [DEFAULT, *_beside()] if os.path.isdir(DEFAULT) else ["."]


def _beside() -> list[str]:
    """Other inventories below here that the repository tracks.

    Else a change that brings a directory `inventory/` along would put them out of sight.
    """
    from onward.source.git import Repository
    from onward.source.revision import homes
    from onward.source.text import NoRevision

    try:
        found = homes(Repository(os.curdir).tracked(), "")
    except NoRevision:
        return []
    others = (each or os.curdir for each in found if f"{each}/".split("/")[0] != DEFAULT)
    return sorted(each for each in others if os.path.isdir(each))


def folders(paths: Sequence[str] | None) -> "tuple[Folder, ...]":
    """Every inventory at the paths. Raises NothingFound."""
    from onward.source.disk import find

    return find(paths_or_default(paths))


def with_stdin(found: "tuple[Folder, ...]", name: str) -> "tuple[Folder, ...]":
    """The same with one file as it comes from standard input, be it there or not."""
    from onward.source.text import SUFFIXES, Source

    if not name.endswith(SUFFIXES):
        raise Refused(f"{name}: no record; the names of records end in .yaml or .yml")
    for number, folder in enumerate(found):
        inside = os.path.relpath(os.path.abspath(name), os.path.abspath(folder.path))
        if inside.startswith((os.pardir + os.sep, ".")) or f"{os.sep}." in inside:
            continue
        path = below(folder.path, inside).replace(os.sep, "/")
        kept = [source for source in folder.sources if source.path != path]
        unread = tuple(each for each in folder.unread if each.path != path)
        kept.append(Source(path, sys.stdin.buffer.read()))
        sources = tuple(sorted(kept, key=lambda source: source.path))
        changed = replace(folder, sources=sources, unread=unread)
        return (*found[:number], changed, *found[number + 1 :])
    raise Refused(f"{name}: lies in none of the inventories asked for")


def readable(found: "tuple[Folder, ...]") -> "tuple[tuple[Read, ...], bool]":
    """The inventories that could be read, and whether others have faults; these go to stderr."""
    from onward.output.terminal import painter
    from onward.output.verdicts.line import line
    from onward.wording.english import count
    from onward.workflow import located, read_all

    got = read_all(found)
    faulty = [each for each in got if each.inventory is None]
    for each in faulty:
        sources = {source.path: source for source in each.folder.sources}
        for fault in located(each.faults, sources):
            say(line(fault, painter(color=False)))
        say(f"{each.id}: left out, {count(len(each.faults), 'fault')} first")
    whole = tuple(each for each in got if each.inventory is not None)
    if not whole:
        raise SystemExit(int(Exit.FOUND))
    return whole, bool(faulty)


def single(found: "tuple[Folder, ...]", verb: str) -> "Read":
    """The one inventory that a verb takes. Raises Refused with the list where there are several."""
    if len(found) > 1:
        listed = ", ".join(folder.path for folder in found)
        raise Refused(f"{verb} takes one inventory, and there are several: {listed}")
    whole, _ = readable(found)
    return whole[0]


def lines(whole: "Sequence[Read]", places: "Iterable[Place]") -> "dict[Place, Span]":
    """Where in their files the places of these inventories are written."""
    from onward.diagnostic import Place
    from onward.syntax.locate import locate_all

    sources = {source.path: source for each in whole for source in each.folder.sources}
    routes: dict[str, set[str]] = {}
    for place in places:
        if place.path in sources:
            routes.setdefault(place.path, set()).add(place.route)
    return {
        Place(path, route): span
        for path, wanted in routes.items()
        for route, span in locate_all(sources[path], sorted(wanted)).items()
    }
