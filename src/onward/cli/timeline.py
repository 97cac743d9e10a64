"""`onward timeline`: the status of every flow from day to day."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar

import typer

from onward.cli import groups, options
from onward.cli.dates import day_of
from onward.cli.emit import emit
from onward.cli.exits import Refused
from onward.cli.load import one_inventory, refuse_unless_recorded


class Bands(groups.TableOfFiles):
    """A table; by the suffix of -o a picture with a band for each flow."""

    others: ClassVar[Sequence[str]] = ("svg", "png")


def timeline(
    path: options.OnePath = None,
    vendor: Annotated[
        str | None, typer.Option("--vendor", metavar="ID", help="Only flows from or to it.")
    ] = None,
    country: options.InCountry = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day. Default: 2018-05-25.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="Last day. Default: three years after the day."),
    ] = None,
    *,
    when: groups.When,
    out: Bands,
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

    one = one_inventory(path, when, "timeline")
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
    if not bands:
        refuse_unless_recorded("vendor", vendor, one.inventory)
    events = concerning(bands, one.law, first, last)
    judged = one.read.judged(len(bands))
    made = Timeline(judged, tuple(bands), events, first, last, one.day, one.law.checked)
    if out.to.format in Bands.others:
        from onward.cli.render import rastered
        from onward.output.diagrams.bands import svg

        drawn = svg(made).encode()
        emit(rastered(drawn) if out.to.format == "png" else drawn, out.to.path)
    else:
        out.print(view(made, one.law))
