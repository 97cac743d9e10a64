"""`onward questions`: every unknown as a question, ready to send."""

import typer

from onward.cli import groups, options
from onward.cli.emit import emit
from onward.cli.exits import Exit
from onward.cli.load import as_recorded, lines, readable


def questions(
    paths: options.Paths = None,
    lang: options.Lang = None,
    *,
    when: groups.When,
    out: groups.TableOfFiles,
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

    law = load()
    day, recorded = as_recorded(when, paths)
    whole, faulty = readable(recorded.folders)
    weighed = [(each, statuses(each.whole, law, day)) for each in whole]
    asked = put(
        [Weighed(each.judged(len(got.flows.flows)), each.whole, got) for each, got in weighed],
        law,
        lang,
    )
    asked = tuple(
        some._replace(questions=of_files(each.folder.shown, each.whole, some.questions))
        for each, some in zip(whole, asked, strict=True)
    )
    if out.to.format == "markdown" and out.separator is None:
        emit(render(letters(asked, law)), out.to.path)
    else:
        out.print(table(asked, law, lines(whole, places(asked))))
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)
