"""The closed lists of the schemas are those of the words and of the law."""

import dataclasses
import runpy
from pathlib import Path
from typing import Any

import pytest

from onward.inventory import mechanism, organisation, vendor, words
from onward.schema.files import KINDS, aliases, schema, schema_text
from onward.schema.wording import Refusal, phrase
from onward.terms.country import codes

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "write_enums.py"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_what_the_script_writes(kind: str) -> None:
    """After a change of terms/ or law/: run `python scripts/write_enums.py`."""
    anew: Any = SCRIPT["rewritten"](schema(kind), SCRIPT["sources"](), SCRIPT["spellings"]())
    assert SCRIPT["written"](anew) == schema_text(kind)


def test_the_types_of_closed_words_are_what_the_script_writes() -> None:
    """After a change of a closed list in a schema: run `python scripts/write_enums.py`."""
    assert SCRIPT["types"]() == SCRIPT["WORDS"].read_text("utf-8")


def test_each_type_of_closed_words_is_the_type_of_a_field() -> None:
    written = " ".join(
        str(field.type)
        for record in (mechanism, organisation, vendor)
        for made in vars(record).values()
        if isinstance(made, type) and dataclasses.is_dataclass(made)
        for field in dataclasses.fields(made)
    )
    for name in SCRIPT["CLOSED"]:
        assert str(getattr(words, name)) in written


def test_every_country_can_stand_in_a_record() -> None:
    assert len(codes()) == 250
    assert set(codes()) < set(schema("vendor")["$defs"]["country"]["enum"])
    assert {"x-EPO", "x-EU", "x-IO", "unknown", "NO"} < set(
        schema("vendor")["$defs"]["country"]["enum"]
    )
    assert "EEA" not in schema("vendor")["$defs"]["country"]["enum"]


@pytest.mark.parametrize(
    ("word", "code"),
    [("uk", "GB"), ("el", "GR"), ("nederland", "NL"), ("deutschland", "DE"), ("usa", "US")],
)
def test_other_spellings_of_countries(word: str, code: str) -> None:
    assert aliases("vendor")[word] == code


@pytest.mark.parametrize(
    ("word", "instrument"),
    [("scc", "eu-scc-2021-914"), ("eu-scc", "eu-scc-2021-914"), ("2021/914", "eu-scc-2021-914"),
     ("eu-scc-2021", "eu-scc-2021-914"), ("dpf", "eu-us-dpf"), ("addendum", "uk-addendum"),
     ("data-privacy-framework", "eu-us-dpf"), ("privacy-shield", "eu-us-privacy-shield"),
     ("idta", "uk-idta"), ("bcr", "eu-bcr"), ("art49", "eu-art49"), ("consent", "eu-art49")],
)  # fmt: skip
def test_other_spellings_of_instruments(word: str, instrument: str) -> None:
    assert aliases("vendor")[word] == instrument


@pytest.mark.parametrize("kind", ["vendor", "organisation", "activity"])
def test_a_spelling_is_of_one_word_and_no_word_itself(kind: str) -> None:
    every = [
        (spelling.casefold(), word)
        for pairs in (node.get("x-aliases", {}) for node in schema(kind)["$defs"].values())
        for word, spellings in pairs.items()
        for spelling in {each.casefold() for each in spellings}
    ]
    assert len({spelling for spelling, _ in every}) == len(every)
    instruments = set(schema(kind)["$defs"]["instrument"]["enum"])
    assert not {spelling for spelling, _ in every} & instruments


def _guess(word: str) -> str:
    listed = schema("vendor")["$defs"]["instrument"]
    return phrase(Refusal("vendor", "enum", "instrument", False, word, listed))[0]


@pytest.mark.parametrize(
    "word", ["shield", "adequacy", "eu-adequacy", "uk-adequacy", "safe", "old-scc", "contract"]
)
def test_a_plain_word_is_no_instrument_that_has_ended_nor_any_country_s(word: str) -> None:
    ended = schema("vendor")["$defs"]["instrument"]["x-ended"]
    assert "eu-us-privacy-shield" in ended
    assert not [each for each in (*ended, "eu-adq-uy") if f"`{each}`?" in _guess(word)]


def test_an_instrument_that_has_ended_is_meant_where_it_is_all_but_spelled_out() -> None:
    assert "did you mean `eu-us-privacy-shield`?" in _guess("eu-us-privacy-sheild")
    assert "did you mean `eu-scc-2010-87`?" in _guess("scc-2010")
