"""The command `onward`: its verbs, each in a file of its own, and the options before a verb."""

import gc
import os
import sys

from onward._about import LAW_CHECKED, VERSION
from onward.cli.verbs import VERBS

TYPE_CHECKING = False
"""As in `typing`, which would take as long to load as all the rest of `onward --version`."""
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import typer
_WORDS_OF_PYTHON = {"import": "import_"}
"""Verbs after which no module can be called."""


def main() -> None:
    """Run the command line and exit with its code; `--version` imports next to nothing.

    A run needs what it makes to its end: looking for garbage would take a fifth of the time.
    """
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.exit(_print_version())
    gc.disable()
    from onward.cli.exits import run

    words = [each for each in arguments if each != "--verbose"]
    sys.exit(run(lambda: _command(words), verbose=words != arguments))


def _print_version() -> int:
    from onward.cli.streams import Unwritable, standard

    try:
        print(_versions(), file=standard()[0], flush=True)
    except Unwritable:
        from onward.cli.exits import run

        return run(lambda: print(_versions()), verbose=False)
    return 0


def _versions() -> str:
    return f"onward {VERSION}, law data checked {LAW_CHECKED}"


def _command(arguments: list[str]) -> None:
    _refuse_nowhere()
    asked(arguments)(args=arguments, standalone_mode=True)


def _refuse_nowhere() -> None:
    """Paths are read from the current directory, which may have been removed. Raises Refused."""
    from onward.cli.exits import Refused

    try:
        os.getcwd()
    except FileNotFoundError:
        raise Refused("the current directory is gone: go to one that is there") from None


def asked(arguments: "Iterable[str]") -> "typer.Typer":
    """The command line for these arguments: with the verb that they name, else with all verbs."""
    words = [each for each in arguments if not each.startswith("-")][:1]
    known = set(VERBS).issuperset(words)
    return application(words) if words and known else application()


def application(verbs: "Iterable[str]" = VERBS) -> "typer.Typer":
    """The command line with these verbs, in the order of its help; no other verb is imported."""
    from importlib import import_module

    import typer

    from onward.cli.groups import spread
    from onward.cli.help import Grouped

    app = typer.Typer(
        name="onward",
        cls=Grouped,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_before_a_verb())
    for name in verbs:
        module = import_module(f"onward.cli.{_WORDS_OF_PYTHON.get(name, name)}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            run = getattr(module, name, None) or getattr(module, f"{name}_")
            app.command(name)(spread(run))
    return app


def _before_a_verb() -> "Callable[..., None]":
    """The options before a verb, and the help of the whole."""
    from typing import Annotated

    import typer

    def version_(said: bool) -> None:
        if said:
            typer.echo(_versions())
            raise typer.Exit

    def options(
        version: Annotated[
            bool,
            typer.Option(
                "--version", "-V", callback=version_, is_eager=True, help="Show the version."
            ),
        ] = False,
        verbose: Annotated[
            bool,
            typer.Option(
                "--verbose", help="Show where a bug in Onward occurred; allowed anywhere."
            ),
        ] = False,
    ) -> None:
        """Sub-processor and data-transfer inventory as code. Not legal advice.

        Exit codes: 0 done, 1 findings, faults or something left to do, 2 could not run, 3 a bug in
        Onward.

        Example: onward init inventory, then onward check
        """

    return options
