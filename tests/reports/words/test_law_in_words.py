"""What papers print of the law data is in every language: none is missing, none is left over."""

import re

import pytest

from onward.law.law import load
from onward.reports.words.words import words
from onward.terms.country import LANGUAGES
from onward.wording.texts import table

LAW = load()
HELD = table("onward.reports.words", "law.toml")
OTHERS = [each for each in LANGUAGES if each != "en"]
NUMBERS = re.compile(r"\d[\d./-]*")


def printed() -> set[str]:
    """Every text of the law data that a paper may print."""
    found = {text for each in LAW.events for text in (each.text, each.act)}
    for row in LAW.surveillance.values():
        found |= {row.finding, row.status, row.reaches, row.safeguards, row.act, row.unverified}
        found |= {*row.providers, *(each.text for each in row.laws)}
    step = next(iter(LAW.assessment_guide.steps.values()))
    case = next(iter(LAW.assessment_guide.use_cases.values()))
    found |= {step.act, step.unverified, case.act.rpartition(", ")[0], case.unverified}
    annexed = {each.instrument for held in LAW.clauses.annexes.values() for each in held.values()}
    rows = (LAW.counterpart(law, each) for law in LAW.regimes for each in annexed)
    found |= {row.act for row in rows if row is not None and row.adapted}
    found |= {each.assessment_source for each in LAW.regimes.values() if each.assessment_from}
    return found - {""}


def test_every_text_that_is_printed_is_here_and_no_other() -> None:
    assert set(HELD) == printed()


@pytest.mark.parametrize("text", HELD)
def test_a_text_is_in_every_language_with_its_numbers(text: str) -> None:
    assert list(HELD[text]) == OTHERS
    plain = text.replace("1.2 billion", "1,2 billion")
    for language, said in HELD[text].items():
        assert said.strip() == said != ""
        assert sorted(NUMBERS.findall(said)) == sorted(NUMBERS.findall(plain)), language
        assert "'" not in said


def test_a_text_is_read_in_the_language() -> None:
    assert words("en").of_law("EDPB Opinion 15/2026") == "EDPB Opinion 15/2026"
    assert words("de").of_law("EDPB Opinion 15/2026") == "EDSA, Stellungnahme 15/2026"
    with pytest.raises(KeyError):
        words("fr").of_law("EDPB Opinion 1/1900")
