"""Changes in plain words: a sentence a reviewer can weigh without opening a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from onward.diff.change import Change, Direction, How, State
from onward.reports.review.field_labels import CITED, LABELS, ORDER, OURS, WORDINGS
from onward.reports.review.list_labels import Listed, list_of
from onward.wording.english import listed

Cite: TypeAlias = Callable[[str], str]
"""Where the law that binds us says a thing, by its topic; empty where it does not."""
SPECIAL: Final[Mapping[str, str]] = {
    "special": "special category of data",
    "criminal": "data on convictions or offences",
}
TRENDS: Final[Mapping[Direction, str]] = {
    Direction.WORSE: "downgraded",
    Direction.BETTER: "strengthened",
    Direction.NEUTRAL: "changed",
}
PARTS: Final[Mapping[str, str]] = {
    "place": "where the data are",
    "mechanism": "the transfer mechanism",
    "chain": "to whom data are passed on",
}
NOBODY: Final[Mapping[str, str]] = {
    "mechanism": "that there is no transfer mechanism",
    "chain": "that data are passed on to nobody",
    "place": "that there is no place where the data are",
    "approval": "that the customer approved nobody in writing",
}


def grouped(changes: Iterable[Change]) -> list[tuple[Change, ...]]:
    """Changes that make one sentence: things that came to, or went from, the same list."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for number, each in enumerate(changes):
        listed = list_of(each) is not None and each.state is State.KNOWN
        where = (each.inventory, each.party, each.kind, each.aspect, each.about, each.how)
        key = (*where, each.special) if listed else (number,)
        groups.setdefault(key, []).append(each)
    return [tuple(each) for each in groups.values()]


def sentence(changes: Sequence[Change], cite: Cite) -> str:
    """One change in words, or several of one list."""
    first = changes[0]
    special = "; ".join(_special(mark, cite) for mark in first.special)
    said = first.aspect == "destination" or first.of == first.after
    of = "" if said else first.of
    more = [of] if of else []
    more += [f"by what goes to {first.of}"] if first.aspect == "destination" and first.of else []
    where = f" ({'; '.join(more)})" if more else ""
    return f"{first.name}: {_wording(changes, cite)}{where}{f': {special}' if special else ''}"


def _special(mark: str, cite: Cite) -> str:
    article = cite(mark)
    return f"{SPECIAL[mark]}, {article}" if article else SPECIAL[mark]


def _cited(what: str, aspect: str, cite: Cite) -> str:
    """`the agreement (Art. 28 GDPR)`."""
    article = cite(CITED[aspect]) if aspect in CITED else ""
    return f"{what} ({article})" if article else what


def _wording(changes: Sequence[Change], cite: Cite) -> str:
    first = changes[0]
    listed = list_of(first)
    if listed is not None and first.how is not How.CHANGED:
        return _listed(listed, changes)
    if (
        first.aspect == "until"
        and "mechanism:" in first.about
        and first.direction is Direction.WORSE
    ):
        return f"transfer mechanism expires: its last day is {first.after}"
    if first.aspect in ORDER:
        return _trend(first, cite)
    if first.aspect == "evidence":
        return _evidence(first)
    if first.aspect in NOBODY and first.state is State.NONE:
        recorded = "it is now recorded" if first.how is How.ADDED else "it is no longer recorded"
        return f"{recorded} {NOBODY[first.aspect]}"
    known = State.UNKNOWN not in (first.was, first.now)
    if first.aspect in PARTS and not known:
        return _part(first)
    ours = first.kind == "organisation" and not first.about and first.aspect in OURS
    wording = WORDINGS.get((first.aspect, first.how)) if known and not ours else None
    if wording is not None:
        return wording.format(before=first.before.removesuffix(first.same), after=first.after)
    label = OURS[first.aspect] if ours else LABELS.get(first.aspect, f"its {first.aspect}")
    return _plain(_cited(label, first.aspect, cite), first)


def _listed(listed: Listed, changes: Sequence[Change]) -> str:
    first = changes[0]
    added = first.how is How.ADDED
    if first.state is State.UNKNOWN:
        return f"{listed.which} {'is now' if added else 'is no longer'} recorded as unknown"
    if first.state is State.NONE:
        return f"it is {'now' if added else 'no longer'} recorded: {listed.none}"
    said = ", ".join(each.after or each.before for each in changes)
    return (listed.added if added else listed.removed).format(said)


def _trend(change: Change, cite: Cite) -> str:
    """Something that stands higher or lower on a scale than before."""
    noun, added, removed = ORDER[change.aspect]
    match change.how:
        case How.ADDED:
            return f"{added}: {change.after}"
        case How.REMOVED:
            return f"{removed} (it was {change.before})"
        case How.CHANGED:
            trend = f"{TRENDS[change.direction]}: {change.before} → {change.after}"
            return f"{_cited(noun, change.aspect, cite)} {trend}"


def _evidence(change: Change) -> str:
    said = [f"{change.after} of evidence came"] if change.after else []
    said += [f"{change.before} of evidence went"] if change.before else []
    return listed(said)


def _part(change: Change) -> str:
    """A part of a record that is recorded as unknown on one side."""
    noun = PARTS[change.aspect]
    match change.how:
        case How.ADDED:
            return f"{noun} is recorded as unknown, at least in part"
        case How.REMOVED:
            return f"{noun} is no longer recorded as unknown"
        case How.CHANGED if change.was is State.UNKNOWN:
            return f"{noun}, not known until now: {change.after}"
        case How.CHANGED:
            return f"{noun} was {change.before}, and is now recorded as unknown"


def _plain(label: str, change: Change) -> str:
    match change.how:
        case How.ADDED if change.now is State.UNKNOWN:
            return f"{label} is now recorded as unknown"
        case How.ADDED:
            return f"{label} is now recorded: {change.after}"
        case How.REMOVED if change.was is State.UNKNOWN:
            return f"{label} is no longer recorded as unknown"
        case How.REMOVED:
            return f"{label} is no longer recorded (it was {change.before})"
        case How.CHANGED if change.was is State.UNKNOWN:
            return f"{label}, unknown until now: {change.after}"
        case How.CHANGED if change.now is State.UNKNOWN:
            return f"{label} was {change.before}, and is now recorded as unknown"
        case How.CHANGED:
            return f"{label} changes from {change.before} to {change.after}"
