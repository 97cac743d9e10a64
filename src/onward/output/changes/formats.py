"""The formats of a comparison, by name; each is imported when it is asked for."""

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onward.output.changes.options import Render


class Format(Enum):
    """The formats of a comparison, the default first: each is a module here by its name."""

    FULL = "full"
    JSON = "json"
    MARKDOWN = "markdown"


def load(name: str) -> "Render":
    """The `render` of a format by its name; ValueError for a name that is none."""
    render: Render = import_module(f"onward.output.changes.{Format(name).value}").render
    return render
