"""How a run ends: the exit codes, and the one place where an error becomes a line."""

import sys
from collections.abc import Callable
from enum import IntEnum


class Exit(IntEnum):
    """0 nothing to tell; 1 findings or faults; 2 could not do it; 3 a bug in Onward."""

    DONE = 0
    FOUND = 1
    REFUSED = 2
    BUG = 3


class Refused(Exception):
    """Onward can't do what was asked; the sentence says why and what may be."""


def run(command: Callable[[], object], *, verbose: bool) -> int:
    """Run the program and turn what it raises into a line on standard error and an exit code."""
    from onward.source.text import NothingFound

    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(Exit.REFUSED)
    except (Refused, NothingFound) as refusal:
        say(f"onward: {refusal}")
        return Exit.REFUSED
    except Exception as error:  # noqa: BLE001 - the edge: what reaches it is a bug, and is told
        _bug(error, verbose=verbose)
        return Exit.BUG
    return Exit.DONE


def _bug(error: Exception, *, verbose: bool) -> None:
    cause = error.__cause__
    told = (
        f"{error}: {type(cause).__name__}: {cause}" if cause else f"{type(error).__name__}: {error}"
    )
    if verbose:
        import traceback

        traceback.print_exception(error)
    say(f"onward: a bug in Onward, not in your records: {told} (--verbose shows where)")


def say(line: str) -> None:
    """A line to a person, on standard error, with nothing in it that a terminal would obey."""
    from onward.output.escape import terminal

    print(terminal(line), file=sys.stderr)
