"""`onward notice`: what customers are told of a sub-processor that is new or replaced."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.cli.publishing import CLAUSES, DAY, DESK, ORGANISATION, records, vendor
from tests.cli.running import Ran, Run, git

More = dict[str, dict[str, Any] | None]
Notice = Callable[..., Ran]
EMBER = vendor("Ember", "US", since="2027-01-15", mechanisms=[{**CLAUSES, "with": "Ember Ltd"}])
CONTACT = {"name": "Privacy desk", "email": "privacy@tidal.example"}
OURS = {**ORGANISATION, "contact": CONTACT}


@pytest.fixture(name="notice")
def _notice(here: Path, run: Run) -> Notice:
    """The notice of a change, from a firm without Ember and Loon and with our contact."""
    base: More = {"organisation": OURS, "vendors/ember": None, "vendors/loon": None}
    git(here, "init", "-q")
    records(here / "inventory", base)
    git(here, "add", ".")
    git(here, "commit", "-qm", "before")

    def notice(more: More, *words: str) -> Ran:
        records(here / "inventory", {**base, **more})
        return run("notice", "inventory", "--base", "HEAD", "--as-of", DAY, *words)

    return notice


def test_a_new_sub_processor(notice: Notice) -> None:
    ran = notice({"vendors/ember": {**EMBER, "announced": "2026-12-01"}}, "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "# Notice of a change of sub-processors\n\nTidal BV\n\n"
        "Tidal informs its customers of intended changes concerning the addition or replacement of"
        " sub-processors (Art. 28(2) GDPR).\n\n"
        "## Ember Ltd: new sub-processor\n\n"
        "- **Company**: Ember Ltd\n"
        "- **Name**: Ember\n"
        "- **Country of the company**: United States\n"
        "- **Purpose**: Ember for the help desk\n"
        "- **Personal data**: E-mail addresses<br>Support tickets\n"
        "- **Data subjects**: Customers\n"
        "- **Places**: United States\n"
        "- **Transfer mechanism**: Standard contractual clauses (Implementing Decision (EU)"
        " 2021/914)\n"
        "- **Customers informed on**: 2026-12-01\n"
        "- **Objections until**: 2026-12-30\n"
        "- **In use from**: 2027-01-15\n\n"
        "You may object to these changes. Objections go to: Privacy desk,"
        " privacy<span>@</span>tidal.example.\n\n"
        "*As of 2026-11-29, on the law as checked on 2026-08-05. Not legal advice.*\n"
    )


def test_days_to_object_from_the_day_of_the_notice(notice: Notice) -> None:
    ran = notice({"vendors/ember": EMBER})
    assert "- **Objections until**: 30 days, counted from the day of this notice" in ran.out
    promise = {"organisation": {**OURS, "customers": {"notice_days": 30, "objection_days": 14}}}
    ran = notice({"vendors/ember": EMBER, **promise})
    assert "- **Objections until**: 14 days, counted from the day of this notice" in ran.out


def test_what_no_record_holds_is_marked_and_listed(notice: Notice) -> None:
    bare = {
        "kind": "vendor",
        "name": "Ember",
        "role": "processor",
        "services": [{"id": "mail", "activities": ["desk"]}],
    }
    ran = notice({"vendors/ember": bare, "organisation": {**OURS, "customers": {}}})
    listed = ran.out.partition("## What no record holds")[2]
    for what in (
        *("Company", "Country of the company", "Purpose", "Personal data", "Data subjects"),
        *("Places", "Transfer mechanism", "Customers informed on", "Objections until"),
        "In use from",
    ):
        asked = f"{what[:1].lower()}{what[1:]}"
        assert f"**{what}**: **\\[to be completed: {asked}\\]**" in ran.out
        assert f"| {asked} | Ember | " in listed
    assert "inventory/" not in listed
    assert "vendors/ember.yaml services.mail.purpose |" in listed


def test_one_that_replaces_another(notice: Notice, here: Path) -> None:
    swan = {**vendor("Swan", "DE"), "legal_name": "Heron GmbH"}
    ran = notice({"vendors/swan": swan})
    assert "## Heron GmbH takes the place of Swan Ltd" in ran.out


@pytest.mark.parametrize(
    "swan",
    [
        {**vendor("Swan", "NL"), "legal_name": "Swan Limited"},
        {**vendor("Swan Mail", "NL"), "legal_name": "Swan Ltd"},
        vendor("Swan", "NL", service={"purpose": "Calls of the help desk"}),
    ],
    ids=["form", "name", "purpose"],
)
def test_renames_and_corrections_are_not_announced(swan: dict[str, Any], notice: Notice) -> None:
    ran = notice({"vendors/swan": swan})
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "no sub-processor is known to be new or replaced since HEAD: nothing is written\n"
    )


def test_customers_that_approve_by_name_are_asked_and_not_named(notice: Notice) -> None:
    customer = {"name": "Shop One", "country": "BE", "authorisation": "specific"}
    ran = notice({"vendors/ember": EMBER, "activities/desk": {**DESK, "controllers": [customer]}})
    assert "- **Approval**: If your contract asks for specific authorisation" in ran.out
    assert "Objections" not in ran.out
    assert "Shop One" not in ran.out
    assert "ember: approval is awaited from Shop One" in ran.err


def test_an_internal_vendor_is_left_out_and_reported(notice: Notice) -> None:
    ran = notice({"vendors/ember": {**EMBER, "visibility": "internal"}})
    assert (ran.code, ran.out) == (0, "")
    assert "ember: left out, recorded as internal" in ran.err


def test_one_without_a_name_is_reported(notice: Notice) -> None:
    ran = notice({"vendors/ember": {**EMBER, "name": "unknown"}})
    assert (ran.code, ran.out) == (0, "")
    assert "ember: left out, its name or its role is not known\n" in ran.err


def test_use_before_the_days_promised_is_reported(notice: Notice) -> None:
    early = {**EMBER, "announced": "2026-12-01", "since": "2026-12-05"}
    assert "ember: use begins before the days promised" in notice({"vendors/ember": early}).err


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_every_language(language: str, notice: Notice) -> None:
    ran = notice({"vendors/ember": EMBER}, "--lang", language)
    assert ran.code == 0
    assert "Ember Ltd" in ran.out
    assert "Notice" not in ran.out


def test_as_a_document(notice: Notice, here: Path) -> None:
    more: More = {"vendors/ember": {**EMBER, "name": "<b>Ember</b> & co"}}
    ran = notice(more, "-o", "notice.docx")
    assert (ran.code, ran.err) == (0, "wrote notice.docx\n")
    cells = [
        cell.text
        for table in docx.Document(str(here / "notice.docx")).tables
        for row in table.rows
        for cell in row.cells
    ]
    assert {"Ember Ltd", "<b>Ember</b> & co", "United States", "2027-01-15"} <= set(cells)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--base: name the revision that customers know"),
        (("--base", "gone"), "no revision 'gone' here"),
    ],
)
def test_a_base_is_needed(words: tuple[str, ...], said: str, here: Path, run: Run) -> None:
    git(here, "init", "-q")
    records(here / "inventory")
    git(here, "add", ".")
    git(here, "commit", "-qm", "before")
    ran = run("notice", "inventory", *words)
    assert ran.code == 2
    assert said in ran.err


def test_a_base_without_the_inventory_is_refused(here: Path, run: Run) -> None:
    git(here, "init", "-q")
    git(here, "commit", "-q", "--allow-empty", "-m", "empty")
    records(here / "inventory")
    ran = run("notice", "inventory", "--base", "HEAD")
    assert ran.code == 2
    assert "--base HEAD: has no such inventory without faults" in ran.err
