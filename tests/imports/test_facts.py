"""Every field of a list, and what becomes of a cell that can't be read."""

from pathlib import Path

import pytest
from tests.imports.conftest import planned, reading, written

from onward.imports.entry import PLAIN, Entry, Kind, Known
from onward.imports.kept import Kept, load
from onward.imports.reconcile import of_sub_processors
from onward.imports.rows import UNDECIDED, Choices, Reading
from onward.source.text import Unreadable


def one(heading: str, text: str, known: Known = PLAIN) -> tuple[Entry, Reading]:
    """A list of one vendor with one more cell."""
    quoted = text.replace('"', '""')
    data = f'Vendor,Purpose,"{heading}"\nAcme Inc.,Mail,"{quoted}"\n'
    got = reading("list.csv", data, UNDECIDED, known)
    return got.entries[0], got


def unread(got: Reading) -> list[str]:
    return [fate.what for each in got.accounts for fate in each.fates if fate.kind is Kind.UNREAD]


FACTS: dict[tuple[str, str], dict[str, object]] = {
    ("Legal entity", "Acme Ireland Ltd (Ireland)"): {
        "legal_name": "Acme Ireland Ltd",
        "country": "IE",
    },
    ("Legal entity", "TBC"): {"legal_name": "unknown"},
    ("Entity country", "Ireland"): {"country": "IE"},
    ("Entity country", "TBC"): {"country": "unknown"},
    ("Role", "Sub-processor"): {"role": "processor"},
    ("Role", "TBC"): {"role": "unknown"},
    ("DPA", "signed 2024-01-02"): {"agreement": {"status": "signed", "signed": "2024-01-02"}},
    ("DPA", "https://acme.example/dpa"): {
        "agreement": {"status": "stated", "document": "https://acme.example/dpa"}
    },
    ("DPA", "2024-01-02"): {"agreement": {"status": "unknown", "signed": "2024-01-02"}},
    ("Since", "TBC"): {"since": "unknown"},
    ("Until", "2027-01-31"): {"until": "2027-01-31"},
    ("Until", "TBC"): {"until": "unknown"},
    ("Own group", "yes"): {"group": True},
    ("Website", "https://www.acme.example/x acme.test"): {"domains": ["acme.example", "acme.test"]},
    ("Privacy policy", "https://acme.example/privacy"): {
        "links": {"privacy_notice": "https://acme.example/privacy"}
    },
    ("Subprocessor list", "https://acme.example/list"): {
        "links": {"subprocessor_list": "https://acme.example/list"}
    },
    ("Address", "1 Example Street\nDublin"): {"address": "1 Example Street, Dublin"},
    ("Transfer mechanism", "TBC"): {"mechanisms": [{"instrument": "unknown"}]},
    ("Personal data", "no personal data"): {"role": "none"},
}


@pytest.mark.parametrize(("heading", "text"), FACTS)
def test_a_cell_is_a_fact(heading: str, text: str) -> None:
    entry, got = one(heading, text)
    found = {key: entry.facts[key].value for key in FACTS[heading, text] if key in entry.facts}
    assert found == FACTS[heading, text]
    assert unread(got) == []


SERVICES: dict[tuple[str, str], dict[str, object]] = {
    ("Personal data", "email address, names"): {"data": ["contact.email", "contact.name"]},
    ("Personal data", "TBC"): {"data": ["unknown"]},
    ("Personal data", "email, moon signs"): {"data": ["unknown"]},
    ("Data subjects", "customers; employees"): {"subjects": ["customers", "employees"]},
    ("Service", "Acme Send; Acme Track"): {"products": ["Acme Send", "Acme Track"]},
    ("Service", "TBC"): {},
    ("Activity", "The shop"): {"activities": ["shop"]},
}


@pytest.mark.parametrize(("heading", "text"), SERVICES)
def test_a_cell_is_a_fact_of_a_service(heading: str, text: str) -> None:
    entry, _ = one(heading, text, PLAIN._replace(activities={"the shop": "shop"}))
    facts = {key: said.value for key, said in entry.services[0].facts.items() if key != "purpose"}
    assert facts == SERVICES[heading, text]


LEFT = {
    ("Legal entity", "Acme Ltd; Acme Inc."): "several companies",
    ("Entity country", "Ireland, Germany"): "a company has one country, and this names DE and IE",
    ("Entity country", "Elbonia"): "no place that is known",
    ("Role", "friend"): "no role that is known",
    ("DPA", "perhaps later"): "no word that is known for the state of an agreement",
    ("DPA", "signed 03/04/2024"): "no day, or one that may be two",
    ("Since", "last year"): "no day, or one that may be two",
    ("Until", "some day"): "no day, or one that may be two",
    ("Own group", "sometimes"): "neither yes nor no",
    ("Website", "ask us"): "no address of a site",
    ("Privacy policy", "see there"): "no address of a site",
    ("Transfer mechanism", "magic"): "no transfer mechanism that is known",
    ("Personal data", "email, moon signs"): "no word of the vocabulary",
    ("Activity", "The shop, the moon"): "no activity of the inventory",
    ("Colour", "red"): "its column names no field",
    ("Supplier", "Beta"): "its column names no field",
}


@pytest.mark.parametrize(("heading", "text"), LEFT)
def test_what_can_not_be_read_is_listed_with_its_reason(heading: str, text: str) -> None:
    _, got = one(heading, text, PLAIN._replace(activities={"the shop": "shop"}))
    assert any(LEFT[heading, text] in each for each in unread(got)), unread(got)


def test_clauses_under_another_law_are_asked_about() -> None:
    entry, got = one("Transfer mechanism", "SCC", PLAIN._replace(regime="UK"))
    assert entry.facts["mechanisms"].value == [{"instrument": "unknown", "status": "stated"}]
    assert "which clauses they are under the law of UK" in unread(got)


def test_a_note_is_kept_where_that_is_asked_for() -> None:
    choices = Choices({"Risk": "note", "Tier": "-"}, {})
    text = "Vendor,Purpose,Risk,Tier\nAcme,Mail,high,1\n"
    got = reading("list.csv", text, choices)
    assert got.entries[0].facts["note"].value == "high"
    assert unread(got) == []


def test_two_rows_on_one_vendor_are_two_services_and_may_contradict() -> None:
    text = (
        "Vendor,Purpose,Entity country,Since\n"
        "Acme Inc.,Mail,Ireland,2024-05-01\nAcme Inc.,Chat,Germany,2023-01-01\n"
    )
    got = reading("list.csv", text)
    (entry,) = got.entries
    assert len(entry.services) == 2
    assert entry.facts["since"].value == "2023-01-01"
    assert "another row says otherwise: row 2 says IE" in unread(got)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.json", '{"Acme": {"purpose": "mail"}, "Beta": {"purpose": "chat"}}'),
        ("x.json", '{"page": {"body": "<h1>Vendors</h1><ul><li>Acme</li><li>Beta</li></ul>"}}'),
        ("x.json", '{"subprocessors": ["Acme", "Beta"]}'),
        ("x.yaml", "sub-processors: [Acme, Beta]\n"),
        ("x.txt", "Vendor\tPurpose\nAcme\tmail\nBeta\tchat\n"),
        ("x.md", "<h2>Vendors</h2><ul><li>Acme</li><li>Beta</li></ul>"),
        ("x.csv", "sep=;\nVendor;Purpose\nAcme;mail\nBeta;chat\n"),
        ("x.md", "Vendor | Purpose\nAcme | mail\nBeta | chat\n"),
    ],
)  # fmt: skip
def test_a_list_may_have_many_shapes(name: str, text: str) -> None:
    assert [each.named.name for each in reading(name, text).entries] == ["Acme", "Beta"]


def test_what_is_said_of_a_vendor_that_a_recorded_one_reaches_is_to_be_added(
    inventory: Path,
) -> None:
    (inventory / "vendors").mkdir()
    own = "kind: vendor\nname: Beta\ncountry: DE\nsubprocessors: [{vendor: unknown}]\n"
    (inventory / "vendors" / "beta.yaml").write_text(own)
    got = reading("list.csv", "Vendor,Purpose\nAcme (via Beta),Mail\n")
    made = planned(got, inventory)
    (difference,) = made.differences
    assert (difference.route, difference.recorded) == ("/subprocessors", "")
    assert "vendor: acme" in difference.listed
    assert [each.written for each in made.moved.values()] == [False]
    written(made, inventory)
    assert (inventory / "vendors" / "beta.yaml").read_text() == own


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "Invalid initial character"),
        ("[vendors.x]\nnames = 1\n", "not a table that `onward import` keeps"),
        ("vendors = 3\n", "not a table that `onward import` keeps"),
        ('[columns]\n"A" = "b"\n', "A: b is no field"),
    ],
)
def test_what_is_kept_is_read_or_refused(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        load(text.encode(), "x.toml")


def test_what_is_kept_is_read_as_it_was_written(inventory: Path) -> None:
    got = reading("list.csv", 'Vendor,Purpose\n"A ""q"" \\ \x7f Ltd",Mail\n')
    kept = planned(got, inventory).kept
    assert kept.vendors
    assert load(kept.text().encode(), "x.toml") == kept
    assert load(None, "x.toml") == Kept()


def test_a_list_says_what_it_lists() -> None:
    assert of_sub_processors(reading("x.csv", "Sub-processor,Purpose\nA Ltd,x\n"))
    assert of_sub_processors(reading("subprocessors.csv", "Vendor,Purpose\nA Ltd,x\n"))
    assert not of_sub_processors(reading("x.csv", "Vendor,Purpose\nA Ltd,x\n"))
