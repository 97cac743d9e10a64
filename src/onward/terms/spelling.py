"""The words of a name without what is only a matter of spelling."""

import re
import unicodedata
from functools import lru_cache

_NOISE = re.compile(r"[\x00-\x20\x7f!\"#%'()*,\-.:;?@/\[\\\]^_`{}~]+")
_STOPS = re.compile(r"(?<![0-9])['./]|['./](?![0-9])")
"""Written or left out within one word: `S.A.` and `SA`, `A/S` and `AS`."""
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\U000e0100-\U000e01ef®©℠™]"
)
"""What shows nothing and is no format character to Unicode; and the signs of trade marks."""
_MINUS = "\N{MINUS SIGN}"
"""A sign to Unicode, and a dash to people."""
_ACCENTS = re.compile("([a-zα-ωæøı])[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        **dict.fromkeys("´ʹʼˈ‘’‛′", "'"),
    }
)
"""Latin letters that have no decomposition, and marks that are written for an apostrophe."""


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, to compare it by: lower case, no accents, marks or invisible letters.

    `&` is the word `and`. Letters of every script stay, and signs such as `+`; only in Latin and
    Greek is an accent a matter of spelling.
    """
    letters = name.casefold()
    if not letters.isascii():
        letters = _plain(letters)
    return tuple(_NOISE.sub(" ", _STOPS.sub("", letters.replace("&", " and "))).split())


def _plain(letters: str) -> str:
    shown = _UNSEEN.sub("", letters.translate(_LETTERS))
    shown = unicodedata.normalize("NFKC", shown).casefold()
    bare = _ACCENTS.sub(r"\1", unicodedata.normalize("NFD", _UNSEEN.sub("", shown)))
    whole = unicodedata.normalize("NFC", bare.translate(_LETTERS))
    return "".join(_spaced(letter) for letter in whole)


def _spaced(letter: str) -> str:
    """A space for a dash, quotation mark or other sign; nothing for a format character."""
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    return " " if category[0] in "CPZ" or letter == _MINUS else letter
