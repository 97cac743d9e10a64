"""`onward graph`: the picture of one inventory on a day."""

import os
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import options
from onward.cli.emit import STANDARD, emit, save
from onward.cli.exits import Exit, Refused, say
from onward.cli.load import as_recorded, base_of, single

if TYPE_CHECKING:
    from onward.inventory.records import Inventory
    from onward.reports.diagrams.diagram import Diagram
    from onward.transfers.assess import Statuses

DATA = ("json", "graphml")
"""The suffixes of the graph itself, as networkx and other programs read it."""


class By(Enum):
    """What a picture puts in one box."""

    AUTO = "auto"
    LAW = "law"
    PLACE = "place"


class Drawer(Enum):
    """Which program draws."""

    AUTO = "auto"
    BUILT_IN = "built-in"
    DOT = "dot"


def graph(
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="The inventory.", show_default=False)
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base", metavar="REV", help="Before and after: what changed since this revision."
        ),
    ] = None,
    by: Annotated[
        By,
        typer.Option(
            "--by",
            help="`law`: parties by the country of their seat; `place`: by where data rests and"
            " from where it is accessed; `auto`: whichever says more.",
        ),
    ] = By.AUTO,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="x.svg, x.png, x.dot or x.mmd; x.json or x.graphml: the graph itself; - is no"
            " file.",
        ),
    ] = None,
    renderer: Annotated[
        Drawer,
        typer.Option(
            "--renderer",
            help="`built-in`: graphviz-pure; `dot`: the Graphviz of this system; `auto`: the first"
            " of them that is installed.",
        ),
    ] = Drawer.AUTO,
) -> None:
    """Draw the parties and flows of one inventory.

    Parties are grouped by jurisdiction; flows are coloured, dashed and labelled by status. Without
    -o it prints Mermaid text.

    Example: onward graph inventory -o transfers.svg
    """
    from onward.cli.render import FORMATS, DrawingError, built_in, draw
    from onward.law.law import load
    from onward.reports.diagrams.transfers import picture, says_more_by_place
    from onward.workflow import statuses

    output = None if output == STANDARD else output
    kind = "mmd" if output is None else os.path.splitext(output)[1].removeprefix(".").lower()
    if kind not in (*FORMATS, *DATA):
        raise Refused(f"-o {output}: the suffix says the format: {', '.join((*FORMATS, *DATA))}")
    law = load()
    day, recorded = as_recorded(at, as_of, [path] if path else None)
    inventory = single(recorded.folders, "graph").whole
    weighed = statuses(inventory, law, day)
    if base is not None and kind in DATA:
        raise Refused("--base draws a picture; -o x.svg, x.png, x.dot or x.mmd")
    if output is not None and kind in DATA:
        save(_data(inventory, weighed, kind), output)
        raise typer.Exit(Exit.DONE)
    placed = by is By.PLACE or (by is By.AUTO and says_more_by_place(weighed))
    diagram = picture(inventory, weighed, law, by_place=placed)
    if base is not None:
        from onward.reports.diagrams.compared import compared

        before = single(base_of(base, [path] if path else None, recorded.folders).folders, "graph")
        old = statuses(before.whole, law, day)
        diagram = compared(picture(before.whole, old, law, by_place=placed), diagram)
    try:
        data = draw(diagram, kind, renderer=renderer.value)
    except DrawingError as error:
        raise Refused(str(error)) from error
    if output is None:
        emit(data.decode(), None)
    else:
        save(data, output)
        drawn = kind in ("svg", "png")
        if drawn and renderer is Drawer.AUTO and built_in() is None:
            say("note: drawn by the Graphviz of this system, which may draw otherwise elsewhere")
        if kind == "png":
            _report_boxed(diagram)
    raise typer.Exit(Exit.DONE)


def _data(inventory: "Inventory", weighed: "Statuses", kind: str) -> bytes:
    """The graph for other programs: node-link JSON, or GraphML."""
    import json

    from onward.output import escape
    from onward.transfers.graph import graph_of, graphml, node_link

    graph = graph_of(inventory, weighed)
    if kind == "graphml":
        return graphml(graph, escape.visible).encode()
    return (json.dumps(node_link(graph), ensure_ascii=False, indent=2) + "\n").encode()


def _report_boxed(diagram: "Diagram") -> None:
    """Say which names a PNG can't show, for its font has not the letters."""
    from onward.output.diagrams.look import boxed

    names = boxed(diagram)
    if names:
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        say(f"note: a PNG has no letters for {shown} and shows boxes; an SVG shows them")
