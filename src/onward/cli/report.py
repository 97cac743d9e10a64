"""`onward report`: one inventory as one HTML file, for a board or an auditor."""

from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.emit import emit, from_root
from onward.cli.exits import Refused, say
from onward.cli.load import one_inventory

if TYPE_CHECKING:
    from datetime import date

    from onward.diagnostic import Diagnostic
    from onward.output.report import Map
    from onward.reports.report.report import Report


def report(
    path: options.OnePath = None,
    *,
    when: groups.When,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="x.html; default: standard output."),
    ] = None,
    root: options.Root = None,
) -> None:
    """Write one HTML file for a board or an auditor: what to do, map, timeline, tables, questions.

    A slider shows any day since 2018-05-25 on which a transfer changes or the law does. The file
    loads nothing and sends nothing.

    Example: onward report inventory -o report.html
    """
    from onward.cli.dates import day_of
    from onward.output.report import render
    from onward.reports.report.report import report as view
    from onward.workflow import Order, context_of, findings

    if output is not None and not output.lower().endswith((".html", ".htm", "-")):
        raise Refused(f"-o {output}: a report is HTML; name a file that ends in .html")
    one = one_inventory(path, when, "report")
    today = day_of(None)

    def check(each: "date") -> "tuple[Diagnostic, ...]":
        asked = Order(day=each, today=today, hashes=one.recorded.hashes)
        open_, waived = findings(context_of(one.inventory, one.law, asked), asked)
        return (*open_, *waived)

    sources = {source.path: source for source in one.read.folder.sources}
    made = view(one.inventory, one.judged, sources, one.statuses, one.law, check)
    map_ = _map(made)
    if map_.missing:
        say(f"note: no map: {map_.missing}")
    text = render(made, map_, from_root(root))
    emit(text, None if output == "-" else output)


def _map(made: "Report") -> "Map":
    """The map, drawn together where it is large; or why there is none."""
    from onward.cli.render import DrawingError, laid_out
    from onward.output.diagrams.page_map import dot, fitted, marked
    from onward.output.diagrams.svg import UnfaithfulError
    from onward.output.report import Map
    from onward.reports.report.line_words import said

    shown = fitted(made.diagram)
    words = said(shown, made.lines, len(made.days))
    try:
        drawn = laid_out(dot(shown, words))
        return Map(shown, words, marked(shown, drawn, made.diagram.title, words, made.today))
    except (DrawingError, UnfaithfulError) as error:
        return Map(shown, words, "", str(error))
