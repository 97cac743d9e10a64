"""What the facts of records are called."""

from typing import Final

from onward.wording.texts import Section

FILE: Final = "fields.toml"
OURS: Final = "our-field"
_SAY: Final = Section(__package__, "field", FILE)


def field(aspect: str, *, ours: bool = False) -> str:
    """The name of a fact by its aspect; KeyError for one that has none.

    Some facts of our own record have a name of their own.
    """
    own = Section(__package__, OURS, FILE)
    return own(aspect) if ours and aspect in own.table else _SAY(aspect)
