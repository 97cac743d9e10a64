"""`onward discover`: vendors in use, as files show them, that are not recorded."""

from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.dates import day_of
from onward.cli.exits import Exit, Refused
from onward.cli.files import content, progress
from onward.cli.load import one_folder, single

if TYPE_CHECKING:
    from onward.discovery.read import Found


MOST = 256 * 2**20
"""Bytes of one file; a HAR file may hold what was loaded."""


def discover(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The inventory.")],
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="HAR files, saved pages, Content-Security-Policy headers, lists of cookies, lock"
            " files (npm, pip, Gemfile, go), Terraform files and plans, DNS zones or SPF texts.",
        ),
    ],
    own: Annotated[
        list[str] | None,
        typer.Option("--own", metavar="DOMAIN", help="A domain of ours; repeatable."),
    ] = None,
    whole: Annotated[
        bool,
        typer.Option("--all", help="List what is recorded too, and packages of no known vendor."),
    ] = False,
    as_of: options.AsOf = None,
    *,
    out: groups.TableOfFiles,
) -> None:
    """Find vendors in use that are not recorded, from files alone: nothing is looked up.

    Domains, packages and providers are recognised by the catalogue and by the domains of the
    records. A region of Terraform is held against the recorded places. Exit code 1 where anything
    is in use and not as recorded.

    Example: onward discover inventory shop.har package-lock.json --own example.com
    """
    from onward.discovery.uses import uses
    from onward.law.law import load
    from onward.reports.listings.discovered import discovered, shown

    day = day_of(as_of)
    inventory = single((one_folder(path, "discover"),), "discover")
    found = [_read(file) for file in files]
    traces = [trace for each in found for trace in each.traces]
    mine = [_domain(each) for each in own or ()]
    made = uses(traces, inventory.whole, day, mine)
    judged = inventory.judged(0)
    table = discovered(found, made, judged, day, load().checked, whole=whole)
    out.print(table)
    raise typer.Exit(Exit.FOUND if shown(made, whole=False) else Exit.DONE)


def _domain(said: str) -> str:
    from onward.discovery.web import host

    name = host(said)
    if not name:
        raise Refused(f"--own {said}: is no domain; write it as example.com")
    return name


def _read(file: str) -> "Found":
    from onward.discovery.read import read

    with progress(f"reading {file}"):
        return read(file.replace("\\", "/"), content(file, MOST))
