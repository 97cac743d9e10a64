"""`onward list`: the records as tables, and what its filters keep."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.running import ACME, DPF, Run, inventory, write

from onward.reports.listings.records import COMMON

INVENTORIES = Path(__file__).parents[2] / "inventory"
KINDS = ["vendors", "subprocessors", "activities", "agreements", "mechanisms"]
OTHER = """\
kind: vendor
name: Other
country: DE
role: processor
services: [{id: pay, activities: [shop], data: [financial], locations: [{place: DE}]}]
"""
SHOP = "kind: activity\nname: Shop\nrole: processor\ncontrollers: [{group: Shops, country: BE}]\n"


@pytest.fixture(name="two")
def _two(here: Path) -> Path:
    """Two vendors: one with an agreement, one that serves customers without any."""
    inventory(here, ACME + DPF)
    write(here / "vendors" / "other.yaml", OTHER)
    write(here / "activities" / "shop.yaml", SHOP)
    return here


@pytest.mark.parametrize("kind", KINDS)
def test_json_is_as_its_schema_says(
    two: Path, run: Run, judge: Callable[[str, object], None], kind: str
) -> None:
    shown = json.loads(run("list", kind, str(two), "--format", "json").out)
    judge("list", shown)
    assert shown["list"]
    assert {each["kind"] for each in shown["list"]} == {kind}


def test_json_has_what_no_column_holds(two: Path, run: Run) -> None:
    other = f"{OTHER}lei: 00EXAMPLE00000000062\nlinks: {{privacy_notice: unknown}}\n"
    write(two / "vendors" / "other.yaml", other)
    shown = json.loads(run("list", "vendors", str(two), "--format", "json").out)["list"]
    assert [each["lei"] for each in shown] == [None, "00EXAMPLE00000000062"]
    assert [each["links"] for each in shown] == [
        [],
        [{"to": "privacy notice", "address": "unknown"}],
    ]
    several = "one_of: [{legal_name: Other Ltd, country: IE}, {country: EEA}]\n"
    write(two / "vendors" / "other.yaml", OTHER.replace("country: DE\n", several))
    shown = json.loads(run("list", "vendors", str(two), "--format", "json").out)["list"]
    assert shown[1]["one_of"] == [
        {"company": "Other Ltd", "country": "IE"},
        {"company": None, "country": "EEA"},
    ]
    decided = "approval: {verdict: approved, by: TBD, given: 2026-01-02, risk: low}\n"
    held = "certificates: [{standard: SOC 2, until: unknown}]\n"
    write(two / "vendors" / "other.yaml", OTHER + decided + held)
    row = json.loads(run("list", "vendors", str(two), "--format", "json").out)["list"][1]
    said = {key: row[key] for key in ("verdict", "decided_by", "decided_on", "risk")}
    assert list(said.values()) == ["approved", "unknown", "2026-01-02", "low"]
    assert row["certificates"] == [{"standard": "SOC 2", "until": "unknown"}]
    write(two / "vendors" / "other.yaml", f"{OTHER}stage: planned\n")
    row = json.loads(run("list", "vendors", str(two), "--format", "json").out)["list"][1]
    assert (row["status"], row["stages"]) == ("planned", [{"service": "pay", "is": "planned"}])
    assert "lei" not in run("list", "vendors", str(two), "--format", "csv").out


@pytest.mark.parametrize(
    ("recorded", "listed", "cell"),
    [
        ("", None, ""),
        ("mechanisms: []\n", [], "none"),
        ("mechanisms: [{instrument: unknown}]\n", ["unknown"], "unknown"),
        ("mechanisms: [{instrument: eu-scc-2021-914}]\n", ["eu-scc-2021-914"], "eu-scc-2021-914"),
    ],
)
def test_mechanisms_that_decide_nothing_are_those_of_the_record(
    recorded: str,
    listed: list[str] | None,
    cell: str,
    two: Path,
    run: Run,
    judge: Callable[[str, object], None],
) -> None:
    write(two / "vendors" / "other.yaml", OTHER + recorded)
    shown = json.loads(run("list", "vendors", str(two), "--format", "json").out)
    judge("list", shown)
    assert shown["list"][1]["mechanisms"] == listed
    ran = run("list", "vendors", str(two), "--format", "csv")
    assert [row["mechanisms"] for row in csv.DictReader(StringIO(ran.out))] == ["eu-us-dpf", cell]


def test_what_is_not_relied_on_is_listed_as_such(
    two: Path, run: Run, judge: Callable[[str, object], None]
) -> None:
    gone = (
        "mechanisms: [{instrument: eu-us-dpf, relied_on: false, certified: {listed_as: covered}}]"
    )
    write(two / "vendors" / "other.yaml", f"{OTHER}{gone}\n")
    shown = json.loads(run("list", "mechanisms", str(two), "--format", "json").out)
    judge("list", shown)
    row = shown["list"][1]
    found = [row[key] for key in ("recorded", "relied_on", "listed_as", "status")]
    assert found == ["not relied on", False, "covered", None]


def test_the_renewal_of_an_agreement(two: Path, run: Run) -> None:
    renewal = "{on: 2027-01-01, automatic: true, notice_days: 30}"
    write(
        two / "vendors" / "other.yaml",
        f"{OTHER}agreement: {{status: signed, renewal: {renewal}}}\n",
    )
    ran = run("list", "agreements", str(two), "--format", "csv")
    assert [row["renewal"] for row in csv.DictReader(StringIO(ran.out))] == ["", "2027-01-01"]
    row = json.loads(run("list", "agreements", str(two), "--format", "json").out)["list"][1]
    assert (row["renews_itself"], row["renewal_months"], row["renewal_notice_days"]) == (
        True,
        None,
        30,
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("vendors",), ["acme", "other"]),
        (("subprocessors",), ["other"]),
        (("vendors", "--activity", "shop"), ["other"]),
        (("vendors", "--data", "contact"), ["acme"]),
        (("vendors", "--country", "DE"), ["other"]),
        (("vendors", "--status", "inside"), ["other"]),
        (("vendors", "--no-agreement"), ["other"]),
        (("agreements", "--no-agreement"), ["other"]),
        (("mechanisms",), ["acme"]),
        (("activities",), ["newsletter", "shop"]),
    ],
)
def test_filters(two: Path, run: Run, words: tuple[str, ...], ids: list[str]) -> None:
    ran = run("list", *words[:1], str(two), *words[1:], "--format", "csv")
    assert ran.code == 0
    assert [row["id"] for row in csv.DictReader(StringIO(ran.out))] == ids


def test_what_is_unknown_may_be_what_is_asked_for(two: Path, run: Run) -> None:
    unknown = "country: unknown\nrole: processor\nservices: [{id: s, data: [unknown]}]\n"
    write(two / "vendors" / "third.yaml", f"kind: vendor\nname: Third\n{unknown}")
    for words in (("--country", "DE"), ("--activity", "shop"), ("--data", "financial")):
        ran = run("list", "vendors", str(two), *words, "--format", "csv")
        found = [row["id"] for row in csv.DictReader(StringIO(ran.out))]
        assert found == ["other", "third"], words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("agreements", "--activity", "shop"), "--activity says nothing of agreements"),
        (("activities", "--country", "US"), "--country says nothing of activities"),
        (("mechanisms", "--no-agreement"), "--no-agreement says nothing of mechanisms"),
        (("vendors", "--activity", "shp"), "--activity shp: no activity has this id"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(
    two: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    ran = run("list", words[0], str(two), *words[1:])
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_next_day_is_the_first_that_is_ahead(two: Path, run: Run) -> None:
    other = (two / "vendors" / "other.yaml").read_text()
    ends = "agreement: {status: signed, expires: 2030-01-31}\nuntil: 2031-01-01\n"
    write(two / "vendors" / "other.yaml", other + ends)
    shown = json.loads(run("list", "vendors", str(two), "--format", "json").out)["list"]
    assert {each["id"]: each["next"] for each in shown} == {"acme": None, "other": "2030-01-31"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_terminal_has_the_common_columns_and_a_file_has_all(
    two: Path, run: Run, kind: str
) -> None:
    every = run("list", kind, str(two), "--format", "csv").out.splitlines()[0].split(",")
    every = every[: every.index("as_of")]
    common = run("list", kind, str(two))
    left = len(every) - len(COMMON[kind])
    assert set(COMMON[kind]) < set(every)
    assert f"{left} more column{'s' if left > 1 else ''} with --columns all." in common.out
    assert "more column" not in run("list", kind, str(two), "--columns", "all").out


def test_columns_are_chosen_by_name(two: Path, run: Run) -> None:
    said = run("list", "vendors", str(two), "--columns", "owner,id", "--format", "csv").out
    assert [row.split(",")[:2] for row in said.splitlines()] == [
        ["owner", "id"],
        ["", "acme"],
        ["", "other"],
    ]
    ran = run("list", "vendors", str(two), "--columns", "id,color")
    assert (ran.code, ran.out) == (2, "")
    assert "--columns color: write all, or some of id, name, company" in ran.err
    ran = run("list", "vendors", str(two), "--columns", "id", "--format", "json")
    assert (ran.code, ran.out) == (2, "")


def test_an_empty_cell_is_not_recorded(two: Path, run: Run) -> None:
    assert "An empty cell: not recorded." in run("list", "vendors", str(two)).out
    shown = json.loads(run("list", "agreements", str(two), "--format", "json").out)["list"]
    assert {each["id"]: each["agreement"] for each in shown} == {"acme": "signed", "other": None}


def test_a_status_that_is_none_is_refused(two: Path, run: Run) -> None:
    ran = run("list", "vendors", str(two), "--status", "within")
    assert (ran.code, ran.out) == (2, "")
    assert "--status within: one of inside" in ran.err


@pytest.mark.parametrize("name", ["ceejay", "cheeta", "kresoft", "smartbooqing", "wiversoft"])
def test_the_five_inventories(run: Run, judge: Callable[[str, object], None], name: str) -> None:
    for kind in KINDS:
        ran = run("list", kind, str(INVENTORIES / name), "--format", "json")
        judge("list", json.loads(ran.out))


def test_a_role_that_the_services_give_is_listed(two: Path, run: Run) -> None:
    other = OTHER.replace("role: processor\n", "").replace(
        "{id: pay,", "{id: score, role: controller}, {id: pay, role: processor,"
    )
    write(two / "vendors" / "other.yaml", other)
    shown = json.loads(run("list", "vendors", str(two), "--format", "json").out)["list"]
    assert [each["role"] for each in shown] == ["processor", "controller, processor"]


def test_a_sub_processor_is_listed_with_its_own_country(two: Path, run: Run) -> None:
    write(two / "vendors" / "other.yaml", f"{OTHER}subprocessors: [{{vendor: deep}}]\n")
    write(
        two / "vendors" / "deep.yaml",
        "kind: vendor\nname: Deep\ncountry: IN\nengaged: through-others\n"
        "subprocessors: [{vendor: unknown}]\n",
    )
    shown = json.loads(run("list", "agreements", str(two), "--format", "json").out)["list"]
    rows = [(each["id"], each["subprocessor"], each["country"]) for each in shown]
    assert ("other", "deep", "IN") in rows
    assert "unknown" not in {subprocessor for _, subprocessor, _ in rows}
