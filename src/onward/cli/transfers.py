"""`onward transfers`: every flow, its mechanism and its status."""

import typer

from onward.cli import options
from onward.cli.emit import print_table, target
from onward.cli.exits import Exit
from onward.cli.load import as_recorded, lines, readable
from onward.output.formats import TABLES


def transfers(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """List every flow with its transfer mechanism and status.

    Each with exporter, importer, country, data, mechanism, the reasons for its status, and its last
    day; the worst first. For a file: the flows of its vendor or activity.

    Example: onward transfers inventory --as-of 2020-07-16 --format csv
    """
    from onward.law.law import load
    from onward.reports.listings.named_files import statuses_of
    from onward.reports.listings.transfers import transfers as view
    from onward.workflow import statuses

    to = target(output, format_, TABLES.names)
    law = load()
    day, recorded = as_recorded(at, as_of, paths)
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
    print_table(table, to, separator, root)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)
