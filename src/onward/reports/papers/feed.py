"""The changes of the list of sub-processors as a feed: an item for each revision with changes."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from onward.inventory.value import known
from onward.reports.papers.list_changes import Change, Kind
from onward.reports.papers.public_list import PublicList
from onward.reports.papers.texts import texts
from onward.reports.words.words import words


class Revision(NamedTuple):
    """What one revision of the records changed."""

    id: str
    at: datetime
    """When it was made, in UTC."""
    changes: tuple[Change, ...]


class Announced(NamedTuple):
    """One change, in words."""

    head: str
    lines: tuple[str, ...]


class Item(NamedTuple):
    """What one revision changed."""

    id: str
    """`urn:uuid:…`, of the inventory and the revision: the same however the list goes on."""
    at: datetime
    title: str
    """What is changed, in one line."""
    changes: tuple[Announced, ...]


class Feed(NamedTuple):
    """The changes, the newest first."""

    id: str
    title: str
    author: str
    language: str
    updated: datetime
    items: tuple[Item, ...]


def feed(listed: PublicList, revisions: Iterable[Revision], language: str) -> Feed:
    """The feed of a list; the revisions come from the newest to the oldest."""
    named = uuid5(NAMESPACE_URL, f"subprocessors/{listed.id}/{listed.activity}/{language}")
    instead = words(language, law=listed.law).instead
    items = tuple(_item(each, named, language, instead) for each in revisions)
    first = datetime.combine(listed.day, time(), UTC)
    return Feed(
        id=named.urn,
        title=texts(language, "changes", instead)("title", name=listed.name),
        author=known(listed.legal_name, listed.name),
        language=language,
        updated=items[0].at if items else first,
        items=items,
    )


def _item(revision: Revision, named: UUID, language: str, instead: Mapping[str, str]) -> Item:
    announced = tuple(_announced(each, language, instead) for each in revision.changes)
    title = words(language).apart(each.head for each in announced)
    return Item(uuid5(named, revision.id).urn, revision.at, title, announced)


def _announced(change: Change, language: str, instead: Mapping[str, str]) -> Announced:
    say, columns = (texts(language, each, instead) for each in ("changes", "publish"))
    head = say(change.kind.value, name=change.name, former=change.former)
    lines: list[str] = []
    for detail in change.details:
        gained = "gained" if change.kind is Kind.CHANGED else "said"
        for key, items in ((gained, detail.gained), ("lost", detail.lost)):
            if items:
                column = columns(detail.column)
                lines.append(say(key, column=column, items=", ".join(items)))
    return Announced(head, tuple(lines))
