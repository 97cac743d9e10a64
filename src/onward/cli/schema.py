"""`onward schema`: the JSON Schemas of the records, for editors and other tools."""

import os
import re
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import options
from onward.cli.emit import STANDARD, emit, make_folder, save
from onward.cli.exits import Refused, say, unknown_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onward.source.text import Folder


class Format(Enum):
    """How a schema is printed."""

    JSON = "json"
    MARKDOWN = "markdown"


SCHEMAS = ".onward"
"""Where the schemas of an inventory are that an editor reads; it holds no records."""
_MOST = 1 << 20


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="Print this schema: vendor.", autocompletion=options.offer_schemas
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR",
            help="Write the schemas of the records to this directory.",
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="The schema, or its keys as a page to read.")
    ] = Format.JSON,
) -> None:
    """List, print or write the JSON Schemas.

    With the schemas of the records, an editor completes and checks them. The others describe the
    JSON that Onward prints. `--format markdown` prints every key of a record with its meaning.

    Example: onward schema -o inventory/.onward
    """
    from onward.schema.files import KINDS, PRINTED, WRITTEN

    if output is not None:
        if name is not None or format_ is not Format.JSON or output == STANDARD:
            raise Refused("-o DIR writes the schemas of every record there, and takes nothing else")
        for path in write_schemas(output):
            say(f"wrote {path}")
    elif name is not None:
        emit(_one(name) if format_ is Format.JSON else _page(name), None)
    elif format_ is not Format.JSON:
        raise Refused("--format markdown prints the keys of one kind of record: give its NAME")
    else:
        lines = [*(f"{kind}: the records of kind `{kind}`" for kind in KINDS)]
        lines += [f"{verb}: what `onward {verb} --format json` prints" for verb in PRINTED]
        lines += [f"{name}: {what}" for name, what in WRITTEN.items()]
        emit("\n".join(lines) + "\n", None)


def _page(name: str) -> str:
    from onward.schema.files import KINDS
    from onward.schema.page import page

    if name not in KINDS:
        raise Refused(f"--format markdown: {name!r} is not one of {', '.join(KINDS)}")
    return page(name)


def _one(name: str) -> str:
    from onward.schema.files import KINDS, PRINTED, WRITTEN, schema_text
    from onward.terms.guess import did_you_mean

    if name in KINDS:
        return schema_text(name)
    if name in (*PRINTED, *WRITTEN):
        return schema_text(f"output/{PRINTED.get(name, name)}")
    guess = did_you_mean(name, (*KINDS, *PRINTED, *WRITTEN))
    raise unknown_name(f"no schema is called {name!r}", guess, "schema")


def write_schemas(folder: str) -> list[str]:
    """Write every schema of a record into a directory, which is made; the paths. Raises Refused."""
    from onward.schema.files import schemas

    make_folder(folder)
    paths = []
    for name, text in schemas().items():
        path = os.path.join(folder, name)
        save(text.encode(), path)
        paths.append(path)
    return paths


def other_schemas(folders: "Iterable[Folder]") -> "Iterator[str]":
    """A line for each inventory whose schemas for editors are not those of this version."""
    from onward._about import VERSION

    for folder in folders:
        where = os.path.join(folder.path, SCHEMAS)
        if not os.path.isdir(where):
            continue
        was = sorted(set(_made_by(where)) - {VERSION})
        if was:
            yield (
                f"{where}: the schemas for editors are from {was[0]}, and this is {VERSION}:"
                f" `onward schema -o {where}` writes them again"
            )


def _made_by(where: str) -> "Iterator[str]":
    """From which version each schema in a directory is, as far as it says so."""
    from onward._about import VERSION
    from onward.schema.files import schemas

    for name, ours in schemas().items():
        path = os.path.join(where, name)
        if not os.path.isfile(path):
            continue
        try:
            with open(path, "rb") as file:
                held = file.read(_MOST)
        except OSError:
            yield "another version"
            continue
        if held == ours.encode():
            yield VERSION
            continue
        said = re.search(rb'Schema of Onward (\d[0-9.]{0,19})"', held)
        other = said[1].decode() if said else "another version"
        yield f"{VERSION}, edited" if other == VERSION else other
