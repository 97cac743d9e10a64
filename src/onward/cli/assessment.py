"""`onward assessment`: a transfer impact assessment begun from the records."""

from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import print_paper, target
from onward.cli.exits import Exit, Refused
from onward.cli.load import as_recorded, path_and_name, single
from onward.output.formats import PAPERS


def assessment(
    path: options.PathBefore = None,
    name: Annotated[
        str | None,
        typer.Argument(metavar="VENDOR", help="The id or name of a vendor.", show_default=False),
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option(
            "--anyway", help="Begin it also where the transfer rests on an adequacy decision."
        ),
    ] = False,
    lang: options.Lang = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    format_: options.PaperFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    sheet: options.Sheet = None,
    separator: options.Separate = None,
) -> None:
    """Begin a transfer impact assessment of a vendor, from the records.

    The six steps of the EDPB with facts filled in, the law of the destination as questions, what
    happened since the last assessment. It concludes nothing: every answer is marked as open.

    Example: onward assessment acme-mail --lang nl -o assessment.docx
    """
    from onward.law.law import load
    from onward.reports.papers.assessment import Wanted
    from onward.reports.papers.assessment import assessment as paper
    from onward.reports.words.words import language_for
    from onward.terms.guess import did_you_mean
    from onward.transfers.derive import derive
    from onward.transfers.party import vendor_named

    place, name = path_and_name(path, name, "assessment", "VENDOR")
    to = target(output, format_, PAPERS.names)
    law = load()
    day, recorded = as_recorded(at, as_of, place)
    one = single(recorded.folders, "assessment")
    inventory = one.whole
    vendor = vendor_named(name, inventory)
    if vendor is None:
        guess = did_you_mean(name, inventory.vendors)
        hint = f"did you mean {guess}?" if guess else "`onward list vendors` lists them"
        raise Refused(f"{name}: no vendor has this id or name; {hint}")
    language = language_for(inventory.organisation, lang.value if lang else None)
    wanted = Wanted(language, vendor.id, anyway)
    judged = one.judged(len(derive(inventory, law, day).flows))
    print_paper(paper(judged, inventory, law, day, wanted), to, separator, root, sheet)
    raise typer.Exit(Exit.DONE)
