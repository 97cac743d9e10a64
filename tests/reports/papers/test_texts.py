"""The texts of papers: no language lacks one, and each names the same facts."""

import string

import pytest

from onward.reports.papers.texts import FIELDS, LANGUAGES
from onward.wording.texts import table

PACKAGE = "onward.reports.papers"
ENGLISH = table(PACKAGE, "en.toml")
KEYS = [(section, key) for section, held in ENGLISH.items() for key in held]


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_texts_of_the_others(language: str) -> None:
    held = table(PACKAGE, f"{language}.toml")
    assert [(section, key) for section, texts in held.items() for key in texts] == KEYS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("section", "key"), KEYS)
def test_a_text_names_the_facts_of_the_english_one(section: str, key: str, language: str) -> None:
    text = table(PACKAGE, f"{language}.toml")[section][key]
    assert text.strip() == text != ""
    assert facts(text) == facts(ENGLISH[section][key])


def test_what_most_papers_call_a_field_is_written_once() -> None:
    every = [table(PACKAGE, f"{language}.toml") for language in LANGUAGES]
    assert not [
        (section, key)
        for section, key in KEYS
        if section != FIELDS
        and all(key in held[FIELDS] and held[section][key] == held[FIELDS][key] for held in every)
    ]
