"""A picture on its way to a file or to standard output."""

from typing import TYPE_CHECKING

from onward.cli.emit import emit, save
from onward.cli.exits import Refused, say

if TYPE_CHECKING:
    from onward.cli.render import Renderer
    from onward.reports.diagrams.diagram import Diagram


def picture_kind(output: str | None, format_: str | None) -> str:
    """The format of a picture that the suffix of -o asks for; empty: none. Raises Refused."""
    from onward.cli.render import FORMATS

    kind = (output or "").rpartition(".")[2].lower()
    if kind not in FORMATS:
        return ""
    if format_ is not None:
        raise Refused(f"-o {output}: a picture; leave --format out")
    return kind


def write_picture(
    diagram: "Diagram", kind: str, output: str | None, renderer: "Renderer" = "auto"
) -> None:
    """Draw it and write it; on standard output text alone. Raises Refused."""
    from onward.cli.render import DrawingError, built_in, draw

    try:
        data = draw(diagram, kind, renderer=renderer)
    except DrawingError as error:
        raise Refused(str(error)) from error
    if output is None:
        emit(data.decode(), None)
        return
    save(data, output)
    if kind in ("svg", "png") and renderer == "auto" and built_in() is None:
        say("note: drawn by the Graphviz of this system, which may draw otherwise elsewhere")
    if kind == "png":
        _report_boxed(diagram)


def _report_boxed(diagram: "Diagram") -> None:
    """Say which names a PNG can't show, for its font has not the letters."""
    from onward.output.diagrams.look import boxed

    names = boxed(diagram)
    if names:
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        say(f"note: a PNG has no letters for {shown} and shows boxes; an SVG shows them")
