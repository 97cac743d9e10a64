"""How a sentence of a table is read by a test: with example values, for faults and dialect."""

import re
import string
from collections.abc import Mapping
from datetime import date

from onward.wording.texts import filled

EXAMPLES = {
    "day": date(2026, 8, 5),
    "count": 2,
    "names": ("Acme Mail", "Acme Pay"),
    "law": "Art. 28 GDPR, 2026-08-05",
}
"""A value for a placeholder; any other is a name."""
DIALECT = re.compile(
    r"\b(nobody|whoever|told|tells?|footing|hangs? on|stands? (behind|there)|of which|of whom|"
    r"can't|what would settle|should it|thereof|hereby|may leave|word (of|that))\b"
)
"""Words that a message does without: as the glossary has it."""
FAULTS = re.compile(
    r"  | [,.;:)]|\( |\ba a|\ban [bcdfgjklmnpqrstvwxyz]|\b(\w+) \1\b|\{|\}|,,|;;|\.$"
)


def placeholders(text: str) -> set[str]:
    """The facts that a sentence needs."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def rendered(text: str, examples: Mapping[str, object] = EXAMPLES, number: int = 2) -> str:
    """A sentence with example values; a number of things is `number`."""
    facts: dict[str, object] = {}
    for _, name, spec, _ in string.Formatter().parse(text):
        if name:
            counts = spec is not None and "|" in spec
            several = spec is not None and spec.isdigit()
            default = EXAMPLES["names"] if several else f"Acme {name}"
            facts.setdefault(name, examples.get(name, default))
            if counts:
                facts[name] = number
    return filled(text, facts)


def faults(text: str, examples: Mapping[str, object] = EXAMPLES) -> str:
    """The sentence, for one thing or several, where it does not read well; empty where it does."""
    for number in (1, 2):
        shown = rendered(text, examples, number)
        spaced = shown != shown.strip() and not shown.startswith(("; ", ", "))
        if spaced or FAULTS.search(shown) or DIALECT.search(shown):
            return shown
    return ""
