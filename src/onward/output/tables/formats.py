"""The formats of every listing verb, by name; each is imported when it is asked for."""

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onward.output.tables.options import Render


class Listing(Enum):
    """The formats of a table, the default first: each is a module here by its name."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def load(name: str) -> "Render":
    """The `render` of a format by its name; ValueError for a name that is none."""
    render: Render = import_module(f"onward.output.tables.{Listing(name).value}").render
    return render
