"""What a format may be given beside the verdict."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from onward.diagnostic import Verdict


class Options(NamedTuple):
    """How to print; a format takes no notice of what does not concern it."""

    color: bool = False
    """ANSI colours (`full`)."""
    show_waived: bool = False
    """List the waived findings too (`full`, `json`, `markdown`); they are always counted."""
    pages: Mapping[str, str] = {}
    """The page of each rule as Markdown (`sarif`); a rule without one has its name only."""
    addresses: Mapping[str, str] = {}
    """Where each page can be read by others (`sarif`); empty or absent where it can't."""
    category: str = "onward"
    """What tells the results of this job from those of others (`sarif`)."""


PLAIN = Options()

Render: TypeAlias = Callable[[Verdict, Options], str]
