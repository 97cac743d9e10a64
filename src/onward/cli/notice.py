"""`onward notice`: what to tell customers of new sub-processors, from two revisions."""

from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import Refused, say
from onward.cli.load import base_of, one_inventory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onward.cli.load import OneInventory
    from onward.diff.customer_notices import CustomerNotice
    from onward.inventory.records import Inventory
    from onward.reports.papers.public_list import PublicList


def notice(
    path: options.OnePath = None,
    base: Annotated[
        str, typer.Option("--base", metavar="REV", help="The revision that customers know.")
    ] = "",
    *,
    when: groups.When,
    out: groups.Paper,
) -> None:
    """Write the notice to customers: sub-processors that are new or replaced since a revision.

    Who, what for, which data, where, on which transfer mechanism; informed on, objections until,
    in use from. What no record holds is marked, and listed at the end.

    Example: onward notice inventory --base v1.4 --lang nl -o notice.docx
    """
    from dataclasses import replace

    from onward.reports.papers.listed import public_list
    from onward.reports.papers.notice import notice as paper

    if not base:
        raise Refused("--base: name the revision that customers know")
    one = one_inventory(path, when, "notice")
    inventory = one.inventory
    before, owed = _owed(base, path, one)
    listed = public_list(inventory, one.on, one.day)
    for remark in _remarks(before, owed, listed):
        say(remark)
    shown = [each for each in owed if each.vendor not in listed.remarks.internal]
    if shown:
        made = paper(inventory, listed, shown, one.law, out.language(inventory.organisation))
        out.print(replace(made, inventories=(one.read.judged(0),)))
    elif not owed:
        say(f"no sub-processor is known to be new or replaced since {base}: nothing is written")


def _owed(
    base: str, path: str | None, one: "OneInventory"
) -> "tuple[Inventory, tuple[CustomerNotice, ...]]":
    """The inventory as customers know it, and the notices that are owed since. Raises Refused."""
    from onward.review import revisions
    from onward.workflow import Order

    before = base_of(base, [path] if path else None, one.recorded.folders)
    order = Order(day=one.day, hashes=one.recorded.hashes)
    names = (base, "now")
    found = revisions(before.folders, one.recorded.folders, names, one.law, order, before.hashes)
    match found.pairs:
        case ((was, _),) if was is not None:
            return was.inventory, found.customer_notices
        case _:
            raise Refused(f"--base {base}: has no such inventory without faults; name another")


def _remarks(
    before: "Inventory", owed: "tuple[CustomerNotice, ...]", listed: "PublicList"
) -> "Iterator[str]":
    """What is to be known before the notice is sent."""
    found = listed.remarks
    for entry in listed.entries:
        unsure = not isinstance(entry.name, str) or entry.id in found.unsettled
        if unsure and entry.id not in before.vendors:
            yield f"{entry.id}: left out, its name or its role is not known"
    for each in owed:
        if each.vendor in found.internal:
            yield f"{each.vendor}: left out, recorded as internal; customers must be informed of it"
        elif each.approving:
            yield f"{each.vendor}: approval is awaited from {', '.join(each.approving)}"
        if each.kept is False:
            yield f"{each.vendor}: use begins before the days promised; see onward diff"
