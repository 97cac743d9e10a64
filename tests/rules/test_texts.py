"""The sentences of the rules: each is used, each has what it needs, and each reads well."""

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import NamedTuple

import pytest

from onward.rules._texts import FILE, FORMAT, messages
from onward.rules.engine.catalogue import FAMILIES, rules

SAID = tuple(
    each for each in FAMILIES if (resources.files(f"onward.rules.{each}") / FILE).is_file()
)
EXAMPLES = {
    "day": date(2026, 8, 5),
    "count": 2,
    "names": ("Acme Mail", "Acme Pay"),
    "law": "Art. 28 GDPR, 2026-08-05",
}
"""A value for a placeholder; any other is a name."""
DIALECT = re.compile(
    r"\b(nobody|whoever|reported|tells?|footing|hangs? on|stands? behind|of which|of whom|can't|"
    r"what would settle|should it|thereof|hereby)\b"
)
"""Words that a message does without: as the glossary has it."""
FAULTS = re.compile(
    r"  | [,.;:)]|\( |\ba a|\ban [bcdfgjklmnpqrstvwxyz]|\b(\w+) \1\b|\{|\}|,,|;;|\.$"
)


class Use(NamedTuple):
    """A sentence that a rule asks for, and the facts that it gives."""

    key: str
    facts: frozenset[str] | None
    """None: the rule gives a mapping."""


def uses(family: str, rule: str) -> Iterator[Use]:
    """Every call `SAY("key", fact=...)` of a rule; a key that is chosen counts once for each."""
    for node in ast.walk(ast.parse(code(family, rule))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "SAY":
            open_ = any(each.arg is None for each in node.keywords)
            facts = frozenset(each.arg for each in node.keywords if each.arg is not None)
            for key in _keys(node.args[0]):
                yield Use(key, None if open_ else facts)


def code(family: str, rule: str) -> str:
    """The module of a rule, and those beside it that speak for the rule."""
    module = rule.replace("-", "_")
    files = sorted(
        (each.name, each.read_text("utf-8"))
        for each in resources.files(f"onward.rules.{family}").iterdir()
        if each.name.endswith(".py")
    )
    return "\n".join(
        text
        for name, text in files
        if name == f"{module}.py" or f'Texts("onward.rules.{family}.{module}")' in text
    )


def _keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)


def placeholders(text: str) -> set[str]:
    """The facts that a sentence needs."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def rendered(text: str) -> str:
    """A sentence with example values."""
    facts: dict[str, object] = {}
    for _, name, spec, _ in string.Formatter().parse(text):
        if name:
            number = spec is not None and "|" in spec
            several = spec is not None and spec.isdigit()
            default = 2 if number else EXAMPLES["names"] if several else f"Acme {name}"
            facts.setdefault(name, EXAMPLES.get(name, default))
            if number:
                facts[name] = 2
    return FORMAT.vformat(text, (), facts)


SENTENCES = [
    (family, rule, key)
    for family in SAID
    for rule, texts in messages(family).items()
    for key in texts
]


@pytest.mark.parametrize("family", SAID)
def test_each_rule_of_a_family_has_sentences(family: str) -> None:
    named = [rule.name for rule in rules().values() if rule.family == family]
    assert list(messages(family)) == sorted(named)


@pytest.mark.parametrize(
    ("family", "rule"), [(family, rule) for family in SAID for rule in messages(family)]
)
def test_a_rule_gives_each_sentence_what_it_needs(family: str, rule: str) -> None:
    texts = messages(family)[rule]
    for use in uses(family, rule):
        assert use.key in texts, f"{rule} says {use.key!r}, and {FILE} has no such sentence"
        needed = placeholders(texts[use.key])
        assert use.facts is None or needed <= use.facts, f"{rule}: {use.key}"


@pytest.mark.parametrize(("family", "rule", "key"), SENTENCES)
def test_each_sentence_is_used(family: str, rule: str, key: str) -> None:
    assert f'"{key}"' in code(family, rule)


@pytest.mark.parametrize(("family", "rule", "key"), SENTENCES)
def test_each_sentence_reads_well(family: str, rule: str, key: str) -> None:
    text = rendered(messages(family)[rule][key])
    assert text == text.strip() or text.startswith("; ")
    assert not FAULTS.search(text), text
    assert not DIALECT.search(text), text


@pytest.mark.parametrize(
    ("text", "facts", "said"),
    [
        ("{count} {count:vendor|vendors}", {"count": 1}, "1 vendor"),
        ("{count} {count:vendor|vendors}", {"count": 0}, "0 vendors"),
        ("{names:2}", {"names": ("A", "B", "C")}, "A and 2 more"),
        ("{names}", {"names": ("A", "B", "C")}, "A, B and C"),
        ("{name} {{x}}", {"name": "{name}"}, "{name} {x}"),
    ],
)
def test_a_sentence_is_filled_in(text: str, facts: dict[str, object], said: str) -> None:
    assert FORMAT.vformat(text, (), facts) == said
