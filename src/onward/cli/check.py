"""`onward check`: judge every inventory for a day."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.emit import Target, colored, emit, from_root, refuse_twice, target
from onward.cli.exits import Exit, Refused, say
from onward.cli.load import as_recorded, base_of, paths_or_default, with_stdin
from onward.cli.schema import other_schemas
from onward.output.formats import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onward.diagnostic import Diagnostic, Verdict
    from onward.output.formats import Options
    from onward.output.paths import Name
    from onward.source.text import Folder
    from onward.workflow import Order


def check(
    paths: options.Paths = None,
    *,
    when: groups.When,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="REV", help="Only what is new or worse since REV."),
    ] = None,
    strict: options.Strict = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: Annotated[
        options.FailOn, typer.Option("--fail-on", help="Exit 1 from this severity up.")
    ] = options.FailOn.ERROR,
    format_: options.VerdictFormat = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also", metavar="FORMAT=FILE", help="Also write another format to a file; repeatable."
        ),
    ] = None,
    output: options.Output = None,
    root: options.Root = None,
    category: Annotated[
        str | None,
        typer.Option(
            "--category",
            metavar="NAME",
            help="For sarif: separates the results of this job. Default: onward and PATH.",
        ),
    ] = None,
    color: options.Colors = options.Color.AUTO,
    show_waived: Annotated[
        bool, typer.Option("--show-waived", help="List waived findings too.")
    ] = False,
    stdin_name: Annotated[
        str | None,
        typer.Option(
            "--stdin-name", metavar="FILE", help="Read this file from stdin instead of disk."
        ),
    ] = None,
) -> None:
    """Judge every record and every transfer for a day.

    Each fault and finding is reported with its place, the act, and how to fix it. Exits with 1 if
    one is at least as severe as `--fail-on`.

    Example: onward check inventory --as-of 2026-01-31 --base main
    """
    from onward.cli.dates import day_of, origin_of, written
    from onward.output.formats import Options
    from onward.output.paths import renamed
    from onward.workflow import Order

    first = target(output, format_, VERDICTS.names)
    others = [_also(each) for each in also or ()]
    refuse_twice(each.path for each in (first, *others))
    if category is not None and "sarif" not in {each.format for each in (first, *others)}:
        raise Refused("--category is for sarif, and no sarif is printed")
    day, recorded = as_recorded(when, paths)
    found = recorded.folders
    asked = Order(
        day=day,
        select=_known(select),
        ignore=_known(ignore),
        strict=strict,
        today=day_of(None),
        hashes=recorded.hashes,
    )
    if stdin_name is not None:
        found = with_stdin(found, stdin_name)
    elif when.at is None:
        for other in other_schemas(found):
            say(other)
    result = _judged(found, asked, base, paths)
    name = from_root(root)
    reported = Options(
        show_waived=show_waived,
        category=category or _category(paths, name),
        day_from=origin_of(when.as_of or written(when.at or "")),
    )
    for each in (first, *others):
        shown = result if root is None and VERDICTS.as_read(each.format) else renamed(result, name)
        colors = each is first and colored(color, each.path)
        emit(_render(shown, each.format, reported._replace(color=colors)), each.path)
    raise typer.Exit(Exit.FOUND if _fails(result, fail_on) else Exit.DONE)


def _judged(
    found: "Sequence[Folder]", asked: "Order", base: str | None, paths: "Sequence[str] | None"
) -> "Verdict":
    """The whole, or what has come or got worse since a base."""
    from onward.law.law import load
    from onward.workflow import verdict

    if base is None:
        return verdict(found, load(), asked)
    from onward.review import introduced

    before = base_of(base, paths, found, gate=True)
    reported = introduced(before.folders, found, load(), asked, before.hashes)
    _report(reported.base_faults)
    return reported.verdict


def _report(base_faults: "Sequence[Diagnostic]") -> None:
    """What of the base could not be read: all that lies there now counts as introduced."""
    from onward.output.finding import line
    from onward.output.terminal import painter

    for fault in base_faults:
        say(f"base: {line(fault, painter(color=False))}")
    for name in dict.fromkeys(fault.inventory for fault in base_faults):
        say(f"{name}: faults in the base, so that all of it counts as introduced")


def _known(names: list[str] | None) -> frozenset[str]:
    """Names of rules and families; a name that nothing has is refused, not ignored."""
    from onward.rules.engine.catalogue import FAMILIES, catalogue, hint

    if not names:
        return frozenset()
    wanted = {name.strip() for each in names for name in each.split(",")}
    known = {*catalogue(), *FAMILIES}
    for name in sorted(wanted - known):
        raise Refused(f"no rule or family is called {name!r}; {hint(name, known)}")
    return frozenset(wanted)


def _also(said: str) -> Target:
    name, equals, file = said.partition("=")
    if not equals or not file or name not in VERDICTS.names:
        kinds = ", ".join(VERDICTS.names)
        raise Refused(f"--also {said}: write FORMAT=FILE with one of {kinds}")
    return target(file, name, VERDICTS.names)


def _category(paths: "Sequence[str] | None", name: "Name") -> str:
    """What distinguishes this job from others of the repository: where it looks."""
    places = sorted({name(each) for each in paths_or_default(paths)} - {os.curdir})
    return f"onward/{'+'.join(places)}"


def _render(result: "Verdict", kind: str, reported: "Options") -> str:
    if kind == "sarif":
        from onward.cli.ci import address
        from onward.rules.engine.catalogue import page, page_file

        names, site = sorted({each.rule for each in result.open}), address()
        reported = reported._replace(
            pages={name: page(name) for name in names},
            addresses={name: f"{site}/src/onward/{page_file(name)}" for name in names if site},
        )
    return VERDICTS.render(kind)(result, reported)


def _fails(result: "Verdict", fail_on: options.FailOn) -> bool:
    from onward.diagnostic import Severity

    if any(not each.judged for each in result.inventories):
        return True
    if fail_on is options.FailOn.NEVER:
        return False
    limit = Severity(fail_on.value).rank
    return any(each.severity.rank <= limit for each in result.open)
