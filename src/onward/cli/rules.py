"""`onward rules`: everything that Onward may report."""

from onward.cli import options
from onward.cli.emit import print_table, target
from onward.output.formats import TABLES


def rules(
    format_: options.TableFormat = None,
    output: options.Output = None,
    separator: options.Separate = None,
) -> None:
    """List every rule and fault.

    Each with its family, its severity and a one-sentence summary.

    Example: onward rules --format markdown
    """
    from onward.law.law import CHECKED
    from onward.reports.listings.rules import rules as view

    print_table(view(CHECKED), target(output, format_, TABLES.names), separator)
