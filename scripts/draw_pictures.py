"""Draw the pictures of the documentation: docs/pictures/tidal-desk.svg.

Run `python scripts/draw_pictures.py` when the inventory, the law or the look of a picture has
changed. Its lines depend on the program that lays it out, so no test compares them; the tests read
the title and the day of the picture.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {"docs/pictures/tidal-desk.svg": ("docs/examples/inventory", "2026-11-22")}
"""File to inventory and day."""


def main() -> None:
    """Draw each of them."""
    for file, (inventory, day) in PICTURES.items():
        order = ("-m", "onward", "graph", inventory, "--as-of", day, "-o", file)
        subprocess.run((sys.executable, *order), cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
