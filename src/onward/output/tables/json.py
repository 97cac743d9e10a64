"""A table for machines: its records, under the name of the command."""

from onward.output.envelope import dump, envelope
from onward.output.formats import PLAIN, Options
from onward.output.paths import renamed_in
from onward.reports.listings.table import Table


def render(table: Table, options: Options = PLAIN) -> str:
    """One document; `schema/output/` has the schema of each command."""
    document = (
        envelope(table.command, table.as_of, table.law_checked, table.inventories)
        | {table.command: [dict(record) for record in table.records]}
        | {"notes": list(table.notes)}
    )
    return dump(renamed_in(document, options.name))
