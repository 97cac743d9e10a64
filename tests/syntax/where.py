"""Where one route of a file leads."""

from onward.source.text import Source, Span
from onward.syntax.locate import locate_all


def locate(source: Source, route: str, *, key: bool = False) -> Span:
    return locate_all(source, (route,), key=key)[route]
