"""`onward transfers`: every flow, its mechanism and its status."""

import typer

from onward.cli import groups, options
from onward.cli.exits import Exit
from onward.cli.load import as_recorded, lines, readable


def transfers(paths: options.Paths = None, *, when: groups.When, out: groups.TableOfFiles) -> None:
    """List every flow with its transfer mechanism and status.

    Each with exporter, importer, country, data, mechanism, the reasons for its status, and its last
    day; the worst first. For a file: the flows of its vendor or activity.

    Example: onward transfers inventory --as-of 2020-07-16 --format csv
    """
    from onward.law.law import load
    from onward.reports.listings.named_files import statuses_of
    from onward.reports.listings.transfers import transfers as view
    from onward.workflow import statuses

    law = load()
    day, recorded = as_recorded(when, paths)
    whole, faulty = readable(recorded.folders)
    weighed = [
        (each, statuses_of(each.folder.shown, each.whole, statuses(each.whole, law, day)))
        for each in whole
    ]
    table = view(
        [(each.judged(len(got.flows.flows)), got) for each, got in weighed],
        law,
        lines(whole, [flow.at for _, got in weighed for flow in got.flows.flows]),
    )
    out.print(table)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)
