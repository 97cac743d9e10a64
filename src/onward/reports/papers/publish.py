"""The list of sub-processors as a paper: a table of those that we engage, one of our own group."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from onward.inventory.value import UNKNOWN, known
from onward.law.law import Law
from onward.reports.papers.entry_wording import EntryWording
from onward.reports.papers.paper import (
    Block,
    Cell,
    Column,
    Grid,
    Link,
    Paper,
    Paragraph,
    Section,
    cell,
    line,
)
from onward.reports.papers.public_list import Entry, PublicList, PublicService

TABLE = "subprocessors"
"""The name of the table of all of them."""


def publish(
    listed: PublicList, law: Law, language: str, beside: Iterable[str] = (), feed: str = ""
) -> Paper:
    """The page for customers; `beside` are files with the same list, `feed` that of its changes."""
    wording = EntryWording(listed, law, language)
    say = wording.say
    grids = tuple(_grids(listed, wording))
    title = _title(listed, wording)
    parts = [
        each if each.title == title else Section(each.title, (each,), each.name) for each in grids
    ]
    blocks: list[Block] = [Paragraph(line(say("intro", name=listed.name)))]
    blocks += parts or [Paragraph(line(say("none")))]
    blocks.extend(Paragraph(line(each), remark=True) for each in _remarks(listed, grids, wording))
    files = tuple(run for name in beside for run in (" ", Link(name, name)))[1:]
    if files:
        blocks.append(Paragraph((wording.words.labelled(say("formats")), *files)))
    if feed:
        blocks.append(Paragraph((wording.words.labelled(say("feed")), Link(feed, feed))))
    return _paper(listed, law, wording, tuple(blocks))


def _grids(listed: PublicList, wording: EntryWording) -> Iterator[Grid]:
    """A table for each group that has an entry; one alone bears the title of the page."""
    groups = {
        "current": listed.current,
        "coming": listed.coming,
        "affiliates": listed.affiliates,
        "further": listed.further,
    }
    held = {name: entries for name, entries in groups.items() if entries}
    for name, entries in held.items():
        alone = name == "current" and len(held) == 1
        title = _title(listed, wording) if alone else wording.say(name)
        yield Grid(name, title, *_table(listed, entries, wording, engaged=name == "further"))


def one_table(listed: PublicList, law: Law, language: str) -> Paper:
    """The same list as one table, with the link, who engages each, and who is of our group."""
    wording = EntryWording(listed, law, language)
    entries = (*listed.entries, *listed.further)
    columns, rows = _table(listed, entries, wording, engaged=True, whole=True)
    grid = Grid(TABLE, wording.say("title"), columns, rows)
    return _paper(listed, law, wording, (grid,))


def _paper(listed: PublicList, law: Law, wording: EntryWording, blocks: tuple[Block, ...]) -> Paper:
    return Paper(
        command="publish",
        title=_title(listed, wording),
        language=wording.words.language,
        organisation=known(listed.legal_name, listed.name),
        blocks=blocks,
        as_of=listed.day,
        law_checked=law.checked,
    )


def _title(listed: PublicList, wording: EntryWording) -> str:
    only = dict(listed.activities).get(listed.activity)
    return wording.say("for", activity=only) if only else wording.say("title")


class _Fact(NamedTuple):
    """A column: the key of its title, its width, and what stands in it."""

    key: str
    width: int
    of: Callable[[Entry, PublicService], Cell]


def _table(
    listed: PublicList,
    entries: tuple[Entry, ...],
    wording: EntryWording,
    *,
    engaged: bool = False,
    whole: bool = False,
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """A row for each service."""
    facts = tuple(_facts(listed, entries, wording, engaged=engaged, whole=whole))
    columns = tuple(Column(wording.say(each.key), width=each.width) for each in facts)
    rows = tuple(
        tuple(each.of(entry, service) for each in facts)
        for entry in entries
        for service in entry.services
    )
    return columns, rows


def _facts(
    listed: PublicList,
    entries: tuple[Entry, ...],
    wording: EntryWording,
    *,
    engaged: bool,
    whole: bool,
) -> Iterator[_Fact]:
    """Activities where there are several; products and last days only where an entry has them."""
    every = [service for entry in entries for service in entry.services]
    fact = wording.words.fact
    yield _Fact("company", 17, lambda entry, _: cell(wording.company(entry)))
    if whole:
        yield _Fact("name", 13, lambda entry, _: cell(fact(entry.name)))
    else:
        yield _Fact("name", 13, lambda entry, _: (_linked(entry, wording),))
    yield _Fact("country", 10, lambda entry, _: cell(wording.country(entry)))
    if engaged:
        yield _Fact("engaged", 12, lambda _, service: cell(wording.engaged_by(service)))
    if len(listed.activities) > 1:
        yield _Fact("activity", 14, lambda _, service: cell(*wording.activities(service)))
    if any(each.products for each in every):
        yield _Fact("products", 12, lambda _, service: cell(*service.products or (fact(None),)))
    yield _Fact("purpose", 18, lambda _, service: cell(fact(service.purpose)))
    yield _Fact("data", 20, lambda _, service: cell(*wording.data(service.data)))
    yield _Fact("places", 16, lambda _, service: cell(*wording.places(service.places)))
    yield _Fact("mechanism", 18, lambda _, service: cell(*wording.mechanisms(service.basis)))
    yield _Fact("since", 10, lambda _, service: cell(fact(service.since)))
    if any(each.until is not None for each in every):
        yield _Fact("until", 10, lambda _, service: cell(_until(service, wording)))
    if whole:
        yield _Fact("link", 12, lambda entry, _: cell(fact(entry.link)))
        yield _Fact(
            "group", 8, lambda entry, _: cell(wording.words.answer("yes" if entry.group else "no"))
        )


def _linked(entry: Entry, wording: EntryWording) -> tuple[Link | str]:
    name, link = wording.words.fact(entry.name), entry.link
    return (Link(name, link) if isinstance(link, str) else name,)


def _until(service: PublicService, wording: EntryWording) -> str:
    """The last day; none where none is set."""
    return wording.words.none if service.until is None else wording.words.fact(service.until)


def _remarks(listed: PublicList, grids: Iterable[Grid], wording: EntryWording) -> Iterator[str]:
    """Whose own sub-processors are not recorded; what `unknown` and `not recorded` mean."""
    every = (*listed.entries, *listed.further)
    silent = dict.fromkeys(wording.called(each) for each in every if not each.declared)
    if silent:
        yield wording.say("undeclared", names=", ".join(silent))
    marks = {"unknown": wording.words.fact(UNKNOWN), "absent": wording.words.fact(None)}
    cells = (held for grid in grids for row in grid.rows for held in row)
    if any((mark,) in held for held in cells for mark in marks.values()):
        yield wording.say("open", **marks)
