"""One table in every format."""

import csv
import dataclasses
import json
from collections.abc import Callable
from datetime import date
from io import StringIO

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.output.papers.readers import cells

from onward.diagnostic import Judged
from onward.output.formats import PLAIN, TABLES, Options
from onward.output.tables import csv as sheet
from onward.output.tables import json as form
from onward.output.tables import markdown, table, xlsx
from onward.output.terminal import fit, width, wrap
from onward.reports.listings.table import Record, Table

REASON: Record = {
    "code": "certified",
    "mechanism": "eu-us-dpf",
    "act": "Implementing Decision (EU) 2023/1795",
    "article": "Art. 45 GDPR",
    "day": date(2023, 7, 10),
    "details": (),
    "text": "SendGrid is on the list",
    "path": "inventory/cheeta/vendors/sendgrid.yaml",
    "route": "/mechanisms/eu-us-dpf",
}
RECORD: Record = {
    "inventory": "cheeta",
    "subject": "sendgrid@US",
    "regime": "EU",
    "kind": "own",
    "exporter": "us",
    "importer": "sendgrid",
    "country": "US",
    "services": ("transactional-mail",),
    "through": (),
    "data": ("contact.email", "contact.name"),
    "mechanisms_recorded": ("eu-us-dpf",),
    "mechanisms": ("eu-us-dpf",),
    "status": "holds",
    "reasons": (REASON,),
    "why": "listed, and looked up inside twelve months",
    "since": date(2018, 5, 25),
    "until": None,
    "path": "inventory/cheeta/vendors/sendgrid.yaml",
    "route": "/services/transactional-mail",
    "line": 12,
}
TRANSFERS = Table(
    command="transfers",
    title="Transfers of cheeta",
    columns=("to", "country", "data", "status"),
    rows=(
        ("SendGrid", "US", "contact.email, contact.name, message.content", "holds"),
        ("Société", "IE", "a;b | c", "inside"),
    ),
    records=(RECORD,),
    as_of=date(2026, 11, 22),
    law_checked=date(2026, 8, 5),
    inventories=(Judged("cheeta", "inventory/cheeta", judged=True, records=2, flows=2),),
    notes=("Chains are not shown.",),
)
EMPTY = Table(
    command="questions",
    title="Questions",
    columns=("to", "question"),
    rows=(),
    records=(),
    as_of=date(2026, 11, 22),
    law_checked=date(2026, 8, 5),
)
DAY = "As of 2026-11-22, on the law as checked on 2026-08-05. Not legal advice."


def test_columns_are_aligned() -> None:
    assert table.render(TRANSFERS) == (
        "Transfers of cheeta\n\n"
        "to        country  data                                          status\n"
        "--------  -------  --------------------------------------------  ------\n"
        "SendGrid  US       contact.email, contact.name, message.content  holds\n"
        "Société   IE       a;b | c                                       inside\n\n"
        f"Chains are not shown.\n{DAY}\n"
    )


def test_long_cells_wrap_to_the_terminal() -> None:
    assert table.render(TRANSFERS, Options(width=50)) == (
        "Transfers of cheeta\n\n"
        "to        country  data                     status\n"
        "--------  -------  -----------------------  ------\n"
        "SendGrid  US       contact.email,           holds\n"
        "                   contact.name,\n"
        "                   message.content\n\n"
        "Société   IE       a;b | c                  inside\n\n"
        "Chains are not shown.\n"
        "As of 2026-11-22, on the law as checked on\n"
        "2026-08-05. Not legal advice.\n"
    )


def test_a_row_is_a_block_where_the_columns_have_no_room() -> None:
    rows = (*TRANSFERS.rows, ("Nobody", "", "", "::error::x"))
    shown = table.render(dataclasses.replace(TRANSFERS, rows=rows), Options(width=40))
    assert shown == (
        "Transfers of cheeta\n\n"
        "to       SendGrid\n"
        "country  US\n"
        "data     contact.email, contact.name,\n"
        "         message.content\n"
        "status   holds\n\n"
        "to       Société\n"
        "country  IE\n"
        "data     a;b | c\n"
        "status   inside\n\n"
        "to       Nobody\n"
        "status   \\u{3a}:error::x\n\n"
        "Chains are not shown.\n"
        "As of 2026-11-22, on the law as checked\n"
        "on 2026-08-05. Not legal advice.\n"
    )


def test_colour_changes_nothing_but_colour() -> None:
    shown = table.render(TRANSFERS, Options(color=True))
    assert shown != table.render(TRANSFERS)
    assert shown.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "") == (
        table.render(TRANSFERS)
    )


def test_a_table_without_rows_says_so() -> None:
    assert table.render(EMPTY) == f"Questions\n\nNothing to list.\n\n{DAY}\n"
    assert "Nothing to list." in markdown.render(EMPTY)
    assert sheet.render(EMPTY) == "to,question,as_of,law_checked\r\n"


def test_every_format_prints_a_table() -> None:
    assert TABLES.names == ("table", "csv", "json", "markdown", "xlsx")
    for name in TABLES.names:
        assert TABLES.render(name)(TRANSFERS, PLAIN)


def test_another_name_is_no_format() -> None:
    with pytest.raises(ValueError, match="no format is called 'yaml'"):
        TABLES.render("yaml")


def test_json_holds_the_records_under_the_name_of_the_command(
    judge: Callable[[str, object], None],
) -> None:
    shown = json.loads(form.render(TRANSFERS))
    judge("transfers", shown)
    judge("questions", json.loads(form.render(EMPTY)))
    assert shown["transfers"] == [json.loads(json.dumps(RECORD, default=date.isoformat))]
    assert shown["transfers"][0]["since"] == "2018-05-25"
    assert list(shown["transfers"][0]) == list(RECORD)
    with pytest.raises(jsonschema.ValidationError):
        judge("transfers", {**shown, "transfers": [{**shown["transfers"][0], "status": "fine"}]})


def test_csv_is_read_back_with_the_day_on_every_row() -> None:
    rows = list(csv.reader(StringIO(sheet.render(TRANSFERS), newline=""), strict=True))
    assert rows == [
        ["to", "country", "data", "status", "as_of", "law_checked"],
        ["SendGrid", "US", TRANSFERS.rows[0][2], "holds", "2026-11-22", "2026-08-05"],
        ["Société", "IE", "a;b | c", "inside", "2026-11-22", "2026-08-05"],
    ]


def test_markdown_escapes_what_would_part_a_cell() -> None:
    assert markdown.render(TRANSFERS) == (
        "### Transfers of cheeta\n\n"
        "| to | country | data | status |\n"
        "| --- | --- | --- | --- |\n"
        "| SendGrid | US | contact.email, contact.name, message.content | holds |\n"
        "| Société | IE | a;b \\| c | inside |\n\n"
        f"Note: Chains are not shown.\n\n*{DAY}*\n"
    )


def test_a_row_has_a_cell_for_every_column() -> None:
    with pytest.raises(AssertionError, match="has not 2 cells"):
        Table("questions", "", ("a", "b"), (("1",),), (), date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("columns", "room", "widths"),
    [
        ([["abc"], ["abcd"]], 7, [3, 4]),
        ([["abc"], ["word " * 20], ["word " * 12]], 60, [3, 28, 28]),
        ([["abc"], ["word " * 20], ["a-word-of-thirty-columns-in-all word"]], 60, [3, 26, 31]),
        ([["word " * 20], ["word " * 20]], 40, [20, 20]),
        ([["word " * 20], ["word " * 20]], 39, None),
        ([["abc"], ["東京都東京都"]], 14, None),
    ],
)
def test_the_widest_columns_give_way_as_far_as_words_allow(
    columns: list[list[str]], room: int, widths: list[int] | None
) -> None:
    assert fit(columns, room) == widths


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two", ["one two"]),
        ("one two three", ["one two", "three"]),
        ("abcdefghijklmnop q", ["abcdefghijklmnop", "q"]),
        ("q abcdefghijklmnop", ["q", "abcdefghijklmnop"]),
        ("東京 東京", ["東京", "東京"]),
    ],
)
def test_text_is_wrapped_at_spaces_alone(text: str, lines: list[str]) -> None:
    assert wrap(text, 8) == lines


WORDS = st.lists(st.text("abcxyz.-", min_size=1, max_size=12), max_size=6).map(" ".join)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), st.integers(1, 120))
def test_every_word_arrives_whole_and_no_line_is_too_long_but_for_a_word(
    rows: list[tuple[str, ...]], columns: int
) -> None:
    heads = ("first", "second", "third")
    one = dataclasses.replace(TRANSFERS, columns=heads, rows=tuple(rows), title="T", notes=())
    shown = table.render(one, Options(width=columns))
    words = shown.split()
    for row in rows:
        for word in " ".join(row).split():
            assert word in words
    longest = max(len(word) for row in (*rows, heads) for word in " ".join(row).split())
    assert max(map(width, shown.splitlines())) <= max(columns, len("second  ") + longest, 12)


def test_a_workbook_holds_the_rows_and_the_day() -> None:
    book = cells(xlsx.render(TRANSFERS))
    assert list(book) == ["Read me", "Transfers of cheeta"]
    assert book["Transfers of cheeta"] == [list(TRANSFERS.columns), *map(list, TRANSFERS.rows)]
    assert [DAY, ""] in book["Read me"]
    assert ["Chains are not shown.", ""] in book["Read me"]
