"""Pin every dependency with its hashes: requirements/run.txt and requirements/dev.txt.

Run `python scripts/lock.py` after a change of dependencies in pyproject.toml, or with `--upgrade`
for newer versions. It needs the program `uv`; installing from the files needs only pip. One file
serves all versions of Python and all systems, and none names the host it was downloaded from.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"),
    *("--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--no-strip-extras", "--no-emit-index-url", "--no-emit-find-links"),
    *("--no-header", "--no-annotate"),
)
HEADER = "# Written by scripts/lock.py from pyproject.toml and requirements/build.in.\n"


def pinned(target: str, *more: str) -> None:
    """Write one file anew; what it pins already stays unless `--upgrade` is among `more`."""
    file = ROOT / "requirements" / target
    order = (*COMPILE, *more, "-o", str(file), "pyproject.toml", "requirements/build.in")
    subprocess.run(order, cwd=ROOT, check=True)
    file.write_text(HEADER + file.read_text("utf-8"), "utf-8")


def main() -> None:
    """Pin what running needs with all extras, then what developing needs, the shared part alike."""
    upgrade = [each for each in sys.argv[1:] if each == "--upgrade"]
    pinned("run.txt", "--extra", "all", *upgrade)
    pinned("dev.txt", "--all-extras", "--constraints", "requirements/run.txt", *upgrade)


if __name__ == "__main__":
    main()
