"""The scalars of the YAML 1.2 core schema: `NO` is Norway, a day is text, `22:30` is text."""

import math
import re

from onward.syntax.value import Scalar

MAX_DIGITS = 18
"""The longest number that is read: every tool after us can still hold it exactly."""

PREFIX = "tag:yaml.org,2002:"
"""What `!!` means."""
_TAGS = frozenset({"str", "int", "float", "bool", "null", "seq", "map"})

WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMERIC = frozenset("+-.0123456789")
_NUMBER = re.compile(
    r"(?P<integer>[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<endless>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_BASES = {"0o": 8, "0x": 16}


class NumberError(ValueError):
    """A number that is written correctly and cannot be held; the text says why."""


def plain(text: str) -> Scalar:
    """What an unquoted text means; NumberError for a number too long or without an end."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMERIC:
        return text
    found = _NUMBER.fullmatch(text)
    match found and found.lastgroup:
        case "integer":
            return _integer(text)
        case "float":
            return _float(text)
        case "endless":
            raise NumberError("the number has no finite value")
        case _:
            return text


def is_text(text: str) -> bool:
    """Whether an unquoted text is text, and no number, true, false or null."""
    if text in WORDS:
        return False
    return text[0] not in NUMERIC or _NUMBER.fullmatch(text) is None


def core_tag(tag: str) -> str | None:
    """The short name of a tag of the core schema (`str`, `seq`...); None for every other tag."""
    name = tag.removeprefix(PREFIX)
    return name if tag.startswith(PREFIX) and name in _TAGS else None


def tagged(tag: str, text: str) -> Scalar | None:
    """What a text means under a core tag (`str`, `int`...); ValueError where it cannot."""
    if tag == "str":
        return text
    value = plain(text)
    if tag == "float" and type(value) is int and text.lstrip("+-").isdigit():
        return float(value)
    wanted = {"null": type(None), "bool": bool, "int": int, "float": float}.get(tag)
    if type(value) is not wanted:
        raise ValueError(f"`{text}` is no value of the type `{tag}`")
    return value


def _integer(text: str) -> int:
    base = _BASES.get(text[:2], 10)
    digits = text[2:] if base != 10 else text.lstrip("+-")
    if len(digits) > MAX_DIGITS:
        raise NumberError(f"the number has {len(digits)} digits, and {MAX_DIGITS} are the most")
    number = int(digits, base)
    if number >= 10**MAX_DIGITS:
        raise NumberError(f"the number has more than {MAX_DIGITS} digits when it is written out")
    return -number if text[0] == "-" else number


def _float(text: str) -> float:
    count = sum(char.isdigit() for char in text)
    if count > MAX_DIGITS:
        raise NumberError(f"the number has {count} digits, and {MAX_DIGITS} are the most")
    number = float(text)
    if math.isinf(number):
        raise NumberError("the number is too large to be held")
    return number
