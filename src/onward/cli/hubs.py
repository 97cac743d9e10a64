"""`onward hubs`: who is behind many vendors, rings, and who would have to move."""

from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.load import one_inventory


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
    *,
    when: groups.When,
    out: groups.Answer,
) -> None:
    """List sub-processors, parents and hosts behind several vendors, and circular chains.

    With -o x.svg, x.png, x.pdf, x.mmd or x.dot: the picture with those behind most vendors lit.

    Example: onward hubs inventory --keep-inside health
    """
    from onward.reports.diagrams.answers import of_hubs
    from onward.reports.listings.hubs import found_hubs
    from onward.reports.listings.hubs import hubs as view

    one = one_inventory(path, when, "hubs")
    found = tuple(found_hubs(one.graph, keep_inside))
    table = view(one.judged, one.graph, one.statuses, one.law, found, keep_inside)
    said = (table.title, table.notes)
    out.answer(table, lambda: of_hubs(one.picture(), found, one.graph, said))
