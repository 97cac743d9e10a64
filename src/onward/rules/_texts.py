"""The sentences of the rules: a file of each family, read when one of its rules first speaks.

`messages.toml` has a table for each rule. `{name}` is filled in; `{count:vendor|vendors}` is the
word for one or for several; `{names:12}` is a list in words, of which at most 12 are shown.
"""

import string
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from onward.wording.english import few

FILE = "messages.toml"


class Texts:
    """The sentences of one rule, by their keys: `SAY("message", vendor=name, law=cited)`."""

    def __init__(self, module: str) -> None:
        _, _, self.family, name = module.split(".")
        self.rule = name.replace("_", "-")

    def __call__(self, key: str, /, **facts: object) -> str:
        """One sentence with its facts; KeyError where the key or a fact is missing."""
        return FORMAT.vformat(messages(self.family)[self.rule][key], (), facts)


class _Format(string.Formatter):
    def format_field(self, value: object, spec: str) -> str:
        if isinstance(value, tuple):
            return few(value, int(spec)) if spec else few(value)
        if isinstance(value, int) and "|" in spec:
            one, several = spec.split("|")
            return one if value == 1 else several
        return str(super().format_field(value, spec))


FORMAT = _Format()


@cache
def messages(family: str) -> Mapping[str, Mapping[str, str]]:
    """Every sentence of a family: rule, key, text."""
    file = resources.files(f"onward.rules.{family}") / FILE
    return tomllib.loads(file.read_text("utf-8"))


def cited(article: str, day: date) -> str:
    """The provision and the day judged, as a message ends with them: `Art. 30 GDPR, 2026-08-05`."""
    return f"{article}, {day}" if article else f"{day}"
