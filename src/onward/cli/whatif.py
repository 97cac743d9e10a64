"""`onward whatif`: which flows fall if the law changes."""

from datetime import date, timedelta
from typing import Annotated

import typer

from onward.cli import options
from onward.cli.dates import day_of
from onward.cli.diff import print_comparison
from onward.cli.emit import target
from onward.cli.exits import Exit, Refused
from onward.cli.load import folders, readable
from onward.output.formats import CHANGES
from onward.wording.english import listed


def whatif(
    paths: options.Paths = None,
    end: Annotated[
        list[str] | None,
        typer.Option(
            "--end",
            metavar="ID=DAY",
            help="The instrument is no longer valid from this day.",
            autocompletion=options.offer_instrument_and_day,
        ),
    ] = None,
    start: Annotated[
        list[str] | None,
        typer.Option(
            "--start",
            metavar="ID=DAY",
            help="The instrument is valid from this day.",
            autocompletion=options.offer_instrument_and_day,
        ),
    ] = None,
    as_of: options.AsOf = None,
    format_: options.ChangesFormat = None,
    output: options.Output = None,
    root: options.Root = None,
    color: options.Colors = options.Color.AUTO,
) -> None:
    """Show which transfers fail if the law changes.

    Compares the law as it is with the law that you assume, on the latest day that you name, or on
    the day of `--as-of`.

    Example: onward whatif inventory --end eu-us-dpf=2027-03-01
    """
    from onward.law.law import load
    from onward.review import futures
    from onward.workflow import Order

    to = target(output, format_, CHANGES.names)
    ends, starts = _assumed(end, "--end"), _assumed(start, "--start")
    if not ends and not starts:
        raise Refused("name a change of the law: --end eu-us-dpf=2027-03-01, or --start")
    day = day_of(as_of) if as_of else max((*ends.values(), *starts.values()))
    last = {name: first_without - timedelta(days=1) for name, first_without in ends.items()}
    law = load()
    whole, faulty = readable(folders(paths))
    names = {name: row.name for name, row in law.instruments.items()}
    reported = [f"{names[name]} is no longer valid from {first}" for name, first in ends.items()]
    reported += [f"{names[name]} is valid from {first}" for name, first in starts.items()]
    result = futures(
        [each.whole for each in whole],
        law,
        law.assuming(last, starts),
        Order(day=day),
        f"assumed: {listed(reported)}",
    )
    print_comparison(result, to, color, root)
    raise typer.Exit(Exit.FOUND if faulty else Exit.DONE)


def _assumed(said: list[str] | None, option: str) -> dict[str, date]:
    """`ID=DAY`, each of an instrument that the law data has. Raises Refused."""
    from onward.cli.law import not_known
    from onward.law.law import load

    law = load()
    found: dict[str, date] = {}
    for each in said or ():
        name, equals, day = each.partition("=")
        if not equals:
            raise Refused(f"{option} {each}: write ID=DAY, eu-us-dpf=2027-03-01")
        if name not in law.instruments:
            raise Refused(f"{option} {each}: {not_known(name, law)}")
        found[name] = day_of(day)
    return found
