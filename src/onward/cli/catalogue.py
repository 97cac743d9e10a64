"""`onward catalogue`: what is known of vendors that many use, with source and day."""

from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.dates import day_of
from onward.cli.exits import Refused, unknown_name

if TYPE_CHECKING:
    from onward.catalogue.entry import Entry


def catalogue(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A vendor, by its id or as people spell it: stripe.",
            autocompletion=options.offer_catalogue,
        ),
    ] = None,
    *,
    out: groups.Table,
) -> None:
    """List the vendors of the catalogue, or every fact of one.

    What vendors publish: companies by the customer's country, roles, places, mechanisms, addresses
    of DPA and lists. Each fact with its source and the day it was seen; stale after 12 months.

    Example: onward catalogue stripe
    """
    from onward.catalogue.entry import load
    from onward.catalogue.names import ids
    from onward.law.law import CHECKED
    from onward.reports.listings.catalogue import catalogue as view
    from onward.reports.listings.catalogue import of_one

    today = day_of(None)
    if name is None:
        out.print(view(map(load, ids()), today, CHECKED))
    else:
        out.print(of_one(_named(name), today, CHECKED))


def _named(name: str) -> "Entry":
    """The vendor of that id or spelling. Raises Refused."""
    from onward.catalogue.entry import load
    from onward.catalogue.names import ids, meant
    from onward.terms.guess import did_you_mean

    if name in ids():
        return load(name)
    found = meant(name)
    if len(found.ids) == 1:
        return load(found.ids[0])
    if found.ids:
        raise Refused(f"{name!r} may be {' or '.join(found.ids)}; write one of them")
    what = f"no vendor of the catalogue is called {name!r}"
    raise unknown_name(what, did_you_mean(name, ids()), "catalogue")
