"""`onward rules`: everything that Onward may tell, with its family, severity and summary."""

from datetime import date

from onward.reports.listings.table import Table
from onward.rules.engine.catalogue import catalogue, summary

COLUMNS = ("name", "family", "severity", "summary")


def rules(law_checked: date) -> Table:
    """The rules by family, then the faults that earlier stages tell."""
    reported = [
        (rule.name, rule.family, rule.severity.value, summary(rule.name))
        for rule in catalogue().values()
    ]
    return Table(
        command="rules",
        title=f"{len(reported)} rules and faults",
        columns=COLUMNS,
        rows=tuple(reported),
        records=tuple(dict(zip(COLUMNS, each, strict=True)) for each in reported),
        as_of=None,
        law_checked=law_checked,
        notes=("`onward explain NAME` prints the page of one.",),
    )
