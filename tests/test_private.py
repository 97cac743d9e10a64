"""What a room keeps for itself, by a name that begins with `_`, is used by no other room.

import-linter can't name the modules by the beginning of their names.
"""

import ast
import re
from pathlib import Path

import onward

HOUSE = Path(onward.__file__).parent
PRIVATE = re.compile(r"^onward\.(?P<room>[a-z]+)\.(?:[a-z_]+\.)*_[a-z]")


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


def private(text: str, room: str) -> list[str]:
    """What a file of one room uses that is private to another."""
    found = ((each, PRIVATE.match(each)) for each in imported(text))
    return sorted(each for each, match in found if match and match["room"] != room)


def test_no_room_uses_what_another_keeps_for_itself() -> None:
    files = {each.relative_to(HOUSE): each.read_text("utf-8") for each in HOUSE.rglob("*.py")}
    assert len(files) > 300
    used = {name.as_posix(): private(text, name.parts[0]) for name, text in files.items()}
    assert {name: names for name, names in used.items() if names} == {}


def test_each_way_to_import_is_seen() -> None:
    for text in (
        "from onward.rules.transfers._flows import edge",
        "from onward.rules.transfers import _flows",
        "import onward.rules._texts",
        "import_module('onward.rules.notice._starts')",
    ):
        assert private(text, "diff"), text
    assert not private("from onward.rules.engine.catalogue import __all__, rules", "diff")
    assert not private("from onward.rules._texts import Texts", "rules")
