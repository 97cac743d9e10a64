"""Changes in plain words: a sentence a reviewer can weigh without opening a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from onward.diff.change import Change, Direction, How, State
from onward.diff.direction import DOWN
from onward.reports.review.labels import labels, say
from onward.wording.english import listed

Cite: TypeAlias = Callable[[str], str]
"""Where the law that binds us says a thing, by its topic; empty where it does not."""
CITED: Final[Mapping[str, str]] = {
    "agreement": "processor",
    "agreement signed": "processor",
    "agreement document": "processor",
    "letters": "contract",
    "representative": "representative",
    "lawful basis": "basis",
    "special categories": "special-condition",
    "letter": "derogation",
}
"""Fields that are named with the article of the law that binds us, and its topic there."""
OF_MECHANISMS: Final = ("member", "condition shown", "exclusion", "restriction", "assessed country")
"""Lists of any mechanism: those of customers and our own are worded as those of vendors. Measures
are a list of a mechanism where they are no list of ours.
"""


def grouped(changes: Iterable[Change]) -> list[tuple[Change, ...]]:
    """Changes that make one sentence: things that came to, or went from, the same list."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for number, each in enumerate(changes):
        where = (each.inventory, each.party, each.kind, each.aspect, each.about, each.how)
        key: tuple[object, ...] = (number,)
        if each.aspect == "destination":
            key = (*where, each.of, each.direction)
        elif list_of(each) and each.state is State.KNOWN:
            key = (*where, each.special)
        groups.setdefault(key, []).append(each)
    return [tuple(each) for each in groups.values()]


def sentence(changes: Sequence[Change], cite: Cite) -> str:
    """One change in words, or several of one list."""
    first = changes[0]
    said = _wording(changes, cite)
    if first.of and first.of != first.after:
        said = say("change", "of", change=said, part=first.of)
    if first.special and not any(each.aspect in _SPECIAL for each in first.details):
        said = say("change", "special", change=said, special=_special(first, cite))
    return f"{first.name}: {said}"


_SPECIAL: Final = ("data", "service")
"""The details of a whole record that its special data are named with."""


def details(change: Change, cite: Cite) -> Iterator[str]:
    """What a whole record says that came or went, line by line."""
    for aspect, words in change.details:
        special = _special(change, cite) if aspect in _SPECIAL and change.special else ""
        said = say("change", "of", change=words, part=special) if special else words
        label = _cited(say("detail", aspect), aspect, cite)
        yield say("change", "detail", label=label, words=said)


def _special(change: Change, cite: Cite) -> str:
    marks = ((say("special", mark), cite(mark)) for mark in change.special)
    return "; ".join(f"{words}, {article}" if article else words for words, article in marks)


def list_of(change: Change) -> str:
    """The section of the list that a change is of; empty where it is of none."""
    of_mechanism = change.aspect in OF_MECHANISMS or (change.aspect == "measure" and change.about)
    kind = "vendor" if of_mechanism else change.kind
    section = f"{kind} {change.aspect}"
    return section if section in labels() else ""


def _wording(changes: Sequence[Change], cite: Cite) -> str:
    first = changes[0]
    section = list_of(first)
    if section and first.how is not How.CHANGED:
        return _listed(section, changes)
    if first.aspect == "evidence":
        return _evidence(first)
    if first.aspect in labels()["none"] and first.state is State.NONE:
        none = say("none", first.aspect)
        return say("change", f"none-{first.how.value}", none=none)
    return _own_sentence(changes) or _of_field(first, cite)


def _own_sentence(changes: Sequence[Change]) -> str:
    """The sentence that a change of this aspect has for itself; empty where it has none."""
    first = changes[0]
    of_mechanism = any(part.kind == "mechanism" for part in first.about)
    if first.aspect == "until" and of_mechanism and first.direction is Direction.WORSE:
        return say("change", "mechanism-ends", after=first.after)
    unknown = State.UNKNOWN in (first.was, first.now)
    key = f"{first.aspect} unknown" if unknown else first.aspect
    if key not in labels()[first.how.value] or _ours(first):
        return ""
    before = listed(each.before.removesuffix(each.same) for each in changes)
    after = listed(each.after for each in changes)
    return say(first.how.value, key, before=before, after=after)


def _ours(change: Change) -> bool:
    """Whether it is a fact of our own record that is called by a name of its own."""
    return change.kind == "organisation" and not change.about and change.aspect in labels()[OURS]


OURS: Final = "our-field"


def _of_field(change: Change, cite: Cite) -> str:
    """What became of a field: the same few sentences for all."""
    field = say(OURS if _ours(change) else "field", change.aspect)
    field = _cited(field, change.aspect, cite)
    return say("change", _key(change), field=field, before=change.before, after=change.after)


def _cited(field: str, aspect: str, cite: Cite) -> str:
    """`DPA (Art. 28 GDPR)`."""
    article = cite(CITED[aspect]) if aspect in CITED else ""
    return say("change", "of", change=field, part=article) if article else field


def _key(change: Change) -> str:
    match change.how:
        case How.ADDED:
            return "added-unknown" if change.now is State.UNKNOWN else "added"
        case How.REMOVED:
            return "removed-unknown" if change.was is State.UNKNOWN else "removed"
        case How.CHANGED if change.aspect in DOWN:
            return change.direction.value
        case How.CHANGED if change.was is State.UNKNOWN:
            return "from-unknown"
        case How.CHANGED if change.now is State.UNKNOWN:
            return "to-unknown"
        case How.CHANGED:
            return "changed"


def _listed(section: str, changes: Sequence[Change]) -> str:
    first = changes[0]
    if first.state is State.UNKNOWN:
        what = say(section, "unknown")
        return say("change", f"list-unknown-{first.how.value}", what=what)
    if first.state is State.NONE:
        return say("change", f"none-{first.how.value}", none=say(section, "none"))
    items = ", ".join(each.after or each.before for each in changes)
    return say(section, first.how.value, items=items)


def _evidence(change: Change) -> str:
    said = [say("change", "evidence-added", pieces=change.after)] if change.after else []
    said += [say("change", "evidence-removed", pieces=change.before)] if change.before else []
    return listed(said)
