"""`onward reconcile`: nothing where a list and the records agree, each planted difference."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import Run, write

ROOT = Path(__file__).parents[2]
ORGANISATION = "kind: organisation\nname: Shop\nlegal_name: Shop BV\ncountry: BE\n"
WORK = """\
kind: activity
name: Work
purpose: Work
role: processor
controllers: [{group: Customers, country: BE}]
subjects: [customers]
data: [contact.email]
"""
ALDER = """\
kind: vendor
name: Alder Cloud (AC)
legal_name: Alder Cloud, Inc.
country: US
role: processor
since: 2025-01-01
services:
  - id: hosting
    purpose: Hosting
    activities: [work]
    data: [contact.email]
    subjects: [customers]
    locations:
      - {place: unknown, options: [IE, DE], chosen_by: customer}
      - {place: US, for: [support], by: self}
  - id: backup
    purpose: Backup
    activities: [work]
    data: [contact.email]
    subjects: [customers]
    since: 2026-02-01
    locations: [{place: "aws:eu-west-1", for: [backup]}]
agreement: {status: signed, signed: 2025-01-01}
mechanisms:
  - instrument: eu-us-dpf
    certified:
      {entity: "Alder Cloud, Inc.", listed_as: participant, covers: [non-hr], verified: 2026-11-01}
"""
BIRCH = """\
kind: vendor
name: Birch / Birch Labs
country: unknown
role: processor
services:
  - id: chat
    purpose: "Chat, mail; and more"
    activities: [work]
    data: [contact.email]
    subjects: [customers]
    locations: [{place: EEA, for: [storage]}, {place: world, for: [processing]}]
agreement: {status: stated}
mechanisms: [{instrument: unknown}]
"""
CEDAR = """\
kind: vendor
name: "Cedar & <b>Sons</b> | Ltd"
country: GB
role: processor
until: 2027-01-01
services:
  - id: support
    purpose: Support
    activities: [work]
    data: [contact.email]
    subjects: [customers]
    locations: [{place: GB, for: [support]}]
agreement: {status: stated}
"""
NAMELESS = BIRCH.replace("Birch / Birch Labs", "unknown")
AFFILIATE = CEDAR.replace('"Cedar & <b>Sons</b> | Ltd"', "Shop India").replace("GB", "IN") + (
    "group: true\nmechanisms: []\n"
)


@pytest.fixture
def shop(here: Path) -> Path:
    """A processor with a few sub-processors."""
    write(here / "shop/organisation.yaml", ORGANISATION)
    write(here / "shop/activities/work.yaml", WORK)
    texts = {"alder": ALDER, "birch": BIRCH, "cedar": CEDAR, "who": NAMELESS, "india": AFFILIATE}
    for name, text in texts.items():
        write(here / f"shop/vendors/{name}.yaml", text)
    return here


def held(run: Run, *words: str) -> tuple[int, Sequence[dict[str, Any]]]:
    done = run("reconcile", *words, "--format", "json")
    return done.code, json.loads(done.out)["reconcile"]


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_what_publish_makes_of_an_inventory_says_the_same(
    shop: Path, run: Run, language: str
) -> None:
    assert run("publish", "shop", "-o", "out", "--no-feed", "--lang", language).code == 0
    lists = sorted(f"out/{path.name}" for path in (shop / "out").iterdir())
    lists = [each for each in lists if "schema" not in each and "/." not in each]
    assert len(lists) == 4
    assert held(run, "shop", *lists) == (0, [])


@pytest.mark.parametrize("name", ["ceejay", "cheeta", "kresoft", "smartbooqing"])
def test_so_does_what_it_makes_of_those_of_policies(here: Path, run: Run, name: str) -> None:
    path = str(ROOT / "inventory" / name)
    assert run("publish", path, "-o", "out", "--no-feed").code == 0
    lists = [f"out/{each}" for each in ("index.html", "subprocessors.csv", "subprocessors.json")]
    assert held(run, path, *lists) == (0, [])


LIST = """\
Sub-processor,Company,Country of the company,Data location,Transfer mechanism,Since
Alder Cloud,"Alder Cloud, Inc.",USA,"Ireland, Germany, USA",EU-US DPF,2025-01-01
Birch / Birch Labs,,,"EEA, worldwide",,
Cedar & Sons | Ltd,,UK,United Kingdom,,
Shop India,,India,India,,
"""


def differences(shop: Path, run: Run, old: str = "", new: str = "") -> list[tuple[Any, ...]]:
    write(shop / "list.csv", LIST.replace(old, new, 1) if old else LIST)
    code, found = held(run, "shop", "list.csv")
    assert code == bool(found)
    keys = ("kind", "recorded", "listed", "path", "line", "row", "column")
    return [tuple(each[key] for key in keys) for each in found]


def test_a_list_that_says_the_same_gives_none(shop: Path, run: Run) -> None:
    assert differences(shop, run) == []


ALDER_AT = "shop/vendors/alder.yaml"
PLANTED = {
    "company": (
        '"Alder Cloud, Inc."',
        "Alder Cloud Ltd",
        ("company", "Alder Cloud, Inc.", "Alder Cloud Ltd", ALDER_AT, 3, 2, 2),
    ),
    "country": (",USA,", ",Canada,", ("country", "US", "CA", ALDER_AT, 4, 2, 3)),
    "mechanism": (
        "EU-US DPF",
        "SCC",
        ("mechanism", "eu-us-dpf", "eu-scc-2021-914", ALDER_AT, 25, 2, 5),
    ),
    "date": (
        "2025-01-01",
        "2024-12-31",
        ("date", "2025-01-01, 2026-02-01", "2024-12-31", ALDER_AT, 6, 2, 6),
    ),
    "more places": (
        "United Kingdom",
        '"United Kingdom, India"',
        ("place", "GB", "IN", "shop/vendors/cedar.yaml", 12, 4, 4),
    ),
    "fewer places": (
        "Ireland, Germany, USA",
        "Ireland, Germany",
        ("place", "US", "IE, DE", ALDER_AT, 15, 2, 4),
    ),
    "missing there": (
        "Shop India,,India,India,,\n",
        "",
        ("missing-there", "Shop India", None, "shop/vendors/india.yaml", 2, None, None),
    ),
    "missing here": (
        "Shop India,",
        "Yew Ltd,,,,,\nShop India,",
        ("missing-here", None, "Yew Ltd", None, None, 5, 1),
    ),
    "doubtful": (
        'Alder Cloud,"Alder Cloud, Inc."',
        "Alder Cloud Storage,",
        ("doubtful", None, "Alder Cloud Storage", None, None, 2, 1),
    ),
    "unread": ("India,India", "India,Elbonia", ("unread", None, "Elbonia", None, None, 5, 4)),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found_with_both_places(shop: Path, run: Run, name: str) -> None:
    old, new, wanted = PLANTED[name]
    assert old in LIST
    assert differences(shop, run, old, new) == [wanted]


def test_a_doubtful_name_is_decided(shop: Path, run: Run) -> None:
    write(
        shop / "list.csv", LIST.replace('Alder Cloud,"Alder Cloud, Inc."', "Alder Cloud Storage,")
    )
    same = ("--same", "Alder Cloud Storage=alder")
    assert held(run, "shop", "list.csv", *same) == (0, [])
    other = ("--same", "Alder Cloud Storage=new", "--of", "none")
    assert [each["kind"] for each in held(run, "shop", "list.csv", *other)[1]] == ["missing-here"]


def test_a_country_that_is_said_without_a_meaning_may_be_either(shop: Path, run: Run) -> None:
    text = LIST.replace("Country of the company", "Note").replace("Data location", "Location")
    write(shop / "list.csv", text.replace("Ireland, Germany, USA", "USA").replace("Note", "No."))
    assert held(run, "shop", "list.csv") == (0, [])


def test_the_table_names_both_places(shop: Path, run: Run) -> None:
    write(shop / "list.csv", LIST.replace("EU-US DPF", "SCC"))
    done = run("reconcile", "shop", "list.csv")
    assert done.code == 1
    assert "shop/vendors/alder.yaml:25" in done.out
    assert "list.csv, row 2, column 5" in done.out


def test_the_own_list_of_a_vendor_is_held_against_its_sub_processors(shop: Path, run: Run) -> None:
    edges = (
        "subprocessors:\n"
        "  - {vendor: nimbus, locations: [{place: US, for: [storage]}], since: 2026-01-01}\n"
        "  - {vendor: slate}\n"
    )
    write(shop / "shop/vendors/alder.yaml", ALDER + edges)
    for name in ("Nimbus Inc.", "Slate"):
        id_ = name.split()[0].lower()
        text = f"kind: vendor\nname: {name}\ncountry: US\nengaged: through-others\n"
        write(shop / f"shop/vendors/{id_}.yaml", text)
    write(
        shop / "own.csv",
        "Subprocessor,Data location,Since\nNimbus Inc.,India,2026-01-01\nBirch Labs,USA,\n",
    )
    code, found = held(run, "shop", "own.csv", "--vendor", "alder")
    assert code == 1
    assert [(each["kind"], each["vendor"], each["route"]) for each in found] == [
        ("missing-there", "Slate", "/subprocessors/slate"),
        ("missing-here", "Birch Labs", None),
        ("place", "Nimbus Inc.", "/subprocessors/nimbus/locations/US"),
    ]
    write(
        shop / "own.csv",
        "Subprocessor,Data location,Since\nNimbus Inc.,USA,2026-01-01\nSlate,USA,\n",
    )
    assert held(run, "shop", "own.csv", "--vendor", "alder") == (0, [])
    assert run("reconcile", "shop", "own.csv", "--vendor", "x").code == 2


def test_a_file_without_a_list_is_refused_and_nothing_is_missing_from_it(
    here: Path, run: Run
) -> None:
    write(here / "inv" / "organisation.yaml", ORGANISATION)
    write(here / "inv" / "vendors" / "alder.yaml", ALDER)
    write(here / "inv" / "activities" / "work.yaml", WORK)
    write(here / "names.txt", "Alder Cloud\nBirch\n")
    done = run("reconcile", "inv", "names.txt")
    assert (done.code, done.out) == (2, "")
    assert "names.txt: no table or list that names vendors was read in it" in done.err
    write(here / "none.csv", "Sub-processor,Purpose\n")
    done = run("reconcile", "inv", "none.csv")
    assert done.code == 1
    assert "missing there" in done.out
