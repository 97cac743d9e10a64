"""The sentences on the text of a file: each is used, each has what it needs and reads well."""

import ast
from importlib import resources

import pytest
from tests.sentences import faults, placeholders

from onward.wording.texts import table

ROWS = table("onward.syntax", "messages.toml")
CODE = "\n".join(
    file.read_text("utf-8")
    for file in sorted(resources.files("onward.syntax").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".py")
)
RULES = {
    page.name.removesuffix(".md") for page in (resources.files("onward.syntax") / "pages").iterdir()
}


@pytest.mark.parametrize("name", ROWS)
def test_each_is_used_and_names_a_fault_that_has_a_page(name: str) -> None:
    assert f'"{name}"' in CODE
    assert ROWS[name].get("rule", "yaml-syntax") in RULES


@pytest.mark.parametrize("name", ROWS)
def test_each_has_a_message_and_a_remedy_and_reads_well(name: str) -> None:
    assert {"message", "remedy"} <= ROWS[name].keys() <= {"message", "remedy", "reason", "rule"}
    for key in ("message", "reason", "remedy"):
        text = ROWS[name].get(key, "x")
        if key != "message":
            text = text.removesuffix(".")
        assert not faults(text), text


def test_each_call_gives_what_the_sentences_need() -> None:
    seen = 0
    for node in ast.walk(ast.parse(CODE)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        first = node.args[0]
        if called == "fault" and isinstance(first, ast.Constant):
            given = {each.arg for each in node.keywords}
            needed = {
                name for text in ROWS[str(first.value)].values() for name in placeholders(text)
            }
            assert needed <= given, first.value
            seen += 1
    assert seen > 30
