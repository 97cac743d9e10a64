"""Write docs/examples: the jobs that `onward init --ci` writes, to read before running it.

Run `python scripts/write_examples.py` after a change of the templates; a test fails where one lags.
"""

from pathlib import Path

from onward._about import VERSION
from onward.cli.record_file import template

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "examples"
VALUES = {"BRANCH": '"main"', "INVENTORY": '"inventory"', "VERSION": VERSION, "ONWARD": '""'}


def written(name: str) -> str:
    """The job for `github` or `gitlab`."""
    return template(f"ci/{name}.yml", VALUES)


def main() -> None:
    """Write both anew."""
    for name in ("github", "gitlab"):
        (EXAMPLES / f"{name}-ci.yml").write_text(written(name), "utf-8")


if __name__ == "__main__":
    main()
