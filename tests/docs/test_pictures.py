"""The maps of the documentation are drawn from what is there now."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from scripts import draw_pictures as script

DOCS = [script.ROOT / "README.md", *sorted((script.ROOT / "docs").glob("*.md"))]


def test_the_maps_were_drawn_from_what_is_there(tmp_path: Path) -> None:
    drawn = script.SOURCES.read_text("utf-8")
    assert script.digests(tmp_path) == drawn, "run: python scripts/draw_pictures.py"


@pytest.mark.parametrize("file", [*script.MAPS, *script.TIMELINES])
def test_a_picture_is_small_and_says_its_day_and_what_it_shows(file: str) -> None:
    text = (script.ROOT / file).read_text("utf-8")
    assert len(text) < 30_000
    title, desc = list(ET.fromstring(text))[:2]
    assert (title.text or "").strip()
    assert len(desc.text or "") > 100
    assert "2026-11-22" in text


@pytest.mark.parametrize("file", [*script.MAPS, *script.TIMELINES])
def test_a_picture_is_in_a_page(file: str) -> None:
    name = Path(file).name
    assert any(f"pictures/{name})" in page.read_text("utf-8") for page in DOCS)
