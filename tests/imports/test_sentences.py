"""Every sentence of an import is used, and every key that the code names is a sentence."""

import re
import tomllib
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "onward"


def test_the_reasons_are_those_that_the_code_gives() -> None:
    known = tomllib.loads((SOURCE / "imports" / "messages.toml").read_text())["reasons"]
    code = "".join(path.read_text() for path in (SOURCE / "imports").rglob("*.py"))
    asked = set(re.findall(r'SAY\(\s*"([a-z-]+)"', code))
    assert asked <= set(known)
    unused = {key for key in known if f'"{key}"' not in code}
    assert unused == set()


def test_the_table_uses_every_sentence() -> None:
    known = tomllib.loads((SOURCE / "reports" / "listings" / "imported.toml").read_text())["import"]
    code = (SOURCE / "reports" / "listings" / "imported.py").read_text()
    whole = {key for key in known if not key.startswith(("state-", "cells-"))}
    assert {key for key in whole if f'"{key}"' not in code} == set()


def test_no_word_of_a_list_means_two_things() -> None:
    for section in ("agreement", "role", "use", "months", "also"):
        rows = tomllib.loads((SOURCE / "imports" / "words.toml").read_text())[section]
        words = [word for row in rows.values() for word in {*row}]
        twice = {word for word in words if words.count(word) > 1}
        assert twice == set(), section
