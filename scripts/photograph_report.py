"""Photograph the page of `onward report` for the documentation: docs/pictures/report.png.

Run `python -m scripts.photograph_report` when the page or the inventory that it shows has changed:
it needs a browser. Two browsers never give the same dots, so the picture has in it the digest of
what it was made from, and a test compares that.
"""

import struct
import subprocess
import sys
import tempfile
import zlib
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import ViewportSize
from tests.browser import MISSING, PROGRAM, browser

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "report.png"
INVENTORY, DAY, SHOWN = "inventory/ceejay", "2026-11-22", "2020-07-16"
MADE_FROM = (
    "src/onward/output/templates/report.*",
    *(f"src/onward/output/diagrams/{name}.py" for name in ("arrows", "boxes", "page_map")),
    "src/onward/reports/report/line_words.py",
    f"{INVENTORY}/**/*.yaml",
)
SIZE: ViewportSize = {"width": 1100, "height": 1240}
_KEYWORD = b"made-from\0"
_HEAD = 33
"""Where the first chunk of a PNG ends: its signature and size."""


def digest() -> str:
    """The SHA-256 of all that decides what the picture shows."""
    found = sha256()
    for path in sorted(path for pattern in MADE_FROM for path in ROOT.glob(pattern)):
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def noted(picture: bytes) -> str:
    """The digest in a picture; empty where there is none."""
    _, _, rest = picture.partition(_KEYWORD)
    return rest[:64].decode(errors="replace")


def with_note(picture: bytes, text: str) -> bytes:
    """The picture with a text chunk."""
    chunk = b"tEXt" + _KEYWORD + text.encode()
    made = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return picture[:_HEAD] + made + picture[_HEAD:]


def main() -> None:
    """Write the report, open it on the day on which a flow falls, and photograph the map."""
    if PROGRAM is None:
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory() as folder, browser() as started:
        file = Path(folder) / "report.html"
        words = ("report", INVENTORY, "--as-of", DAY, "-o", str(file))
        subprocess.run((sys.executable, "-m", "onward", *words), cwd=ROOT, check=True)
        page = started.new_page(viewport=SIZE, device_scale_factor=0.85)
        page.goto(file.as_uri())
        page.get_by_role("button", name=SHOWN).click()
        page.evaluate("document.querySelector('#map .scroll').scrollIntoView()")
        page.evaluate("window.scrollBy(0, -150)")
        page.wait_for_timeout(200)
        PICTURE.write_bytes(with_note(page.screenshot(), digest()))


if __name__ == "__main__":
    main()
