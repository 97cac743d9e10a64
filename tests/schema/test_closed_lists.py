"""The closed lists of the schemas are those of the words and of the law."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from onward.schema.files import KINDS, schema_text
from onward.schema.shape import aliases, schema
from onward.terms.country import codes

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "write_enums.py"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_what_the_script_writes(kind: str) -> None:
    """After a change of terms/ or law/: run `python scripts/write_enums.py`."""
    anew: Any = SCRIPT["rewritten"](schema(kind), SCRIPT["sources"](), SCRIPT["spellings"]())
    assert SCRIPT["written"](anew) == schema_text(kind)


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
