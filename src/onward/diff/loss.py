"""One thing that a change lets a record say less well."""

from typing import Final, NamedTuple

from onward.diagnostic import Place
from onward.wording.texts import Section

WEAKENED: Final = "weakened-record"
SAY: Final = Section("onward.diff", WEAKENED)


class Loss(NamedTuple):
    """One fact that is weaker, and how to say it."""

    aspect: str
    words: str
    at: Place
