"""What is around every report: how a JSON document begins, and the line below a text."""

import json
from collections.abc import Iterable
from datetime import date

from onward._about import VERSION
from onward.diagnostic import Judged
from onward.output import escape


def envelope(
    command: str, as_of: date | None, law_checked: date, inventories: Iterable[Judged]
) -> dict[str, object]:
    """The keys that every document has before what a command found.

    `version` counts breaking changes; `as_of` is null where no day is judged.
    """
    return {
        "version": 2,
        "command": command,
        "tool": {"name": "onward", "version": VERSION},
        "law_checked": law_checked,
        "as_of": as_of,
        "inventories": [
            {"id": item.id, "path": item.path, "judged": item.judged} for item in inventories
        ],
    }


def dump(document: object, *, indent: int | None = 2) -> str:
    """JSON in the order of the keys, letters as they are, hidden characters escaped.

    Days are written YYYY-MM-DD; the last character is a line break.
    """
    text = json.dumps(document, ensure_ascii=False, indent=indent, default=_day)
    return escape.json_document(text) + "\n"


def _day(value: object) -> str:
    match value:
        case date():
            return value.isoformat()
        case _:
            raise TypeError(f"no JSON form for {type(value).__name__}")


def colophon(as_of: date | None, law_checked: date, origin: str = "") -> str:
    """The day judged and where it comes from, the day of the law data, and no legal advice."""
    by = f" ({origin})" if origin else ""
    judged = f"As of {as_of.isoformat()}{by}, on the law" if as_of else "The law"
    return f"{judged} as checked on {law_checked.isoformat()}. Not legal advice."
