"""A real browser, without a window: Debian's Chromium, or the Chrome of the machine."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

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


def watched(page: Page, url: str, wrong: list[str]) -> None:
    """Open a page; what it asks for beside itself, and what it complains of, is added to a list."""
    page.on("request", lambda asked: wrong.append(asked.url) if asked.url != url else None)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(url)


def barriers(page: Page) -> object:
    """What axe finds that keeps people from using a page: an empty list where there is nothing."""
    return Axe().run(page).response["violations"]
