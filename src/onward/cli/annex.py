"""`onward annex`: the annexes of the contract with a recipient."""

from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import unknown_name
from onward.cli.load import one_inventory, path_and_name


def annex(
    path: options.PathBefore = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="VENDOR", help="The id or name of a vendor, or the name of a customer abroad."
        ),
    ] = None,
    *,
    when: groups.When,
    out: groups.Paper,
) -> None:
    """Fill in the annexes of the contract with a vendor, from the records.

    Of the SCC of 2021 for the module that fits, with the UK Addendum where UK law applies; of the
    SCC between controllers and processors where there is no transfer. In four languages. What no
    record holds is marked, and listed at the end.

    Example: onward annex acme-mail --lang nl -o annex.docx
    """
    from onward.reports.papers.annex import Wanted
    from onward.reports.papers.annex import annex as paper
    from onward.reports.papers.annex_edges import customer_named
    from onward.terms.guess import did_you_mean
    from onward.transfers.party import vendor_named

    place, name = path_and_name(path, name, "annex", "VENDOR")
    one = one_inventory(place, when, "annex")
    inventory = one.inventory
    vendor = vendor_named(name, inventory)
    customer = None if vendor else customer_named(name, inventory)
    if vendor is None and customer is None:
        what = f"{name}: no vendor has this id or name, and no customer"
        raise unknown_name(what, did_you_mean(name, inventory.vendors), "list vendors")
    wanted = Wanted(
        out.language(inventory.organisation), vendor.id if vendor else "", customer or ""
    )
    out.print(paper(one.judged, inventory, one.law, one.day, wanted))
