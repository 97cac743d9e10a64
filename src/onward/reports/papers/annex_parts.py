"""The annexes of one set of clauses, each with its heading."""

from collections.abc import Iterator

from onward.law.tables import Annex
from onward.reports.papers.annex_description import description
from onward.reports.papers.annex_lists import authority, measures, subprocessors
from onward.reports.papers.annex_parties import parties
from onward.reports.papers.annex_set import Appendix
from onward.reports.papers.paper import Block, Section


def sections(one: Appendix) -> Iterator[Section]:
    """Each annex."""
    for annex in one.annexes:
        yield Section(one.title(annex), tuple(_blocks(one, annex)), one.anchor(annex))


def _blocks(one: Appendix, annex: Annex) -> Iterator[Block]:
    match annex.part:
        case "parties":
            yield from parties(one)
        case "description":
            yield from description(one)
        case "authority":
            yield from authority(one, annex)
        case "measures":
            yield from measures(one)
        case "subprocessors":
            yield from subprocessors(one, annex)
        case other:
            raise AssertionError(f"no blocks for {other}")
