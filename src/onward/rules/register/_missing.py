"""Keys of a record that are not filled in: absent, or recorded as `unknown`."""

from onward.diagnostic import Place
from onward.inventory.value import UNKNOWN


def how_open(said: object) -> str:
    """`not recorded` or `unknown`, for a key that is open."""
    return "unknown" if said is UNKNOWN else "not recorded"


def where(path: str, record: str, key: str, said: object) -> Place:
    """The key if it is written, else the record or part that should hold it."""
    return Place(path, f"{record}/{key}" if said is UNKNOWN else record)
