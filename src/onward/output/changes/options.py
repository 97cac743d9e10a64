"""What a format may be told beside the comparison."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from onward.diff.comparison import Comparison


class Options(NamedTuple):
    """What a format is told beside the comparison."""

    color: bool = False


Render: TypeAlias = Callable[[Comparison, Options], str]
