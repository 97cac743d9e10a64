"""What a format may be told beside the comparison."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from onward.diff.comparison import Comparison
from onward.law.book import Book


class Options(NamedTuple):
    """What a format is told beside the comparison."""

    book: Book
    """The law by which reasons and questions are worded."""
    color: bool = False


Render: TypeAlias = Callable[[Comparison, Options], str]
