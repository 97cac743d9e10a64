"""`onward timeline`: the status of every flow from day to day."""

from datetime import date
from typing import Annotated

import typer

from onward.cli import options
from onward.cli.dates import day_of
from onward.cli.emit import print_table, save
from onward.cli.emit import target as to_target
from onward.cli.exits import Exit, Refused
from onward.cli.load import one_inventory
from onward.cli.pictures import picture_kind
from onward.output.formats import TABLES


def timeline(
    path: options.OnePath = None,
    vendor: Annotated[
        str | None, typer.Option("--vendor", metavar="ID", help="Only flows from or to it.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Only flows to this country.")
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day. Default: 2018-05-25.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="Last day. Default: three years after the day."),
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """List the status of every flow over time, with the events of the law.

    One line for each interval: a status changes only on days that the law or a record names. With
    -o x.svg or x.png: a picture with a band for each flow.

    Example: onward timeline inventory --country US -o timeline.svg
    """
    from onward.law.law import EARLIEST_DAY
    from onward.reports.listings.timeline import Band, Timeline, concerning
    from onward.reports.listings.timeline import timeline as view
    from onward.transfers.timeline import intervals, lives

    kind = picture_kind(output, format_, ("svg", "png"))
    form = None if kind else to_target(output, format_, TABLES.names)
    one = one_inventory(path, as_of, at, "timeline")
    first = day_of(from_) if from_ else EARLIEST_DAY
    last = day_of(to) if to else date(one.day.year + 3, 12, 31)
    if last < first:
        raise Refused(f"--to {last} is before --from {first}")
    bands = []
    for (_, _, _, regime), life in lives(one.inventory, one.law).items():
        some = tuple(intervals(life, first, last))
        if not some:
            continue
        flow = some[-1].judgment.flow
        ends = (flow.exporter.id, flow.importer.id)
        if vendor in (None, *ends) and country in (None, flow.code):
            bands.append(Band(flow, regime, some))
    if not bands and vendor is not None and vendor not in one.inventory.vendors:
        raise Refused(f"--vendor {vendor}: there is no such record")
    events = concerning(bands, one.law, first, last)
    judged = one.read.judged(len(bands))
    made = Timeline(judged, tuple(bands), events, first, last, one.day, one.law.checked)
    if form is None:
        from onward.cli.render import DrawingError, rastered
        from onward.output.diagrams.bands import svg

        drawn = svg(made).encode()
        try:
            save(rastered(drawn) if kind == "png" else drawn, str(output))
        except DrawingError as error:
            raise Refused(str(error)) from error
    else:
        print_table(view(made, one.law), form, separator, root)
    raise typer.Exit(Exit.DONE)
