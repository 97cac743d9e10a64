"""`onward record`: the records of processing activities."""

from enum import Enum
from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.load import one_inventory


class Role(Enum):
    """Whose record it is."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"


def record(
    path: options.OnePath = None,
    role: Annotated[
        Role | None, typer.Option("--role", help="Only the record as controller or as processor.")
    ] = None,
    *,
    when: groups.When,
    out: groups.Paper,
) -> None:
    """Make the records of processing activities (Art. 30 GDPR).

    The controller's and the processor's, with recipients and transfers, in four languages. What no
    record holds is marked, and listed at the end.

    Example: onward record inventory/ --lang nl -o record.xlsx
    """
    from onward.reports.papers.record import Wanted
    from onward.reports.papers.record import record as paper

    one = one_inventory(path, when, "record")
    wanted = Wanted(out.language(one.inventory.organisation), role.value if role else None)
    out.print(paper(one.weighed, one.law, wanted))
