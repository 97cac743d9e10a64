"""`onward rules`: everything that Onward may tell, with its family, severity and summary."""

from datetime import date

from onward.rules._rule import catalogue, summary
from onward.views.table import Table

COLUMNS = ("name", "family", "severity", "summary")


def rules(law_checked: date) -> Table:
    """The rules by family, then the faults that earlier stages tell."""
    told = [
        (rule.name, rule.family, rule.severity.value, summary(rule.name))
        for rule in catalogue().values()
    ]
    return Table(
        command="rules",
        title=f"{len(told)} rules and faults",
        columns=COLUMNS,
        rows=tuple(told),
        records=tuple(dict(zip(COLUMNS, each, strict=True)) for each in told),
        as_of=None,
        law_checked=law_checked,
        notes=("`onward explain NAME` prints the page of one.",),
    )
