"""The picture of the report is of the page and the inventory as they are now."""

import pytest
from scripts import photograph_report as script


def test_the_picture_was_made_from_what_is_there() -> None:
    picture = script.PICTURE.read_bytes()
    assert len(picture) < 200_000
    assert script.noted(picture) == script.digest(), "run: python -m scripts.photograph_report"


def test_the_digest_is_of_every_source(monkeypatch: pytest.MonkeyPatch) -> None:
    before = script.digest()
    for number in range(len(script.MADE_FROM)):
        left = script.MADE_FROM[:number] + script.MADE_FROM[number + 1 :]
        with monkeypatch.context() as patch:
            patch.setattr(script, "MADE_FROM", left)
            assert script.digest() != before


def test_a_picture_keeps_its_note() -> None:
    picture = script.PICTURE.read_bytes()
    assert script.noted(script.with_note(picture, "0" * 64)) == "0" * 64
    assert script.noted(b"") == ""
