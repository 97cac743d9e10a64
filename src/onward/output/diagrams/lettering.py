"""Names that a PNG cannot show: the font of the drawing program has not the letters of all."""

import re

from onward.reports.diagrams.diagram import Diagram

_SHOWN = re.compile("[\0-\u052f\u0590-\u05f4\u1d00-\u214f\u2c60-\u2c7f]")
"""Latin, Greek, Cyrillic and Hebrew letters, as in Arimo, the font of `graphviz-pure`."""


def boxed(diagram: Diagram) -> tuple[str, ...]:
    """The names and titles with a letter that a PNG shows as an empty box; an SVG shows it."""
    names = [diagram.title, *(text for node in diagram.nodes for text in (node.label, node.detail))]
    names += [c.label for cluster in diagram.clusters for c in cluster.countries]
    return tuple(dict.fromkeys(name for name in names if not _drawable(name)))


def _drawable(name: str) -> bool:
    return all(_SHOWN.match(char) or not char.isalpha() for char in name)
