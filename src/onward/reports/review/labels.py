"""The English of a review: `labels.toml`, the table for the reviewer of a pull request."""

from collections.abc import Mapping

from onward.wording.texts import filled, table

FILE = "labels.toml"


def labels() -> Mapping[str, Mapping[str, str]]:
    """Every sentence: section, key, text."""
    return table(__package__, FILE)


def say(section: str, key: str, /, **facts: object) -> str:
    """One sentence with its facts; KeyError where the key or a fact is missing."""
    return filled(labels()[section][key], facts)
