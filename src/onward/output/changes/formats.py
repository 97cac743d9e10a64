"""The formats of a comparison, by name; each is imported when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from onward.diff.comparison import Comparison
from onward.law.book import Book


class Options(NamedTuple):
    """What a format is told beside the comparison."""

    book: Book
    """The law by which reasons and questions are worded."""
    color: bool = False


Render: TypeAlias = Callable[[Comparison, Options], str]
FORMATS: Mapping[str, str] = MappingProxyType(
    {name: f"onward.output.changes.{name}" for name in ("full", "json", "markdown")}
)
"""Name to module, the default first."""


def load(name: str) -> Render:
    """The `render` of a format; KeyError for a name that is none."""
    render: Render = import_module(FORMATS[name]).render
    return render
