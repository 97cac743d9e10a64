"""`onward trace`: the ways that data takes from us; and the graph of one inventory."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from onward.cli import options
from onward.cli.exits import Exit, Refused
from onward.cli.load import one_inventory
from onward.cli.pictures import answer_target, print_answer

if TYPE_CHECKING:
    from onward.diagnostic import Judged
    from onward.inventory.records import Inventory
    from onward.law.law import Law
    from onward.reports.diagrams.diagram import Diagram
    from onward.transfers.assess import Statuses
    from onward.transfers.graph import Graph


class Question(NamedTuple):
    """One inventory as a graph, on a day."""

    judged: "Judged"
    inventory: "Inventory"
    graph: "Graph"
    statuses: "Statuses"
    law: "Law"

    @property
    def picture(self) -> "Diagram":
        """The picture that an answer is lit in."""
        from onward.reports.diagrams.transfers import picture

        return picture(self.inventory, self.statuses, self.law)


def question(path: str | None, as_of: str | None, at: str | None, verb: str) -> Question:
    """Read one inventory and make its graph. Raises Refused."""
    from onward.transfers.graph import graph_of

    one = one_inventory(path, as_of, at, verb)
    graph = graph_of(one.inventory, one.statuses)
    return Question(one.judged, one.inventory, graph, one.statuses, one.law)


def trace(
    path: options.OnePath = None,
    data: Annotated[
        str | None, typer.Option("--data", metavar="WORD", help="Only ways of such data.")
    ] = None,
    subjects: Annotated[
        str | None,
        typer.Option("--subjects", metavar="WORD", help="Only data of such data subjects."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="WHERE", help="A country, the id of a vendor, or `third` (default)."
        ),
    ] = None,
    through: Annotated[
        str | None, typer.Option("--through", metavar="VENDOR", help="Only ways through it.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="Only ways with a link of this status."),
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """List the ways that data takes from us, each with its weakest link.

    The shortest first. Unknown data may be any data. With -o x.svg, x.png, x.mmd or x.dot: the
    picture with these ways lit.

    Example: onward trace inventory --data health --to third
    """
    from onward.reports.diagrams.answers import of_ways
    from onward.reports.listings.ways import Asked, found
    from onward.reports.listings.ways import trace as view
    from onward.transfers.status import Status

    words = [each.value for each in Status]
    if status is not None and status not in words:
        raise Refused(f"--status {status}: one of {', '.join(words)}")
    form = answer_target(output, format_)
    asked = question(path, as_of, at, "trace")
    _known(asked.graph, through, "--through")
    wanted = Asked(data=data, subjects=subjects, to=to, through=through, status=status)
    ways = found(asked.graph, wanted)
    table = view(asked.judged, asked.graph, asked.statuses, asked.law, ways)

    def lit() -> "Diagram":
        return of_ways(asked.picture, ways.ways, table.title, table.notes)

    print_answer(table, lit, form, separator, root)
    raise typer.Exit(Exit.DONE)


def _known(graph: "Graph", party: str | None, option: str) -> None:
    if party is not None and party not in graph:
        raise Refused(f"{option} {party}: data reaches no party of that id")
