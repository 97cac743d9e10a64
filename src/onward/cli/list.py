"""`onward list`: the records of one inventory as tables."""

from enum import Enum
from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import Refused
from onward.cli.load import one_inventory, refuse_unless_recorded


class What(Enum):
    """What is listed."""

    VENDORS = "vendors"
    SUBPROCESSORS = "subprocessors"
    ACTIVITIES = "activities"
    AGREEMENTS = "agreements"
    MECHANISMS = "mechanisms"


def list_(
    what: Annotated[What, typer.Argument(help="Which records.")],
    path: options.OnePath = None,
    activity: options.Activity = None,
    data: options.Data = None,
    subjects: options.Subjects = None,
    country: options.InCountry = None,
    status: options.OfStatus = None,
    no_agreement: Annotated[
        bool, typer.Option("--no-agreement", help="Only without an agreement recorded as signed.")
    ] = False,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="NAMES",
            help="These columns: id,name,owner; or all. Default: on a terminal the most common,"
            " elsewhere all.",
        ),
    ] = None,
    *,
    when: groups.When,
    out: groups.TableOfFiles,
) -> None:
    """List vendors, sub-processors, activities, agreements or mechanisms with their facts.

    Filters keep what is unknown or not recorded, for it may be what is asked for.

    Example: onward list agreements inventory --no-agreement --format csv
    """
    from onward.reports.listings.records import COMMON, FILTERS, Filter, listing, statuses

    if status is not None and status not in statuses():
        raise Refused(f"--status {status}: one of {', '.join(statuses())}")
    if columns is not None and out.to.format == "json":
        raise Refused("--columns is of tables, and json has every fact")
    kept = Filter(activity, data, subjects, country, status, no_agreement)
    for name, asked in kept._asdict().items():
        if asked and name not in FILTERS[what.value]:
            raise Refused(f"--{name.replace('_', '-')} says nothing of {what.value}")
    one = one_inventory(path, when, "list")
    refuse_unless_recorded("activity", activity, one.inventory)
    table = listing(what.value, one.weighed, one.law, kept)
    if table.rows and columns is None and out.to.format == "table":
        table = table.only(COMMON[what.value], " with --columns all")
    elif table.rows and columns not in (None, "all"):
        table = table.only(_known(columns.split(","), table.columns))
    out.print(table)


def _known(names: list[str], columns: tuple[str, ...]) -> list[str]:
    for name in names:
        if name not in columns:
            raise Refused(f"--columns {name}: write all, or some of {', '.join(columns)}")
    return names
