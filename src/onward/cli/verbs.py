"""The table of verbs. What a verb needs is imported when it runs."""

from collections.abc import Callable
from typing import Annotated

import typer

from onward._about import LAW_CHECKED, VERSION
from onward.cli.check import check
from onward.cli.diff import diff
from onward.cli.explain import explain
from onward.cli.graph import graph
from onward.cli.init import init
from onward.cli.law import app as law
from onward.cli.new import new
from onward.cli.questions import questions
from onward.cli.rules import rules
from onward.cli.schema import schema
from onward.cli.transfers import transfers
from onward.cli.whatif import whatif

app = typer.Typer(
    name="onward",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onward {VERSION}, book of law checked {LAW_CHECKED}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Tell the version."),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Show where a bug in Onward arose.")
    ] = False,
) -> None:
    """Sub-processor and data-transfer inventory as code. Not legal advice.

    Exit codes: 0 nothing to tell, 1 findings or faults, 2 could not do it, 3 a bug in Onward.

    Example: onward init inventory, then onward check
    """


VERBS: tuple[Callable[..., None], ...] = (check, transfers, questions, graph, diff, whatif)
PAGES: tuple[Callable[..., None], ...] = (rules, explain, schema, init, new)
for verb in VERBS:
    app.command()(verb)
app.add_typer(law, name="law")
for verb in PAGES:
    app.command()(verb)
