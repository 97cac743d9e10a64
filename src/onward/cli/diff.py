"""`onward diff`: what a change means, for a reviewer."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import options
from onward.cli.dates import day_of
from onward.cli.emit import Target, colored, emit, from_root, target
from onward.cli.exits import Exit, Refused
from onward.cli.load import as_they_lie, base_of, readable, snapshot
from onward.output.formats import CHANGES

if TYPE_CHECKING:
    from datetime import date

    from onward.diff.comparison import Comparison
    from onward.workflow import Order


def diff(
    base: Annotated[
        str | None,
        typer.Argument(metavar="BASE", help="A revision, or a directory written with a slash."),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(metavar="HEAD", help="A revision. Default: the files as they are."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="PATH", help="The inventories to compare; repeatable."),
    ] = None,
    as_of: Annotated[
        list[str] | None,
        typer.Option(
            "--as-of", metavar="DAY", help="Judge for this day; given twice, compare two days."
        ),
    ] = None,
    strict: options.Strict = False,
    format_: options.ChangesFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    color: options.Colors = options.Color.AUTO,
) -> None:
    """Describe what a change means, in plain words.

    Compares BASE (default: HEAD of git) with the files as they are. With two days it compares the
    same records on both.

    Example: onward diff main --in inventory --format markdown
    """
    from onward.workflow import Order

    to = target(output, format_, CHANGES.names)
    days = [day_of(each) for each in as_of or ()]
    if len(days) > 2:
        raise Refused("--as-of: one day, or two to compare")
    today = day_of(None)
    asked = Order(day=days[0] if days else today, strict=strict, today=today)
    if len(days) == 2:
        if base is not None:
            raise Refused("two --as-of compare the records as they are; leave BASE out")
        result, faulty = _two_days(where, asked, days[1])
    else:
        result, faulty = _two_revisions("HEAD" if base is None else base, head, where, asked)
    print_comparison(result, to, color, root)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)


def _two_days(where: list[str] | None, asked: "Order", later: "date") -> "tuple[Comparison, bool]":
    from onward.law.law import load
    from onward.review import days

    recorded = as_they_lie(where)
    before = replace(asked, hashes=recorded.hashes)
    whole, faulty = readable(recorded.folders)
    found = days([each.whole for each in whole], load(), before, replace(before, day=later))
    return found, faulty


def _two_revisions(
    base: str, head: str | None, where: list[str] | None, asked: "Order"
) -> "tuple[Comparison, bool]":
    from onward.law.law import load
    from onward.review import revisions

    after = as_they_lie(where) if head is None else snapshot(head, where)
    before = base_of(base, where, after.folders)
    names = (_short(base), "the files as they are" if head is None else _short(head))
    order = replace(asked, hashes=after.hashes)
    found = revisions(before.folders, after.folders, names, load(), order, before.hashes)
    return found, bool(found.faults)


def _short(revision: str) -> str:
    """The id of a commit in twelve digits; any other name as it is."""
    whole = len(revision) in (40, 64) and not set(revision) - set("0123456789abcdef")
    return revision[:12] if whole else revision


def print_comparison(
    result: "Comparison", to: Target, color: options.Color, root: str | None
) -> None:
    """A comparison in one of its formats. Raises Refused."""
    from onward.output.formats import Options

    reported = Options(color=colored(color, to.path), name=from_root(root))
    emit(CHANGES.render(to.format)(result, reported), to.path)
