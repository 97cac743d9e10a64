"""`onward questions`: every unknown as a question, ready to send."""

import typer

from onward.cli import options
from onward.cli.exits import Exit
from onward.cli.inventories import lines, readable
from onward.cli.revisions import as_recorded
from onward.cli.target import target
from onward.cli.write import emit, print_table
from onward.output.tables.formats import Listing


def questions(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.ListingFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """Turn what is unknown into questions, ready to send.

    Each goes to who can answer it: a vendor, or ourselves. As Markdown, a letter to each vendor.

    Example: onward questions inventory/ --format markdown -o questions.md
    """
    from onward.law.book import load
    from onward.output.letters import render
    from onward.views.letters import letters
    from onward.views.named_files import questions_of
    from onward.views.questions import Weighed, places, put, table
    from onward.workflow import footings

    to = target(output, format_, Listing)
    book = load()
    day, recorded = as_recorded(at, as_of, paths)
    whole, faulty = readable(recorded.folders)
    weighed = [(each, footings(each.whole, book, day)) for each in whole]
    asked = put(
        [Weighed(each.judged(len(got.flows.flows)), each.whole, got) for each, got in weighed], book
    )
    asked = tuple(
        some._replace(questions=questions_of(each.folder.shown, each.whole, some.questions))
        for each, some in zip(whole, asked, strict=True)
    )
    if to.format is Listing.MARKDOWN and separator is None:
        emit(render(letters(asked, book)), to.path)
    else:
        print_table(table(asked, book, lines(whole, places(asked))), to, separator, root)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)
