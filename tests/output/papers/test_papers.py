"""One paper in every format: nothing is lost, nothing acts, the same bytes twice."""

import csv
import dataclasses
import json
import re
import sys
from collections.abc import Callable
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.output.papers.made import SIGNED, paper
from tests.output.papers.readers import Page, cells, markdown, parts, text
from tests.output.test_hostile_text import TEXT, hidden, well_formed

from onward.output.formats import PAPERS, NoLibraryError, NotOneTable, Options, TooLongError
from onward.output.html import POLICY
from onward.reports.papers.paper import Column, Grid, Link, Paper, cell
from onward.reports.papers.texts import LANGUAGES

RECIPIENTS = Options(sheet="recipients", separator=";")
DOCUMENTS = tuple(name for name in PAPERS.names if name != "csv")


def made(name: str, one: Paper) -> str | bytes:
    return PAPERS.render(name)(one, RECIPIENTS)


def as_text(name: str, one: Paper) -> str:
    shown = made(name, one)
    assert isinstance(shown, str)
    return shown


def as_bytes(name: str, one: Paper) -> bytes:
    shown = made(name, one)
    assert isinstance(shown, bytes)
    return shown


def test_the_formats() -> None:
    assert PAPERS.names == ("markdown", "csv", "docx", "html", "json", "xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAPERS.names)
def test_the_same_paper_gives_the_same_bytes(name: str, language: str) -> None:
    assert made(name, paper(language)) == made(name, paper(language))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_text_is_in_every_document(name: str) -> None:
    """But for the words offered, and the title of the column whose cells head the rows."""
    said: set[str] = set()

    def say(plain: str) -> str:
        said.add(plain)
        return plain

    shown = text(name, made(name, paper(say=say)))
    lists = {"Column 0", "Ireland"} if name not in ("json", "xlsx") else set()
    assert {each for each in said if each not in shown} == lists


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "json"])
def test_what_is_missing_is_marked_in_place_and_listed_at_the_end(name: str) -> None:
    shown = text(name, made(name, paper()))
    assert shown.count("[to be completed: day of signature]") >= 2
    assert shown.count("What no record holds") >= 1
    assert SIGNED.key in shown
    assert "As of 2026-11-29, on the law as checked on 2026-08-05. Not legal advice." in shown


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "json"])
def test_a_paper_that_lacks_nothing_has_no_such_list(name: str) -> None:
    whole = dataclasses.replace(paper(), blocks=paper().blocks[:1])
    assert "What no record holds" not in text(name, made(name, whole))


# HTML


def test_a_page_loads_nothing_and_has_its_headings_in_order() -> None:
    page = Page(as_text("html", paper("nl")))
    assert dict(page.tags)["html"] == {"lang": "nl"}
    policies = [held["content"] for tag, held in page.tags if held.get("http-equiv")]
    assert policies == [POLICY]
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in page.tags}
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 == levels.count(1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_or_heads_of_rows() -> None:
    page = as_text("html", paper())
    for table in re.findall("<table.*?</table>", page, re.DOTALL):
        assert ('<th scope="col"' in table and "<caption" in table) or '<th scope="row">' in table


def test_a_link_leads_to_web_and_mail_addresses_alone() -> None:
    page = Page(as_text("html", paper()))
    leads = [held.get("href") for tag, held in page.tags if tag == "a"]
    assert leads == ["https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj"]
    for address in ("javascript:x", " https://x", "data:x", "//x", "http://x", "vbscript:x"):
        assert Link("x", address).target == ""
    assert Link("x", 'https://x/"> <b>\ud800').target == "https://x/%22%3E%20%3Cb%3E?"


# Markdown


def test_markdown_keeps_the_spaces_between_runs_and_its_links() -> None:
    page = markdown(as_text("markdown", paper()))
    assert "Look: the clauses, no address" in page.text
    assert [held for tag, held in page.tags if tag == "a"] == [
        {"href": "https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj"}
    ]


# JSON


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_holds_its_schema(judge: Callable[[str, object], None], language: str) -> None:
    judge("paper", json.loads(as_text("json", paper(language))))
    assert json.loads(as_text("json", paper(language)))["missing"] == [SIGNED._asdict()]


# CSV


def test_csv_is_the_table_that_is_named() -> None:
    rows = list(csv.reader(StringIO(as_text("csv", paper()), newline=""), delimiter=";"))
    assert rows == [
        ["Name", "Country", "Safeguard", "as_of", "law_checked"],
        [
            "Acme", "Belgium", "[to be completed: day of signature]; second line",
            "2026-11-29", "2026-08-05",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize("sheet", ["", "nothing"])
def test_csv_of_several_tables_asks_for_a_name(sheet: str) -> None:
    with pytest.raises(NotOneTable) as raised:
        PAPERS.render("csv")(paper(), Options(sheet=sheet))
    assert raised.value.names == ("recipients", "controller")


# Workbooks


def test_a_workbook_has_a_sheet_to_read_and_one_for_each_table() -> None:
    book = cells(as_bytes("xlsx", paper("nl")))
    assert list(book) == [
        "Lees mij", "Recipients", "Activities", "Wat niet is vastgelegd", "Lijsten",
    ]  # fmt: skip
    assert book["Recipients"][0] == ["Name *\nArt. 30(1)(d) GDPR", "Country", "Safeguard"]
    assert book["Lijsten"] == [["Country"], ["Belgium"], ["Ireland"]]


def test_a_sheet_has_its_heads_frozen_repeated_filtered_and_its_words_offered() -> None:
    sheet = parts(as_bytes("xlsx", paper()))["xl/worksheets/sheet2.xml"]
    assert re.search(r'<pane xSplit="1" ySplit="1" .*state="frozen"/>', sheet)
    assert "<autoFilter" in sheet
    assert 'orientation="landscape"' in sheet
    assert re.search(r'<dataValidation type="list".*>\'Lists\'!\$A\$2:\$A\$3<', sheet)


def test_a_name_that_no_sheet_may_have_gives_way_to_the_name_of_the_table() -> None:
    def titled(title: str) -> list[str]:
        grid = Grid("recipients", title, (Column("Name"),), ())
        return list(cells(as_bytes("xlsx", dataclasses.replace(paper(), blocks=(grid,)))))

    for title in (
        "a" * 32,
        "a/b",
        "History",
        "[a]",
        "'a",
        "a'",
        "",
        "Read me",
        "read ME",
        "lists",
        "😀" * 16,
    ):
        assert titled(title) == ["Read me", "recipients"]
    assert titled("a" * 31) == ["Read me", "a" * 31]


def test_a_cell_is_never_cut() -> None:
    def long(size: int, char: str = "a") -> Paper:
        grid = Grid("recipients", "Recipients", (Column("Name"),), ((cell(char * size),),))
        return dataclasses.replace(paper(), blocks=(grid,))

    assert cells(as_bytes("xlsx", long(32_767)))["Recipients"][1] == ["a" * 32_767]
    assert cells(as_bytes("xlsx", long(16_383, "😀")))["Recipients"][1] == ["😀" * 16_383]
    with pytest.raises(TooLongError, match="has a cell of 32768;"):
        made("xlsx", long(16_384, "😀"))
    with pytest.raises(TooLongError, match=r"sheet Recipients: .* row 2 has a cell of 32768;"):
        made("xlsx", long(32_768))


# Documents


def test_a_document_has_its_language_its_days_and_heads_that_repeat() -> None:
    held = parts(as_bytes("docx", paper("nl")))
    assert '<w:lang w:val="nl-NL"/>' in held["word/styles.xml"]
    days = re.findall(r">(\d{4}-\d\d-\d\dT[\d:]*Z)<", held["docProps/core.xml"])
    assert days == ["2026-11-29T00:00:00Z"] * 2
    assert held["word/document.xml"].count("<w:tblHeader/>") == 2


@pytest.mark.parametrize(
    ("name", "library", "says"),
    [
        ("xlsx", "xlsxwriter", "a .xlsx file needs XlsxWriter; run: pip install xlsxwriter"),
        ("docx", "docx", "a .docx file needs python-docx; run: pip install python-docx"),
    ],
)
def test_a_library_that_is_not_installed_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, name: str, library: str, says: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(NoLibraryError) as raised:
        made(name, paper())
    assert str(raised.value) == says


# Text from strangers


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    return paper("en", lambda plain: f"{draw(TEXT)}{plain[-1:]}{draw(TEXT)}")


@given(one=papers())
@settings(max_examples=40, deadline=None)
def test_hostile_text_stays_text(one: Paper) -> None:
    for name in ("markdown", "html", "json", "csv"):
        shown = as_text(name, one)
        assert not hidden(shown.replace("\r\n", "\n"))
        well_formed(shown)
    page = Page(as_text("html", one))
    plain = Page(as_text("html", paper()))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    keys = [sorted(held) for _, held in page.tags]
    assert [set(each) - {"class"} for each in keys] == [
        set(each) - {"class"} for each in (sorted(held) for _, held in plain.tags)
    ]


@given(one=papers())
@settings(max_examples=40, deadline=None)
def test_hostile_text_stays_text_in_markdown(one: Paper) -> None:
    shown = as_text("markdown", one).replace(
        "](<https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj>)", "]"
    )
    tags = {"p", "em", "strong", "blockquote", "ul", "ol", "li", "br"}
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    page = markdown(shown)
    assert {tag for tag, _ in page.tags} <= {*tags, *tables, "h1", "h2", "h3", "span"}
    for run in page.runs:
        assert not re.search(r"@\w|#\d|://|\bwww\.|\bGH-\d|:\w+:", run, re.IGNORECASE), run


@given(one=papers())
@settings(max_examples=40, deadline=None)
def test_no_cell_of_a_workbook_is_a_formula(one: Paper) -> None:
    held = parts(as_bytes("xlsx", one))
    for name, part in held.items():
        if name.startswith("xl/worksheets/"):
            assert "<f>" not in part
            assert not re.search(r'<c r="[A-Z]+\d+"[^>]*t="(?!s")', part)
    assert not [name for name in held if "externalLink" in name or "vba" in name]
    cells(as_bytes("xlsx", one))


@given(one=papers())
@settings(max_examples=25, deadline=None)
def test_a_document_of_hostile_text_opens(one: Paper) -> None:
    shown = as_bytes("docx", one)
    held = parts(shown)
    assert "<w:fldSimple" not in held["word/document.xml"]
    assert "instrText" not in held["word/document.xml"]
    assert not hidden(text("docx", shown))
