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
    """Spelling key -> ids: one; several, or none of them alone, where the spelling is ambiguous
    (`?`); a company that contracts for one, which is no other spelling of its name (`=`).

    A company that contracts for a vendor means that vendor too, unless a vendor is spelled like it:
    for sure where its name begins as the vendor is spelled, else it may be known for other things.
    """
    found: dict[str, set[str]] = {}
    doubtful: set[str] = set()
    sure: dict[str, tuple[str, ...]] = {}
    vendors = [load(each) for each in ids()]
    for one in vendors:
        unsure = set(map(brand_key, one.called.ambiguous))
        spelled = set(map(brand_key, (*one.spellings, one.id.replace("-", " "))))
        doubtful |= unsure
        sure[one.id] = tuple(spelled - unsure)
        for key in spelled:
            found.setdefault(key, set()).add(one.id)
    spellings = frozenset(found)
    for one in vendors:
        for key in {brand_key(each.name) for each in one.companies} - spellings:
            found.setdefault(key, set()).add(one.id)
            if not key.startswith(sure[one.id]):
                doubtful.add(key)
    marks = {key: "?" if key in doubtful else "" if key in spellings else "=" for key in found}
    return {key: [*sorted(found[key]), *filter(None, (marks[key],))] for key in sorted(found)}


def main() -> None:
    """Write the file: one spelling a line."""
    text = json.dumps(names(), ensure_ascii=False, separators=(", ", ": "))
    NAMES.write_text(text.replace("], ", "],\n ").replace("{", "{\n ").replace("}", "\n}") + "\n")


if __name__ == "__main__":
    main()
