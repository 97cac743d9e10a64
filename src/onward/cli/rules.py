"""`onward rules`: everything that Onward may tell."""

from onward.cli import options
from onward.cli.write import emit, listing
from onward.output.tables.formats import Listing


def rules(
    format_: options.ListingFormat = Listing.TABLE,
    output: options.Output = None,
) -> None:
    """List everything that Onward may tell.

    Every rule and fault with its family, its severity and a sentence.

    Example: onward rules --format markdown
    """
    from onward.law.book import CHECKED
    from onward.views.catalogue import rules as view

    emit(listing(view(CHECKED), format_), output)
