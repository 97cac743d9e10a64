"""Each rule's page is run to the letter: what it flags, and what it accepts."""

import re
from pathlib import Path

import pytest
from tests.rules import pages

import onward
from onward.rules.engine.catalogue import catalogue, page, rules, summary

SOURCE = Path(onward.__file__).parent
SECTIONS = ("Why it matters", "Flagged", "Accepted", "What to do", "What it cannot know")
NAMES = sorted(catalogue())


def _path(name: str) -> Path:
    rule = catalogue()[name]
    if rule.check is not None:
        return SOURCE / "rules" / rule.family / f"{name.replace('-', '_')}.md"
    return SOURCE / rule.family / "pages" / f"{name}.md"


@pytest.mark.parametrize("name", NAMES)
def test_page_is_whole(name: str) -> None:
    """Every page has its title, its sentence and its five sections, in this order."""
    text = page(name)
    assert text.startswith(f"# {name}\n\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == list(SECTIONS)
    assert summary(name).endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_flagged_is_printed_to_the_letter(name: str, *, update: bool) -> None:
    """Each flagged case prints just the lines of the page, and at least one."""
    text = page(name)
    cases = [(case, pages.run(case, name)) for case in pages.flagged(text)]
    if update:
        pages.write(_path(name), text, cases)
        text = page(name)
        cases = [(case, pages.run(case, name)) for case in pages.flagged(text)]
    assert cases
    for case, printed in cases:
        assert printed
        assert printed == case.expected


@pytest.mark.parametrize("name", NAMES)
def test_accepted_gives_nothing(name: str) -> None:
    """Each accepted case is a good record, and the rule is silent."""
    cases = list(pages.accepted(page(name)))
    assert cases
    for case in cases:
        assert case.files
        assert pages.run(case, name) == ""
        assert pages.faults(case) == []


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    """Nothing in a family's folder is without its other half."""
    for name, rule in rules().items():
        assert _path(name).is_file(), f"{name} ({rule.family}) has no page"
    written = {
        path.stem.replace("_", "-")
        for path in (SOURCE / "rules").glob("*/*.md")
        if path.parent.name != "pages"
    }
    assert written == set(rules())


def test_whatever_a_stage_reports_has_a_page() -> None:
    """SARIF prints the page of each finding, and `onward explain` knows each name that is
    reported.
    """
    text = "".join(path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py")))
    reported = set(re.findall(r'\brule="([a-z-]+)"', text))
    assert "unread-file" in reported
    assert reported <= set(catalogue())
