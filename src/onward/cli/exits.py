"""How a run ends: the exit codes, and the one place where an error becomes a line."""

import errno
import sys
from collections.abc import Callable
from enum import IntEnum

from onward.cli.streams import Unwritable, standard


class Exit(IntEnum):
    """0 done; 1 findings, faults or something left to do; 2 could not run; 3 a bug or no memory."""

    DONE = 0
    FOUND = 1
    REFUSED = 2
    BUG = 3


class Refused(Exception):
    """Onward can't do what was asked; the sentence says why and what may be."""


def unknown_name(what: str, guess: str | None, verb: str) -> Refused:
    """That there is nothing of a name: `what` says so, and `verb` lists what there is."""
    hint = f"did you mean {guess}?" if guess else f"`onward {verb}` lists them"
    return Refused(f"{what}; {hint}")


_INTERRUPTED = 130
_SHORT = {
    errno.EMFILE: "too many open files: raise the limit of this process (ulimit -n)",
    errno.ENFILE: "too many open files on this machine",
    errno.ENOMEM: "out of memory: give Onward more, or fewer inventories at once",
}


def run(command: Callable[[], object], *, verbose: bool) -> int:
    """Run the program and turn what it raises into a line on standard error and an exit code."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = standard()
    try:
        code = _ended(command, verbose=verbose)
        return _ended(sys.stdout.flush, verbose=verbose) or code
    finally:
        sys.stdout, sys.stderr = before


def _ended(command: Callable[[], object], *, verbose: bool) -> int:
    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(Exit.REFUSED)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the edge: what reaches it is reported
        return _report(error, verbose=verbose)
    return Exit.DONE


def _report(error: Exception, *, verbose: bool) -> int:
    """The exit code of an error, which is reported even where nothing more can be loaded."""
    short = _what_is_short(error)
    if short is not None:
        sys.stderr.write(f"onward: {short}\n")
        return Exit.BUG
    try:
        from onward.source.text import Unable

        if isinstance(error, Refused | Unwritable | Unable):
            say(f"onward: {error}")
            return Exit.REFUSED
        _bug(error, verbose=verbose)
    except Exception as second:  # noqa: BLE001 - the last line that is left
        short = _what_is_short(second) or type(second).__name__
        sys.stderr.write(f"onward: {type(error).__name__}, without a known cause: {short}\n")
    return Exit.BUG


def _what_is_short(error: BaseException | None) -> str | None:
    """What the machine did not give, if that is what is behind an error."""
    while error is not None:
        number = error.errno if isinstance(error, OSError) else None
        unmapped = isinstance(error, ImportError) and "failed to map" in str(error)
        if unmapped or isinstance(error, MemoryError):
            number = errno.ENOMEM
        if number in _SHORT:
            return _SHORT[number]
        error = error.__cause__ or error.__context__
    return None


def _bug(error: Exception, *, verbose: bool) -> None:
    cause = error.__cause__
    reported = (
        f"{error}: {type(cause).__name__}: {cause}" if cause else f"{type(error).__name__}: {error}"
    )
    if verbose:
        import traceback

        traceback.print_exception(error)
    say(f"onward: a bug in Onward, not in your records: {reported} (--verbose shows where)")


def say(line: str) -> None:
    """A line to a person, on standard error, with nothing in it that a terminal would obey."""
    from onward.output.escape import terminal

    print(terminal(line), file=sys.stderr)
