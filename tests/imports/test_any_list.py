"""Whatever stands in a list: every cell is accounted for, and the drafts are records."""

import contextlib
import csv
import re
import tempfile
import time
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.imports.conftest import planned, reading, written
from tests.imports.test_shapes import ALL, assert_accounted, cells

from onward.imports.entry import Kind
from onward.source.disk import find
from onward.source.text import Unreadable
from onward.workflow import read

HEADINGS = (
    *("Vendor", "Purpose", "Location", "Data location", "Country of the company", "DPA", "SCCs"),
    *("Personal data", "Data subjects", "Since", "Website", "Role", "Legal entity", "Note", "Nr"),
    *("Service", "Activity", "Privacy policy", "Until", "", "Sub-processor", "Risk"),
)
CELLS = (
    *("Acme Inc.", "Acme", "Acme GmbH (AG)", "Beta / Gamma", "Acme, Inc., Beta GmbH", "unknown"),
    *("USA", "Germany, Ireland (backup)", "EU", "EMEA", "eu-west-1", "Elbonia", "DE or US", "TBC"),
    *("SCC Module 2, 3", "DPF", "adequacy decision", "n/a", "signed 2024-01-02", "03/04/2025"),
    *("email, names", "no personal data", "customers", "https://acme.example/x", "x" * 300, "—"),
    *("=cmd|' /C calc'!A0", "../../etc/passwd", "a\\b", '"', "'", "`x`", "{{x}}", "%0A", "&amp;"),
    *("<script>alert(1)</script>", "\u202e", "\x1b[31m", "::error::x", "名前", "é" * 5, "#", "- x"),
    *("via X", "Acme (via Beta)", "Acme (infra AWS eu-west-1)", "Acme (formerly Zed)", "null", "~"),
    *(
        "yes",
        "no",
        "2024-02-30",
        "1",
        "[X](https://x.example)",
        "**b**",
        "a\nb",
        "self",
        "us",
        "A: B",
    ),
)
TEXT = st.sampled_from(CELLS) | st.text(max_size=12)
ROWS = st.lists(st.lists(TEXT, min_size=0, max_size=8), max_size=6)


def table(rows: list[list[str]]) -> str:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


@given(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=7), ROWS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_is_accounted_for_and_its_drafts_have_no_fault(
    heads: list[str], rows: list[list[str]]
) -> None:
    data = table([heads, *rows]).encode("utf-8", "replace")
    try:
        got = reading("list.csv", data)
    except Unreadable:
        return
    assert_accounted(got)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "inv"
        folder.mkdir()
        (folder / "organisation.yaml").write_text("kind: organisation\nname: Us\ncountry: BE\n")
        made = planned(got, folder)
        for path in made.texts:
            assert re.fullmatch(r"vendors/[a-z0-9]+(-[a-z0-9]+)*\.yaml", path)
        kept = written(made, folder)
        faults = read(find([str(folder)])[0]).faults
        assert faults == (), [(each.message, each.at) for each in faults]
        again = planned(reading("list.csv", data), folder, kept)
        assert again.texts == {}
        assert again.kept == kept


@pytest.mark.parametrize("name", ALL)
def test_the_cells_add_up(name: str) -> None:
    got = reading(name, ALL[name])
    texts = [each for each in got.accounts if each.cell.text]
    spots = {each.cell.spot for each in texts}
    assert len(spots) == len({cell.spot for cell in cells(got)})
    kinds = [fate.kind for each in texts for fate in each.fates]
    assert set(kinds) <= set(Kind)


HOSTILE = "a" * 19_000
SLOW = {
    "brackets": "(" * 9_000 + ")" * 9_000,
    "commas": "," * 19_000,
    "spaces": "a" + " " * 18_000 + "b",
    "letters": HOSTILE,
    "and": "Acme and " * 2_000,
    "stars": "*" * 19_000,
    "links": "[" * 9_000 + "](" * 4_000,
    "tags": "<a " * 6_000,
    "via": "via " * 4_000,
    "modules": "module 1, " * 1_900,
    "slashes": "a / " * 4_700,
    "digits": "1" * 19_000,
    "colons": "a: " * 6_000,
    "entities": "&amp" * 4_500,
    "states": ", CA" * 4_500,
}


@pytest.mark.parametrize("name", SLOW)
def test_a_huge_cell_takes_no_time(name: str) -> None:
    heads = ["Vendor", "Purpose", "Data location", "SCCs", "Personal data", "DPA", "Since"]
    start = time.process_time()
    got = reading("list.csv", table([heads, [SLOW[name]] * 7, ["Acme", *[SLOW[name]] * 6]]))
    assert time.process_time() - start < 10
    assert_accounted(got)


def bomb() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024 * 1024))
    return data.getvalue()


def test_an_archive_that_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(Unreadable, match="when unpacked"):
        reading("list.xlsx", bomb())


CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
TABLE_CELL = '<table:table-cell office:value-type="string"{}><text:p>A</text:p></table:table-cell>'
SHEETS = {
    "far.xlsx": f'<row r="1">{CELL.format("A1", "Name")}</row>'
    f'<row r="1048576">{CELL.format("XFD1048576", "A")}</row>',
    "counted.xlsx": f"<row>{'<c><v>1</v></c>' * 2_000}</row>"
    + "<row><c><v>1</v></c></row>" * 2_000,
    "prefixed.xlsx": '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    "repeated.ods": '<table:table-row table:number-rows-repeated="1048576">'
    + TABLE_CELL.format(' table:number-columns-repeated="16384"')
    + "</table:table-row>",
    "gap.ods": f"<table:table-row>{TABLE_CELL.format('')}</table:table-row>"
    '<table:table-row table:number-rows-repeated="1000000"/><table:table-row>'
    f'<table:table-cell table:number-columns-repeated="16000"/>{TABLE_CELL.format("")}'
    "</table:table-row>",
}
EMPTY = {
    "styled.xlsx": f'<row r="1">{CELL.format("A1", "Name")}<c r="XFD1" s="1"/></row>'
    '<row r="1048576"><c r="XFD1048576" s="1"></c></row>',
    "rest.ods": f"<table:table-row>{TABLE_CELL.format('')}"
    '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>',
}


def sheet(name: str, body: str) -> bytes:
    """A workbook of one sheet, as small as the reader takes it."""
    kind = "http://schemas.openxmlformats.org"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{kind}/package/2006/relationships">'
        f'<Relationship Id="r" Type="{kind}/officeDocument/2006/relationships/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{kind}/spreadsheetml/2006/main" xmlns:r="{kind}/'
        'officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kind}/package/2006/relationships">'
        f'<Relationship Id="r" Type="{kind}/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{kind}/spreadsheetml/2006/main"'
        f' xmlns:x="{kind}/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>',
    }
    if name.endswith(".ods"):
        parts = {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<m/>",
            "content.xml": '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument'
            ':xmlns:office:1.0"><office:body><office:spreadsheet><table:table table:name="S">'
            f"{body}</table:table></office:spreadsheet></office:body></office:document-content>",
        }
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return data.getvalue()


@pytest.mark.parametrize("name", SHEETS)
def test_a_cell_far_away_is_refused_before_there_is_room_for_all_before_it(name: str) -> None:
    with pytest.raises(Unreadable, match=r"a sheet of .* rows and .* columns"):
        reading(name, sheet(name, SHEETS[name]))


@pytest.mark.parametrize("name", EMPTY)
def test_a_cell_far_away_that_holds_nothing_counts_for_nothing(name: str) -> None:
    got = reading(name, sheet(name, EMPTY[name]))
    assert [len(block.rows) for block in got.document.blocks] == [1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.json", "[" * 100_000),
        ("deep.json", '{"a":' * 50_000 + "1" + "}" * 50_000),
        ("deep.yaml", "- " * 50_000 + "x"),
        ("deep.html", "<div>" * 100_000),
        ("deep.html", "<ul><li>" * 50_000),
        ("deep.html", "<table><tr><td>" * 20_000),
        ("wide.html", "<b></b>" * 400_000),
        ("big.json", "[" + "1" * 100_000 + "]"),
    ],
)
def test_what_is_nested_too_deep_is_one_clear_line(name: str, text: str) -> None:
    with pytest.raises(Unreadable) as raised:
        reading(name, text)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>Name<![foo[x]]><![ x",
        f"<table><tr><td>Name&#{'9' * 5000};",
        f"<table><tr><td><a href='&#{'9' * 5000};'>Name</a>",
        f"<table><tr><td>Name</td></tr></table>{'<a b=' * 20_000}",
        f"<table><tr><td>Name</td></tr></table>{'<!--x>' * 20_000}",
    ],
)
def test_a_hostile_page_is_read(text: str) -> None:
    start = time.process_time()
    reading("list.html", text)
    reading("list.csv", table([["Name"], [text[:15_000]]]))
    assert time.process_time() - start < 5


def test_deep_markdown_is_read_as_far_as_it_goes() -> None:
    reading("deep.md", "> " * 5_000 + "x\n" + "- " * 5_000 + "y\n\n" + "*" * 20_000)


@pytest.mark.parametrize("name", ALL)
def test_a_file_that_is_cut_or_changed_is_read_or_refused(name: str) -> None:
    whole = ALL[name]
    for cut in range(0, len(whole), max(1, len(whole) // 25)):
        for data in (whole[:cut], whole[:cut] + b"\xff\xfe\x80" + whole[cut:]):
            with contextlib.suppress(Unreadable):
                assert_accounted(reading(name, data))
