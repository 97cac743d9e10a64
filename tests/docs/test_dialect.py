"""Words of a private dialect do not come back: docs/glossary.md has those of the field.

They are looked for in every text that a user reads: messages and help in the code, tables of
sentences, templates, pages of rules and faults, schemas and documents. The data of records and
what the pages print from them count too.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIALECT = re.compile(
    r"\b(?:nobody|no one knows|whoever|whomever|footings?|books? of law|grounds?|groundless"
    r"|of which|of whom|told|tell|tells|telling|(?:would|what) settles?(?: it)?|hangs? on"
    r"|stands? (?:behind|or falls)|bears|bearing|further processors?|people concerned|passed-on"
    r"|data (?:are|were|have|leave|rest|lie))\b",
    re.IGNORECASE,
)
ALLOWED = {
    "Ground Floor": "an address",
    "binds nobody": "what a contract does",
    "nobody yet": "a placeholder that people write for an approver",
    "whoever the exporter is": "as good English",
    "of which article": "a question",
    "Telling human buyers from robots": "the purpose of an invented record",
    "takes a legal basis and a ground of Chapter V": "the words of EDPB Guidelines 02/2024",
    '"told"': "an earlier word, answered by the present one",
    '"not-told"': "an earlier word, answered by the present one",
}
"""What may be said all the same, and why."""
PRIVATE = {
    "docs/glossary.md": "its last column lists these words",
    "src/onward/rules/engine/catalogue.py": "earlier names of rules, answered by the present ones",
    "src/onward/rules/engine/waive.py": "what people write for an approver who is not named",
    "src/onward/schema/collect.py": "earlier keys, answered by the present ones",
}
"""Files that have the words because they are about them."""


def _files() -> Iterator[Path]:
    for pattern in (
        "src/**/*.py",
        "src/**/*.toml",
        "src/**/*.md",
        "src/**/*.y*ml",
        "src/**/*.html",
        "src/**/*.js",
    ):
        yield from ROOT.glob(pattern)
    for pattern in ("*.md", "docs/**/*.md", ".github/*.md", "schema/**/*.json"):
        yield from ROOT.glob(pattern)


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file; of code only the texts that it prints, and no docstrings."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        lines = enumerate(text.splitlines(), 1)
        yield from ((n, line) for n, line in lines if path.suffix != ".toml" or line[:1] != "#")
        return
    tree = ast.parse(text)
    bodies = (getattr(node, "body", None) for node in ast.walk(tree))
    silent = {
        id(each.value)
        for body in bodies
        if isinstance(body, list)
        for each in body
        if isinstance(each, ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield node.lineno, node.value


def _dialect(text: str) -> list[str]:
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return DIALECT.findall(text)


def test_no_text_that_a_user_reads_is_in_dialect() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {', '.join(words)}: {text.strip()[:160]}"
        for path in sorted(_files())
        if not path.relative_to(ROOT).as_posix().startswith(tuple(PRIVATE))
        for line, text in _texts(path)
        if (words := _dialect(text))
    ]
    assert not found, "docs/glossary.md says what to write instead:\n" + "\n".join(found)


def test_the_words_are_seen() -> None:
    """The pattern finds what it is for, and lets good English pass."""
    for bad in ("Nobody knows it", "of which nobody says", "it tells more", "data are sent"):
        assert _dialect(bad), bad
    for good in (
        "it is unknown",
        "the intelligence service",
        "a plan binds nobody",
        "data is sent",
    ):
        assert not _dialect(good), good


def test_what_is_allowed_is_still_said() -> None:
    """An exception that nothing needs any more goes."""
    texts = "\n".join(path.read_text("utf-8") for path in _files())
    assert [each for each in ALLOWED if each not in texts] == []
    assert [each for each in PRIVATE if not (ROOT / each).is_file()] == []
