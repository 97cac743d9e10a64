"""`onward new vendor` with the catalogue: one, several, a list of names."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.running import Run, inventory, write

from onward.catalogue.entry import entry_of, load
from onward.catalogue.names import ids
from onward.imports.known_vendor import Ours, vendor_record
from onward.law.law import load as law
from onward.source.packaged import table

IDS = ids()
LATEST = max(source.seen for id_ in IDS for source in load(id_).sources.values())
"""The youngest source: a day on which nothing is seen in the future."""


@pytest.fixture(name="here")
def _here(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    on(LATEST, monkeypatch)
    return here


def on(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the run."""
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))


def record(here: Path, id_: str) -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load((here / "vendors" / f"{id_}.yaml").read_text())
    return value


def test_aws_leaves_fewer_than_ten_questions(here: Path, run: Run) -> None:
    write(here / "organisation.yaml", "kind: organisation\nname: Example\ncountry: BE\n")
    before = len(json.loads(run("questions", "--format", "json").out)["questions"])
    ran = run("new", "vendor", "aws")
    assert (ran.code, ran.err) == (0, "")
    assert "compare it" in ran.out
    asked = json.loads(run("questions", "--format", "json").out)["questions"]
    assert 0 < len(asked) - before < 10


@pytest.mark.parametrize("country", ["BE", "CH", "GB", "US", "unknown"])
def test_every_vendor_gives_a_record_on_which_nothing_holds(
    here: Path, run: Run, country: str
) -> None:
    inventory(here)
    (here / "vendors" / "acme.yaml").unlink()
    write(here / "organisation.yaml", f"kind: organisation\nname: Example\ncountry: {country}\n")
    ran = run("new", "vendor", *IDS)
    assert (ran.code, ran.err) == (0, "")
    report = json.loads(run("check", "--format", "json").out)
    assert report["inventories"][0]["judged"]
    assert "future-day" not in {each["rule"] for each in report["findings"]}
    flows = json.loads(run("transfers", "--format", "json").out)["transfers"]
    assert {each["status"] for each in flows} <= {"review", "unknown", "fails"}
    for id_ in IDS:
        hows = {each["how"] for each in record(here, id_).get("evidence", [])}
        assert hows <= {"catalogue"}


def test_filled_in_it_is_to_be_reviewed_until_it_is_compared(here: Path, run: Run) -> None:
    inventory(here)
    run("new", "vendor", "aws")
    path = here / "vendors" / "aws.yaml"
    text = path.read_text()
    where = '{place: "aws:eu-west-1", for: [storage, processing, support]}'
    lines = [each for each in text.splitlines() if "- {place: unknown, for: [support]" not in each]
    text = "\n".join(
        f"      - {where}" if "- {place: unknown" in each else each for each in lines
    )  # fmt: skip

    def statuses() -> Counter[str]:
        flows = json.loads(run("transfers", "--format", "json").out)["transfers"]
        return Counter(each["status"] for each in flows if each["subject"] == "aws@LU")

    path.write_text(text)
    assert statuses() == {"review": 1}
    assert "[unconfirmed-catalogue-fact]" in run("check", "--format", "concise").out
    path.write_text(text.replace("how: catalogue", "how: confirmed"))
    assert statuses() == {"inside": 1}


@pytest.mark.parametrize(
    ("country", "company"),
    [("BE", "Amazon Web Services EMEA SARL"), ("GB", "Amazon Web Services EMEA SARL"), ("US", "")],
)
def test_the_company_is_that_for_our_own_country(country: str, company: str) -> None:
    ours = Ours(country, ("EU",))
    written = yaml.safe_load(vendor_record("aws", load("aws"), ours, law(), LATEST))
    assert written["legal_name"] == (company or "unknown")
    assert written["country"] == ("LU" if company else "unknown")


def test_two_companies_for_one_customer_are_not_chosen_between() -> None:
    whole = table("onward.catalogue", "vendors/stripe")
    whole["companies"][1]["customers"] = ["EEA"]
    entry = entry_of("stripe", whole)
    written = yaml.safe_load(vendor_record("x", entry, Ours("BE", ("EU",)), law(), LATEST))
    assert written["legal_name"] == "unknown"
    assert [each["country"] for each in written["one_of"]] == ["IE", "IE"]
    assert written["one_of"][1]["legal_name"] == "Stripe Technology Europe, Limited"
    nearer = vendor_record("stripe", entry, Ours("CH", ("CH",)), law(), LATEST)
    assert yaml.safe_load(nearer)["legal_name"] == "Stripe Payments Europe, Limited"


@pytest.mark.parametrize(
    ("country", "needed"), [("DE", False), ("GB", False), ("CA", True), ("US", True)]
)
def test_mechanisms_are_written_where_one_is_needed(country: str, needed: bool) -> None:
    whole = table("onward.catalogue", "vendors/sentry")
    whole["companies"][0]["country"] = country
    text = vendor_record("x", entry_of("x", whole), Ours("BE", ("EU",)), law(), LATEST)
    assert ("mechanisms" in yaml.safe_load(text)) is needed


@pytest.mark.parametrize(
    ("spelled", "services"),
    [
        (["SendGrid"], {"email", "abuse-prevention"}),
        (["Twilio Segment"], {"customer-data", "abuse-prevention"}),
        (["Segment", "SendGrid"], {"customer-data", "email", "abuse-prevention"}),
        (["Twilio"], {"messaging", "email", "customer-data", "abuse-prevention"}),
        (["SendGrid", "Twilio"], {"messaging", "email", "customer-data", "abuse-prevention"}),
    ],
)
def test_a_product_has_its_own_services_and_those_of_no_product(
    spelled: list[str], services: set[str]
) -> None:
    entry = load("twilio")
    text = vendor_record("x", entry, Ours("BE", ("EU",)), law(), LATEST, spelled)
    written = yaml.safe_load(text)
    assert {each["id"] for each in written["services"]} == services
    left = {each.id for each in entry.services} - services
    assert ("# left out" in text) is bool(left)
    supported = [each for one in written["evidence"] for each in one["supports"]]
    assert not [each for each in supported if each.split("/")[2:3] and each.split("/")[2] in left]


def test_places_are_asked_of_a_processor_alone() -> None:
    written = yaml.safe_load(
        vendor_record("stripe", load("stripe"), Ours("BE", ("EU",)), law(), LATEST)
    )
    asked = {each["id"]: "locations" in each for each in written["services"]}
    assert asked == {"payments": True, "fraud-prevention": False}


def test_another_id_takes_the_facts_of_its_name(here: Path, run: Run) -> None:
    inventory(here)
    run("new", "vendor", "amazon-web-services")
    assert record(here, "amazon-web-services")["country"] == "LU"


LIST = """\
# our list
Stripe, Inc.

Amazon Web Services
AWS
My Printer GmbH
Acme Mail Inc
n/a
日本
"""


def test_every_line_of_a_list_is_accounted_for(here: Path, run: Run) -> None:
    inventory(here)
    (here / "list.txt").write_text(LIST)
    before = (here / "vendors" / "acme.yaml").read_text()
    ran = run("new", "vendor", "--from", "list.txt")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "wrote vendors/stripe.yaml",
        "wrote vendors/aws.yaml",
        "there already: AWS (line 4, Amazon Web Services)",
        "wrote vendors/my-printer.yaml: not in the catalogue",
        "there already: Acme Mail Inc (vendors/acme.yaml)",
        "left: n/a: is no name",
        "left: 日本: gives no id; write one: onward new vendor ID",
        "next: fill them in; `onward questions` lists what is open",
    ]
    assert record(here, "my-printer")["name"] == "My Printer GmbH"
    assert (here / "vendors" / "acme.yaml").read_text() == before
    written = sorted((here / "vendors").iterdir())
    again = run("new", "vendor", "--from", "-", stdin=b"\xef\xbb\xbfAWS\r\nStripe\r\n")
    assert (again.code, again.err) == (0, "")
    assert again.out.count("there already") == 2
    assert sorted((here / "vendors").iterdir()) == written


def test_a_name_that_makes_no_file_does_not_stop_the_others(here: Path, run: Run) -> None:
    inventory(here)
    names = ["C+C Music", "x" * 300, "CON", "nul", "../../etc/passwd", "=1+1", "@x", "²"]
    ran = run("new", "vendor", "--from", "-", stdin="\n".join([*names, "Kite"]).encode())
    assert (ran.code, ran.err) == (1, "")
    assert len(ran.out.splitlines()) == len(names) + 2
    assert "wrote vendors/c-c-music.yaml" in ran.out
    assert "wrote vendors/kite.yaml" in ran.out
    left = [line for line in ran.out.splitlines() if "gives no id" in line]
    assert [line.split(":")[1].strip()[:3] for line in left] == ["xxx", "CON", "nul"], ran.out
    assert not any(each.stem in ("con", "nul") for each in (here / "vendors").iterdir())
    assert "schema-" not in run("check", "--fail-on", "never").out


@pytest.mark.parametrize("id_", ["2", "1e3", "true", "null", "yes", "no", "2026-01-01", "0x1f"])
@pytest.mark.parametrize("kind", ["vendor", "activity"])
def test_an_id_that_looks_like_another_value_is_text(
    here: Path, run: Run, kind: str, id_: str
) -> None:
    inventory(here)
    assert run("new", kind, id_).code == 0
    assert "schema-" not in run("check", "--fail-on", "never").out


def test_a_spelling_that_may_mean_something_else_is_left(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    monkeypatch.setattr(
        "onward.catalogue.names._names", lambda: {"metal": ("a", "b", "?"), "aws": ("aws",)}
    )
    ran = run("new", "vendor", "--from", "-", stdin=b"Metal\n")
    assert ran.code == 1
    assert "left: Metal: may be a or b, or something else; write its id" in ran.out
    assert "wrote vendors/metal.yaml\n" in run("new", "vendor", "metal").out


def test_a_stale_source_is_reported(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    inventory(here)
    on(LATEST + timedelta(days=366), monkeypatch)
    assert "stale, seen more than 12 months ago: " in run("new", "vendor", "aws").out
    assert "stale, seen more than 12 months ago: " in run("new", "vendor", "stripe", "sentry").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "vendor"), "write one ID"),
        (("new", "activity", "a", "b"), "write one ID"),
        (("new", "activity", "--from", "x"), "write one ID"),
        (("new", "vendor", "x", "x"), "an id is written twice"),
        (("new", "vendor", "x", "acme"), "the id acme is taken"),
        (("new", "vendor", "x", "A b"), "joined by single dashes; did you mean a-b?"),
        (("new", "vendor", "AWS"), "did you mean aws?"),
        (("new", "vendor", "Ω"), "joined by single dashes\n"),
        (("new", "vendor", "--from", "nowhere"), "nowhere: can't be read"),
        (("new", "vendor", "--from", "empty.txt"), "no vendor is named"),
        (("new", "vendor", "--from", "bytes.txt"), "is not UTF-8 (byte 1)"),
    ],
)
def test_what_names_nothing_is_refused_and_nothing_written(
    here: Path, run: Run, words: tuple[str, ...], says: str
) -> None:
    inventory(here)
    (here / "empty.txt").write_text("# nothing\n")
    (here / "bytes.txt").write_bytes(b"\xff")
    before = sorted(here.rglob("*"))
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert sorted(here.rglob("*")) == before


def test_text_of_a_list_acts_nowhere(here: Path, run: Run) -> None:
    inventory(here)
    hostile = 'Evil\x1b[31m "x": {y} #z \u202e'
    ran = run("new", "vendor", "--from", "-", stdin=f"{hostile}\n".encode())
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    written = ran.out.split("wrote ")[1].split(".yaml")[0]
    assert yaml.safe_load((here / f"{written}.yaml").read_text())["name"] == hostile


def test_of_a_list_that_names_several_products_the_record_has_them_all(
    here: Path, run: Run
) -> None:
    inventory(here)
    ran = run("new", "vendor", "--from", "-", stdin=b"SendGrid\nTwilio Segment\n")
    assert "there already: Twilio Segment (line 1, SendGrid)" in ran.out
    services = {each["id"] for each in record(here, "twilio")["services"]}
    assert services == {"email", "customer-data", "abuse-prevention"}
