"""Whatever stands in a record or in the name of a file, no format lets it do anything."""

import csv
import dataclasses
import html.parser
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onward.diagnostic import Diagnostic, Judged, Place, Related, Severity, Verdict
from onward.output.formats import TABLES, VERDICTS, Options
from onward.output.tables import csv as sheet
from onward.output.tables import markdown
from onward.reports.listings.table import Table
from onward.source.text import Source, Span

FRAGMENTS = (
    "::error::x", "::stop-commands::t", "##[error]x", "\n::set-output name=a::b", "\r\n", "\t",
    "\x1b[31m", "\x1b]0;t\x07", "\x9b2J", "\u202e", "\u2066", "\u2028", "\u200b", "\x00", "\ud800",
    "@octocat", "a@b.example", "#12", "GH-1", "x/y#3", "https://evil.example/", "www.evil.example",
    "<script>alert(1)</script>", "<!--", "-->", "</details>", "<img src=x onerror=y>", "`x`", "```",
    "| a | b |", "[a](https://x)", "![a](b)", "**b**", "_c_", "~~d~~", "# h", "- l", "1. n", "> q",
    "=1+1", "+1", "-1;=2", "@SUM(A1)", "]]>", "<![CDATA[", "&amp;", '"', "'", "\\", "%0A", ",", ":",
    "$x$", "!1", "/close", "Société", "東京", "plain words", "   ", "###", "---", "===",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=4).map("".join)
SPANS = st.builds(
    lambda line, column, more, end: Span(line, column, line + more, column + end),
    st.integers(1, 4), st.integers(1, 40), st.integers(0, 1), st.integers(0, 9),
)  # fmt: skip
FINDINGS = st.builds(
    lambda severity, texts, span, waived: Diagnostic(
        rule="some-rule",
        severity=severity,
        inventory=texts[0],
        subject=texts[1] or "s",
        message=f"{texts[2]} m",
        at=Place(texts[3].lstrip("/") or "p", "", span),
        cause=texts[4],
        act=texts[5],
        reason=texts[6],
        remedy=texts[7],
        related=(Related(texts[8], Place("q", "", span)),),
        waiver=texts[9] if waived else None,
        waived_until=date(2027, 1, 1) if waived else None,
    ),
    st.sampled_from(Severity), st.tuples(*[TEXT] * 10), SPANS | st.none(), st.booleans(),
)  # fmt: skip


@st.composite
def verdicts(draw: st.DrawFn) -> Verdict:
    found = draw(st.lists(FINDINGS, max_size=4))
    body = draw(TEXT).encode(errors="replace")
    return Verdict(
        as_of=date(2026, 11, 22),
        law_checked=date(2026, 8, 5),
        inventories=(Judged(draw(TEXT), draw(TEXT), judged=draw(st.booleans())),),
        open=tuple(dataclasses.replace(item, waiver=None) for item in found if not item.waiver),
        waived=tuple(item for item in found if item.waiver),
        sources={item.at.path: Source(item.at.path, body) for item in found},
    )


def hidden(text: str) -> list[str]:
    """Characters that act on a terminal or a reader without being seen."""
    return re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", text)


def commands(text: str) -> list[str]:
    """The lines that GitHub's runner would take for a command."""
    return [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def well_formed(text: str) -> None:
    """Can be encoded, and holds no surrogate."""
    assert text.encode().decode() == text


@pytest.mark.parametrize("kind", VERDICTS.names)
@given(verdict=verdicts())
@settings(max_examples=60, deadline=None)
def test_no_report_commands_a_runner_or_a_terminal(kind: str, verdict: Verdict) -> None:
    shown = VERDICTS.render(kind)(verdict, Options(show_waived=True))
    assert not hidden(shown)
    assert len(commands(shown)) == (len(verdict.open) if kind == "github" else 0)
    well_formed(shown)


@given(verdict=verdicts())
@settings(max_examples=60, deadline=None)
def test_colour_is_all_that_is_written_to_a_terminal(verdict: Verdict) -> None:
    shown = VERDICTS.render("full")(verdict, Options(show_waived=True, color=True))
    assert not hidden(re.sub(r"\x1b\[[0-9;]*m", "", shown))
    plain = VERDICTS.render("full")(verdict, Options(show_waived=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain


@given(verdict=verdicts())
@settings(max_examples=60, deadline=None)
def test_a_workflow_command_is_ours_and_whole(verdict: Verdict) -> None:
    shown = VERDICTS.render("github")(verdict, Options())
    assert not hidden(shown)
    reported = commands(shown)
    assert len(reported) == len(verdict.open)
    for line in reported:
        head, _, message = line.removeprefix("::").partition("::")
        name, _, properties = head.partition(" ")
        pairs = dict(pair.split("=", 1) for pair in properties.split(","))
        assert name in {"error", "warning", "notice"}
        assert list(pairs)[:5] == ["file", "line", "endLine", "col", "title"]
        assert set(pairs) <= {"file", "line", "endLine", "col", "title", "endColumn"}
        assert pairs["line"].isdigit()
        assert message


@given(verdict=verdicts())
@settings(max_examples=60, deadline=None)
def test_a_finding_is_one_line_of_the_concise_report(verdict: Verdict) -> None:
    shown = VERDICTS.render("concise")(verdict, Options())
    assert shown.count("\n") == len(verdict.open)
    for line in shown.splitlines():
        assert re.fullmatch(r".+:\d+:\d+: (error|warning|note): .+ \[some-rule\]", line)


@given(verdict=verdicts())
@settings(max_examples=60, deadline=None)
def test_machine_formats_hold_their_schemas(
    judge: Callable[[str, object], None], verdict: Verdict
) -> None:
    judge("check", json.loads(VERDICTS.render("json")(verdict, Options(show_waived=True))))
    judge("sarif", json.loads(VERDICTS.render("sarif")(verdict, Options())))
    for line in VERDICTS.render("rdjsonl")(verdict, Options()).splitlines():
        judge("rdjson", json.loads(line))
    shown = ET.fromstring(VERDICTS.render("junit")(verdict, Options()).encode())
    assert int(shown.get("tests", "")) == len(shown.findall("testsuite/testcase"))


class Rendered(html.parser.HTMLParser):
    """The tags of a page and its runs of text, each between two tags."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.runs: list[str] = []
        self.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
                  .render(markdown))  # fmt: skip
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.runs.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def inert(page: Rendered, tags: set[str]) -> None:
    assert page.tags <= tags | {"span"}
    for run in page.runs:
        assert not re.search(r"@\w|#\d|://|\bwww\.|\bGH-\d|:\w+:|[!$~%]\w", run, re.IGNORECASE), run


@given(verdict=verdicts())
@settings(max_examples=100, deadline=None)
def test_markdown_renders_as_text(verdict: Verdict) -> None:
    page = Rendered(VERDICTS.render("markdown")(verdict, Options(show_waived=True)))
    inert(page, {"h3", "h4", "ul", "li", "p", "strong", "em", "details", "summary"})


@st.composite
def lists(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.tuples(*[TEXT] * columns)
    rows = draw(st.lists(row, max_size=4))
    return Table(
        command="transfers",
        title=draw(TEXT),
        columns=draw(row),
        rows=tuple(rows),
        records=tuple({"text": cell} for cells in rows for cell in cells),
        as_of=date(2026, 11, 22),
        law_checked=date(2026, 8, 5),
        notes=tuple(draw(st.lists(TEXT, max_size=2))),
    )


@given(table=lists(), width=st.integers(10, 120))
@settings(max_examples=100, deadline=None)
def test_no_table_commands_a_runner_or_a_terminal(table: Table, width: int) -> None:
    for kind in TABLES.names:
        shown = TABLES.render(kind)(table, Options(width=width))
        if isinstance(shown, str):
            assert not hidden(shown.replace("\r\n", "\n"))
            assert not commands(shown)
            well_formed(shown)
    inert(Rendered(markdown.render(table)),
          {"h3", "p", "em", "table", "thead", "tbody", "tr", "th", "td"})  # fmt: skip


@given(table=lists())
@settings(max_examples=100, deadline=None)
def test_no_cell_of_a_spreadsheet_is_a_formula(table: Table) -> None:
    shown = sheet.render(table)
    rows = list(csv.reader(StringIO(shown, newline=""), strict=True))
    assert [len(row) for row in rows] == [len(table.columns) + 2] * (len(table.rows) + 1)
    for row in rows:
        for cell in row:
            for part in cell.split(";"):
                assert not re.match("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]", part)
