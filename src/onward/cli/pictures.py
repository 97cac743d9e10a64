"""A picture on its way to a file or to standard output."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onward.cli.emit import Target, emit, print_table, save, target
from onward.cli.exits import Refused, say
from onward.cli.options import Separator
from onward.output.formats import PICTURES, TABLES

if TYPE_CHECKING:
    from onward.cli.render import Renderer
    from onward.reports.diagrams.diagram import Diagram
    from onward.reports.listings.table import Table


def picture_kind(output: str | None, format_: str | None, formats: Sequence[str] = PICTURES) -> str:
    """The format of a picture that the suffix of -o asks for; empty: none. Raises Refused."""
    kind = os.path.splitext(output or "")[1].removeprefix(".").lower()
    if kind not in formats:
        return ""
    if format_ is not None:
        raise Refused(f"-o {output}: a picture; leave --format out")
    return kind


def answer_target(output: str | None, format_: str | None) -> Target:
    """Where an answer goes: a picture by the suffix of -o, else a table. Raises Refused."""
    kind = picture_kind(output, format_)
    return Target(kind, output) if kind else target(output, format_, TABLES.names)


def print_answer(
    table: "Table",
    lit: "Callable[[], Diagram]",
    to: Target,
    separator: Separator | None,
    root: str | None,
) -> None:
    """Print an answer as a table, or draw the picture in which it is lit. Raises Refused."""
    if to.format in PICTURES:
        write_picture(lit(), to.format, to.path)
    else:
        print_table(table, to, separator, root)


def write_picture(
    diagram: "Diagram", kind: str, output: str | None, renderer: "Renderer" = "auto"
) -> None:
    """Draw it and write it; on standard output text alone. Raises Refused."""
    from onward.cli.render import DrawingError, built_in, draw, rastered

    names = _foreign(diagram) if kind == "png" else ""
    try:
        if names:
            data = rastered(draw(diagram, "svg", renderer=renderer))
        else:
            data = draw(diagram, kind, renderer=renderer)
    except DrawingError as error:
        raise Refused(str(error)) from error
    if output is None:
        emit(data.decode(), None)
        return
    save(data, output)
    if kind in ("svg", "png") and renderer == "auto" and built_in() is None:
        say("note: drawn by the Graphviz of this system, which may draw otherwise elsewhere")
    if names:
        say(f"note: drawn in the fonts of this system, for {names}; see whether it has the letters")


def _foreign(diagram: "Diagram") -> str:
    """The names for which the font of the layout has not the letters; empty where there is none."""
    from onward.output.diagrams.look import boxed
    from onward.wording.english import few

    return few(boxed(diagram))
