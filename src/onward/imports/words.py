"""The words of `words.toml`, as they are looked for in a cell."""

from collections.abc import Mapping, Sequence
from functools import cache

from onward.source.packaged import table
from onward.terms.spelling import name_words


def key(text: str) -> str:
    """A text as words are compared: lower case, no accents or marks, one space between words."""
    return " ".join(name_words(text))


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return table("onward.imports", "words")


@cache
def _keys(section: str, word: str) -> frozenset[str]:
    return frozenset(key(each) for each in _table()[section][word]) - {""}


def is_one(text: str, section: str, word: str = "whole") -> bool:
    """Whether the whole text is one of these words."""
    return key(text) in _keys(section, word)


def holds(text: str, section: str, word: str = "part") -> bool:
    """Whether one of these words, or runs of words, is in the text."""
    return found(text, section, word) is not None


def found(text: str, section: str, word: str = "part") -> str | None:
    """The longest of these that is in the text, as a run of whole words."""
    said = f" {key(text)} "
    near = [each for each in _keys(section, word) if f" {each} " in said]
    return max(near, key=lambda each: (len(each), each)) if near else None


def begins(text: str, section: str, word: str) -> bool:
    """Whether a text begins with one of these words, of more than a few letters."""
    said = f"{key(text)} "
    return any(said.startswith(f"{each} ") for each in _keys(section, word) if len(each) > 4)


@cache
def _meanings(section: str) -> Mapping[str, str]:
    return {each: word for word in _table()[section] for each in sorted(_keys(section, word))}


def meant(text: str, section: str) -> str | None:
    """Which word of a section a whole text means; None for none."""
    return _meanings(section).get(key(text))


@cache
def _signs() -> frozenset[str]:
    return frozenset(_table()["bare"]["signs"])


def is_bare(text: str) -> bool:
    """Whether a text is a sign that says nothing: empty, a dash, a question mark, a box."""
    return text.strip() in _signs()


def is_undecided(text: str) -> bool:
    """Whether a whole cell says that its fact is still open: `TBC`, `[to fill in]`, `–`."""
    bare = text.strip(" *_~:;.!()")
    framed = len(text) > 1 and (text[0], text[-1]) in (("[", "]"), ("<", ">"), ("{", "}"))
    return is_bare(text) or is_bare(bare) or framed or is_one(bare, "undecided")
