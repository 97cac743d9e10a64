"""Every text of a paper as a reader of its format sees it."""

import csv
import html.parser
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET

import docx
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook


class Page(html.parser.HTMLParser):
    """The tags of a page with their attributes, and its runs of text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.runs: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.runs.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def text(self) -> str:
        return " ".join("".join(self.runs).split())


def markdown(made: str) -> Page:
    """What a site makes of it."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    return Page(reader.render(made))


def cells(made: bytes) -> dict[str, list[list[str]]]:
    """Every cell of a workbook, by the name of its sheet."""
    book = CalamineWorkbook.from_filelike(BytesIO(made))
    return {
        name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def parts(made: bytes) -> dict[str, str]:
    """The files of a workbook or a document; each that is XML is well formed."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name) for name in archive.namelist()}
    for name, data in found.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(data)
    return {name: data.decode("utf-8", "replace") for name, data in found.items()}


def document(made: bytes) -> str:
    """Every text of a document, in order."""
    body = docx.Document(BytesIO(made)).element.body
    return " ".join(
        "".join(part.text or "" for part in words.iter() if part.tag.endswith("}t"))
        for words in body.iter()
        if words.tag.endswith("}p")
    )


def strings(value: Any) -> Iterator[str]:
    """Every text of a JSON document."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from strings(each)
        case list():
            for each in value:
                yield from strings(each)


def text(name: str, made: str | bytes) -> str:
    """Every text of a paper in that format, with single spaces."""
    match made:
        case bytes() if name == "xlsx":
            found = " ".join(cell for rows in cells(made).values() for row in rows for cell in row)
        case bytes():
            found = document(made)
        case _ if name == "csv":
            found = " ".join(
                cell
                for row in csv.reader(StringIO(made, newline=""), delimiter=";")
                for cell in row
            )
        case _ if name == "json":
            found = " ".join(strings(json.loads(made)))
        case _ if name == "markdown":
            found = markdown(made).text
        case _:
            found = Page(made).text
    return re.sub(r"\s+", " ", found)
