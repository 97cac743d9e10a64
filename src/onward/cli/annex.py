"""`onward annex`: the annexes of the contract with a recipient."""

from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import print_paper, target
from onward.cli.exits import Exit, Refused
from onward.cli.load import as_recorded, path_and_name, single
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
    from onward.law.law import load
    from onward.reports.papers.annex import Wanted
    from onward.reports.papers.annex import annex as paper
    from onward.reports.papers.annex_edges import customer_named
    from onward.reports.words.words import language_for
    from onward.terms.guess import did_you_mean
    from onward.transfers.derive import derive
    from onward.transfers.party import vendor_named

    place, name = path_and_name(path, name, "annex", "VENDOR")
    to = target(output, format_, PAPERS.names)
    law = load()
    day, recorded = as_recorded(at, as_of, place)
    one = single(recorded.folders, "annex")
    inventory = one.whole
    vendor = vendor_named(name, inventory)
    customer = None if vendor else customer_named(name, inventory)
    if vendor is None and customer is None:
        guess = did_you_mean(name, inventory.vendors)
        hint = f"did you mean {guess}?" if guess else "`onward list vendors` lists them"
        raise Refused(f"{name}: no vendor has this id or name, and no customer; {hint}")
    wanted = Wanted(
        language_for(inventory.organisation, lang.value if lang else None),
        vendor.id if vendor else "",
        customer or "",
    )
    judged = one.judged(len(derive(inventory, law, day).flows))
    print_paper(paper(judged, inventory, law, day, wanted), to, separator, root, sheet)
    raise typer.Exit(Exit.DONE)
