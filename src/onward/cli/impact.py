"""`onward impact`: what depends on a party, a country, a region or an instrument."""

from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import print_table
from onward.cli.emit import target as to_target
from onward.cli.exits import Exit, Refused
from onward.cli.load import path_and_name
from onward.cli.pictures import picture_kind, write_picture
from onward.cli.trace import question
from onward.output.formats import TABLES


def impact(
    path: options.PathBefore = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A vendor, a company, a country (US), a region (aws:eu-west-1) or an instrument.",
            show_default=False,
        ),
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.TableFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    separator: options.Separate = None,
) -> None:
    """List what depends on a vendor, a company, a country, a region or an instrument.

    First the parties to which all ways go through it, then those that have another way. With -o
    x.svg, x.png, x.mmd or x.dot: the picture with these parties lit.

    Example: onward impact aws
    """
    from onward.reports.listings.impact import effects, target
    from onward.reports.listings.impact import impact as view

    place, name = path_and_name(path, name, "impact", "NAME")
    kind = picture_kind(output, format_)
    form = to_target(None if kind else output, format_, TABLES.names)
    asked = question(place[0] if place else None, as_of, at, "impact")
    what = target(name, asked.graph, asked.inventory, asked.law)
    if what is None:
        raise Refused(
            f"{name}: no vendor, company, country or region that data reaches, and no instrument"
        )
    found = effects(asked.graph, what)
    table = view(asked.judged, asked.graph, asked.statuses, asked.law, what, found)
    if kind:
        from onward.reports.diagrams.answers import of_impact

        said = (table.title, table.notes)
        write_picture(of_impact(asked.picture, found, asked.graph, what, said), kind, output)
        raise typer.Exit(Exit.DONE)
    print_table(table, form, separator, root)
    raise typer.Exit(Exit.DONE)
