"""A value that its schema refuses, and what to write instead."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from onward.schema.files import aliases, as_spelled, schema, spelled

_ALL_BUT_SPELLED_OUT: Final = 0.85
"""So near must a plain word come to an instrument that has ended to be taken for it."""


_ONE_A_COUNTRY: Final = "adequa"
"""Each adequate country has an instrument of its own: letters do not show which is meant."""


_ZONES: Final = frozenset(
    {"eu", "ue", "eea", "eer", "eee", "ewr", "eog", "eøs", "ees", "eu/eea", "european-union"}
    | {"europese-unie", "union-européenne", "europäische-union"}
)
"""What people write for the Union and the EEA, as `as_spelled` gives it."""


UNKNOWN_WORDS: Final = frozenset(
    {"not-known", "unkown", "unknow", "unknwon", "n/a", "tbd", "tbc", "tba", "?", "to-be-confirmed"}
    | {"to-be-determined", "unbekannt", "onbekend", "inconnu", "inconnue", "non-renseigné"}
    | {"desconocido", "desconocida", "sconosciuto", "sconosciuta", "non-noto", "nieznany"}
    | {"nieznane", "nieznana", "okänd", "okänt", "ukendt", "ukjent", "tuntematon", "ei-tiedossa"}
    | {"neznámý", "neznámé", "není-známo", "desconhecido", "desconhecida"}
)
"""What people write where they do not know, as `as_spelled` gives it."""


class Refusal(NamedTuple):
    """What a schema refuses: a keyword of JSON Schema, the value, the schema that refuses it."""

    kind: str
    keyword: str
    """The keyword that failed: type, enum, const, pattern, minLength, minimum, maximum, not."""
    name: str
    """The key whose value it is, or of its list."""
    item: bool
    """Whether it is in a list."""
    value: object
    schema: Mapping[str, Any]


def phrase(refusal: Refusal) -> tuple[str, str]:
    """The message, and the remedy: what may be there, where the message does not say so."""
    message, reported = _message(refusal), str(refusal.schema.get("x-message", ""))
    return message, f"Write {reported}." if reported and reported not in message else ""


def _message(refusal: Refusal) -> str:
    match refusal.keyword:
        case _ if refusal.value is None:
            message = _nothing(refusal)
        case "type":
            message = _type(refusal)
        case "enum" | "const":
            message = _choice(refusal)
        case "minLength":
            message = f"{_name(refusal)} is empty: write a text or `unknown`, or leave the key out"
        case "minimum":
            message = (
                f"{_name(refusal)} is at least {refusal.schema['minimum']}, not {refusal.value}"
            )
        case "maximum":
            message = (
                f"{_name(refusal)} is at most {refusal.schema['maximum']}, not {refusal.value}"
            )
        case "not":
            message = _unknown(refusal)
        case _:
            message = _otherwise(refusal)
    return message


def _otherwise(refusal: Refusal) -> str:
    """A text that has not the form that is asked for."""
    begin, value = f"{_name(refusal)} can't be {quoted(refusal.value)}", refusal.value
    reported = _may_stand(refusal)
    if isinstance(value, str) and value.isdecimal() and reported.startswith("a whole number"):
        return f"{begin} in quotes: write {reported}, without quotes"
    if isinstance(value, str) and value.startswith("http://") and "`https://`" in reported:
        return f"{begin}: an address begins with `https://`; write {reported}"
    return f"{begin}: write {reported}"


def quoted(value: object) -> str:
    """A value of a record as a message shows it, cut to a length that fits a line."""
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case str() | int() | float():
            text = str(value).encode("utf-8", "backslashreplace").decode("utf-8")
            return f"`{text if len(text) <= 60 else text[:59] + '…'}`"
        case None:
            return "nothing"
        case _:
            return "a list" if isinstance(value, Sequence) else "keys with values"


def _name(refusal: Refusal) -> str:
    return f"an item of `{refusal.name}`" if refusal.item else f"`{refusal.name}`"


def _nothing(refusal: Refusal) -> str:
    where = "after the dash in" if refusal.item else "after"
    return (
        f"nothing is written {where} `{refusal.name}`: "
        "write a value or `unknown`, or leave it out (not recorded)"
    )


def _type(refusal: Refusal) -> str:
    wanted = refusal.schema["type"]
    if wanted == "array":
        return f"`{refusal.name}` is a list: write {_as_list(refusal)}"
    if wanted == "object":
        begin = f"{_name(refusal)} has keys of its own, such as {_first_keys(refusal)}"
        return f"{begin}; leave it out if it is unknown" if refusal.value == "unknown" else begin
    if wanted == "boolean" and refusal.value in ("true", "false"):
        return (
            f"{_name(refusal)} is `true` or `false`: write {quoted(refusal.value)} without quotes"
        )
    if wanted == "boolean":
        return f"{_name(refusal)} is `true` or `false`, not {quoted(refusal.value)}"
    if isinstance(refusal.value, Mapping | list | tuple):
        return f"{_name(refusal)} is {_may_stand(refusal)}, not {quoted(refusal.value)}"
    if wanted == "string" and "enum" not in refusal.schema and "pattern" not in refusal.schema:
        return (
            f"{_name(refusal)} is a text, and {quoted(refusal.value)} is read as "
            f"{_read_as(refusal.value)}: put it in quotes"
        )
    return f"{_name(refusal)} can't be {quoted(refusal.value)}: write {_may_stand(refusal)}"


def _read_as(value: object) -> str:
    return "true or false" if isinstance(value, bool) else "a number"


def _may_stand(refusal: Refusal) -> str:
    reported = refusal.schema.get("x-message")
    if reported:
        return str(reported)
    return "a whole number" if refusal.schema["type"] == "integer" else "a text"


def _as_list(refusal: Refusal) -> str:
    wanted = refusal.schema["items"]
    required = wanted.get("required", ())
    match refusal.value:
        case "unknown" if required:
            return f"`[{{{required[0]}: unknown}}]` if unknown"
        case "unknown" if "then" not in refusal.schema:
            return "its items, or leave it out if they are unknown"
        case str() if not required and wanted.get("type") != "object":
            return f"`[{quoted(refusal.value)[1:-1]}]`"
        case Mapping():
            return "a dash before each of its items"
        case _:
            return "`[...]`, or one item a line, each after a dash"


def _first_keys(refusal: Refusal) -> str:
    schema = refusal.schema
    keys = schema.get("required") or list(schema.get("properties") or schema["examples"][0])
    return " and ".join(f"`{key}`" for key in keys[:2])


def _choice(refusal: Refusal) -> str:
    reported = _may_stand(refusal)
    begin = f"{_name(refusal)} can't be {quoted(refusal.value)}"
    if _is_zone(refusal):
        choices = refusal.schema["enum"]
        if "EEA" in choices:
            return f"{begin}: did you mean `EEA`?"
        return f"{begin}: a company is established in one country; write its code, or `unknown`"
    meant = _meant(refusal)
    return f"{begin}: did you mean `{meant}`?" if meant else f"{begin}: write {reported}"


def _is_zone(refusal: Refusal) -> bool:
    """Whether the Union or the EEA is written where countries are listed."""
    listed = "countries" in refusal.schema.get("x-enum", ())
    return listed and isinstance(refusal.value, str) and as_spelled(refusal.value) in _ZONES


def _meant(refusal: Refusal) -> str | None:
    """The choice that a word means: by another spelling, else by a slip of the pen."""
    if not isinstance(refusal.value, str):
        return None
    word = refusal.value.strip()
    choices = [str(choice) for choice in refusal.schema.get("enum", ())]
    for known in (spelled(refusal.schema), aliases(refusal.kind)):
        if known.get(as_spelled(word)) in choices:
            return known[as_spelled(word)]
    folded = {choice.casefold(): choice for choice in choices}
    for said in (word.casefold(), as_spelled(word)):
        if said in folded:
            return folded[said]
    if "unknown" in choices and as_spelled(word) in UNKNOWN_WORDS:
        return "unknown"
    if len(word) <= 2 or len(word) > 100:
        return None
    near = _near(word.casefold(), [c for c in folded if len(c) > 2], refusal.schema)
    return folded[near] if near else None


def _near(word: str, choices: list[str], schema: Mapping[str, Any]) -> str | None:
    """The choice from which a word differs by a slip; what has ended only if all but spelled out.

    Never the opposite of the word (`unsigned` is not `signed`), another country or another number:
    the first letter, the length but for one, the digits and short parts have to be the same.
    """
    if "countries" in schema.get("x-enum", ()):
        choices = [each for each in choices if each == "unknown"]
    ended = set(schema.get("x-ended", ()))
    if ended and _ONE_A_COUNTRY in word:
        return None
    numbered = ended and any(letter.isdigit() for letter in word)
    within = [each for each in choices if numbered and f"-{word}-" in f"-{each}-"]
    if len(within) == 1 and len(word) > 4:
        return within[0]
    for near in get_close_matches(word, choices, 5, _ALL_BUT_SPELLED_OUT if ended else 0.8):
        if slip_of(word, near):
            return near
    return None


def slip_of(word: str, near: str) -> bool:
    """Whether a word that looks like another can be no more than a slip of the pen for it."""
    slip = near[:1] == word[:1] and abs(len(near) - len(word)) <= 1
    return slip and codes(near) == codes(word)


def codes(word: str) -> tuple[str, ...]:
    """The parts of a word in which no slip is forgiven: digits and codes of two letters."""
    return tuple(part for part in word.split("-") if len(part) <= 2 or part.isdigit())


def _unknown(refusal: Refusal) -> str:
    if "x-message" in refusal.schema:
        return f"{_name(refusal)} can't be `unknown`: if it is unknown, leave the key out"
    return f"in `{refusal.name}`, `unknown` is listed with other items; it must be the only item"


def dereferenced(kind: str, node: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema itself where another points at it by `$ref`."""
    name = node.get("$ref")
    if not isinstance(name, str):
        return node
    target: Mapping[str, Any] = schema(kind)["$defs"][name.rpartition("/")[2]]
    return target
