"""Draw the pictures of the documentation, in docs/pictures.

Run `python scripts/draw_pictures.py` when an inventory, the law or the look of a picture has
changed. The lines of a map depend on the program that lays it out, so what is compared is its DOT:
the digests in docs/pictures/sources.txt, which a test makes again. A timeline is the same on every
machine, and a test compares it.
"""

import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE, DAY = "docs/examples/inventory", ("--as-of", "2026-11-22")
MAPS = {
    "docs/pictures/tidal-desk.svg": ("graph", EXAMPLE, *DAY),
    "docs/pictures/cheeta-by-place.svg": ("graph", "inventory/cheeta", "--by", "place", *DAY),
    "docs/pictures/before-after.svg": ("graph", "inventory", "--base", "HEAD", *DAY),
}
"""File, and the command that draws it; the last in a repository of its own."""
CHANGED = "docs/pictures/before-after.svg"
TIMELINES = {
    "docs/pictures/ceejay-timeline.svg": (
        *("timeline", "inventory/ceejay", *DAY),
        *("--vendor", "customers", "--to", "2026-12-31"),
    )
}
SOURCES = ROOT / "docs" / "pictures" / "sources.txt"
_HOST = "vendors/rhine-hosting.yaml"
_NEW_HOST = "vendors/thames-hosting.yaml"
_SIGNED = """\
status: signed, signed: 2026-10-01, modules: [2], with: Quill Forms LLC,
     assessment: {date: 2026-09-20, countries: [US], conclusion: equivalent}"""
_EDITS = (
    ("vendors/tally.yaml", "country: unknown", "country: US"),
    (
        "vendors/quill-forms.yaml",
        "{instrument: eu-us-privacy-shield, status: stated}",
        f"{{instrument: eu-scc-2021-914, {_SIGNED}}}",
    ),
)


def main() -> None:
    """Draw each of them, and note what the maps were drawn from."""
    with tempfile.TemporaryDirectory() as folder:
        for file, words in MAPS.items():
            onward(file, words, ROOT / file, Path(folder))
        for file, words in TIMELINES.items():
            run(ROOT, *words, "-o", file)
        SOURCES.write_text(digests(Path(folder)), "utf-8")


def digests(folder: Path) -> str:
    """For each map the SHA-256 of its DOT, a line each."""
    lines = []
    for file, words in MAPS.items():
        made = folder / "x.dot"
        onward(file, words, made, folder)
        lines.append(f"{sha256(made.read_bytes()).hexdigest()}  {file}\n")
    return "".join(lines)


def onward(file: str, words: tuple[str, ...], to: Path, folder: Path) -> None:
    """Draw one map; before and after in a repository made in the folder."""
    run(changed(folder) if file == CHANGED else ROOT, *words, "-o", str(to))


def changed(folder: Path) -> Path:
    """A repository with the example, in which one host has taken the place of another."""
    home = folder / "repository"
    if not home.exists():
        inventory = home / "inventory"
        shutil.copytree(ROOT / EXAMPLE, inventory)
        for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "before")):
            named = ("-c", "user.name=Example", "-c", "user.email=git@example")
            subprocess.run(("git", *named, *words), cwd=home, check=True)
        host = (inventory / _HOST).read_text("utf-8")
        (inventory / _HOST).unlink()
        moved = host.replace("Rhine", "Thames").replace("rhine", "thames").replace("GmbH", "Ltd")
        moved = moved.replace("country: DE", "country: GB").replace("place: DE", "place: GB")
        (inventory / _NEW_HOST).write_text(moved, "utf-8")
        for name, was, now in _EDITS:
            text = (inventory / name).read_text("utf-8")
            if was not in text:
                raise ValueError(f"{name} is no longer what is changed here")
            (inventory / name).write_text(text.replace(was, now), "utf-8")
    return home


def run(where: Path, *words: str) -> None:
    """Run the command line."""
    subprocess.run((sys.executable, "-m", "onward", *words), cwd=where, check=True)


if __name__ == "__main__":
    main()
