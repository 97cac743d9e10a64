"""`onward publish`: what leaves and what does not, the files, and the directory they are in."""

import csv
import errno
import json
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.cli.publishing import CLAUSES, DAY, DESK, ORGANISATION, records, vendor
from tests.cli.running import Run, git

FILES = {
    ".onward-publish.json",
    "index.html",
    "subprocessors.csv",
    "subprocessors.json",
    "subprocessors.md",
    "subprocessors.schema.json",
}
Publish = Callable[..., Path]


@pytest.fixture(name="publish")
def _publish(here: Path, run: Run) -> Publish:
    """Publish the firm, with other records where they are given; the directory it went to."""

    def publish(*words: str, more: dict[str, dict[str, Any] | None] | None = None) -> Path:
        records(here / "inventory", more)
        ran = run("publish", "inventory", "-o", "out", "--as-of", DAY, "--no-feed", *words)
        assert ran.code == 0, ran.err
        return here / "out"

    return publish


def rows(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of the CSV by name, each by its columns."""
    text = (folder / "subprocessors.csv").read_text("utf-8-sig")
    return {row["Name"]: row for row in csv.DictReader(StringIO(text))}


def test_the_list_in_every_format(publish: Publish, judge: Callable[[str, object], None]) -> None:
    out = publish()
    assert {each.name for each in out.iterdir()} == FILES
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    judge("subprocessors", shown)
    names = ["Ember", "Loon", "Rhine Hosting", "Swan", "Tern", "Wren", "Tidal India"]
    assert [each["name"] for each in shown["subprocessors"]] == names
    behind = ["Puffin", "unknown"]
    assert [each["name"] for each in shown["further_subprocessors"]] == behind
    assert list(rows(out)) == [*names, *behind]
    for file in ("index.html", "subprocessors.md"):
        text = (out / file).read_text("utf-8")
        assert all(name in text for name in names)
        assert text.index("Current sub-processors") < text.index("Sub-processors to come")
        assert text.index("Sub-processors to come") < text.index("Loon Ltd")
        assert text.index("our own group") < text.index("Tidal India Ltd")


def test_what_stands_in_a_row(publish: Publish) -> None:
    found = rows(publish())
    ember = found["Ember"]
    assert ember["Company"] == "Ember Ltd"
    assert ember["Country of the company"] == "United States"
    assert ember["Purpose"] == "Ember for the help desk"
    assert ember["Personal data"] == "E-mail addresses; Support tickets"
    assert ember["Places"] == "United States"
    assert ember["Transfer mechanism"] == (
        "Standard contractual clauses (Implementing Decision (EU) 2021/914)"
    )
    assert ember["Since"] == "2024-01-01"
    assert ember["Until"] == "none"
    assert ember["Link"] == "not recorded"
    assert ember["Own group"] == "no"
    rhine = found["Rhine Hosting"]
    assert rhine["Places"] == "Germany; Germany (aws:eu-central-1)"
    assert rhine["Transfer mechanism"] == "No transfer to the company itself (see whom it engages)"
    assert found["Swan"]["Transfer mechanism"] == "No transfer to a third country"
    assert rhine["Link"] == "https://rhine.example/privacy"
    assert found["Swan"]["Until"] == "2026-12-31"
    assert found["Tidal India"]["Own group"] == "yes"


def test_those_that_sub_processors_engage_in_turn(publish: Publish) -> None:
    out = publish()
    puffin, unnamed = (rows(out)[name] for name in ("Puffin", "unknown"))
    assert puffin["Engaged by"] == "Rhine Hosting"
    assert puffin["Purpose"] == "Backups"
    assert puffin["Places"] == "United States"
    assert puffin["Personal data"] == "E-mail addresses; Support tickets"
    assert puffin["Transfer mechanism"].startswith("Standard contractual clauses")
    assert unnamed["Engaged by"] == "Puffin"
    assert unnamed["Country of the company"] == "India"
    assert unnamed["Transfer mechanism"] == "not recorded"
    assert rows(out)["Ember"]["Engaged by"] == "Tidal"
    page = (out / "subprocessors.md").read_text("utf-8")
    assert "## Engaged by these sub-processors" in page
    silent = "Ember, Loon, Swan, Tern, Wren, Tidal India, Puffin, unknown"
    assert f"> Whom these engage in turn is not recorded: {silent}." in page


def test_what_lies_behind_others_is_not_on_it(publish: Publish) -> None:
    finch = vendor(
        "Finch",
        "FR",
        service={"activities": ["news"]},
        subprocessors=[{"vendor": "owl", "purpose": "News"}],
    )
    owl = {"kind": "vendor", "name": "Owl", "country": "US", "engaged": "through-others"}
    crow = vendor("Crow", "FR", visibility="internal", subprocessors=[{"vendor": "owl"}])
    out = publish(more={"vendors/finch": finch, "vendors/owl": owl, "vendors/crow": crow})
    assert not any("Owl" in each.read_text("utf-8") for each in out.iterdir())


def test_what_is_not_recorded_is_said(publish: Publish) -> None:
    wren = rows(publish())["Wren"]
    said = ("Company", "Country of the company", "Purpose", "Personal data", "Places", "Since")
    assert {wren[each] for each in (*said, "Transfer mechanism")} == {"not recorded"}


def test_a_mechanism_that_is_not_valid_is_not_named(publish: Publish) -> None:
    out = publish()
    assert rows(out)["Tern"]["Transfer mechanism"] == "No valid transfer mechanism"
    assert not any("Shield" in each.read_text("utf-8") for each in out.iterdir())


SCC = "Standard contractual clauses (Implementing Decision (EU) 2021/914)"
MARKED = {
    "en": f"{SCC} (to be confirmed)",
    "nl": "Standaardcontractbepalingen (Uitvoeringsbesluit (EU) 2021/914) (nog te bevestigen)",
    "fr": "Clauses contractuelles types (décision d’exécution (UE) 2021/914) (à confirmer)",
    "de": "Standardvertragsklauseln (Durchführungsbeschluss (EU) 2021/914) (noch zu bestätigen)",
}


@pytest.mark.parametrize("language", MARKED)
def test_a_mechanism_that_is_not_shown_to_be_valid_is_marked(
    language: str, publish: Publish
) -> None:
    out = publish("--lang", language)
    text = (out / "subprocessors.csv").read_text("utf-8-sig")
    assert text.count(MARKED[language]) == 1
    assert MARKED[language] in (out / "index.html").read_text("utf-8")
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    kite = next(each for each in shown["subprocessors"] if each["id"] == "kite")
    (transfer,) = kite["services"][0]["transfers"]
    assert (transfer["transfer"], transfer["valid"]) == (True, None)
    assert [each["id"] for each in transfer["mechanisms"]] == ["eu-scc-2021-914"]


def test_a_mechanism_that_ends_soon_has_its_last_day(
    publish: Publish, here: Path, run: Run
) -> None:
    clauses = {**CLAUSES, "with": "Ember Ltd", "until": "2027-01-31"}
    out = publish(more={"vendors/ember": vendor("Ember", "US", mechanisms=[clauses])})
    assert rows(out)["Ember"]["Transfer mechanism"] == f"{SCC} (valid until 2027-01-31)"
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    (transfer,) = shown["subprocessors"][0]["services"][0]["transfers"]
    assert (transfer["valid"], transfer["mechanisms"][0]["until"]) == (True, "2027-01-31")
    ran = run("publish", "inventory", "-o", "out", "--as-of", DAY, "--no-feed")
    assert "1 vendor on the list whose mechanism ends soon: ember; see onward check" in ran.err


def test_what_is_dead_or_planned_is_not_named_where_the_country_is_unknown(
    publish: Publish,
) -> None:
    tern = vendor("Tern", "unknown", mechanisms=[{"instrument": "eu-scc-2010-87"}])
    ember = vendor("Ember", "unknown", mechanisms=[{**CLAUSES, "status": "planned"}])
    out = publish(more={"vendors/tern": tern, "vendors/ember": ember})
    assert {rows(out)[each]["Transfer mechanism"] for each in ("Tern", "Ember")} == {"unknown"}
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    for each in shown["subprocessors"]:
        if each["id"] in ("tern", "ember"):
            (transfer,) = each["services"][0]["transfers"]
            assert [transfer[key] for key in ("transfer", "valid", "mechanisms")] == [
                None, None, "unknown",
            ]  # fmt: skip


def test_what_the_publisher_has_to_know_is_on_no_page(here: Path, run: Run) -> None:
    records(here / "inventory")
    ran = run("publish", "inventory", "-o", "out", "--as-of", DAY, "--no-feed")
    assert ran.err.splitlines() == [
        "wrote out",
        "1 vendor left out, recorded as internal: crow; customers must be informed all the same",
        "2 vendors left out, as it is not known whether they serve customers: dove, rook",
        "1 vendor on the list whose role is not known: wren",
        "1 vendor on the list whose mechanism is not shown to be valid: kite; see onward check",
        (
            "2 vendors on the list whose mechanism is unknown: wren, puffin>unnamed@IN;"
            " see onward check"
        ),
        "1 vendor on the list without a valid mechanism: tern; see onward check",
    ]
    for each in (here / "out").iterdir():
        assert "Crow" not in each.read_text("utf-8")
        assert "crow" not in each.read_text("utf-8")


def test_only_what_serves_customers_as_a_processor(publish: Publish) -> None:
    """A controller, and a processor of our own activities, are recipients: no sub-processors."""
    assert not {"Hawk", "Finch", "Dove"} & rows(publish()).keys()


def test_data_of_our_own_activities_is_not_that_of_customers(publish: Publish) -> None:
    shared = vendor(
        "Ember",
        "US",
        service={
            "activities": ["desk", "news"],
            "data": ["contact.email", "preferences.marketing", "usage.logs"],
            "subjects": ["customers", "subscribers"],
        },
    )
    out = publish(more={"vendors/ember": shared})
    assert rows(out)["Ember"]["Personal data"] == "E-mail addresses; Server and audit logs"
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    ember = next(each for each in shown["subprocessors"] if each["id"] == "ember")
    assert [each["id"] for each in ember["services"][0]["subjects"]] == ["customers"]


def test_one_activity_and_the_column_of_several(publish: Publish) -> None:
    shop = {**DESK, "name": "Shop front"}
    both = vendor("Ember", "US", service={"activities": ["desk", "shop"]})
    more: dict[str, dict[str, Any] | None] = {
        "activities/shop": shop,
        "vendors/ember": both,
        "vendors/swan": vendor("Swan", "NL", service={"activities": ["shop"]}),
    }
    found = rows(publish(more=more))
    assert found["Ember"]["Activity"] == "Help desk; Shop front"
    out = publish("--activity", "shop", more=more)
    assert rows(out).keys() == {"Ember", "Swan"}
    assert "Activity" not in rows(out)["Ember"]
    assert "<h1>Sub-processors: Shop front</h1>" in (out / "index.html").read_text("utf-8")
    assert "Help desk" not in (out / "subprocessors.json").read_text("utf-8")


def test_words_carry_terms_of_dpv(publish: Publish) -> None:
    shown = json.loads((publish() / "subprocessors.json").read_text("utf-8"))
    ember = shown["subprocessors"][0]
    assert ember["role"]["dpv"] == "https://w3id.org/dpv#DataSubProcessor"
    assert ember["services"][0]["data"][0] == {
        "id": "contact.email",
        "name": "e-mail addresses",
        "dpv": "https://w3id.org/dpv/pd#EmailAddress",
    }
    assert ember["services"][0]["transfers"] == [
        {
            "law": "EU",
            "company": None,
            "country": None,
            "if_chosen": None,
            "transfer": True,
            "valid": True,
            "mechanisms": [
                {
                    "id": "eu-scc-2021-914",
                    "name": "standard contractual clauses (Implementing Decision (EU) 2021/914)",
                    "until": None,
                }
            ],
        }
    ]
    wren = next(each for each in shown["subprocessors"] if each["id"] == "wren")
    assert wren["services"][0]["data"] is None


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_every_language(
    language: str, publish: Publish, judge: Callable[[str, object], None]
) -> None:
    out = publish("--lang", language)
    judge("subprocessors", json.loads((out / "subprocessors.json").read_text("utf-8")))
    assert f'<html lang="{language}">' in (out / "index.html").read_text("utf-8")


def test_the_language_is_that_of_the_organisation(publish: Publish) -> None:
    out = publish(more={"organisation": {**ORGANISATION, "language": "nl"}})
    assert "<h2>Huidige subverwerkers</h2>" in (out / "index.html").read_text("utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a directory."""
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_the_same_bytes_twice_and_its_own_files_replaced(publish: Publish) -> None:
    before = contents(publish())
    assert contents(publish()) == before
    assert contents(publish(more={"vendors/swan": None})) != before
    assert contents(publish()) == before


def test_places_of_which_the_customer_chooses_one(publish: Publish) -> None:
    location = {"place": "unknown", "options": ["IE", "DE"], "chosen_by": "customer"}
    out = publish(more={"vendors/swan": vendor("Swan", "NL", service={"locations": [location]})})
    assert rows(out)["Swan"]["Places"] == "Ireland or Germany, at the choice of the customer"


def test_a_place_that_the_customer_chooses_from_unknown_ones(publish: Publish, run: Run) -> None:
    location = {"place": "unknown", "chosen_by": "customer"}
    out = publish(more={"vendors/swan": vendor("Swan", "NL", service={"locations": [location]})})
    said = "at the choice of the customer (places offered: unknown)"
    assert rows(out)["Swan"]["Places"] == said
    for name in ("subprocessors.csv", "subprocessors.json"):
        ran = run("reconcile", "inventory", str(out / name), "--as-of", DAY)
        assert ran.code == 0, ran.out


def test_a_place_that_we_chose_is_named_without_those_that_we_did_not(publish: Publish) -> None:
    location = {"place": "DE", "options": ["IE", "DE", "US"], "chosen_by": "us"}
    out = publish(more={"vendors/swan": vendor("Swan", "NL", service={"locations": [location]})})
    assert rows(out)["Swan"]["Places"] == "Germany"
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    (swan,) = (each for each in shown["subprocessors"] if each["name"] == "Swan")
    assert [each["options"] for each in swan["services"][0]["places"]] == [[]]


def test_under_two_laws(publish: Publish) -> None:
    both = {"organisation": {**ORGANISATION, "regimes": ["EU", "UK"]}}
    found = rows(publish(more=both))
    assert found["Ember"]["Transfer mechanism"] == (
        "European Economic Area: Standard contractual clauses (Implementing Decision (EU)"
        " 2021/914); United Kingdom: No valid transfer mechanism"
    )


def test_where_no_law_is_known_to_judge_it(publish: Publish) -> None:
    american = {"organisation": {**ORGANISATION, "country": "US"}}
    found = rows(publish(more=american))
    assert found["Ember"]["Transfer mechanism"] == "unknown"
    assert found["Swan"]["Transfer mechanism"] == "not recorded"
    assert {"Puffin", "unknown"} < found.keys()


def test_one_of_several_companies(publish: Publish) -> None:
    companies = [
        {"legal_name": "Ember Ireland Ltd", "country": "IE"},
        {"legal_name": "Ember Inc.", "country": "US"},
    ]
    ember = {**vendor("Ember", "unknown", one_of=companies), "legal_name": "unknown"}
    found = rows(publish(more={"vendors/ember": ember}))["Ember"]
    assert found["Company"] == "Ember Inc. or Ember Ireland Ltd"
    assert found["Country of the company"] == "United States or Ireland"


def test_each_of_several_companies_has_what_is_so_for_it(publish: Publish) -> None:
    companies = [
        {"legal_name": "Ember Ireland Ltd", "country": "IE"},
        {"legal_name": "Ember Inc.", "country": "US"},
    ]
    place = {"service": {"locations": [{"place": "IE", "by": "self"}]}}
    ember = {**vendor("Ember", "unknown", one_of=companies, **place), "legal_name": "unknown"}
    out = publish(more={"vendors/ember": ember})
    assert rows(out)["Ember"]["Transfer mechanism"] == (
        "Ember Inc.: No valid transfer mechanism; Ember Ireland Ltd: No transfer to a third country"
    )
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    transfers = shown["subprocessors"][0]["services"][0]["transfers"]
    assert [(each["company"], each["transfer"], each["valid"]) for each in transfers] == [
        ("Ember Inc.", True, False),
        ("Ember Ireland Ltd", False, None),
    ]


def test_what_is_so_for_one_place_that_the_customer_chooses(publish: Publish) -> None:
    location = {"place": "unknown", "options": ["US", "PH"], "chosen_by": "customer"}
    clauses = {**CLAUSES, "with": "Ember Ltd"}
    ember = vendor("Ember", "US", mechanisms=[clauses], service={"locations": [location]})
    out = publish(more={"vendors/ember": ember})
    said = rows(out)["Ember"]["Transfer mechanism"]
    assert said == f"United States: {SCC}; Philippines: {SCC} (to be confirmed)"
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    transfers = shown["subprocessors"][0]["services"][0]["transfers"]
    assert [(each["country"], each["if_chosen"], each["valid"]) for each in transfers] == [
        ("US", None, True),
        (None, "PH", None),
    ]


def test_each_country_has_what_carries_the_data_there(publish: Publish) -> None:
    """The framework for the company, the clauses for a place that they alone are assessed for."""
    listed = {"entity": "Ember Ltd", "listed_as": "participant", "covers": ["non-hr"]}
    mechanisms = [
        {"instrument": "eu-us-dpf", "certified": {**listed, "verified": "2026-11-01"}},
        {
            **CLAUSES,
            "with": "Ember Ltd",
            "assessment": {"date": "2026-10-10", "conclusion": "equivalent", "countries": ["IN"]},
        },
    ]
    places = [{"place": "US", "by": "self"}, {"place": "IN", "by": "self", "for": ["support"]}]
    ember = vendor("Ember", "US", mechanisms=mechanisms, service={"locations": places})
    said = rows(publish(more={"vendors/ember": ember}))["Ember"]["Transfer mechanism"]
    dpf = "EU-US Data Privacy Framework (Implementing Decision (EU) 2023/1795)"
    assert said == f"United States: Adequacy decision for the {dpf}; India: {SCC}"


def test_data_of_our_own_staff_is_none_of_customers(publish: Publish) -> None:
    listed = {"entity": "Ember Ltd", "listed_as": "participant", "covers": ["non-hr"]}
    dpf = {"instrument": "eu-us-dpf", "certified": {**listed, "verified": "2026-11-01"}}
    both = {
        "activities": ["desk", "news"],
        "data": ["contact.email", "employment.payroll"],
        "subjects": ["customers", "employees"],
        "locations": [{"place": "US", "by": "self"}],
    }
    ember = vendor("Ember", "US", mechanisms=[dpf], service=both)
    said = rows(publish(more={"vendors/ember": ember}))["Ember"]["Transfer mechanism"]
    assert said.startswith("Adequacy decision for the EU-US Data Privacy Framework")


def test_css_of_ones_own(publish: Publish, here: Path) -> None:
    (here / "brand.css").write_text(":root { --accent: #0a5c4a }\n", "utf-8")
    page = (publish("--style", "brand.css") / "index.html").read_text("utf-8")
    assert (
        page.index("--accent: var(--text)") < page.index("--accent: #0a5c4a") < page.index("<body")
    )


@pytest.mark.parametrize(
    "css", [b"</style><script>alert(1)</script>", b"@media (width < 9rem) {}", b"\xff", None]
)
def test_css_that_can_not_be_taken_over_is_refused(css: bytes | None, here: Path, run: Run) -> None:
    records(here / "inventory")
    if css is not None:
        (here / "brand.css").write_bytes(css)
    ran = run("publish", "inventory", "-o", "out", "--no-feed", "--style", "brand.css")
    assert ran.code == 2
    assert "brand.css" in ran.err
    assert not (here / "out").exists()


def test_files_of_others_are_left_alone(publish: Publish, run: Run, here: Path) -> None:
    out = publish()
    again = ("publish", "inventory", "-o", "out", "--as-of", DAY, "--no-feed")
    (out / "index.html").write_text("mine", "utf-8")
    ran = run(*again)
    assert ran.code == 2
    assert "index.html: changed since `onward publish` wrote it" in ran.err
    assert (out / "index.html").read_text("utf-8") == "mine"
    (out / "index.html").unlink()
    (out / "notes.txt").write_text("mine", "utf-8")
    ran = run(*again)
    assert ran.code == 2
    assert "notes.txt: not written by `onward publish`" in ran.err
    assert not (out / "index.html").exists()


def test_a_directory_that_holds_something_is_refused(here: Path, run: Run) -> None:
    records(here / "inventory")
    (here / "out").mkdir()
    (here / "out" / "index.html").write_text("mine", "utf-8")
    ran = run("publish", "inventory", "-o", "out", "--no-feed")
    assert (ran.code, (here / "out" / "index.html").read_text("utf-8")) == (2, "mine")
    (here / "link").symlink_to("out")
    assert run("publish", "inventory", "-o", "link", "--no-feed").code == 2
    assert run("publish", "inventory", "-o", "inventory/out", "--no-feed").code == 2
    assert run("publish", "inventory", "-o", "out/index.html", "--no-feed").code == 2
    assert run("publish", "inventory", "-o", "-", "--no-feed").code == 2
    assert run("publish", "inventory", "--no-feed").code == 2
    assert not (here / "inventory" / "out").exists()
    assert not (here / "-").exists()


@pytest.mark.parametrize(
    ("more", "words", "said"),
    [
        ({"activities/desk": {**DESK, "role": "controller"}}, (), "no activity has `role: proces"),
        ({}, ("--activity", "news"), "--activity news: has the role controller"),
        ({}, ("--activity", "dusk"), "--activity dusk: is not recorded"),
        ({}, ("--feed",), "lies in no git repository"),
    ],
)
def test_what_is_no_list_of_sub_processors_is_refused(
    more: dict[str, dict[str, Any] | None], words: tuple[str, ...], said: str, here: Path, run: Run
) -> None:
    records(here / "inventory", more)
    ran = run("publish", "inventory", "-o", "out", "--no-feed", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not (here / "out").exists()


@pytest.mark.parametrize("manifest", ["{", "{}", "[" * 100_000])
def test_a_manifest_of_another_program_is_refused(
    manifest: str, publish: Publish, here: Path, run: Run
) -> None:
    out = publish()
    (out / ".onward-publish.json").write_text(manifest, "utf-8")
    ran = run("publish", "inventory", "-o", "out", "--no-feed", "--as-of", DAY)
    assert ran.code == 2
    assert ".onward-publish.json" in ran.err


@pytest.mark.parametrize("function", ["listdir", "unlink"])
def test_a_directory_that_does_not_give_its_files_is_refused(
    function: str, publish: Publish, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(here, "init", "-q")
    records(here / "inventory")
    git(here, "add", "inventory")
    git(here, "commit", "-qm", "all")
    publish("--feed")

    def refused(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, function, refused)
    ran = run("publish", "inventory", "-o", "out", "--no-feed", "--as-of", DAY)
    assert ran.code == 2
    assert "can't be read or taken away: Permission denied" in ran.err


def test_a_file_that_is_no_longer_made_is_taken_away(publish: Publish, here: Path) -> None:
    git(here, "init", "-q")
    records(here / "inventory")
    git(here, "add", "inventory")
    git(here, "commit", "-qm", "all")
    assert (publish("--feed") / "feed.atom").exists()
    assert not (publish() / "feed.atom").exists()


def test_a_list_of_internal_vendors_alone_is_refused(here: Path, run: Run) -> None:
    gone: dict[str, dict[str, Any] | None] = dict.fromkeys(
        f"vendors/{name}" for name in ("rhine", "ember", "tern", "loon", "swan", "kite", "wren")
    )
    records(here / "inventory")
    records(here / "inventory", gone)
    ran = run("publish", "inventory", "-o", "out", "--no-feed")
    assert ran.code == 2
    assert "every sub-processor is recorded as internal" in ran.err


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_reconcile_finds_nothing(publish: Publish, run: Run, language: str) -> None:
    out = publish("--lang", language)
    names = ("index.html", "subprocessors.csv", "subprocessors.json", "subprocessors.md")
    files = [str(out / name) for name in names]
    ran = run("reconcile", "inventory", *files, "--as-of", DAY)
    assert ran.code == 0, ran.out


HOSTILE = '=cmd|"x"!A1 </script><script>alert(1)</script> \u202e | [a](javascript:alert(2)) ##[set]'


def test_text_of_records_stays_text(publish: Publish) -> None:
    more: dict[str, dict[str, Any] | None] = {
        "organisation": {**ORGANISATION, "name": HOSTILE, "legal_name": HOSTILE},
        "activities/desk": {**DESK, "name": HOSTILE},
        "activities/shop": {**DESK, "name": "Shop"},
        "vendors/ember": vendor(
            HOSTILE,
            "US",
            legal_name=HOSTILE,
            links={"privacy_notice": 'https://ember.example/"><script>alert(3)</script>'},
            service={"purpose": HOSTILE, "products": [HOSTILE]},
        ),
    }
    out = publish(more=more)
    for each in out.iterdir():
        text = each.read_text("utf-8")
        assert "\u202e" not in text, each.name
        assert "##[" not in text or each.suffix == ".html", each.name
    page = (out / "index.html").read_text("utf-8")
    assert "<script" not in page
    assert 'href="javascript' not in page
    text = (out / "subprocessors.md").read_text("utf-8")
    assert "<script" not in text
    assert "[a](" not in text
    cells = [cell for row in rows(out).values() for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    shown = json.loads((out / "subprocessors.json").read_text("utf-8"))
    assert HOSTILE in [each["name"] for each in shown["subprocessors"]]
