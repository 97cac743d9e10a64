"""The command line put together: the table of verbs, and what stands before a verb."""

from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from onward._about import LAW_CHECKED, VERSION

VERBS = (
    "check",
    "transfers",
    "questions",
    "graph",
    "trace",
    "impact",
    "hubs",
    "timeline",
    "diff",
    "whatif",
    "law",
)
PAGES = ("words", "rules", "explain", "schema", "init", "new")
"""Each a module of this package with a function of its name, or with an `app` of further verbs."""


def application(verbs: Iterable[str] = (*VERBS, *PAGES)) -> typer.Typer:
    """The command line with these verbs, in the order of its help; no other verb is imported."""
    app = typer.Typer(
        name="onward",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name in verbs:
        module = import_module(f"onward.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command()(getattr(module, name))
    return app


def asked(arguments: Iterable[str]) -> typer.Typer:
    """The command line for these arguments: with the verb that they name, else with all verbs."""
    words = [each for each in arguments if not each.startswith("-")][:1]
    known = {*VERBS, *PAGES}.issuperset(words)
    return application(words) if words and known else application()


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onward {VERSION}, law data checked {LAW_CHECKED}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Tell the version."),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Show where a bug in Onward arose; anywhere.")
    ] = False,
) -> None:
    """Sub-processor and data-transfer inventory as code. Not legal advice.

    Exit codes: 0 nothing to tell, 1 findings or faults, 2 could not do it, 3 a bug in Onward.

    Example: onward init inventory, then onward check
    """
