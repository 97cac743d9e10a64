"""Outside the law data no code names a regime, or the article of one: they are read from rows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import onward
from onward.law.law import load

SOURCE = Path(onward.__file__).parent
ROOMS = ("law", "terms")
"""Where codes of countries and names of acts are data."""
ARTICLE = re.compile(r"\bArt\. \d")
REGIMES = frozenset(load().regimes) | {"US"}


def _texts(path: Path) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    alone = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in alone:
            yield each.value


def test_no_code_names_a_regime_or_an_article() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), text)
        for path in sorted(SOURCE.rglob("*.py"))
        if path.relative_to(SOURCE).parts[0] not in ROOMS
        for text in _texts(path)
        if text in REGIMES or ARTICLE.search(text)
    }
    assert found == set()
