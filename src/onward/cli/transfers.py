"""`onward transfers`: every flow, its ground and its footing."""

from typing import TYPE_CHECKING

import typer

from onward.cli import options
from onward.cli.exits import Exit
from onward.cli.inventories import readable
from onward.cli.revisions import as_recorded
from onward.cli.write import emit, listing

if TYPE_CHECKING:
    from onward.diagnostic import Place
    from onward.source.text import Span
    from onward.transfers.weigh import Footings
    from onward.workflow import Read


def transfers(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.ListingFormat = options.Listing.TABLE,
    output: options.Output = None,
) -> None:
    """List every flow: from, to, country, data, ground, footing, why, until when."""
    from onward.law.book import load
    from onward.views.transfers import transfers as view
    from onward.workflow import footings

    book = load()
    day, found = as_recorded(at, as_of, paths)
    whole, faulty = readable(found)
    weighed = [(each, footings(each.whole, book, day)) for each in whole]
    table = view(
        [(each.judged(len(got.flows.flows)), got) for each, got in weighed],
        book,
        {place: span for each, got in weighed for place, span in lines(each, got).items()},
    )
    emit(listing(table, format_), output)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)


def lines(read: "Read", weighed: "Footings") -> "dict[Place, Span]":
    """Where the flows of an inventory are written."""
    from onward.syntax.locate import locate_all

    sources = {source.path: source for source in read.folder.sources}
    places = {flow.at for flow in weighed.flows.flows}
    spans: dict[Place, Span] = {}
    for path in sorted({place.path for place in places}):
        routes = sorted({place.route for place in places if place.path == path})
        found = locate_all(sources[path], routes)
        spans |= {place: found[place.route] for place in places if place.path == path}
    return spans
