"""`onward annex`: the annexes of the contract with a recipient."""

from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import print_paper, target
from onward.cli.exits import Exit, unknown_name
from onward.cli.load import one_inventory, path_and_name
from onward.output.formats import PAPERS


def annex(
    path: options.PathBefore = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="VENDOR",
            help="The id or name of a vendor, or the name of a customer abroad.",
            show_default=False,
        ),
    ] = None,
    lang: options.Lang = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.PaperFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    sheet: options.Sheet = None,
    separator: options.Separate = None,
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
    from onward.reports.words.words import language_for
    from onward.terms.guess import did_you_mean
    from onward.transfers.party import vendor_named

    place, name = path_and_name(path, name, "annex", "VENDOR")
    to = target(output, format_, PAPERS.names)
    one = one_inventory(place, as_of, at, "annex")
    inventory = one.inventory
    vendor = vendor_named(name, inventory)
    customer = None if vendor else customer_named(name, inventory)
    if vendor is None and customer is None:
        what = f"{name}: no vendor has this id or name, and no customer"
        raise unknown_name(what, did_you_mean(name, inventory.vendors), "list vendors")
    wanted = Wanted(
        language_for(inventory.organisation, lang.value if lang else None),
        vendor.id if vendor else "",
        customer or "",
    )
    made = paper(one.judged, inventory, one.law, one.day, wanted)
    print_paper(made, to, separator, root, sheet)
    raise typer.Exit(Exit.DONE)
