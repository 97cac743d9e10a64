"""`onward timeline`: intervals, their days, and the picture."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.running import ACME, DPF, SHIELD, Run, inventory

from onward.transfers.status import Status

INVENTORIES = Path(__file__).parents[2] / "inventory"
SVG = "{http://www.w3.org/2000/svg}"


def test_json_is_as_its_schema_says(
    here: Path, run: Run, judge: Callable[[str, object], None]
) -> None:
    inventory(here, ACME + SHIELD)
    shown = json.loads(run("timeline", "--format", "json").out)
    judge("timeline", shown)
    days = [(each["first"], each["last"], each["status"]) for each in shown["timeline"]]
    assert days[-1][0] == "2020-07-16"
    assert days[-1][2] == "fails"
    assert days[-2][1] == "2020-07-15"


@pytest.mark.parametrize(
    ("name", "vendor", "day"),
    [("ceejay", "customers", "2020-07-16"), ("cheeta", "ravissant-eireli", "2026-01-26")],
)
def test_a_status_turns_on_the_day_of_the_law(run: Run, name: str, vendor: str, day: str) -> None:
    words = (str(INVENTORIES / name), "--to", "2026-11-22", "--format", "json")
    shown = json.loads(run("timeline", *words).out)["timeline"]
    assert day in {
        each["first"] for each in shown if vendor in (each["exporter"], each["importer"])
    }


def test_only_what_is_asked_for(here: Path, run: Run) -> None:
    inventory(here, ACME + DPF)
    words = ("--from", "2023-07-01", "--to", "2023-07-31", "--format", "csv")
    lines = run("timeline", *words).out.splitlines()[1:]
    assert [line.split(",")[6:8] for line in lines] == [
        ["2023-07-01", "2023-07-09"],
        ["2023-07-10", "2023-07-31"],
    ]
    assert "No flow is recorded" in run("timeline", "--country", "IN").out


@pytest.mark.parametrize(
    ("since", "begun", "first", "said"),
    [
        ("", "not recorded", "2018-05-25", "fails, if in use"),
        ("since: unknown\n", "unknown", "2018-05-25", "fails, if in use"),
        ("since: 2022-01-10\n", "2022-01-10", "2022-01-10", "fails"),
    ],
)
def test_a_first_day_that_is_not_known_is_no_use_since_2018_nor_none(
    here: Path, run: Run, since: str, begun: str, first: str, said: str
) -> None:
    """Days gone by are judged, with that reserve; the day judged and those to come are certain."""
    inventory(here, ACME + DPF + since)
    day = ("--as-of", "2026-08-05")
    rows = list(csv.DictReader(run("timeline", *day, "--format", "csv").out.splitlines()))
    assert {each["in use since"] for each in rows} == {begun}
    assert (rows[0]["first"], rows[0]["status"]) == (first, said)
    assert rows[-1]["status"] in {each.value for each in Status}
    note = "is not known (`since`)" in " ".join(run("timeline", *day).out.split())
    assert note is ("if in use" in said)
    run("timeline", *day, "-o", "../x.svg")
    drawn = (here.parent / "x.svg").read_text("utf-8")
    assert ('opacity="0.45"' in drawn) is note
    assert ("Pale: the first day of use is not known." in drawn) is note
    assert (f"{said} from {first}") in drawn


def test_an_interval_that_reaches_the_day_is_certain_from_that_day_on(here: Path, run: Run) -> None:
    inventory(here, ACME)
    table = run("timeline", "--as-of", "2026-08-05", "--to", "2026-12-31", "--format", "csv").out
    rows = list(csv.DictReader(table.splitlines()))
    assert [(each["first"], each["last"], each["status"]) for each in rows] == [
        ("2018-05-25", "2026-08-04", "fails, if in use"),
        ("2026-08-05", "2026-12-31", "fails"),
    ]


def test_flows_of_one_name_are_told_apart_by_their_services(here: Path, run: Run) -> None:
    first = ACME[ACME.index("  - id: newsletter") : ACME.index("agreement:")]
    second = first.replace("id: newsletter", "id: logs")
    inventory(here, ACME.replace(first, first + second) + DPF)
    rows = list(csv.DictReader(run("timeline", "--format", "csv").out.splitlines()))
    assert {each["services"] for each in rows} == {"newsletter", "logs"}
    run("timeline", "-o", "../x.svg")
    drawn = (here.parent / "x.svg").read_text("utf-8")
    labels = set(re.findall(r">(Example → Acme[^<]*)</text>", drawn))
    assert {label.rpartition(": ")[2] for label in labels} == {"newsletter", "logs"}


def test_in_the_picture_no_text_is_cut_and_no_number_lies_on_another(here: Path, run: Run) -> None:
    long = "Acme Mail and Messages of the Northern Provinces Limited Partnership"
    inventory(here, ACME.replace("name: Acme Mail", f"name: {long}", 1) + DPF)
    run("timeline", "-o", "../x.svg")
    drawn = (here.parent / "x.svg").read_text("utf-8")
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))
    assert long in words
    assert "…" not in words
    found = re.findall(r'<text x="([\d.]+)" y="(\d+)" text-anchor="middle"[^>]*>\d+</text>', drawn)
    numbers = [(float(x), int(y)) for x, y in found]
    assert len(numbers) > 15
    for place, (x, y) in enumerate(numbers):
        assert all(abs(x - at) >= 12 for at, level in numbers[place + 1 :] if level == y)
    assert min(y for _, y in numbers) > 30


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2026-01-01", "--to", "2025-01-01"), "--to 2025-01-01 is before --from"),
        (("--vendor", "nobody"), "--vendor nobody: no vendor has this id"),
        (("-o", "../x.svg", "--format", "csv"), ".svg says the format; leave --format out"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    here: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    inventory(here, ACME + DPF)
    ran = run("timeline", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_picture_is_text_and_shapes_alone(here: Path, run: Run) -> None:
    hostile = '"</title><script>alert(1)</script>\\u202e"'
    inventory(here, ACME.replace("name: Acme Mail\n", f"name: {hostile}\n") + SHIELD)
    assert run("timeline", "-o", "../x.svg").code == 0
    root = ET.fromstring((here.parent / "x.svg").read_text("utf-8"))
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "text", "g"}
    words = "".join(each.text or "" for each in root.iter())
    assert "alert(1)" in words
    assert "\u202e" not in words
    assert "2020-07-16" in words
