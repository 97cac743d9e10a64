"""Values as YAML text that the reader of this package reads as the same values."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

_PLAIN = re.compile(r"[A-Za-z/][A-Za-z0-9_.>/@-]*\Z", re.ASCII)
_PHRASE = re.compile(r"[^\W\d_][\w.()/&+'-]*(?: [\w(][\w.()/&+'-]*)*\Z")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML may take for something else than text."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
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
    """A value on one line: `{place: DE, for: [storage]}`."""
    match value:
        case Mapping():
            inside = ", ".join(f"{scalar(str(key))}: {flow(each)}" for key, each in value.items())
            return f"{{{inside}}}"
        case str():
            return value if _DAY.match(value) else scalar(value)
        case Sequence():
            return f"[{', '.join(map(flow, value))}]"
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)
