"""Draw the pictures of the documentation: docs/pictures/cheeta.svg.

Run `python scripts/draw_pictures.py` when the inventory, the law or the look of a picture has
changed. What lines a drawing has depends on the program that lays it out, so it is no part of what
is compared; the tests hold the picture to being one, and to telling its day.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {"docs/pictures/cheeta.svg": ("inventory/cheeta", "2026-11-22")}
"""File to inventory and day."""


def main() -> None:
    """Draw each of them."""
    for file, (inventory, day) in PICTURES.items():
        order = ("-m", "onward", "graph", inventory, "--as-of", day, "-o", file)
        subprocess.run((sys.executable, *order), cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
