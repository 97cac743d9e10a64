"""The floor below every program that reads YAML here: libyaml alone, which makes no Python value.

python benchmarks/parser.py DIR
"""

import os
import sys

from yaml._yaml import CParser


def main() -> None:
    """Parse every file below a directory."""
    for folder, _, names in os.walk(sys.argv[1]):
        for name in names:
            path = f"{folder}/{name}"
            with open(path, "rb") as file:  # noqa: PTH123 - a Path each would cost as much as YAML
                CParser(file.read()).raw_parse()


if __name__ == "__main__":
    main()
