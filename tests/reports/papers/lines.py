"""The lines of a paper as text, each with the headings above it."""

from collections.abc import Iterator

import pytest

from onward.reports.papers.frame import plain
from onward.reports.papers.paper import Block, Bullets, Cell, Facts, Grid, Paper, Paragraph, Section
from onward.wording import texts


def said(paper: Paper) -> list[str]:
    """Every line with what stands above it: `Annex I.A > Data exporter > Name: Linden`."""
    return list(_lines(paper.blocks, ""))


def under(paper: Paper, *heads: str) -> list[str]:
    """The lines below headings that begin like these, without their headings."""
    found = [each.split(" > ") for each in said(paper)]
    return [
        each[-1]
        for each in found
        if all(any(part.startswith(head) for part in each[:-1]) for head in heads)
    ]


def _lines(blocks: tuple[Block, ...], above: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield from _lines(block.blocks, f"{above}{block.title} > ")
            case Facts():
                yield from (f"{above}{label}: {_cell(held)}" for label, held in block.rows)
            case Grid():
                yield from (f"{above}{' | '.join(map(_cell, row))}" for row in block.rows)
            case Paragraph():
                yield f"{above}{plain(block.line, 'en')}"
            case Bullets():
                yield from (f"{above}{plain(each, 'en')}" for each in block.items)


def _cell(held: Cell) -> str:
    return "; ".join(plain(each, "en") for each in held)


def keys_used(section: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The keys of the texts that a section of papers is asked for from now on; it grows."""
    used: set[str] = set()
    call = texts.Section.__call__

    def spy(self: texts.Section, key: str, /, **facts: object) -> str:
        if self.name == section:
            used.add(key)
        return call(self, key, **facts)

    monkeypatch.setattr(texts.Section, "__call__", spy)
    return used
