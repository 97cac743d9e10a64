"""`onward calendar`: what ends, is due or begins, from the day on."""

from typing import Annotated

import typer

from onward.cli import options
from onward.cli.dates import day_of
from onward.cli.emit import print_table, save, target
from onward.cli.exits import Exit, Refused
from onward.cli.load import one_inventory
from onward.output.formats import TABLES


def calendar(
    path: options.OnePath = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="Last day. Default: no end.", show_default=False),
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """List the days ahead: ends, renewals, reviews, objection periods, and ends in the law.

    With -o x.ics it writes a calendar file, whose events keep their UIDs.

    Example: onward calendar --to 2027-03-31 -o quarter.ics
    """
    from datetime import date

    from onward.reports.listings.calendar import calendar as view
    from onward.reports.listings.calendar import entries

    file = output is not None and output.lower().endswith(".ics")
    if file and format_ is not None:
        raise Refused(f"-o {output}: a calendar file; leave --format out")
    form = None if file else target(output, format_, TABLES.names)
    one = one_inventory(path, as_of, at, "calendar")
    last = day_of(to) if to else date.max
    if last < one.day:
        raise Refused(f"--to {last} is before {one.day}, the first day")
    if form is not None:
        table = view(one.weighed, one.law, last)
        print_table(table, form, separator, root)
    else:
        from onward.output.formats import NoLibraryError
        from onward.output.ics import ics

        try:
            ahead = entries(one.inventory, one.statuses, one.law, last)
            data = ics(ahead, one.inventory.id, one.day)
        except NoLibraryError as error:
            raise Refused(str(error)) from error
        save(data, str(output))
    raise typer.Exit(Exit.DONE)
