"""Guess what somebody meant who wrote a word that is not in a list."""

from collections.abc import Iterable

_CLOSE = 0.6
_LOOKED_AT = 40
"""So many choices, those with the most letters in common, are compared letter by letter."""


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """The choice nearest to the word, or None where none is near; always the same for the same.

    Case does not count. Asked only where a fault is reported: it looks at every choice. Words far
    longer than any id are not compared, so that a hostile record costs no time.
    """
    wanted = word.casefold().strip()
    if not wanted or len(wanted) > 100:
        return None
    ranked = sorted(set(choices))
    for choice in ranked:
        if choice.casefold() == wanted:
            return choice
    return _nearest(wanted, ranked)


def _nearest(wanted: str, ranked: list[str]) -> str | None:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    near: list[tuple[float, str]] = []
    for choice in ranked:
        matcher.set_seq1(choice.casefold())
        if matcher.real_quick_ratio() > _CLOSE and (bound := matcher.quick_ratio()) > _CLOSE:
            near.append((-bound, choice))
    best, best_ratio = None, _CLOSE
    for _, choice in sorted(near)[:_LOOKED_AT]:
        matcher.set_seq1(choice.casefold())
        ratio = matcher.ratio()
        if ratio > best_ratio:
            best, best_ratio = choice, ratio
    return best


def slips(one: str, other: str, most: int | None = None) -> int:
    """Letters that are wrong, missing, too many or swapped with the next (Damerau).

    With `most`, words that differ in length by more are not compared: any number above it is given.
    """
    if most is not None and abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            least = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and wanted == one[i - 2]:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]
