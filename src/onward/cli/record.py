"""`onward record`: the records of processing activities."""

from enum import Enum
from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import print_paper, target
from onward.cli.exits import Exit
from onward.cli.load import one_inventory
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
    from onward.reports.papers.record import Wanted
    from onward.reports.papers.record import record as paper
    from onward.reports.words.words import language_for

    to = target(output, format_, PAPERS.names)
    one = one_inventory(path, as_of, at, "record")
    language = language_for(one.inventory.organisation, lang.value if lang else None)
    wanted = Wanted(language, role.value if role else None)
    made = paper(one.weighed, one.law, wanted)
    print_paper(made, to, separator, root, sheet)
    raise typer.Exit(Exit.DONE)
