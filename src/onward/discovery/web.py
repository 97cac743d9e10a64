"""Domains that a website calls: HAR files, saved pages, security policies, lists of cookies."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from onward.discovery.trace import Sort, Trace, lines
from onward.source.text import Unreadable
from onward.syntax.html import harmless

_HOST = re.compile(r"(?:\*\.|\.)?([a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_-]+)*\.[a-z]{2,})")
_DIRECTIVE = re.compile(
    r"(?:default|script|style|img|connect|font|frame|media|object|child|worker|manifest)-src"
    r"(?:-elem|-attr)?\b|form-action\b",
    re.IGNORECASE,
)
_POLICY = "content-security-policy"
_LOADED = {
    "script": ("src",),
    "img": ("src", "srcset", "data-src"),
    "iframe": ("src", "data-src"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "form": ("action",),
    "input": ("src",),
    "link": ("href",),
}
"""What a browser fetches, or sends to, by itself or for a form; a link that waits is no trace."""
_RELATED = frozenset({"canonical", "alternate", "author", "license", "next", "prev", "help", "me"})
"""Kinds of `link` that fetch nothing."""
_LONGEST = 2000
"""A host is said in so many characters of an address."""
_ADDRESS = re.compile(r"""(?:https?:)?//[^\s'"<>()\\,]+""")


def host(text: str) -> str:
    """The host of an address or a source of a policy, lower case; empty where it has none."""
    bare = text[:_LONGEST].strip().strip("'\"").lower()
    if "//" in bare:
        try:
            bare = urlsplit(bare if ":" in bare.split("//")[0] else f"https:{bare}").hostname or ""
        except ValueError:
            return ""
    found = _HOST.fullmatch(re.split(r"[:/]", bare, maxsplit=1)[0])
    return found[1] if found else ""


def _domains(addresses: Iterable[tuple[int, str]], file: str) -> Iterator[Trace]:
    for line, address in addresses:
        name = host(address)
        if name:
            yield Trace(Sort.DOMAIN, name, file, line)


def har(document: Any, file: str) -> Iterator[Trace]:
    """Every request of a HAR file; policies among its answers are left alone: they only allow."""
    entries = document["log"].get("entries")
    urls = (
        each["request"].get("url")
        for each in (entries if isinstance(entries, list) else ())
        if isinstance(each, dict) and isinstance(each.get("request"), dict)
    )
    yield from _domains(((0, url) for url in urls if isinstance(url, str)), file)


class _Page(HTMLParser):
    """What a page loads, sends to or allows, with its lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        self.script = tag == "script" and "src" not in values
        if tag == "meta" and values.get("http-equiv", "").lower() == _POLICY:
            self.found += ((line, each) for each in sources(values.get("content", "")))
        if tag == "link" and _RELATED & set(values.get("rel", "").lower().split()):
            return
        for name in _LOADED.get(tag, ()):
            said = values.get(name, "")
            parts = said.split(",") if name == "srcset" else [said]
            self.found += ((line, part.split()[0]) for part in parts if part.strip())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.script = self.script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.script:
            for number, line in enumerate(data.split("\n"), self.getpos()[0]):
                self.found += ((number, address) for address in _ADDRESS.findall(line))


def page(text: str, file: str) -> Iterator[Trace]:
    """What a saved page loads, sends forms to, names in a script of its own, or allows."""
    parser = _Page()
    parser.feed(harmless(text))
    parser.close()
    yield from _domains(parser.found, file)


def sources(policy: str) -> Iterator[str]:
    """The hosts that a policy allows, of every directive that fetches or sends."""
    for directive in policy.split(";"):
        words = directive.split()
        if words and _DIRECTIVE.fullmatch(words[0]):
            yield from words[1:]


def is_policy(text: str) -> bool:
    """Whether a text is a Content-Security-Policy, with or without the name of the header."""
    return bool(_DIRECTIVE.match(_without_header(text.lstrip())))


def _without_header(text: str) -> str:
    name, colon, rest = text.partition(":")
    return rest.strip() if colon and name.strip().lower().startswith(_POLICY) else text


def policy(text: str, file: str) -> Iterator[Trace]:
    """The hosts of one or several headers, a line each or one over several lines."""
    name = re.compile(rf"^\s*{_POLICY}(?:-report-only)?\s*:", re.IGNORECASE)
    found = ((number, name.sub("", line)) for number, line in lines(text))
    words = (
        (number, word)
        for number, line in found
        for word in re.split(r"[\s;]+", line)
        if "." in word
    )
    yield from _domains(words, file)


def cookies(document: Any, file: str) -> Iterator[Trace]:
    """The domains of a list of cookies in JSON: objects with `domain` (or `host`)."""
    for each in _objects(document):
        for key in ("domain", "Domain", "host", "Host"):
            if isinstance(each.get(key), str):
                yield from _domains([(0, each[key])], file)


def _objects(document: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list, or of the lists in an object."""
    held = document if isinstance(document, list) else []
    if isinstance(document, dict):
        held = [each for some in document.values() if isinstance(some, list) for each in some]
    return (each for each in held if isinstance(each, dict))


def are_cookies(document: Any) -> bool:
    """Whether a JSON document is a list of cookies."""
    found = list(_objects(document))
    named = [each for each in found if {"domain", "Domain", "host", "Host"} & each.keys()]
    return bool(found) and len(named) == len(found)


def cookie_table(text: str, file: str) -> Iterator[Trace] | None:
    """The domains of a `cookies.txt`, or of a table with a column `domain` or `host`; else None."""
    rows = [(number, line) for number, line in lines(text) if line.strip()]
    if not rows:
        return None
    if "Netscape HTTP Cookie File" in rows[0][1] or "# HTTP Cookie File" in rows[0][1]:
        bare = ((number, line.removeprefix("#HttpOnly_")) for number, line in rows)
        fields = ((number, line.split("\t")) for number, line in bare if not line.startswith("#"))
        return _domains(((number, row[0]) for number, row in fields if len(row) >= 6), file)
    return _column(rows, file)


def _column(rows: list[tuple[int, str]], file: str) -> Iterator[Trace] | None:
    import csv

    for separator in (",", ";", "\t"):
        table = csv.reader((line for _, line in rows), delimiter=separator)
        try:
            head = [each.strip().lower() for each in next(table)]
            at = next((head.index(name) for name in ("domain", "host") if name in head), None)
            if len(head) > 1 and at is not None:
                cells = [(rows[table.line_num - 1][0], row[at]) for row in table if len(row) > at]
                return _domains(cells, file)
        except csv.Error as error:
            if table.line_num > 1:
                raise Unreadable(f"{file}:{rows[table.line_num - 1][0]}: {error}") from error
    return None
