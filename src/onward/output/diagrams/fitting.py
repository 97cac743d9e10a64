"""How much of a picture can be read."""

from onward.reports.diagrams.diagram import Diagram
from onward.reports.diagrams.grouped import by_country, by_group

PARTIES, ARROWS = 150, 300
"""Above either, parties are drawn together."""
REPORTED = 60
"""Up to so many arrows, mechanism, data and legal names are reported."""


def fitted(diagram: Diagram) -> Diagram:
    """The picture itself if it can be read; else by country, and where that is much by cluster."""
    if len(diagram.nodes) <= PARTIES and len(diagram.arrows) <= ARROWS:
        return diagram
    countries = by_country(diagram)
    return countries if in_full(countries) else by_group(diagram)


def in_full(diagram: Diagram) -> bool:
    """Whether there is room for all that arrows and parties have to tell."""
    return len(diagram.arrows) <= REPORTED
