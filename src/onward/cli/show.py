"""`onward show`: one vendor or activity on one page."""

from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import TEXT, colored, columns, emit, target
from onward.cli.exits import Exit, Refused
from onward.cli.load import as_recorded, path_and_name, single


def show(
    path: options.PathBefore = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="The id or name of a vendor or an activity.", show_default=False
        ),
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    output: options.Output = None,
    color: options.Colors = options.Color.AUTO,
) -> None:
    """Show everything that is known of one vendor or activity.

    Facts, transfers and their status over time, days ahead, findings with their fix, evidence.

    Example: onward show aws
    """
    from datetime import timedelta

    from onward.law.law import EARLIEST_DAY, load
    from onward.output.formats import Options
    from onward.output.sheets import render
    from onward.reports.listings.party import of, party
    from onward.reports.listings.records import Held
    from onward.terms.guess import did_you_mean
    from onward.transfers.timeline import intervals, lives
    from onward.workflow import Order, statuses, verdict

    place, name = path_and_name(path, name, "show", "ID")
    to = target(output, None, TEXT).path
    law = load()
    day, recorded = as_recorded(at, as_of, place)
    one = single(recorded.folders, "show")
    inventory = one.whole
    record = of(name, inventory)
    if record is None:
        known = (*inventory.vendors, *inventory.activities)
        guess = did_you_mean(name, known)
        hint = f"did you mean {guess}?" if guess else "`onward list vendors` lists them"
        raise Refused(f"{name}: no vendor or activity has this id or name; {hint}")
    weighed = statuses(inventory, law, day)
    life = []
    for way, turns in lives(inventory, law).items():
        some = tuple(intervals(turns, EARLIEST_DAY, day + timedelta(days=3 * 365)))
        if some and record.id in (
            some[-1].judgment.flow.importer.id,
            some[-1].judgment.flow.exporter.id,
        ):
            life.append((way[0], some))
    found = verdict(recorded.folders, law, Order(day=day, hashes=recorded.hashes)).open
    held = Held(one.judged(len(weighed.flows.flows)), inventory, weighed)
    sheet = party(record, held, law, life, found)
    options_ = Options(color=colored(color, to), width=columns())
    emit(render(sheet, options_), to)
    raise typer.Exit(Exit.DONE)
