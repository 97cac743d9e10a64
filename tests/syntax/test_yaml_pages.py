"""The pages of this stage, run on this stage alone: what they flag, and what they accept."""

import ast
import re
from importlib import resources

import pytest

from onward.source.text import Source
from onward.syntax.parse import parse

PAGES = {
    page.name.removesuffix(".md"): page.read_text("utf-8")
    for page in (resources.files("onward.syntax") / "pages").iterdir()
}
SECTIONS = ["Why it matters", "Flagged", "Accepted", "What to do", "What it cannot know"]
RULES = {
    "yaml-syntax",
    "yaml-encoding",
    "yaml-duplicate-key",
    "yaml-anchor",
    "yaml-tag",
    "yaml-documents",
    "yaml-key",
    "yaml-limit",
}
FENCE = re.compile(r"^```(yaml|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(name: str, section: str) -> list[tuple[str, str]]:
    """The fences of one section, each with its language."""
    body = PAGES[name].split(f"\n## {section}\n")[1].split("\n## ")[0]
    return FENCE.findall(body)


def printed(language: str, body: str) -> str:
    """The concise lines of a case; a python fence holds the literal of the bytes."""
    data = ast.literal_eval(body) if language == "python" else body.encode()
    found = parse(Source("vendors/acme.yaml", data)).diagnostics
    lines = []
    for fault in found:
        span = fault.at.span
        assert span is not None
        start = f"{fault.at.path}:{span.line}:{span.column}"
        lines.append(f"{start}: {fault.severity.value}: {fault.message} [{fault.rule}]\n")
    return "".join(lines)


def test_every_rule_of_the_stage_has_its_page() -> None:
    assert set(PAGES) == RULES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_has_its_parts_in_order(name: str) -> None:
    title, sentence, *_ = PAGES[name].split("\n\n", 2)
    assert title == f"# {name}"
    assert sentence.endswith(".")
    assert sentence.count("\n") == 0
    assert re.findall(r"^## (.*)$", PAGES[name], re.MULTILINE) == SECTIONS


@pytest.mark.parametrize("name", sorted(PAGES))
def test_what_a_page_flags_is_printed_to_the_letter(name: str) -> None:
    found = fences(name, "Flagged")
    assert found
    for case, text in zip(found[::2], found[1::2], strict=True):
        assert text[0] == "text"
        assert printed(*case) == text[1]
        assert text[1].endswith(f"[{name}]\n")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_what_a_page_accepts_is_read(name: str) -> None:
    found = fences(name, "Accepted")
    assert found
    for case in found:
        assert printed(*case) == ""
