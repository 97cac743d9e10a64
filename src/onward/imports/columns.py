"""What a column means: the field that its heading names, in any of the languages known."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache

from onward.imports.words import key
from onward.source.packaged import table


class Field(Enum):
    """What a column of a list fills."""

    VENDOR = "vendor"
    """Its name."""
    COMPANY = "company"
    """The legal name."""
    NAME = "name"
    """A heading as bare as `Name`: the vendor, if no other column names it."""
    PURPOSE = "purpose"
    SERVICE = "service"
    """The product."""
    ROLE = "role"
    PLACES = "places"
    """Where data is stored or processed."""
    COUNTRY = "country"
    """Where the company is established."""
    LOCATION = "location"
    """A place whose meaning the heading does not say."""
    MECHANISM = "mechanism"
    AGREEMENT = "agreement"
    DATA = "data"
    SUBJECTS = "subjects"
    SINCE = "since"
    UNTIL = "until"
    GROUP = "group"
    """Whether it is a company of our own group."""
    NOTICE = "notice"
    """Its privacy notice."""
    LIST = "list"
    """Its own list of sub-processors."""
    LINK = "link"
    ADDRESS = "address"
    ACTIVITY = "activity"
    NUMBER = "number"
    """The number of the row."""
    NOTE = "note"
    """Kept as a remark, if asked for."""
    ASIDE = "-"
    """Left aside, as was asked."""


FIELDS = tuple(each.value for each in Field)
_ASKED = {"company country": Field.COUNTRY, "place": Field.PLACES, "status": Field.AGREEMENT}
"""Other names of a field, as `--map` takes them."""


def field_named(word: str) -> Field | None:
    """The field that `--map` names; None for a word that is none."""
    bare = word.strip().lower()
    return _ASKED.get(bare) or (Field(bare) if bare in FIELDS else None)


@cache
def _words() -> Mapping[Field, tuple[frozenset[str], frozenset[str]]]:
    return {
        Field(name): (
            frozenset(map(key, row["whole"])) - {""},
            frozenset(map(key, row["part"])) - {""},
        )
        for name, row in table("onward.imports", "columns").items()
    }


def meaning(heading: str) -> Field | None:
    """The field that a heading names; None where it names none."""
    outer, dot, inner = heading.partition(".")
    if dot and inner.strip() and " " not in heading.strip():
        return _nested(outer, inner)
    heading = heading.replace("(s)", "s")
    bare = heading.partition("(")[0].partition("[")[0].strip() or heading
    for text in dict.fromkeys((heading, bare)):
        said = key(text.replace("_", " "))
        for field, (whole, _) in _words().items():
            if said in whole:
                return field
    for text in dict.fromkeys((bare, heading)):
        said = f" {key(text.replace('_', ' '))} "
        for field, (_, parts) in _words().items():
            if any(f" {each} " in said for each in parts):
                return field
    return _halves(heading)


def _nested(outer: str, inner: str) -> Field | None:
    """`agreement.status`: what the outer key means, unless that is the vendor itself."""
    around = meaning(outer)
    of_itself = (None, Field.VENDOR, Field.COMPANY, Field.NAME, Field.SERVICE, Field.ACTIVITY)
    return meaning(inner) if around in of_itself else around


def _halves(heading: str) -> Field | None:
    """`Ort/Region`: what both halves mean."""
    halves = [each for each in heading.replace("&", "/").split("/") if each.strip()]
    if not 1 < len(halves) < 5:
        return None
    meant = {meaning(each) for each in halves}
    places = {Field.LOCATION, Field.PLACES, Field.COUNTRY}
    if meant <= places:
        return Field.LOCATION
    return meant.pop() if len(meant) == 1 else None


Decided = Mapping[str, str]
"""By the text of a heading, the field that a user said."""


def decide(headings: Sequence[str], decided: Decided) -> list[Field | None]:
    """The field of each column: as decided, else by its heading; each name of a vendor once."""
    known = {key(heading): field_named(word) for heading, word in decided.items()}
    found = [known.get(key(each)) or meaning(each) for each in headings]
    if Field.VENDOR not in found:
        for field in (Field.NAME, Field.COMPANY, Field.SERVICE):
            if field in found and not (field is Field.SERVICE and Field.PURPOSE not in found):
                found[found.index(field)] = Field.VENDOR
                break
    if Field.PURPOSE not in found:
        other = Field.SERVICE if Field.SERVICE in found else Field.ACTIVITY
        found = [Field.PURPOSE if each is other else each for each in found]
    first = found.index(Field.VENDOR) if Field.VENDOR in found else None
    if first is not None and Field.NAME in found:
        found = [None if each is Field.NAME else each for each in found]
    return [
        None if each is Field.VENDOR and number != first else each
        for number, each in enumerate(found)
    ]
