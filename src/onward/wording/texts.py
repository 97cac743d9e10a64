"""Tables of sentences: a TOML file of an audience, read when its first sentence is asked for.

`{name}` is filled in; `{count:vendor|vendors}` is the word for one or for several; `{names:12}` is
a list in words, with at most 12 items shown; `{name:de}` is a name behind the French `de`, which
is `d’` before a vowel. A name that ends with a full stop ends the sentence with that one.
"""

import string
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Final

from onward.wording.english import few

MESSAGES = "messages.toml"
_DE: Final = "de"
_NOTHING: Final[Mapping[str, str]] = {}


class _Format(string.Formatter):
    def format_field(self, value: object, spec: str) -> str:
        if isinstance(value, tuple):
            return few(value, int(spec)) if spec else few(value)
        if isinstance(value, int) and "|" in spec:
            one, several = spec.split("|")
            return one if value == 1 else several
        if spec == _DE:
            return f"{_elided(str(value))}{value}"
        return str(super().format_field(value, spec))


_FORMAT = _Format()


def filled(text: str, facts: Mapping[str, object]) -> str:
    """A sentence with its facts; KeyError where one is missing."""
    said, stopped = "", False
    for literal, name, spec, _ in _FORMAT.parse(text):
        said += literal.removeprefix(".") if stopped else literal
        if name is not None:
            filling = _FORMAT.format_field(facts[name], spec or "")
            said += filling
            stopped = filling.endswith(".")
    return said


def _elided(name: str) -> str:
    """The French `de` before a name; an `h` is aspirated or not, so it keeps the whole word."""
    first = unicodedata.normalize("NFD", name.strip('« “"`'))[:1]
    return "d’" if first.casefold() in tuple("aeiouœæ") else "de "


@cache
def table(package: str, file: str) -> Mapping[str, Mapping[str, str]]:
    """Every sentence of the file of a package: section, key, text."""
    return tomllib.loads((resources.files(package) / file).read_text("utf-8"))


def reworded(text: str, instead: Mapping[str, str]) -> str:
    """The text with other words for some of its own, in the order in which they are given."""
    for word, other in instead.items():
        text = text.replace(word, other)
    return text


class Section:
    """The sentences of one section of a table: `SAY("message", vendor=name)`.

    What it does not have it takes from a section that it shares with others. `instead` has other
    words for some of its own.
    """

    def __init__(
        self,
        package: str,
        name: str,
        file: str = MESSAGES,
        shared: str = "",
        instead: Mapping[str, str] = _NOTHING,
    ) -> None:
        self.package, self.name, self.file = package, name, file
        self._shared, self._instead = shared, instead

    def __call__(self, key: str, /, **facts: object) -> str:
        """One sentence with its facts; KeyError where the key or a fact is missing."""
        return filled(reworded(self.table[key], self._instead), facts)

    @cached_property
    def table(self) -> Mapping[str, str]:
        """Every sentence of the section, by its key."""
        sections = table(self.package, self.file)
        return {**sections.get(self._shared, {}), **sections[self.name]}
