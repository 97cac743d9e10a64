"""What a table format may be given beside the table."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from onward.output.paths import Name, as_read
from onward.reports.listings.table import Table


class Options(NamedTuple):
    """How to print; a format takes no notice of what does not concern it."""

    color: bool = False
    """ANSI colours (`table`)."""
    width: int = 120
    """Columns of the terminal to stay within where the words allow it (`table`)."""
    separator: str = ","
    """What parts the cells of a line (`csv`): a comma, a semicolon or a tab."""
    name: Name = as_read
    """From where files are named (`json`)."""


PLAIN = Options()

Render: TypeAlias = Callable[[Table, Options], str]
