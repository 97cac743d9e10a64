"""The page of a paper in a real browser: axe finds nothing, nothing is loaded, it fits."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser import MISSING, PROGRAM, barriers, watched
from tests.output.papers.made import paper

from onward.output.papers import html

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_the_page_asks_for_nothing(
    chromium: Browser, tmp_path: Path, scheme: str
) -> None:
    file = tmp_path / "paper.html"
    file.write_text(html.render(paper("nl")), "utf-8")
    page = chromium.new_page(color_scheme="dark" if scheme == "dark" else "light")
    wrong: list[str] = []
    watched(page, file.as_uri(), wrong)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page) == []
    assert wrong == []
    page.close()
