"""The help of the whole: the verbs under the headings of their groups, none cut short."""

import inspect
from typing import TYPE_CHECKING

from typer.core import TyperGroup

from onward.cli.verbs import GROUPS

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter


class Grouped(TyperGroup):
    """The command `onward`."""

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Each verb with the first line of its help."""
        for heading, verbs in GROUPS.items():
            found = [(verb, self.get_command(ctx, verb)) for verb in verbs]
            rows = [(verb, _first(each.help)) for verb, each in found if each is not None]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _first(text: str | None) -> str:
    return inspect.cleandoc(text or "").partition("\n")[0]
