"""`onward questions`: every unknown as a question, ready to send."""

import typer

from onward.cli import options
from onward.cli.day import day_of
from onward.cli.exits import Exit
from onward.cli.inventories import folders, readable
from onward.cli.write import emit, listing


def questions(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    format_: options.ListingFormat = options.Listing.TABLE,
    output: options.Output = None,
) -> None:
    """Turn every unknown into a question, by the vendor that can answer it."""
    from onward.law.book import load
    from onward.views.questions import questions as view
    from onward.workflow import footings

    day, book = day_of(as_of), load()
    whole, faulty = readable(folders(paths))
    weighed = [(each, footings(each.whole, book, day)) for each in whole]
    table = view(
        [(each.judged(len(got.flows.flows)), each.whole, got) for each, got in weighed], book
    )
    emit(listing(table, format_), output)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)
