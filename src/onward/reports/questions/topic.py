"""One thing that can be asked: who is able to answer, how it is put, what hangs on the answer."""

from enum import Enum
from typing import NamedTuple


class Who(Enum):
    """Who can answer."""

    VENDOR = "vendor"
    """Only the vendor knows."""
    CONTRACT = "contract"
    """It stands in our contract: we look there where we hold one, else the vendor is asked."""
    US = "us"
    """Only we know, or it is ours to find out or to decide."""


class Topic(NamedTuple):
    """One question as it is put; `{name}`, `{about}` and the like are filled in.

    `about` is the purpose of a service, the party of an edge or the name of an instrument, `items`
    what is open of several things, `outside` where the reader's data would leave to.
    """

    who: Who
    ask: str
    """To the vendor, as `you`; empty where it is never asked."""
    look: str
    """To ourselves, or to somebody else who may know."""
    why: str
    article: str = ""
    """The topic of the article that `why` rests on, as the law data calls it."""
