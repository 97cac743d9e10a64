"""`onward impact`: what depends on a party, a country, a region or an instrument."""

from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import Refused
from onward.cli.load import one_inventory, path_and_name


def impact(
    path: options.PathBefore = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A vendor, a company, a country (US), a region (aws:eu-west-1) or an instrument.",
        ),
    ] = None,
    *,
    when: groups.When,
    out: groups.Answer,
) -> None:
    """List what depends on a vendor, a company, a country, a region or an instrument.

    First the parties to which all ways go through it, then those that have another way. With -o
    x.svg, x.png, x.pdf, x.mmd or x.dot: the picture with these parties lit.

    Example: onward impact aws
    """
    from onward.reports.diagrams.answers import of_impact
    from onward.reports.listings.impact import effects, target
    from onward.reports.listings.impact import impact as view

    place, name = path_and_name(path, name, "impact", "NAME")
    one = one_inventory(place, when, "impact")
    what = target(name, one.graph, one.inventory, one.law)
    if what is None:
        raise Refused(
            f"{name}: no vendor, company, country or region that data reaches, and no instrument"
        )
    found = effects(one.graph, what)
    table = view(one.judged, one.graph, one.statuses, one.law, what, found)
    said = (table.title, table.notes)
    out.answer(table, lambda: of_impact(one.picture(), found, one.graph, what, said))
