"""Keys of a record that nobody filled in: absent, or recorded as `unknown`."""

from onward.diagnostic import Place
from onward.inventory.value import UNKNOWN, Text, Unknown


def is_open(said: object) -> bool:
    """Whether a key is absent or `unknown`."""
    return said is None or said is UNKNOWN


def how_open(said: object) -> str:
    """`not recorded` or `unknown`, for a key that is open."""
    return "unknown" if said is UNKNOWN else "not recorded"


def where(path: str, record: str, key: str, said: object) -> Place:
    """The key if it is written, else the record or part that should hold it."""
    return Place(path, f"{record}/{key}" if said is UNKNOWN else record)


def called(name: Text, id_: str) -> str:
    """The name of a record, or its id."""
    return id_ if isinstance(name, Unknown) or name is None else name
