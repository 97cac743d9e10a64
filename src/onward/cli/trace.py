"""`onward trace`: the ways that data takes from us; and the graph of one inventory."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from onward.cli import options
from onward.cli.emit import print_table
from onward.cli.emit import target as to_target
from onward.cli.exits import Exit, Refused
from onward.cli.load import as_recorded, single
from onward.cli.pictures import picture_kind, write_picture
from onward.output.formats import TABLES

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
    from onward.law.law import load
    from onward.transfers.graph import graph_of
    from onward.workflow import statuses

    law = load()
    day, recorded = as_recorded(at, as_of, [path] if path else None)
    one = single(recorded.folders, verb)
    weighed = statuses(one.whole, law, day)
    judged = one.judged(len(weighed.flows.flows))
    return Question(judged, one.whole, graph_of(one.whole, weighed), weighed, law)


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
    from onward.reports.listings.ways import Asked, found
    from onward.reports.listings.ways import trace as view
    from onward.transfers.status import Status

    words = [each.value for each in Status]
    if status is not None and status not in words:
        raise Refused(f"--status {status}: one of {', '.join(words)}")
    kind = picture_kind(output, format_)
    form = to_target(None if kind else output, format_, TABLES.names)
    asked = question(path, as_of, at, "trace")
    _known(asked.graph, through, "--through")
    wanted = Asked(data=data, subjects=subjects, to=to, through=through, status=status)
    ways = found(asked.graph, wanted)
    table = view(asked.judged, asked.graph, asked.statuses, asked.law, ways)
    if kind:
        from onward.reports.diagrams.answers import of_ways

        whole = asked.picture
        write_picture(of_ways(whole, ways.ways, table.title, table.notes), kind, output)
        raise typer.Exit(Exit.DONE)
    print_table(table, form, separator, root)
    raise typer.Exit(Exit.DONE)


def _known(graph: "Graph", party: str | None, option: str) -> None:
    if party is not None and party not in graph:
        raise Refused(f"{option} {party}: data reaches no party of that id")
