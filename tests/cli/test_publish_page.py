"""The page of `onward publish` in a real browser: accessible, whole at any width, and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import MISSING, PROGRAM, barriers, watched
from tests.cli.publishing import DAY, records
from tests.cli.running import Run

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)
CUT = """() => [...document.querySelectorAll("h1, h2, p, td, td div, time")]
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
  .map((each) => each.textContent)"""
"""What stands beyond the right edge."""


@pytest.fixture(name="page")
def _page(here: Path, run: Run, chromium: Browser) -> Iterator[Page]:
    """The page of a firm with a vendor of every sort; fails where it loads or logs anything."""
    records(here / "inventory")
    ran = run("publish", "inventory", "-o", "out", "--as-of", DAY, "--no-feed", "--lang", "nl")
    assert ran.code == 0, ran.err
    url = (here / "out" / "index.html").as_uri()
    wrong: list[str] = []
    page = chromium.new_page()
    watched(page, url, wrong)
    yield page
    page.close()
    assert not wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_inaccessible_or_cut(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert barriers(page) == []
    assert page.evaluate(CUT) == []


def test_a_small_screen_has_a_card_for_each_row(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    cell = page.locator("td", has_text="Ember Ltd").first
    shown = "(each) => getComputedStyle(each, '::before').content"
    assert cell.evaluate(shown) == '"Onderneming"'
    assert page.get_by_role("cell", name="Ember Ltd").count() == 1
    page.set_viewport_size({"width": 1280, "height": 900})
    assert cell.evaluate(shown) == "none"


def test_paper_holds_all_of_it(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
