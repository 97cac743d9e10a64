"""`onward calendar`: what ends, is due or begins, from the day on."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

import typer

from onward.cli import groups, options
from onward.cli.dates import day_of
from onward.cli.emit import emit
from onward.cli.exits import Refused
from onward.cli.load import one_inventory


class Days(groups.TableOfFiles):
    """A table; by the suffix of -o a calendar file."""

    others: ClassVar[Sequence[str]] = ("ics",)


def calendar(
    path: options.OnePath = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Last day. Default: no end.")
    ] = None,
    *,
    when: groups.When,
    out: Days,
) -> None:
    """List the days ahead: ends, renewals, reviews, objection periods, and ends in the law.

    With -o x.ics it writes a calendar file, whose events keep their UIDs.

    Example: onward calendar --to 2027-03-31 -o quarter.ics
    """
    from datetime import date

    from onward.reports.listings.calendar import calendar as view
    from onward.reports.listings.calendar import entries

    one = one_inventory(path, when, "calendar")
    last = day_of(to) if to else date.max
    if last < one.day:
        raise Refused(f"--to {last} is before {one.day}, the first day")
    if out.to.format not in Days.others:
        out.print(view(one.weighed, one.law, last))
    else:
        from onward.output.ics import ics

        ahead = entries(one.inventory, one.statuses, one.law, last)
        emit(ics(ahead, one.inventory.id, one.day), out.to.path)
