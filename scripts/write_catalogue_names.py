"""Write `catalogue/names.json`: by spelling, which vendor of the catalogue is meant.

`check` reads it instead of every vendor's file. Run `python scripts/write_catalogue_names.py` after
a change of a vendor; a test fails where it lags. Where two branches differ in it, write it anew.
"""

import json
from pathlib import Path

from onward.catalogue.entry import load
from onward.catalogue.names import ids
from onward.terms.company import brand_key

ROOT = Path(__file__).resolve().parent.parent
NAMES = ROOT / "src" / "onward" / "catalogue" / "names.json"


def names() -> dict[str, list[str]]:
    """Spelling key -> ids: one; several, or none of them alone, where the spelling is ambiguous."""
    found: dict[str, set[str]] = {}
    doubtful: set[str] = set()
    for one in map(load, ids()):
        doubtful |= set(map(brand_key, one.called.ambiguous))
        for spelling in (*one.spellings, one.id.replace("-", " ")):
            found.setdefault(brand_key(spelling), set()).add(one.id)
    return {
        key: [*sorted(found[key]), *(["?"] if key in doubtful else [])] for key in sorted(found)
    }


def main() -> None:
    """Write the file: one spelling a line."""
    text = json.dumps(names(), ensure_ascii=False, separators=(", ", ": "))
    NAMES.write_text(text.replace("], ", "],\n ").replace("{", "{\n ").replace("}", "\n}") + "\n")


if __name__ == "__main__":
    main()
