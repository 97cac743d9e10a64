"""The life of every flow of an inventory, made once.

python -m benchmarks.history DIR
"""

import gc
import sys

from onward.law.law import load
from onward.source.disk import find
from onward.transfers.timeline import lives
from onward.workflow import read


def main() -> None:
    """Read, and print how many flows have how many judgments in their life."""
    gc.disable()
    (folder,) = find([sys.argv[1]])
    found = lives(read(folder).whole, load())
    print(f"{len(found)} flows, {sum(len(life) for life in found.values())} judgments")


if __name__ == "__main__":
    main()
