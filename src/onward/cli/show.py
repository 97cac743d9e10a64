"""`onward show`: one vendor or activity on one page."""

from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.emit import TEXT, colored, columns, emit, target
from onward.cli.exits import unknown_name
from onward.cli.load import one_inventory, path_and_name


def show(
    path: options.PathBefore = None,
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="The id or name of a vendor or an activity.")
    ] = None,
    *,
    when: groups.When,
    output: options.Output = None,
    color: options.Colors = options.Color.AUTO,
) -> None:
    """Show everything that is known of one vendor or activity.

    Facts, transfers and their status over time, days ahead, findings with their fix, evidence.

    Example: onward show aws
    """
    from datetime import timedelta

    from onward.law.law import EARLIEST_DAY
    from onward.output.formats import Options
    from onward.output.sheets import render
    from onward.reports.listings.party import of, party
    from onward.terms.guess import did_you_mean
    from onward.transfers.timeline import intervals, lives
    from onward.workflow import Order, verdict

    place, name = path_and_name(path, name, "show", "ID")
    to = target(output, None, TEXT).path
    one = one_inventory(place, when, "show")
    inventory = one.inventory
    record = of(name, inventory)
    if record is None:
        known = (*inventory.vendors, *inventory.activities)
        what = f"{name}: no vendor or activity has this id or name"
        raise unknown_name(what, did_you_mean(name, known), "list vendors")
    life = []
    for way, turns in lives(inventory, one.law).items():
        some = tuple(intervals(turns, EARLIEST_DAY, one.day + timedelta(days=3 * 365)))
        if some and record.id in (
            some[-1].judgment.flow.importer.id,
            some[-1].judgment.flow.exporter.id,
        ):
            life.append((way[0], some))
    order = Order(day=one.day, hashes=one.recorded.hashes)
    found = verdict(one.recorded.folders, one.law, order).open
    sheet = party(record, one.weighed, one.law, life, found)
    options_ = Options(color=colored(color, to), width=columns())
    emit(render(sheet, options_), to)
