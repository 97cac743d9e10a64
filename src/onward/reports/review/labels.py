"""The English of a review: `labels.toml`, and what facts are called (`diff/fields.toml`)."""

from collections.abc import Mapping
from functools import cache

from onward.diff import fields
from onward.wording.texts import filled, table

FILE = "labels.toml"


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    """Every sentence: section, key, text."""
    return {**table(__package__, FILE), **table(fields.__package__, fields.FILE)}


def say(section: str, key: str, /, **facts: object) -> str:
    """One sentence with its facts; KeyError where the key or a fact is missing."""
    return filled(labels()[section][key], facts)
