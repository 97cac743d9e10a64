"""How much of a picture can be read."""

from onward.views.collapse import by_country, by_group
from onward.views.diagram import Diagram

PARTIES, ARROWS = 150, 300
"""Above either, parties are drawn together."""
TOLD = 60
"""Up to so many arrows, ground, data and legal names are told."""


def fitted(diagram: Diagram) -> Diagram:
    """The picture itself if it can be read; else by country, and where that is much by cluster."""
    if len(diagram.nodes) <= PARTIES and len(diagram.arrows) <= ARROWS:
        return diagram
    countries = by_country(diagram)
    return countries if in_full(countries) else by_group(diagram)


def in_full(diagram: Diagram) -> bool:
    """Whether there is room for all that arrows and parties have to tell."""
    return len(diagram.arrows) <= TOLD
