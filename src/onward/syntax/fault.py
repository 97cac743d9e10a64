"""A fault of a text before it is shown: its place and its sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from onward.diagnostic import Diagnostic, Place, Related, fault_of_file
from onward.source.text import Span
from onward.wording.texts import filled, table

_BREAK = re.compile(r"\r\n|\r|\n")
_MOST_RELATED = 20
_LONGEST = 60


class Mark(Protocol):
    """A position as PyYAML gives it: all three count characters or lines from 0."""

    index: int
    line: int
    column: int


class TextFault(NamedTuple):
    """One thing wrong in one text. `also` holds other places of the same cause."""

    rule: str
    span: Span
    message: str
    reason: str
    remedy: str
    cause: str = ""
    also: tuple[tuple[str, Span], ...] = ()

    def diagnostic(self, path: str) -> Diagnostic:
        """The complaint about the file at `path`; the inventory is filled in by the caller."""
        related = tuple(Related(words, Place(path, "", span)) for words, span in self.also)
        place = Place(path, "", self.span)
        return fault_of_file(
            rule=self.rule,
            message=self.message,
            at=place,
            cause=self.cause,
            reason=self.reason,
            remedy=self.remedy,
            related=related,
        )


def fault(
    name: str,
    span: Span,
    /,
    *,
    cause: str = "",
    also: tuple[tuple[str, Span], ...] = (),
    **facts: object,
) -> TextFault:
    """The fault of that name in `messages.toml`, its sentences filled with the facts."""
    return worded(name, span, facts)._replace(cause=cause, also=also)


def worded(name: str, span: Span, facts: Mapping[str, object], reason: str = "") -> TextFault:
    """The same with a reason for where the table has none."""
    row = table("onward.syntax", "messages.toml")[name]
    message, remedy = filled(row["message"], facts), filled(row["remedy"], facts)
    why = filled(row["reason"], facts) if "reason" in row else reason
    return TextFault(row.get("rule", "yaml-syntax"), span, message, why, remedy)


class Faulty(Exception):
    """Ends the reading of a text at its first fault that leaves nothing to read on."""

    def __init__(self, fault: TextFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def join(faults: Iterable[TextFault]) -> TextFault:
    """One fault for several of one cause: the first leads, the others are reported beside it."""
    first, *others = sorted(faults, key=lambda fault: fault.span)
    also = list(first.also)
    also += [(f"also here: {other.message}", other.span) for other in others]
    if len(also) > _MOST_RELATED:
        also[_MOST_RELATED:] = [("and more places from here on", also[_MOST_RELATED][1])]
    return first._replace(also=tuple(also))


def short(text: str) -> str:
    """A text as it is shown in a message: its beginning, if it is long."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"


def stretch(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`."""
    return Span(*_position(text, start), *_position(text, end))


def between(start: Mark, end: Mark) -> Span:
    """The span from one mark to another."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _position(text: str, index: int) -> tuple[int, int]:
    begins = _begins(text)
    line = bisect_right(begins, index)
    return line, index - begins[line - 1] + 1


@lru_cache(maxsize=2)
def _begins(text: str) -> tuple[int, ...]:
    """Where each line begins; kept, for a file can hold as many faults as lines."""
    return (0, *(found.end() for found in _BREAK.finditer(text)))
