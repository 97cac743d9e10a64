"""Write src/onward/_about.py: the version of Onward, and the day its law data were checked.

Both are literals there, because `onward --version` imports nothing more. The version is that of the
newest heading of CHANGELOG.md, the day is `CHECKED` of the law data. A test fails where they lag.
"""

import re
from pathlib import Path

from onward.law.law import CHECKED

ROOT = Path(__file__).resolve().parent.parent
ABOUT = ROOT / "src" / "onward" / "_about.py"
CHANGELOG = ROOT / "CHANGELOG.md"


def written(changelog: str) -> str:
    """The module as it has to be. Raises LookupError where the changelog has no version."""
    newest = re.search(r"^## (\d+\.\d+\.\d+)\b", changelog, re.MULTILINE)
    if newest is None:
        raise LookupError("CHANGELOG.md has no heading like `## 0.1.0`")
    return (
        '"""The version of Onward and the day on which its law data was last checked."""\n\n'
        f'VERSION = "{newest.group(1)}"\n'
        f'LAW_CHECKED = "{CHECKED.isoformat()}"\n'
    )


def main() -> None:
    """Write the module anew."""
    ABOUT.write_text(written(CHANGELOG.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
