"""A real browser, without a window: Debian's Chromium, or the Chrome of the machine."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)
"""Its path; None where none is installed."""
MISSING = f"no browser is installed ({', '.join(NAMES)}): apt-get install chromium"


@contextmanager
def browser() -> Iterator[Browser]:
    """One that is closed at the end. Only with `PROGRAM`."""
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        try:
            yield started
        finally:
            started.close()
