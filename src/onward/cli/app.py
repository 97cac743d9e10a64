"""The command `onward`: its verbs, each in a file of its own."""

import gc
import sys

from onward._about import LAW_CHECKED, VERSION


def main() -> None:
    """Run the command line and exit with its code; `--version` imports nothing more.

    What a run makes it needs to its end: looking for garbage would take a fifth of the time.
    """
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"onward {VERSION}, book of law checked {LAW_CHECKED}")
        sys.exit(0)
    gc.disable()
    from onward.cli.exits import run
    from onward.cli.line import asked

    app = asked(arguments)
    sys.exit(run(lambda: app(standalone_mode=True), verbose="--verbose" in arguments))
