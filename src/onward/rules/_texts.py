"""The sentences of the rules: `messages.toml` of each family, a table for each rule."""

from collections.abc import Mapping
from datetime import date

from onward.wording.texts import filled, table

FILE = "messages.toml"


class Texts:
    """The sentences of one rule, by their keys: `SAY("message", vendor=name, law=cited)`."""

    def __init__(self, module: str) -> None:
        _, _, self.family, name = module.split(".")
        self.rule = name.replace("_", "-")

    def __call__(self, key: str, /, **facts: object) -> str:
        """One sentence with its facts; KeyError where the key or a fact is missing."""
        return filled(self.table[key], facts)

    @property
    def table(self) -> Mapping[str, str]:
        """Every sentence of the rule, by its key."""
        return messages(self.family)[self.rule]


def messages(family: str) -> Mapping[str, Mapping[str, str]]:
    """Every sentence of a family: rule, key, text."""
    return table(f"onward.rules.{family}", FILE)


def cited(article: str, day: date) -> str:
    """The provision and the day judged, as a message ends with them: `Art. 30 GDPR, 2026-08-05`."""
    return f"{article}, {day}" if article else f"{day}"
