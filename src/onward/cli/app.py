"""The command `onward`: its verbs, each in a file of its own."""

import gc
import os
import sys

from onward._about import LAW_CHECKED, VERSION


def main() -> None:
    """Run the command line and exit with its code; `--version` imports next to nothing.

    What a run makes it needs to its end: looking for garbage would take a fifth of the time.
    """
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.exit(_version())
    gc.disable()
    from onward.cli.exits import run

    words = [each for each in arguments if each != "--verbose"]
    sys.exit(run(lambda: _command(words), verbose=words != arguments))


def _version() -> int:
    from onward.cli.streams import Unwritable, standard

    reported = f"onward {VERSION}, law data checked {LAW_CHECKED}"
    try:
        print(reported, file=standard()[0], flush=True)
    except Unwritable:
        from onward.cli.exits import run

        return run(lambda: print(reported), verbose=False)
    return 0


def _command(arguments: list[str]) -> None:
    _refuse_nowhere()
    from onward.cli.line import asked

    asked(arguments)(args=arguments, standalone_mode=True)


def _refuse_nowhere() -> None:
    """Paths are read from the current directory, which may have been removed. Raises Refused."""
    from onward.cli.exits import Refused

    try:
        os.getcwd()
    except FileNotFoundError:
        raise Refused("the current directory is gone: go to one that is there") from None
