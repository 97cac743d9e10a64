"""`onward questions`: every unknown as a question, ready to send."""

import typer

from onward.cli import options
from onward.cli.emit import emit, print_table, target
from onward.cli.exits import Exit
from onward.cli.load import as_recorded, lines, readable
from onward.output.formats import TABLES


def questions(
    paths: options.Paths = None,
    lang: options.Lang = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """Turn unknown facts into questions that are ready to send.

    Each question is for the party that can answer it: a vendor, or ourselves. As Markdown: a letter
    to each vendor.

    Example: onward questions inventory/ --format markdown -o questions.md
    """
    from onward.law.law import load
    from onward.output.letters import render
    from onward.reports.questions.letters import letters
    from onward.reports.questions.listing import of_files, places, put, table
    from onward.reports.weighed import Weighed
    from onward.workflow import statuses

    to = target(output, format_, TABLES.names)
    law = load()
    day, recorded = as_recorded(at, as_of, paths)
    whole, faulty = readable(recorded.folders)
    weighed = [(each, statuses(each.whole, law, day)) for each in whole]
    asked = put(
        [Weighed(each.judged(len(got.flows.flows)), each.whole, got) for each, got in weighed],
        law,
        lang.value if lang else None,
    )
    asked = tuple(
        some._replace(questions=of_files(each.folder.shown, each.whole, some.questions))
        for each, some in zip(whole, asked, strict=True)
    )
    if to.format == "markdown" and separator is None:
        emit(render(letters(asked, law)), to.path)
    else:
        print_table(table(asked, law, lines(whole, places(asked))), to, separator, root)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)
