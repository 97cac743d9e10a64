"""A feed of changes in Atom (RFC 4287), each with its whole text."""

from datetime import datetime

from onward._about import VERSION
from onward.output.escape import xml
from onward.reports.papers.feed import Announced, Feed, Item


def render(feed: Feed, page: str, name: str) -> str:
    """One document; `page` is the file of the list that it is of, `name` its own."""
    head = (
        f"<id>{feed.id}</id>\n"
        f"<title>{xml(feed.title)}</title>\n"
        f"<updated>{_moment(feed.updated)}</updated>\n"
        f"<author><name>{xml(feed.author)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{xml(name)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{xml(page)}"/>\n'
        f'<generator version="{xml(VERSION)}">Onward</generator>\n'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(feed.language)}">\n'
        f"{head}{''.join(map(_entry, feed.items))}</feed>\n"
    )


def _entry(item: Item) -> str:
    return (
        "<entry>\n"
        f"<id>{item.id}</id>\n"
        f"<title>{xml(item.title)}</title>\n"
        f"<updated>{_moment(item.at)}</updated>\n"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">\n'
        f"{''.join(map(_change, item.changes))}</div></content>\n"
        "</entry>\n"
    )


def _change(change: Announced) -> str:
    lines = "".join(f"<li>{xml(each)}</li>\n" for each in change.lines)
    return f"<p>{xml(change.head)}</p>\n" + (f"<ul>\n{lines}</ul>\n" if lines else "")


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
