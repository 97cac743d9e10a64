"""A text that the parser could not read on, and small questions about the lines around."""

import re
from typing import NamedTuple

from onward.source.text import Span
from onward.syntax.fault import stretch

_LINE_END = re.compile(r"[\r\n]|\Z")


class Explanation(NamedTuple):
    """What is said about a trouble: where, one sentence, and what to do."""

    span: Span
    message: str
    remedy: str
    rule: str = "yaml-syntax"


class Trouble(NamedTuple):
    """Where the parser stopped (`at`), where the thing it was reading began, and its own words."""

    text: str
    began: int
    at: int
    words: str

    @property
    def sign(self) -> str:
        """The character at which the parser stopped; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    def line_start(self, index: int) -> int:
        """Where the line of an index begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line of an index ends, its line break excluded."""
        found = _LINE_END.search(self.text, index)
        return len(self.text) if found is None else found.start()

    def before(self, index: int) -> str:
        """The line of an index up to it."""
        return self.text[self.line_start(index) : index]

    def content(self, index: int) -> tuple[int, int]:
        """The line of an index without the blanks around it, as two indices."""
        start, end = self.line_start(index), self.line_end(index)
        line = self.text[start:end]
        return start + len(line) - len(line.lstrip(" \t")), start + len(line.rstrip(" \t"))

    def previous(self, index: int) -> tuple[int, int] | None:
        """The nearest line above that holds more than a comment, as `content`."""
        start = self.line_start(index)
        while start > 0:
            begin, end = self.content(start - 1)
            start = self.line_start(start - 1)
            if begin < end and self.text[begin] != "#":
                return begin, end
        return None

    def number(self, index: int) -> int:
        """The line of an index, from 1."""
        return stretch(self.text, index, index).line

    def span(self, start: int, end: int | None = None) -> Span:
        """A span; of one character unless an end is given."""
        return stretch(self.text, start, min(start + 1, len(self.text)) if end is None else end)


def unread(trouble: Trouble) -> Explanation:
    """For whatever has no better sentence."""
    start, end = trouble.content(trouble.at)
    return Explanation(
        trouble.span(max(start, min(trouble.at, end)), end),
        "this line cannot be read as YAML from here on",
        "Compare the line with its neighbours: a sign is missing, or one too many.",
    )
