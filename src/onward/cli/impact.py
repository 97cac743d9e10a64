"""`onward impact`: what depends on a party, a country, a region or an instrument."""

from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import options
from onward.cli.exits import Exit, Refused
from onward.cli.load import path_and_name
from onward.cli.pictures import answer_target, print_answer
from onward.cli.trace import question

if TYPE_CHECKING:
    from onward.reports.diagrams.diagram import Diagram


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
    from onward.reports.diagrams.answers import of_impact
    from onward.reports.listings.impact import effects, target
    from onward.reports.listings.impact import impact as view

    place, name = path_and_name(path, name, "impact", "NAME")
    form = answer_target(output, format_)
    asked = question(place, as_of, at, "impact")
    what = target(name, asked.graph, asked.inventory, asked.law)
    if what is None:
        raise Refused(
            f"{name}: no vendor, company, country or region that data reaches, and no instrument"
        )
    found = effects(asked.graph, what)
    table = view(asked.judged, asked.graph, asked.statuses, asked.law, what, found)
    said = (table.title, table.notes)

    def lit() -> "Diagram":
        return of_impact(asked.picture, found, asked.graph, what, said)

    print_answer(table, lit, form, separator, root)
    raise typer.Exit(Exit.DONE)
