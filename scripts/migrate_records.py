"""Migrate records to the words of version 2, in place: comments and layout stay.

    python scripts/migrate_records.py inventory [DIRECTORY OR FILE ...]

In records (YAML) the key `safeguards` is `mechanisms` now, the key `grounds` of a notice too,
`transfers: told` is `transfers: disclosed`, and waivers name rules by their new names. Blocks of
YAML in Markdown pages are migrated as well. Nothing else is touched; a second run changes nothing.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

RULES = {
    "groundless-transfer": "missing-mechanism",
    "invalidated-ground": "invalidated-mechanism",
    "unknown-ground": "unknown-mechanism",
    "lapsing-ground": "expiring-mechanism",
    "idle-ground": "unused-mechanism",
    "ground-not-yet-in-force": "mechanism-not-yet-in-force",
    "unsigned-safeguard": "unsigned-mechanism",
    "worsened-footing": "worsened-status",
    "idle-vendor": "unused-vendor",
    "day-to-come": "future-day",
    "rules-out-of-scope": "bcr-out-of-scope",
    "clauses-outside-their-scope": "clauses-out-of-scope",
    "unlikely-form": "unlikely-legal-form",
    "unconfirmed-onward": "unconfirmed-onward-transfer",
    "lookalike-vendor": "similar-vendor",
    "place-abroad": "own-place-outside",
    "chain-cycle": "circular-chain",
    "undeclared-chain": "undeclared-subprocessors",
}
"""Rules that have another name now."""
TEXTS = (
    (r"(?<![\w-])safeguards(?=\s*:)", "mechanisms"),
    (r"/safeguards\b", "/mechanisms"),
    (r"(?<=transfers: )told\b", "disclosed"),
    (r"(?<=transfers: )not-told\b", "not-disclosed"),
    (r"(?<=/notices/)([\w.-]+)/grounds\b", r"\1/mechanisms"),
    (r"(?<![\w-])grounds(?=\s*:)", "mechanisms"),
    (r"(?<=special: )9\b", "special"),
    (r"(?<=special: )10\b", "criminal"),
    *((rf"(?<=rule: ){old}(?![\w-])", new) for old, new in RULES.items()),
)
"""What is replaced in a line, comments left alone."""


def migrated(line: str) -> str:
    """A line of a record in the words of today."""
    said, mark, comment = _parted(line)
    for old, new in TEXTS:
        said = re.sub(old, new, said)
    return f"{said}{mark}{comment}"


def _parted(line: str) -> tuple[str, str, str]:
    """A line, and its comment from the first ` #` outside quotes on."""
    quote = ""
    for index, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and (index == 0 or line[index - 1] in " [{,:"):
            quote = sign
        elif sign == "#" and (index == 0 or line[index - 1].isspace()):
            return line[:index], "#", line[index + 1 :]
    return line, "", ""


def page(text: str) -> str:
    """A Markdown page with its blocks of YAML migrated."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        if line.lstrip().startswith("```"):
            fence = "" if fence else line.strip().removeprefix("```")
            lines.append(line)
        else:
            lines.append(migrated(line) if fence.startswith(("yaml", "yml")) else line)
    return "\n".join(lines)


def files(places: list[str]) -> Iterator[Path]:
    """Every record and page below the places."""
    for place in map(Path, places):
        yield from [place] if place.is_file() else sorted(place.rglob("*"))


def main(places: list[str]) -> None:
    """Migrate what is named, and say which files changed."""
    for path in files(places):
        if not path.is_file() or path.suffix not in (".yaml", ".yml", ".md"):
            continue
        text = path.read_bytes().decode()
        new = page(text) if path.suffix == ".md" else "\n".join(map(migrated, text.split("\n")))
        if new != text:
            path.write_bytes(new.encode())
            print(path)


if __name__ == "__main__":
    main(sys.argv[1:] or ["inventory"])
