"""What the families of rules keep for themselves is used by nothing outside the room of rules.

import-linter can't name the modules by the beginning of their names.
"""

import ast
import re
from pathlib import Path

import onward

HOUSE = Path(onward.__file__).parent
PRIVATE = re.compile(r"^onward\.rules\.(?:[a-z_]+\.)*_[a-z]")


def imported(text: str) -> set[str]:
    """Every module that a file may import, and every name that it takes from one."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import(names=names):
                found |= {each.name for each in names}
            case ast.ImportFrom(module=str() as module, names=names):
                found |= {f"{module}.{each.name}" for each in names}
            case ast.Constant(value=str() as said):
                found.add(said)
    return found


def private(text: str) -> list[str]:
    """What of it is private to a family of rules."""
    return sorted(each for each in imported(text) if PRIVATE.match(each))


def test_no_room_uses_what_a_family_of_rules_keeps_for_itself() -> None:
    outside = [each for each in HOUSE.rglob("*.py") if HOUSE / "rules" not in each.parents]
    assert len(outside) > 100
    used = {
        each.relative_to(HOUSE).as_posix(): private(each.read_text("utf-8")) for each in outside
    }
    assert {name: names for name, names in used.items() if names} == {}


def test_each_way_to_import_is_seen() -> None:
    for text in (
        "from onward.rules.transfers._flows import edge",
        "from onward.rules.transfers import _flows",
        "import onward.rules._texts",
        "import_module('onward.rules.notice._starts')",
    ):
        assert private(text), text
    assert not private("from onward.rules.engine.catalogue import __all__, rules")
