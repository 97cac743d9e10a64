"""What a format may be given beside the comparison."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from onward.diff.comparison import Comparison
from onward.output.paths import Name, as_read


class Options(NamedTuple):
    """What a format is given beside the comparison."""

    color: bool = False
    name: Name = as_read
    """From where files are named (`json`)."""


Render: TypeAlias = Callable[[Comparison, Options], str]
