"""The phrases of letters: each is used, each is there that is asked for, and each reads well."""

import ast
import json
import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import resources
from pathlib import Path

import pytest
from tests.sentences import faults, placeholders, rendered

from onward.inventory import mechanism, organisation, vendor
from onward.inventory.value import Unknown
from onward.law.law import load
from onward.reports.questions.phrases import ENGLISH, Phrases
from onward.reports.questions.topics import Topic, Who
from onward.source.packaged import table as packaged
from onward.terms.country import LANGUAGES
from onward.transfers.status import Code

PACKAGE = "onward.reports.questions"
OTHERS = LANGUAGES[1:]
OWN = ("settling", "points", "conditions")
"""Sections that English does without: it takes its sentences from other tables."""
CODES = list(Code)
OUTPUT = Path(__file__).parents[2] / "schema" / "output"
SENTENCES = [(section, key) for section, texts in ENGLISH.table.items() for key in texts]
EXAMPLES = {
    "scope": "For “Mail”: ",
    "about": "“Mail”",
    "items": "the full legal name and the country of establishment",
    "item": "the name",
    "inside": "the EEA",
    "because": "The SCC of 2021 are not signed",
    "id": "mail-host",
}


def open_keys() -> Iterator[tuple[str, str]]:
    """Every part of a record and every key of it that may be `unknown`."""
    for module in (vendor, organisation, mechanism):
        for part in vars(module).values():
            if is_dataclass(part) and isinstance(part, type) and part.__module__ == module.__name__:
                types = typing.get_type_hints(part)
                for each in fields(part):
                    if Unknown in typing.get_args(types[each.name]):
                        yield part.__name__, each.name


def keys_in_code() -> set[str]:
    """Every text that the code of the room and of its letters has."""
    rooms = (resources.files(PACKAGE), resources.files("onward.output") / "letters.py")
    files = [*(each for each in rooms[0].iterdir() if each.name.endswith(".py")), rooms[1]]
    return {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_topic_has_its_words_and_a_vendor_is_asked_only_what_it_can_answer() -> None:
    for topic in Topic:
        texts = ENGLISH.table[topic.code]
        assert set(texts) == {"look", "why"} | ({"ask"} if topic.who is not Who.US else set())


def test_each_question_ends_as_one() -> None:
    for topic in Topic:
        texts = ENGLISH.table[topic.code]
        for key in {"ask", "look"} & set(texts):
            assert texts[key].endswith("?"), topic


@pytest.mark.parametrize(("part", "key"), sorted(set(open_keys())))
def test_what_may_be_unknown_has_a_phrase(part: str, key: str) -> None:
    """Or a question of its own, which names nothing."""
    section = ENGLISH.table.get(f"of-{part.lower()}", {})
    own = {"Service": {"role", "clear_text", "retention"}, "Vendor": {"role", "subject_to"}}
    asked_whole = {"Location", "Parent"}
    by_edge = part == "Edge" and key == "vendor"
    by_agreement = part == "Agreement" and key == "status"
    known = key in section or key in ENGLISH.table["items"] or key == "letters"
    assert known or part in asked_whole or key in own.get(part, ()) or by_edge or by_agreement


@pytest.mark.parametrize(("section", "key"), SENTENCES)
def test_each_phrase_is_used(section: str, key: str) -> None:
    parts = {f"of-{part.lower()}": part for part, _ in open_keys()}
    found = set(open_keys())
    if section in {topic.code for topic in Topic}:
        return
    if section in parts:
        assert (parts[section], key) in found
    elif section == "letters":
        assert key in "abcdefgh"
    elif section == "territory":
        assert key in load().regimes
    elif section == "holder":
        assert key in organisation.Organisation.__dataclass_fields__
    elif section == "items":
        not_recorded = key in keys_in_code()
        assert not_recorded or any(each == key for _, each in found)
    else:
        assert key in keys_in_code(), section


@pytest.mark.parametrize(("section", "key"), SENTENCES)
def test_each_phrase_reads_well(section: str, key: str) -> None:
    text = ENGLISH.table[section][key]
    text = text.strip() if key == "scope" else text
    assert not faults(text.removesuffix(".") if section == "letter" else text, EXAMPLES)


def test_a_question_names_what_is_open_or_does_not() -> None:
    """To the vendor and to ourselves alike."""
    for topic in Topic:
        texts = ENGLISH.table[topic.code]
        if "ask" in texts:
            assert ("items" in placeholders(texts["ask"])) == topic.named


@pytest.mark.parametrize("command", ["questions", "diff"])
def test_the_schema_lists_the_topics(command: str) -> None:
    schema = json.loads((OUTPUT / f"{command}.schema.json").read_text("utf-8"))
    topics = schema["properties"]["questions"]["items"]["properties"]["topic"]["enum"]
    assert topics == [topic.code for topic in Topic]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_each_phrase(language: str) -> None:
    held = {section: set(texts) for section, texts in Phrases(language).table.items()}
    own = {section: held.pop(section) for section in OWN}
    assert held == {section: set(texts) for section, texts in ENGLISH.table.items()}
    open_ = CODES[CODES.index(Code.CONDITION_NOT_SHOWN) : CODES.index(Code.LAW_NOT_HELD)]
    assert own["points"] == {"other", *(code.value for code in open_)}
    assert own["conditions"] == set(packaged("onward.law", "conditions")["conditions"])


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("section", "key"), SENTENCES)
def test_a_phrase_is_filled_in_alike_in_each_language(
    section: str, key: str, language: str
) -> None:
    """An address without a name is for any company."""
    text = Phrases(language).table[section][key]
    facts = placeholders(ENGLISH.table[section][key])
    assert placeholders(text) == (set() if (section, key) == ("letter", "dear") else facts)


@pytest.mark.parametrize("language", OTHERS)
def test_each_phrase_reads_as_one_of_its_kind(language: str) -> None:
    for section, texts in Phrases(language).table.items():
        for key, text in texts.items():
            shown = rendered(text, EXAMPLES)
            assert not re.search(r"  | [,.)]|\(\s|'", shown), (section, key)
            if key in ("ask", "look"):
                assert shown.endswith("?"), (section, key)
            elif section != "letter" and (section, key) != ("words", "scope"):
                assert shown == shown.strip(), (section, key)
                assert not shown.endswith("."), (section, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_law_has_its_territory(language: str) -> None:
    assert set(Phrases(language).table["territory"]) == set(load().regimes)
