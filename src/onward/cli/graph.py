"""`onward graph`: the picture of one inventory on a day."""

import os
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.emit import STANDARD, emit
from onward.cli.exits import Refused
from onward.cli.load import base_of, one_inventory, refuse_unless_recorded, single
from onward.cli.pictures import write_picture
from onward.output.formats import PICTURES
from onward.reports.diagrams.choices import Collapse, Level, Only

if TYPE_CHECKING:
    from onward.cli.load import OneInventory
    from onward.inventory.records import Inventory
    from onward.reports.diagrams.diagram import Diagram
    from onward.transfers.assess import Statuses
    from onward.transfers.narrowed import Selection

DATA = ("json", "graphml")
"""The suffixes of the graph itself, as networkx and other programs read it."""


class By(Enum):
    """What a picture puts in one box."""

    AUTO = "auto"
    LAW = "law"
    PLACE = "place"


class Hide(Enum):
    """What is left out."""

    INSIDE = "inside"


class Drawer(Enum):
    """Which program draws."""

    AUTO = "auto"
    BUILT_IN = "built-in"
    DOT = "dot"


def graph(
    path: options.OnePath = None,
    *,
    when: groups.When,
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
    level: Annotated[
        Level, typer.Option("--level", help="What a box is: a party, a service, a place...")
    ] = Level.PARTY,
    data: options.Data = None,
    vendor: Annotated[
        list[str] | None,
        typer.Option("--vendor", metavar="ID", help="Only flows from or to it; repeatable."),
    ] = None,
    country: options.InCountry = None,
    activity: options.Activity = None,
    only: Annotated[
        Only | None,
        typer.Option(
            "--only",
            help="`third`: flows that lead outside, or may; `failing`; `changed`: with --base.",
        ),
    ] = None,
    hide: Annotated[
        Hide | None, typer.Option("--hide", help="Leave out flows that stay inside.")
    ] = None,
    collapse: Annotated[
        Collapse,
        typer.Option(
            "--collapse",
            help="Draw together: parties that are alike (`category`), of one `country`, or all but"
            " `hubs`; `auto`: only where it could not be read.",
        ),
    ] = Collapse.AUTO,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="x.svg, x.png, x.pdf, x.dot or x.mmd; x.json or x.graphml: the graph itself; -"
            " is standard output.",
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

    Parties are grouped by country; the colour, dashes and words of a flow say its status. From
    about 40 parties they are drawn together, in steps. Without -o it prints Mermaid text.

    Example: onward graph inventory -o transfers.svg
    """
    from onward.reports.diagrams.collapsed import collapsed
    from onward.reports.diagrams.ends import says_more_by_place
    from onward.reports.diagrams.transfers import picture
    from onward.transfers.narrowed import Selection

    output = None if output == STANDARD else output
    kind = "mmd" if output is None else os.path.splitext(output)[1].removeprefix(".").lower()
    if kind not in (*PICTURES, *DATA):
        raise Refused(f"-o {output}: the suffix says the format: {', '.join((*PICTURES, *DATA))}")
    asked = Selection(
        data=data or "",
        vendors=tuple(vendor or ()),
        activity=activity or "",
        country=country or "",
        only="" if only in (None, Only.CHANGED) else only.value,
        hide_inside=hide is not None,
    )
    _refuse(kind, asked, base=base, by=by, level=level, only=only, collapse=collapse)
    one = one_inventory(path, when, "graph")
    if output is not None and kind in DATA:
        emit(_data(one.inventory, one.statuses, kind), output)
        return
    placed = by is By.PLACE or (by is By.AUTO and says_more_by_place(one.statuses))

    def drawn(side: "OneInventory") -> "Diagram":
        return picture(
            side.inventory, side.statuses, side.law, by_place=placed, level=level, asked=asked
        )

    sides = [one.inventory]
    diagram = drawn(one)
    if base is not None:
        from onward.reports.diagrams.compared import changed, compared

        there = base_of(base, [path] if path else None, one.recorded.folders)
        before = replace(one, read=single(there.folders, "graph"), recorded=there)
        sides.append(before.inventory)
        diagram = compared(drawn(before), diagram)
        diagram = changed(diagram) if only is Only.CHANGED else diagram
    _known(asked, sides, diagram)
    if level not in (Level.PLACE, Level.COUNTRY):
        diagram = collapsed(diagram, collapse)
    write_picture(diagram, kind, output, renderer.value)


def _refuse(
    kind: str,
    asked: "Selection",
    *,
    base: str | None,
    by: By,
    level: Level,
    only: Only | None,
    collapse: Collapse,
) -> None:
    """Options that mean nothing, or nothing together. Raises Refused."""
    from onward.terms.place import name_of
    from onward.transfers.narrowed import EVERYTHING

    if asked.country not in ("", "unknown"):
        try:
            name_of(asked.country)
        except KeyError:
            reported = f"--country {asked.country}: not the code of a country; US, DE or unknown"
            raise Refused(reported) from None
    if kind in DATA:
        if base is not None:
            raise Refused("--base draws a picture; -o x.svg, x.png, x.dot or x.mmd")
        if (
            asked != EVERYTHING
            or level is not Level.PARTY
            or collapse is not Collapse.AUTO
            or only is not None
        ):
            raise Refused(f"-o x.{kind}: the whole graph; leave out what chooses a part of it")
    if only is Only.CHANGED and base is None:
        raise Refused("--only changed: name what to compare with: --base REV")
    if level is Level.PLACE and by is By.LAW:
        raise Refused("--level place: places are drawn by place; leave --by law out")
    if level in (Level.PLACE, Level.COUNTRY) and collapse is not Collapse.AUTO:
        raise Refused(
            f"--collapse {collapse.value}: --level {level.value} draws together by itself"
        )


def _known(asked: "Selection", sides: "list[Inventory]", diagram: "Diagram") -> None:
    """What is asked for is there. Raises Refused."""
    from onward.inventory.resolve import words_of
    from onward.transfers.narrowed import may_be

    for name in asked.vendors:
        refuse_unless_recorded("vendor", name, *sides)
    refuse_unless_recorded("activity", asked.activity or None, *sides)
    words = {word for each in sides for word in words_of(each.organisation).data}
    if asked.data and not any(may_be((word,), asked.data) for word in words):
        raise Refused(f"--data {asked.data}: no such word; `onward words data` lists them")
    if not diagram.arrows:
        raise Refused(f"no such flow on {diagram.as_of}: there is nothing to draw")


def _data(inventory: "Inventory", weighed: "Statuses", kind: str) -> bytes:
    """The graph for other programs: node-link JSON, or GraphML."""
    from onward.output import escape
    from onward.output.envelope import dump
    from onward.transfers.graph import graph_of, graphml, node_link

    graph = graph_of(inventory, weighed)
    if kind == "graphml":
        return graphml(graph, escape.visible).encode()
    return dump(node_link(graph)).encode()
