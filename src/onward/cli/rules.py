"""`onward rules`: everything that Onward may report."""

from onward.cli import groups


def rules(*, out: groups.Table) -> None:
    """List every rule and fault.

    Each with its family, its severity and a one-sentence summary.

    Example: onward rules --format markdown
    """
    from onward.law.law import CHECKED
    from onward.reports.listings.rules import rules as view

    out.print(view(CHECKED))
