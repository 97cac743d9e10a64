"""The schemas of the records: in the wheel, or beside the source of an editable install."""

from collections.abc import Mapping
from functools import cache
from typing import Final

KINDS: Final = ("organisation", "vendor", "activity", "waiver")
"""The kinds of record, in the order in which an inventory is read."""

PRINTED: Final = {
    **{verb: verb for verb in ("check", "transfers", "questions", "diff")},
    "whatif": "diff",
    **{verb: verb for verb in ("law", "words", "rules")},
}
"""The commands that print JSON, and the name of its schema, in `output/` below the others."""

MADE_BY: Final = "Schema of Onward"
"""With the version behind it, the `$comment` of each schema of a record."""

_FOLDERS: Final = ("files", "../../../schema")
"""Seen from this package: where the wheel puts them; else the top of the repository."""


@cache
def schema_text(kind: str) -> str:
    """The JSON Schema of one kind as it is written; FileNotFoundError where none is installed."""
    import pkgutil

    for folder in _FOLDERS:
        try:
            data = pkgutil.get_data("onward.schema", f"{folder}/{kind}.schema.json")
        except OSError:
            continue
        if data is not None:
            return data.decode("utf-8")
    raise FileNotFoundError(f"Onward is not installed whole: it has no schema for {kind}")


def schemas() -> Mapping[str, str]:
    """File name -> text, of every schema of a record: what `onward schema` writes."""
    return {f"{kind}.schema.json": schema_text(kind) for kind in KINDS}
