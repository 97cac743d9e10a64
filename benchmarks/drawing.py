"""The default picture of an inventory, without the reading and weighing before it: seconds.

python benchmarks/drawing.py DIR
"""

import gc
import sys
import time
from datetime import date

from onward.cli.render import draw
from onward.law.law import load
from onward.reports.diagrams.collapsed import collapsed
from onward.reports.diagrams.transfers import picture
from onward.source.disk import find
from onward.workflow import read, statuses

DAY = date(2026, 11, 22)


def main() -> None:
    """Read, weigh, and tell how long the SVG takes from there."""
    gc.disable()
    law = load()
    (folder,) = find([sys.argv[1]])
    inventory = read(folder).whole
    weighed = statuses(inventory, law, DAY)
    start = time.perf_counter()
    draw(collapsed(picture(inventory, weighed, law)), "svg")
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
