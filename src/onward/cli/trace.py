"""`onward trace`: the ways that data takes from us; and the graph of one inventory."""

from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import Refused
from onward.cli.load import one_inventory


def trace(
    path: options.OnePath = None,
    data: options.Data = None,
    subjects: options.Subjects = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="WHERE", help="A country, the id of a vendor, or `third` (default)."
        ),
    ] = None,
    through: Annotated[
        str | None, typer.Option("--through", metavar="VENDOR", help="Only ways through it.")
    ] = None,
    status: options.OfStatus = None,
    *,
    when: groups.When,
    out: groups.Answer,
) -> None:
    """List the ways that data takes from us, each with its weakest link.

    The shortest first. Unknown data may be any data. With -o x.svg, x.png, x.pdf, x.mmd or
    x.dot: the picture with these ways lit.

    Example: onward trace inventory --data health --to third
    """
    from onward.reports.diagrams.answers import of_ways
    from onward.reports.listings.ways import Search, found
    from onward.reports.listings.ways import trace as view
    from onward.transfers.status import Status

    words = [each.value for each in Status]
    if status is not None and status not in words:
        raise Refused(f"--status {status}: one of {', '.join(words)}")
    one = one_inventory(path, when, "trace")
    if through is not None and through not in one.graph:
        raise Refused(f"--through {through}: data reaches no party of that id")
    wanted = Search(data=data, subjects=subjects, to=to, through=through, status=status)
    ways = found(one.graph, wanted)
    table = view(one.judged, one.graph, one.statuses, one.law, ways)
    out.answer(table, lambda: of_ways(one.picture(), ways.ways, table.title, table.notes))
