"""The sentences of the rules: `messages.toml` of each family, a table for each rule."""

from collections.abc import Mapping
from datetime import date

from onward.wording.texts import MESSAGES, Section, table


class Texts(Section):
    """The sentences of one rule, by their keys: `SAY("message", vendor=name, law=cited)`."""

    def __init__(self, module: str) -> None:
        _, _, family, name = module.split(".")
        super().__init__(f"onward.rules.{family}", name.replace("_", "-"))


def messages(family: str) -> Mapping[str, Mapping[str, str]]:
    """Every sentence of a family: rule, key, text."""
    return table(f"onward.rules.{family}", MESSAGES)


def cited(article: str, day: date) -> str:
    """The provision and the day judged, as a message ends with them: `Art. 30 GDPR, 2026-08-05`."""
    return f"{article}, {day}" if article else f"{day}"
