"""The sentences of the rules: each is used, each has what it needs, and each reads well."""

import ast
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

import pytest
from tests.sentences import EXAMPLES, faults, placeholders

from onward.rules._texts import messages
from onward.rules.engine.catalogue import FAMILIES, catalogue, rules
from onward.rules.engine.rule_of_reason import MECHANISMS, owned
from onward.transfers.status import Code
from onward.wording.texts import MESSAGES, table

SAID = tuple(
    each for each in FAMILIES if (resources.files(f"onward.rules.{each}") / MESSAGES).is_file()
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
        assert use.key in texts, f"{rule} says {use.key!r}, and {MESSAGES} has no such sentence"
        needed = placeholders(texts[use.key])
        assert use.facts is None or needed <= use.facts, f"{rule}: {use.key}"


@pytest.mark.parametrize(("family", "rule", "key"), SENTENCES)
def test_each_sentence_is_used(family: str, rule: str, key: str) -> None:
    text = code(family, rule)
    by_reasons = "find(context" in text or "reports(__name__)" in text
    chosen = reason_code(key) in owned(rule) or (key in ("reason", "name") and by_reasons)
    chosen = chosen or (key in USUAL and key in left_to_the_engine(text))
    assert chosen or f'"{key}"' in text


USUAL = ("reason", "remedy")
"""What the engine adds to a finding that has none of its own."""


def left_to_the_engine(text: str) -> set[str]:
    """Which of these some finding of a module leaves out."""
    made = [
        {each.arg for each in node.keywords}
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("Finding", "each.finding", "of_further")
    ]
    return {key for key in USUAL if any(key not in given for given in made)}


def reason_code(key: str) -> Code | None:
    """The code of a sentence that is chosen by the code of a reason, or stands in for it."""
    known = {each.value: each for each in Code}
    parts = key.split("-")
    names = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((known[name] for name in names if name in known), None)


@pytest.mark.parametrize("reason", MECHANISMS)
def test_each_reason_of_a_mechanism_has_a_sentence_of_its_rule(reason: Code) -> None:
    assert reason.value in messages("transfers")[MECHANISMS[reason]]


@pytest.mark.parametrize(("family", "rule", "key"), SENTENCES)
def test_each_sentence_reads_well(family: str, rule: str, key: str) -> None:
    assert not faults(messages(family)[rule][key])


OTHERS = [
    (package, name, key)
    for package in ("onward.rules.engine", "onward.diff")
    for name, texts in table(package, MESSAGES).items()
    for key in texts
]
"""The sentences on waivers and of the gate: package, finding, key."""


@pytest.mark.parametrize(("package", "name", "key"), OTHERS)
def test_each_sentence_of_waivers_and_gate_reads_well(package: str, name: str, key: str) -> None:
    examples = {
        "message": "a finding",
        "remedy": "mend it",
        "because": "",
        "why": "it ended",
        "days": 400,
    }
    assert not faults(table(package, MESSAGES)[name][key], {**EXAMPLES, **examples})


def test_the_sentences_of_waivers_and_gate_are_those_of_all_other_findings() -> None:
    """Each finding without a check of its own has a section; one is no finding but a part."""
    named = {name for _, name, _ in OTHERS}
    rest = {each.name for each in catalogue().values() if each.family == "rules" and not each.check}
    assert named - {"finding"} == rest
