"""Values as YAML text that the reader of this package reads as the same values."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

_PLAIN = re.compile(r"[A-Za-z/][A-Za-z0-9_.>/@-]*\Z", re.ASCII)
_PHRASE = re.compile(r"[^\W\d_][\w.()/&+'-]*(?: [\w(][\w.()/&+'-]*)*\Z")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML may take for something else than text."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_WIDTH: Final = 100
"""Characters of a line, as far as a list of words can be shorter."""
_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)


def scalar(text: str) -> str:
    """A text as it is written in YAML: in quotes where it could be taken for something else."""
    plain = _PLAIN.match(text) and text.lower() not in _WORDS
    return text if plain else quoted(text)


def phrase(text: str) -> str:
    """The same for text of several words on a line of its own: quotes only where needed."""
    bare = text.isprintable() and len(text) > 2 and _PHRASE.match(text)
    return text if bare and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes; what can't be seen is escaped, and what is no character too."""
    kept = text.encode("utf-8", "replace").decode("utf-8")
    return _UNSEEN.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(kept, ensure_ascii=False)
    )


def listed(words: Iterable[str]) -> str:
    """A list of texts on one line."""
    return f"[{', '.join(map(scalar, words))}]"


def flow(value: object) -> str:
    """A value on one line: `{place: DE, for: [storage]}`. A key whose value is None is left out."""
    match value:
        case Mapping():
            said = {str(key): each for key, each in value.items() if each is not None}
            return f"{{{', '.join(f'{scalar(key)}: {flow(each)}' for key, each in said.items())}}}"
        case str():
            return value if _DAY.match(value) else scalar(value)
        case Sequence():
            return f"[{', '.join(map(flow, value))}]"
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


class Noted(NamedTuple):
    """A value with a comment for the end of its line."""

    value: object
    comment: str


def record(values: Mapping[str, object]) -> str:
    """A record: a line for each key with a value that is not None, and for each part of a list.

    A part stands in braces where it has no comment and no list of parts in it, and fits the line.
    """
    return "".join(f"{line}\n" for line in _keys(values, ""))


def comment(text: str) -> str:
    """A text as a comment: on one line, nothing in it that YAML does not take."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return f"# {' '.join(shown.split())}"


def _keys(values: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, each in values.items():
        value, behind = _parted(each)
        if value is None:
            continue
        head = f"{indent}{scalar(key)}:"
        if _on_one_line(value, len(head)):
            yield f"{head} {_alone(value)}{behind}"
            continue
        yield f"{head}{behind}"
        if isinstance(value, Mapping):
            yield from _keys(value, f"{indent}  ")
        else:
            for item in value if isinstance(value, Sequence) else ():
                yield from _item(item, f"{indent}  ")


def _item(item: object, indent: str) -> Iterator[str]:
    value, behind = _parted(item)
    if not isinstance(value, Mapping) or _on_one_line(value, len(indent)):
        yield f"{indent}- {flow(value)}{behind}"
        return
    first, *others = _keys(value, f"{indent}  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _parted(value: object) -> tuple[object, str]:
    """A value, and its comment as it ends a line."""
    if isinstance(value, Noted):
        return value.value, f"  {comment(value.comment)}" if value.comment else ""
    return value, ""


def _on_one_line(value: object, before: int) -> bool:
    match value:
        case str():
            return True
        case Mapping():
            flat = not any(isinstance(each, Noted | Mapping) for each in value.values())
            flat = flat and all(_on_one_line(each, 0) for each in value.values())
            return flat and before + len(flow(value)) < _WIDTH
        case Sequence():
            return not any(isinstance(each, Noted | Mapping) for each in value)
        case _:
            return True


def _alone(value: object) -> str:
    """A value that has the rest of its line to itself."""
    text = flow(value)
    return phrase(value) if isinstance(value, str) and text != value else text
