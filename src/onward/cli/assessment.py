"""`onward assessment`: a transfer impact assessment begun from the records."""

from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import unknown_name
from onward.cli.load import one_inventory, path_and_name


def assessment(
    path: options.PathBefore = None,
    name: Annotated[
        str | None, typer.Argument(metavar="VENDOR", help="The id or name of a vendor.")
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option(
            "--anyway", help="Begin it also where the transfer rests on an adequacy decision."
        ),
    ] = False,
    *,
    when: groups.When,
    out: groups.Paper,
) -> None:
    """Begin a transfer impact assessment of a vendor, from the records.

    The six steps of the EDPB with facts filled in, the law of the destination as questions, what
    happened since the last assessment. It concludes nothing: every answer is marked as open.

    Example: onward assessment acme-mail --lang nl -o assessment.docx
    """
    from onward.reports.papers.assessment import Wanted
    from onward.reports.papers.assessment import assessment as paper
    from onward.terms.guess import did_you_mean
    from onward.transfers.party import vendor_named

    place, name = path_and_name(path, name, "assessment", "VENDOR")
    one = one_inventory(place, when, "assessment")
    inventory = one.inventory
    vendor = vendor_named(name, inventory)
    if vendor is None:
        what = f"{name}: no vendor has this id or name"
        raise unknown_name(what, did_you_mean(name, inventory.vendors), "list vendors")
    wanted = Wanted(out.language(inventory.organisation), vendor.id, anyway)
    out.print(paper(one.judged, inventory, one.law, one.day, wanted))
