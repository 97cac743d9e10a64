"""A record as the facts it states: each with what it is about, and in plain words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from onward.diagnostic import Place
from onward.diff.change import Part, State
from onward.diff.labels import country_name
from onward.inventory.value import Terms, Unknown
from onward.wording.english import count


class Key(NamedTuple):
    """Which fact it is: two records say the same where their facts have the same keys and values.

    The parts that a fact is about are named from the record inwards: a service, or an entry of the
    chain and then a mechanism of it.
    """

    aspect: str
    about: tuple[Part, ...] = ()
    item: str = ""


class Fact(NamedTuple):
    """What a record says there, and where."""

    said: object
    """By which two facts are compared, as the record has it; of a place the country or zone."""
    words: str
    """The same for people."""
    at: Place
    head: bool = False
    """It stands for a whole part, of which it is only compared whether it is there."""
    tail: str = ""
    """The end of the words that need not be repeated beside another fact with the same."""

    @property
    def state(self) -> State:
        """Whether it says something, that it is unknown, or that there is none."""
        if isinstance(self.said, Unknown):
            return State.UNKNOWN
        return State.NONE if self.said == () else State.KNOWN


KEYS: Final[Mapping[str, str]] = {
    "activity": "activities",
    "agreement document": "document",
    "agreement hash": "sha256",
    "agreement signed": "signed",
    "assessed country": "countries",
    "assessment": "conclusion",
    "assessment date": "date",
    "assessment document": "document",
    "claimed country": "country",
    "condition shown": "shown",
    "covered": "covers",
    "customer group": "group",
    "customer name": "name",
    "decided by": "by",
    "decided on": "given",
    "entity": "legal_name",
    "exclusion": "excluded_by",
    "fallback policy": "framework_needs_fallback",
    "link to agreement page": "agreement_page",
    "link to privacy notice": "privacy_notice",
    "link to subprocessor list": "subprocessor_list",
    "listed entity": "entity",
    "listed since": "since",
    "listing covers": "covers",
    "listing due": "due",
    "listing verified": "verified",
    "measure": "measures",
    "mechanism status": "status",
    "member": "members",
    "notice country": "countries",
    "notice mechanism": "mechanisms",
    "notice of renewal": "notice_days",
    "notice transfers": "transfers",
    "own role": "role",
    "promised channel": "customers/channel",
    "promised days": "customers/notice_days",
    "promised emergency days": "customers/emergency_days",
    "promised objection days": "customers/objection_days",
    "recipient": "recipients",
    "reliance": "relied_on",
    "renewed for": "term_months",
    "renewed on": "on",
    "renews itself": "automatic",
    "restriction": "restrictions",
    "run by": "by",
    "signed with": "with",
    "use": "for",
}
"""The keys of records that are called otherwise than the facts in them."""
Facts: TypeAlias = Mapping[Key, Fact]
Row: TypeAlias = tuple[Key, Fact]
Words: TypeAlias = Callable[[str], str]


def words(value: object) -> str:
    """A recorded value in words; empty where nothing is recorded."""
    match value:
        case None | False:
            return ""
        case Unknown():
            return "unknown"
        case True:
            return "yes"
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(words(each) for each in value) or "none"
        case _:
            return str(value)


def as_is(word: str) -> str:
    """A word that needs no other."""
    return word


def dashless(word: str) -> str:
    """A closed word of the schema, as prose has it."""
    return word.replace("-", " ")


def days(number: str) -> str:
    """`30 days`."""
    return count(int(number), "day")


def months(number: str) -> str:
    """`12 months`."""
    return count(int(number), "month")


_ENGAGED: Final[Mapping[str, str]] = {
    "by-us": "by us",
    "by-customer": "by our customers themselves",
    "through-others": "by others, not by us",
}
_CLOSED: Final = (
    *("role", "own role", "stage", "clear text", "form", "frequency", "lawful basis"),
    *("special categories", "notice transfers", "mechanism status", "letter", "variant"),
    *("listed as", "listing covers", "assessment"),
)
"""Words of the schema."""
_DAYS: Final = (
    *("notice days", "objection days", "emergency days", "notice of renewal", "horizon days"),
    *("promised days", "promised objection days", "promised emergency days"),
)
_MONTHS: Final = ("renewed for", "review months", "assessment months", "evidence months")
_WORDED: Final[Mapping[str, Words]] = {
    **dict.fromkeys(_CLOSED, dashless),
    **dict.fromkeys(_DAYS, days),
    **dict.fromkeys(_MONTHS, months),
    **dict.fromkeys(("country", "claimed country"), country_name),
    "engaged": lambda said: _ENGAGED.get(said, said),
}
"""How a value is worded, by its aspect; others are as recorded."""
_ATTRIBUTES: Final = {"signed with": "party"}
"""Fields that are called otherwise than the keys of their records."""
_DENIED: Final = frozenset({"public", "emergency", "renews itself"})
"""A `false` denies what silence leaves open; for others it says nothing."""
_SILENT: Final = frozenset({"cites", "products"})
"""An empty list of these says nothing."""


def scalars(
    at: Place, part: object, aspects: str, about: tuple[Part, ...] = (), worded: Words | None = None
) -> Iterator[Row]:
    """Facts of a part of a record that are one value each, by their aspects, a space between two.

    An aspect is the name of a field, with `_` for a space; `KEYS` has those of another name.
    """
    for name in aspects.split():
        aspect = name.replace("_", " ")
        key = KEYS.get(aspect, name).rpartition("/")[2]
        value = getattr(part, _ATTRIBUTES.get(aspect, key))
        if value == () and aspect in _SILENT:
            continue
        value = "no" if value is False and aspect in _DENIED else value
        said = words(value)
        if said:
            in_words = worded or _WORDED.get(aspect, as_is)
            known = said if isinstance(value, Unknown | date) else in_words(said)
            yield Key(aspect, about), Fact(value, known, _below(at, aspect))


def _below(at: Place, aspect: str) -> Place:
    """The place of a key in the part of a record that holds it."""
    return at._replace(route=f"{at.route}/{KEYS.get(aspect, aspect.replace(' ', '_'))}")


def items(
    aspect: str,
    values: Iterable[str],
    at: Place,
    about: tuple[Part, ...] = (),
    worded: Words = as_is,
) -> Iterator[Row]:
    """Each word of a list is a fact."""
    for value in values:
        yield Key(aspect, about, value), Fact(value, worded(value), at)


def terms(
    aspect: str, value: Terms, at: Place, about: tuple[Part, ...] = (), worded: Words = as_is
) -> Iterator[Row]:
    """Each word of a list; `unknown` is one, and so is `none`, where a list is empty."""
    at = _below(at, aspect)
    match value:
        case None:
            return
        case Unknown():
            yield Key(aspect, about, "unknown"), Fact(value, "unknown", at)
        case ():
            yield Key(aspect, about, "none"), Fact((), "none", at)
        case _:
            yield from items(aspect, value, at, about, worded)


def numbered(names: Iterable[str]) -> Iterator[str]:
    """Names that return kept apart: `US`, `US#2`."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}#{seen[name]}"


def evidence(pieces: Iterable[object], record: Place) -> Iterator[Row]:
    """Each piece of evidence, by what it says: it changes nothing in the flows."""
    at = record._replace(route="/evidence")
    for worded in numbered(sorted(repr(each) for each in pieces)):
        yield Key("evidence", (), worded), Fact(worded, "a piece of evidence", at)
