"""Draw the pictures of the documentation, in docs/pictures.

Run `python scripts/draw_pictures.py` when the inventory, the law or the look of a picture has
changed. The lines of a map depend on the program that lays it out, so no test compares them; the
tests read the title and the day. A timeline is the same on every machine, and a test compares it.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE, DAY = "docs/examples/inventory", ("--as-of", "2026-11-22")
PICTURES = {
    "docs/pictures/tidal-desk.svg": ("graph", EXAMPLE, *DAY),
    "docs/pictures/ceejay-timeline.svg": (
        *("timeline", "inventory/ceejay", *DAY),
        *("--vendor", "customers", "--to", "2026-12-31"),
    ),
}
"""File, and the command that draws it."""


def main() -> None:
    """Draw each of them."""
    for file, words in PICTURES.items():
        order = ("-m", "onward", *words, "-o", file)
        subprocess.run((sys.executable, *order), cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
