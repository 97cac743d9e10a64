"""`onward calendar`: what comes, and the file that calendars read."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from tests.cli.running import ACME, DPF, Run, inventory, write

ENDS = ACME.replace("signed: 2024-01-10,", "signed: 2024-01-10, expires: 2026-12-31,")
DUE = DPF.replace("verified: 2026-08-01", "verified: 2026-08-01, due: 2026-09-30")
DAY = ("--as-of", "2026-08-05")
WAIVER = """\
kind: waiver
rule: framework-only
subject: acme@US
reason: The clauses are with the vendor.
remedy: Sign them.
approved_by: DPO
approved_on: 2026-08-01
expires: 2026-10-15
"""


@pytest.fixture(name="ahead")
def _ahead(here: Path) -> Path:
    """An agreement and a waiver that end, a certificate that is due, and a review."""
    inventory(here, ENDS + DUE + "reviewed: 2026-01-31\n")
    write(here / "waivers" / "fallback.yaml", WAIVER)
    return here


def read(file: bytes) -> list[Any]:
    """The events, as another program reads them."""
    return list(icalendar.Calendar.from_ical(file).walk("VEVENT"))


def test_days_to_object_are_not_days_of_notice(here: Path, run: Run) -> None:
    """Those of a vendor's contract, and those that we promised."""
    behind = "[{vendor: behind, notified: 2026-08-01}]"
    terms = ACME.replace(
        "signed: 2024-01-10,", "signed: 2024-01-10, notice_days: 30, objection_days: 10,"
    )
    inventory(here, terms + DPF.replace("subprocessors: []", f"subprocessors: {behind}"))
    write(here / "vendors" / "behind.yaml", "kind: vendor\nname: B\nengaged: through-others\n")
    customers = "customers: {notice_days: 30, objection_days: 14}\n"
    write(here / "organisation.yaml", f"kind: organisation\nname: Us\ncountry: BE\n{customers}")
    write(here / "activities" / "shop.yaml", "kind: activity\nname: Shop\nrole: processor\n")
    pay = "services: [{id: pay, activities: [shop]}]\nannounced: 2026-08-04\n"
    write(here / "vendors" / "pay.yaml", f"kind: vendor\nname: Pay\nrole: processor\n{pay}")
    shown = json.loads(run("calendar", *DAY, "--format", "json").out)["calendar"]
    found = {each["subject"]: each["day"] for each in shown if each["kind"] == "objection"}
    assert found == {"acme": "2026-08-10", "pay": "2026-08-17"}


@pytest.mark.parametrize(
    ("renewal", "days"),
    [
        (
            "on: 2026-11-01, automatic: true, term_months: 12, notice_days: 60",
            {"2026-11-01": "renewal", "2026-09-02": "notice"},
        ),
        (
            "on: 2026-09-15, automatic: true, term_months: 12, notice_days: 60",
            {"2026-09-15": "renewal", "2027-07-17": "notice"},
        ),
        ("on: 2024-09-15, automatic: true, term_months: 12", {"2026-09-15": "renewal"}),
        ("on: 2026-09-15, automatic: false, term_months: 12", {"2026-09-15": "renewal"}),
        ("on: 2025-09-15, automatic: false, term_months: 12", {}),
        ("on: unknown, automatic: true, term_months: 12, notice_days: 30", {}),
    ],
)
def test_a_renewal_and_the_last_day_to_prevent_it(
    here: Path, run: Run, renewal: str, days: dict[str, str]
) -> None:
    inventory(here, ACME.replace("signed,", f"signed, renewal: {{{renewal}}},", 1) + DPF)
    shown = json.loads(run("calendar", *DAY, "--format", "json").out)["calendar"]
    found = [each for each in shown if each["kind"] in ("renewal", "notice")]
    assert {each["day"]: each["kind"] for each in found} == days


def test_the_end_of_a_certificate(
    here: Path, run: Run, judge: Callable[[str, object], None]
) -> None:
    held = "certificates: [{standard: SOC 2, until: 2027-03-31}, {standard: X, until: 2026-01-01}]"
    inventory(here, f"{ACME}{held}\n{DPF}")
    shown = json.loads(run("calendar", *DAY, "--format", "json").out)
    judge("calendar", shown)
    found = {each["day"]: each["what"] for each in shown["calendar"]}
    assert found == {
        "2027-03-31": "last day of the certificate of Acme Mail: SOC 2",
        "2027-08-01": "look Acme Mail up again on the list of `eu-us-dpf`",
    }


def test_a_listing_is_looked_up_again_before_it_is_to_be_reviewed(here: Path, run: Run) -> None:
    """The day in the calendar is the last on which the timeline has it as valid."""
    inventory(here, ACME + DPF)
    shown = json.loads(run("timeline", *DAY, "--format", "json").out)["timeline"]
    (last,) = {each["last"] for each in shown if each["status"] == "holds"}
    days = json.loads(run("calendar", *DAY, "--format", "json").out)["calendar"]
    assert last in {each["day"] for each in days if each["kind"] == "certification"}


def test_what_comes_in_order(ahead: Path, run: Run, judge: Callable[[str, object], None]) -> None:
    shown = json.loads(run("calendar", *DAY, "--format", "json").out)
    judge("calendar", shown)
    assert [(each["day"], each["kind"], each["subject"]) for each in shown["calendar"]] == [
        ("2026-09-30", "certification", "acme"),
        ("2026-10-15", "waiver", "fallback"),
        ("2026-12-31", "agreement", "acme"),
        ("2027-01-31", "review", "acme"),
        ("2027-08-01", "certification", "acme"),
    ]


def test_what_is_past_is_left_out(ahead: Path, run: Run) -> None:
    shown = json.loads(run("calendar", "--as-of", "2026-12-31", "--format", "json").out)
    assert [each["kind"] for each in shown["calendar"]] == ["agreement", "review", "certification"]


def test_a_record_that_ends_before_is_not_due_for_review(ahead: Path, run: Run) -> None:
    acme = ahead / "vendors" / "acme.yaml"
    acme.write_text(acme.read_text() + "until: 2026-12-31\n")
    shown = json.loads(run("calendar", *DAY, "--format", "json").out)["calendar"]
    assert ("2026-12-31", "use") in {(each["day"], each["kind"]) for each in shown}
    assert "review" not in {each["kind"] for each in shown}


def test_a_calendar_reads_the_file(ahead: Path, run: Run) -> None:
    file = ahead.parent / "x.ics"
    assert run("calendar", *DAY, "-o", "../x.ics").code == 0
    first = file.read_bytes()
    events = read(first)
    assert [each["dtstart"].dt for each in events][:2] == [date(2026, 9, 30), date(2026, 10, 15)]
    assert run("calendar", *DAY, "-o", "../x.ics").code == 0
    assert file.read_bytes() == first


def test_an_event_that_moves_keeps_its_uid(ahead: Path, run: Run) -> None:
    def uids() -> dict[str, str]:
        shown = json.loads(run("calendar", *DAY, "--format", "json").out)["calendar"]
        return {each["uid"]: each["day"] for each in shown}

    before = uids()
    acme = ahead / "vendors" / "acme.yaml"
    acme.write_text(acme.read_text().replace("expires: 2026-12-31", "expires: 2027-06-30"))
    after = uids()
    assert set(before) == set(after)
    assert set(after.values()) - set(before.values()) == {"2027-06-30"}


def test_a_name_is_text_in_the_file(here: Path, run: Run) -> None:
    hostile = '"x\\r\\nEND:VEVENT\\r\\n,;\\u202e"'
    inventory(here, ENDS.replace("name: Acme Mail\n", f"name: {hostile}\n") + DPF)
    assert run("calendar", *DAY, "-o", "../x.ics").code == 0
    text = (here.parent / "x.ics").read_bytes()
    event, _ = read(text)
    assert "END:VEVENT" in event["summary"]
    assert "\u202e" not in text.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "../x.ics", "--format", "csv"), ".ics says the format; leave --format out"),
        (
            ("--as-of", "2026-11-22", "--to", "2026-11-21"),
            "--to 2026-11-21 is before 2026-11-22, the first day",
        ),
    ],
)
def test_a_contradiction_is_refused(
    ahead: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    ran = run("calendar", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_missing_library_is_one_line(
    ahead: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    ran = run("calendar", "-o", "../x.ics")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "pip install icalendar" in ran.err
