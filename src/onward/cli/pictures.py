"""A picture on its way to a file or to standard output."""

from typing import TYPE_CHECKING

from onward.cli.emit import emit
from onward.cli.exits import say

if TYPE_CHECKING:
    from onward.cli.render import Renderer
    from onward.reports.diagrams.diagram import Diagram


def write_picture(
    diagram: "Diagram", kind: str, output: str | None, renderer: "Renderer" = "auto"
) -> None:
    """Draw it and write it; on standard output text alone. Raises Refused."""
    from onward.cli.render import built_in, draw, rastered

    names = _foreign(diagram) if kind == "png" else ""
    if names:
        data = rastered(draw(diagram, "svg", renderer=renderer))
    else:
        data = draw(diagram, kind, renderer=renderer)
    emit(data if output else data.decode(), output)
    if output is None:
        return
    if kind in ("svg", "png") and renderer == "auto" and built_in() is None:
        say("note: drawn by the Graphviz of this system, which may draw otherwise elsewhere")
    if names:
        say(f"note: drawn in the fonts of this system, for {names}; see whether it has the letters")


def _foreign(diagram: "Diagram") -> str:
    """The names for which the font of the layout has not the letters; empty where there is none."""
    from onward.output.diagrams.look import boxed
    from onward.wording.english import few

    return few(boxed(diagram))
