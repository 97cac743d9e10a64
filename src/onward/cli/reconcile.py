"""`onward reconcile`: published lists held against the records."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.dates import day_of
from onward.cli.exits import Exit, Refused
from onward.cli.lists import Decisions, decided, kept_path, known_of, read_list
from onward.cli.load import lines, one_folder, refuse_unless_recorded, single

if TYPE_CHECKING:
    from datetime import date

    from onward.imports.rows import Reading
    from onward.inventory.records import Inventory


class Of(Enum):
    """Which vendors a list should have."""

    SUBPROCESSORS = "subprocessors"
    VENDORS = "vendors"
    NONE = "none"


def reconcile(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The inventory.")],
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="The lists, each a file of its own.")
    ],
    of: Annotated[
        Of | None,
        typer.Option(
            "--of",
            help="Which vendors a list should have: our sub-processors, all that we use, or none."
            " Default: sub-processors, if the list says that it lists them.",
        ),
    ] = None,
    vendor: Annotated[
        str | None,
        typer.Option(
            "--vendor",
            metavar="ID",
            help="The lists are this vendor's own: hold them against its `subprocessors`.",
        ),
    ] = None,
    activity: options.Activity = None,
    *,
    decisions: Decisions,
    as_of: options.AsOf = None,
    out: groups.TableOfFiles,
) -> None:
    """Hold lists against the records: what is missing there, missing here or said otherwise.

    A list is read as by `onward import`. Exit code 1 where anything differs.

    Example: onward reconcile inventory public/subprocessors.html
    """
    from onward.imports.reconcile import Against, behind, ours, reconcile
    from onward.law.law import load
    from onward.law.territory import territories
    from onward.reports.listings.reconciled import reconciled

    day = day_of(as_of)
    folder = one_folder(path, "reconcile")
    whole = single((folder,), "reconcile")
    refuse_unless_recorded("vendor", vendor, whole.whole)
    if vendor is not None and (of is not None or activity is not None):
        raise Refused("--vendor is for the list of one vendor; leave --of and --activity out")
    known = known_of(folder)
    chain = behind(whole.whole, whole.whole.vendors[vendor]) if vendor else None
    lists = []
    for file in files:
        kept = decided(folder, kept_path(file), decisions)
        reading = read_list(file, known, kept)
        if not (reading.entries or reading.headed):
            raise Refused(f"{file}: no table or list that names vendors was read in it")
        if chain is None:
            expected = _expected(whole.whole, reading, day, of, activity or "")
        else:
            expected = frozenset(chain)
        parties = ours(whole.whole) if chain is None else chain
        against = Against(parties, expected, day, kept.same, territories())
        lists.append(reconcile(reading, against))
    found = [each for held in lists for each in held.differences]
    spans = lines((whole,), (each.at for each in found if each.at is not None))
    law = load()
    out.print(reconciled(lists, whole.judged(0), day, law.checked, spans))
    raise typer.Exit(Exit.FOUND if found else Exit.DONE)


def _expected(
    inventory: "Inventory", reading: "Reading", day: "date", of: Of | None, activity: str
) -> frozenset[str]:
    """The vendors that a list should have: as asked for, else as the list says what it lists."""
    from onward.imports.reconcile import of_sub_processors
    from onward.law.law import load
    from onward.reports.papers.listed import public_list
    from onward.transfers.place import active
    from onward.workflow import statuses

    if of is Of.NONE:
        return frozenset()
    every = frozenset(
        id_
        for id_, each in inventory.vendors.items()
        if each.engaged == "by-us"
        and each.visibility != "internal"
        and active(day, None, each.until)
        and each.role != "none"
    )
    for_customers = any(each.role == "processor" for each in inventory.activities.values())
    if of is Of.VENDORS or not for_customers:
        return every
    if of is Of.SUBPROCESSORS or of_sub_processors(reading):
        law = load()
        listed = public_list(inventory, lambda day: statuses(inventory, law, day), day, activity)
        return frozenset(each.id for each in listed.entries)
    return every
