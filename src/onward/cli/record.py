"""`onward record`: the records of processing activities."""

from enum import Enum
from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import print_paper, target
from onward.cli.exits import Exit
from onward.cli.load import as_recorded, single
from onward.output.formats import PAPERS


class Role(Enum):
    """Whose record it is."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"


def record(
    path: options.OnePath = None,
    role: Annotated[
        Role | None,
        typer.Option(
            "--role", help="Only the record as controller or as processor.", show_default=False
        ),
    ] = None,
    lang: options.Lang = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.PaperFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    sheet: options.Sheet = None,
    separator: options.Separate = None,
) -> None:
    """Make the records of processing activities (Art. 30 GDPR).

    The controller's and the processor's, with recipients and transfers, in four languages. What no
    record holds is marked, and listed at the end.

    Example: onward record inventory/ --lang nl -o record.xlsx
    """
    from onward.law.law import load
    from onward.reports.papers.record import Wanted
    from onward.reports.papers.record import record as paper
    from onward.reports.words.words import language_for
    from onward.workflow import statuses

    to = target(output, format_, PAPERS.names)
    law = load()
    day, recorded = as_recorded(at, as_of, [path] if path else None)
    one = single(recorded.folders, "record")
    weighed = statuses(one.whole, law, day)
    language = language_for(one.whole.organisation, lang.value if lang else None)
    wanted = Wanted(language, role.value if role else None)
    judged = one.judged(len(weighed.flows.flows))
    print_paper(paper(judged, one.whole, weighed, law, wanted), to, separator, root, sheet)
    raise typer.Exit(Exit.DONE)
