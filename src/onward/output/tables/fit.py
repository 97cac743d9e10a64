"""Columns made to fit a terminal, and cells wrapped to their column."""

from onward.output.cells import width

_LEAST = 8
"""No column is made narrower than this."""


def fit(needs: list[int], room: int) -> list[int]:
    """The width of each column: what it needs, the widest cut to one width where room is short."""
    if sum(needs) <= room:
        return needs
    limit = max(needs)
    while limit > _LEAST and sum(min(need, limit) for need in needs) > room:
        limit -= 1
    return [min(need, limit) for need in needs]


def wrap(text: str, room: int) -> list[str]:
    """Lines of at most `room` columns, broken at spaces and, within longer words, anywhere."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= room:
            lines[-1] = joined
        else:
            pieces = _pieces(word, room)
            lines[-1:] = [*([lines[-1]] if lines[-1] else []), *pieces]
    return lines


def _pieces(word: str, room: int) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and width(pieces[-1] + char) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces
