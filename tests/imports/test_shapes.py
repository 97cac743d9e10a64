"""Lists of many shapes and languages: every cell has its account, and the drafts have no fault."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from tests.imports.conftest import planned, reading, written

from onward.imports.document import Cell
from onward.imports.entry import Kind
from onward.imports.rows import Choices, Reading
from onward.source.disk import find
from onward.workflow import read

SHAPES = Path(__file__).parent / "shapes"
NAMES = sorted(path.name for path in SHAPES.iterdir())


def workbook() -> bytes:
    """Two sheets, in Norwegian: a merged cell, a day, a number, a formula."""
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("Leverandører")
        rows: list[list[str | int]] = [
            ["Oversikt over leverandører"],
            [],
            ["Leverandør", "Formål", "Land", "Siden"],
            ["Fjellvik Drift AS", "Drift", "Norge", 45000],
            ["", "Sikkerhetskopi", "Sverige", 45001],
            ["Tåkelur Inc.", '=CONCATENATE("E","post")', "USA", ""],
        ]
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(number, column, value, None, "Epost")
                else:
                    sheet.write(number, column, value, day if column == 3 else None)
        sheet.merge_range(3, 0, 4, 0, "Fjellvik Drift AS")
        other = book.add_worksheet("Datterselskaper")
        other.write_row(0, 0, ["Selskap", "Land"])
        other.write_row(1, 0, ["Eksempel Danmark ApS", "Danmark"])
    return data.getvalue()


def open_document() -> bytes:
    """A sheet of an OpenDocument file, in Portuguese."""
    rows = [
        ["Subcontratante", "Finalidade", "Localização dos dados", "Garantias"],
        ["Sobreiro Nuvem, Lda", "Alojamento", "Portugal", "Não aplicável"],
        ["Azinheira Inc.", "Suporte", "Estados Unidos", "Cláusulas contratuais-tipo"],
    ]
    body = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string"><text:p>'
            f"{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Folha1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest='
            '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    return data.getvalue()


def shapes() -> Iterator[tuple[str, bytes]]:
    yield from ((name, (SHAPES / name).read_bytes()) for name in NAMES)
    yield "no-sheets.xlsx", workbook()
    yield "pt-sheet.ods", open_document()


ALL = dict(shapes())


def cells(got: Reading) -> list[Cell]:
    return [
        cell for block in got.document.blocks for row in block.rows for cell in row if cell.text
    ]


def assert_accounted(got: Reading) -> None:
    """Every cell with a text has an account, and every account says what became of it."""
    accounted = {each.cell.spot for each in got.accounts if each.fates}
    assert {cell.spot for cell in cells(got)} <= accounted
    assert all(each.fates for each in got.accounts if each.cell.text), [
        each for each in got.accounts if not each.fates
    ]


def test_there_are_more_than_twelve_shapes() -> None:
    assert len(ALL) >= 12


@pytest.mark.parametrize("name", ALL)
def test_every_cell_is_accounted_for_and_the_drafts_have_no_fault(
    inventory: Path, name: str
) -> None:
    got = reading(name, ALL[name])
    assert_accounted(got)
    made = planned(got, inventory)
    assert made.texts
    written(made, inventory)
    assert read(find([str(inventory)])[0]).faults == ()


@pytest.mark.parametrize("name", ALL)
def test_the_same_list_again_changes_nothing(inventory: Path, name: str) -> None:
    kept = written(planned(reading(name, ALL[name]), inventory), inventory)
    again = planned(reading(name, ALL[name]), inventory, kept)
    assert again.texts == {}
    assert not again.differences
    assert not again.gone
    assert {each.state for each in again.outcomes.values()} <= {"unchanged", "asked"}


EXPECTED = {
    "nl-semicolon.csv": ["lantaarn-analytics", "molenwiek-hosting", "postduif", "schelp"],
    "de-bars.md": ["amselruf", "aws", "kiesel-cloud", "nebelhorn", "quarzwerk"],
    "fr-nobars.md": ["brume-hebergement", "eclair-messagerie", "galet-support", "phare"],
    "en-bullets.md": [
        *("fennel-mail", "gorse-analytics", "heath-desk", "tarn-servers", "wicket-backups")
    ],
    "es-page.html": ["almendro", "girasol-chat", "olivo-nube"],
    "it-vertical.html": ["cipresso-cloud", "rondine-mail"],
    "pl-tabs.tsv": ["bursztyn-chmura", "szyszka", "wrzos-mail"],
    "sv-nested.json": ["granris", "kaveldun", "tallkotte"],
    "da-list.yaml": ["klit-hosting", "lyng", "strandskade"],
    "en-two-tables.md": [
        *("cobble-cloud-services", "ember-ember-labs", "example", "example-deutschland"),
        "ferry-payments",
    ],
    "en-definitions.html": ["larch-logs", "rowan-video", "sedge"],
    "fi-text.txt": ["honka-pilvi", "kataja-posti"],
    "no-sheets.xlsx": ["eksempel-danmark", "fjellvik-drift", "takelur"],
    "pt-sheet.ods": ["azinheira", "sobreiro-nuvem"],
}


@pytest.mark.parametrize("name", ALL)
def test_the_vendors_are_those_of_the_list(inventory: Path, name: str) -> None:
    made = planned(reading(name, ALL[name]), inventory)
    ids = sorted(path.removeprefix("vendors/").removesuffix(".yaml") for path in made.texts)
    assert ids == EXPECTED[name]


UNREAD = {
    "nl-semicolon.csv": {"12-01-2024"},
    "de-bars.md": {"außerhalb der Spalten"},
    "en-bullets.md": {"tea", "long walks"},
    "es-page.html": {
        *("Inicio", "Precios", "Aviso legal", "Cookie", "Proveedor", "Duración", "_sid", "Olivo"),
        "1 año",
    },
    "en-two-tables.md": {"Ember / Ember Labs", "03/04/2025"},
    "en-definitions.html": {"A sentence of the page"},
    "no-sheets.xlsx": {"Oversikt over leverandører"},
}


@pytest.mark.parametrize("name", ALL)
def test_what_is_not_read_is_what_can_not_be_read(name: str) -> None:
    got = reading(name, ALL[name])
    left = {
        fate.part or each.cell.text
        for each in got.accounts
        for fate in each.fates
        if fate.kind is Kind.UNREAD and each.cell.text
    }
    wanted = UNREAD.get(name, set())
    assert all(any(word in part for word in wanted) for part in left), left
    assert all(any(word in part for part in left) for word in wanted), left


def test_what_the_catalogue_knows_stands_apart(inventory: Path) -> None:
    text = "Sub-processor,Purpose,Company,Country of the company\nStripe,Payments,{}\n"
    got = reading("list.csv", text.format(","))
    made = planned(got, inventory, country="BE")
    draft = made.texts["vendors/stripe.yaml"]
    assert "country: IE  # of the catalogue" in draft
    assert "how: catalogue" in draft
    said = made.kept.vendors["stripe"].said
    assert (said["/country"], "/domains" in said) == ("unknown", False)
    written(made, inventory)
    assert read(find([str(inventory)])[0]).faults == ()
    named = reading("list.csv", text.format("Stripe Inc.,US"))
    draft = planned(named, inventory, made.kept, country="BE").texts["vendors/stripe.yaml"]
    assert "legal_name: Stripe Inc.\ncountry: US\n" in draft


def test_tags_that_were_not_closed_are_rows_and_cells_all_the_same() -> None:
    table = (
        "<table><tr><th>Vendor<th>Purpose<tr><td>Sorrel Ltd<td>Maps<tr><td>Sedge<td>Print</table>"
    )
    got = reading("old.html", table)
    assert [[cell.text for cell in row] for row in got.document.blocks[0].rows] == [
        ["Vendor", "Purpose"],
        ["Sorrel Ltd", "Maps"],
        ["Sedge", "Print"],
    ]
    items = (
        "<h1>Vendors</h1><ul><li>Sorrel: maps<li>Sedge<ul><li>Purpose: print</ul><li>Tansy: x</ul>"
    )
    got = reading("old.html", items)
    assert [[cell.text for cell in row] for row in got.document.blocks[0].rows] == [
        ["Sorrel: maps"],
        ["Sedge", "Purpose: print"],
        ["Tansy: x"],
    ]
    assert [each.named.name for each in got.entries] == ["Sorrel", "Sedge", "Tansy"]
    odd = "<h1>Vendors</h1><ul>Loose<ul><li>Sorrel: maps</li></ul><li>Sedge</li></ul>"
    assert [each.named.name for each in reading("odd.html", odd).entries] == ["Sorrel", "Sedge"]


def test_a_shorter_name_of_another_table_is_joined_where_that_is_decided() -> None:
    name = "en-two-tables.md"
    asked = next(each for each in reading(name, ALL[name]).entries if each.named.name == "Cobble")
    assert "Cobble Cloud Services Limited" in asked.doubt
    same = {"Cobble": "Cobble Cloud Services Limited", "Ember / Ember Labs": "split"}
    got = reading(name, ALL[name].replace(b"| Cobble | n/a", b"| Cobble | SCC"), Choices({}, same))
    names = [each.named.name for each in got.entries]
    assert names.count("Cobble") == 0
    assert names[2:4] == ["Ember", "Ember Labs"]
    assert "mechanisms" in got.entries[0].facts
