"""`onward hubs`: who is behind many vendors, rings, and who would have to move."""

from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import options
from onward.cli.exits import Exit
from onward.cli.pictures import answer_target, print_answer
from onward.cli.trace import question

if TYPE_CHECKING:
    from onward.reports.diagrams.diagram import Diagram


def hubs(
    path: options.OnePath = None,
    keep_inside: Annotated[
        str | None,
        typer.Option(
            "--keep-inside",
            metavar="WORD",
            help="Instead: the fewest vendors to move so that no such data is transferred outside.",
        ),
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """List sub-processors, parents and hosts behind several vendors, and circular chains.

    With -o x.svg, x.png, x.mmd or x.dot: the picture with those behind most vendors lit.

    Example: onward hubs inventory --keep-inside health
    """
    from onward.reports.diagrams.answers import of_hubs
    from onward.reports.listings.hubs import found_hubs
    from onward.reports.listings.hubs import hubs as view

    form = answer_target(output, format_)
    asked = question(path, as_of, at, "hubs")
    found = tuple(found_hubs(asked.graph, keep_inside))
    table = view(asked.judged, asked.graph, asked.statuses, asked.law, found, keep_inside)
    said = (table.title, table.notes)

    def lit() -> "Diagram":
        return of_hubs(asked.picture, found, asked.graph, said)

    print_answer(table, lit, form, separator, root)
    raise typer.Exit(Exit.DONE)
