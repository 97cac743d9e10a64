"""What a picture may be asked for, as words."""

from enum import Enum


class Level(Enum):
    """What one box is."""

    PARTY = "party"
    SERVICE = "service"
    PLACE = "place"
    COUNTRY = "country"


class Collapse(Enum):
    """What is drawn together."""

    AUTO = "auto"
    """The first of the steps that can be read."""
    NEVER = "never"
    CATEGORY = "category"
    COUNTRY = "country"
    HUBS = "hubs"


class Only(Enum):
    """Which flows are drawn."""

    THIRD = "third"
    FAILING = "failing"
    CHANGED = "changed"
