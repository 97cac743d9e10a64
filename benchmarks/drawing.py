"""The default picture of an inventory, without the reading and weighing before it: seconds.

python benchmarks/drawing.py DIR
"""

import gc
import sys
import time
from datetime import date

from onward.cli.render import draw
from onward.law.book import load
from onward.source.disk import find
from onward.views.picture import picture
from onward.workflow import footings, read

DAY = date(2026, 11, 22)


def main() -> None:
    """Read, weigh, and tell how long the SVG takes from there."""
    gc.disable()
    book = load()
    (folder,) = find([sys.argv[1]])
    inventory = read(folder).whole
    weighed = footings(inventory, book, DAY)
    start = time.perf_counter()
    draw(picture(inventory, weighed, book), "svg")
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
