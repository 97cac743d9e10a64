"""Every reference, word and place of an inventory leads somewhere, or is reported once."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from onward.diagnostic import Outcome
from onward.inventory.records import Inventory, subject_of

Texts: TypeAlias = dict[str, str]
Make: TypeAlias = Callable[[Mapping[str, str]], Outcome[Inventory]]

CASES = tomllib.loads(Path(__file__).with_name("misses.toml").read_text("utf-8"))["case"]
HOME = "acme/organisation.yaml"
MAIL = "acme/vendors/sendgrid.yaml"
AWS = "acme/vendors/aws.yaml"
BILL = "acme/activities/invoicing.yaml"


def reported(outcome: Outcome[Inventory]) -> list[tuple[str, str, str]]:
    """Rule, path and route of each complaint."""
    return [(each.rule, each.at.path, each.at.route) for each in outcome.diagnostics]


def test_a_whole_inventory(texts: Texts, make: Make) -> None:
    inventory = make(texts).value
    assert inventory is not None
    assert (inventory.id, inventory.path) == ("acme", "acme")
    assert inventory.organisation.id == "acme"
    assert list(inventory.vendors) == ["aws", "sendgrid"]
    assert list(inventory.activities) == ["invoicing"]
    assert list(inventory.waivers) == ["late"]


def test_the_organisation_names_the_inventory(texts: Texts, make: Make) -> None:
    texts[HOME] += "id: acme-belgium\n"
    inventory = make(texts).value
    assert inventory is not None
    assert inventory.id == inventory.organisation.id == "acme-belgium"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["new"])
def test_one_cause_is_one_complaint(texts: Texts, make: Make, case: dict[str, str]) -> None:
    path = case["path"]
    assert case["old"] in texts[path]
    texts[path] = texts[path].replace(case["old"], case["new"])
    outcome = make(texts)
    assert outcome.value is None
    (only,) = outcome.diagnostics
    where = only.at.path + only.at.route
    assert (only.rule, where, only.message) == (case["rule"], case["where"], case["says"])


def test_a_name_that_is_missing_twice_is_reported_once(texts: Texts, make: Make) -> None:
    texts[HOME] = texts[HOME].replace("meter.reading", "meter.readings")
    (only,) = make(texts).diagnostics
    assert (only.rule, only.cause, only.at.path) == ("unknown-term", "meter.reading", BILL)
    assert [(each.at.path, each.at.route) for each in only.related] == [
        (MAIL, "/services/mail/data/meter.reading")
    ]


def test_a_renamed_service_is_reported_where_it_is_named(texts: Texts, make: Make) -> None:
    texts[MAIL] = texts[MAIL].replace("- id: mail", "- id: mailing")
    assert reported(make(texts)) == [("unknown-id", MAIL, "/subprocessors/aws/serves/mail")]


def test_two_services_of_one_id(texts: Texts, make: Make) -> None:
    texts[MAIL] = texts[MAIL].replace("agreement:", "  - {id: mail}\nagreement:")
    outcome = make(texts)
    assert reported(outcome) == [("duplicate-id", MAIL, "/services/mail#2/id")]
    assert outcome.diagnostics[0].related[0].at.route == "/services/mail/id"


def test_what_refers_to_a_faulty_file_is_not_reported(texts: Texts, make: Make) -> None:
    texts[AWS] += "nmae: x\n"
    texts[BILL] = "kind: activity\npurpose: [\n"
    found = reported(make(texts))
    assert [path for _, path, _ in found] == [BILL, AWS]
    assert {rule for rule, _, _ in found} == {"schema-unknown-key", found[0][0]}


def test_what_refers_to_the_written_id_of_a_faulty_file_is_not_reported(
    texts: Texts, make: Make
) -> None:
    texts["acme/vendors/amazon.yaml"] = texts.pop(AWS) + "id: aws\ncontry: LU\n"
    assert [rule for rule, _, _ in reported(make(texts))] == ["schema-unknown-key"]


def test_with_a_faulty_organisation_its_words_are_not_missed(texts: Texts, make: Make) -> None:
    texts[HOME] += "contry: BE\n"
    assert reported(make(texts)) == [("schema-unknown-key", HOME, "/contry")]


def test_no_organisation(texts: Texts, make: Make) -> None:
    del texts[HOME]
    assert reported(make(texts)) == [("schema-kind", HOME, "")]


def test_an_inventory_in_another(texts: Texts, make: Make) -> None:
    texts["acme/old/organisation.yaml"] = texts[HOME]
    assert reported(make(texts)) == [("nested-inventory", "acme/old/organisation.yaml", "")]


def test_every_complaint_bears_the_inventory(texts: Texts, make: Make) -> None:
    texts[HOME] += "id: acme-belgium\n"
    texts[AWS] += "nmae: x\n"
    texts[MAIL] = texts[MAIL].replace("[invoicing]", "[billing]")
    assert {each.inventory for each in make(texts).diagnostics} == {"acme-belgium"}
    texts[HOME] += "contry: BE\n"
    assert {each.inventory for each in make(texts).diagnostics} == {"acme-belgium"}


def test_the_order_of_the_files_does_not_count(texts: Texts, make: Make) -> None:
    other = dict(reversed(texts.items()))
    assert make(other) == make(texts)


def test_records_of_different_kinds_may_share_an_id(make: Make) -> None:
    outcome = make(
        {
            "atlas/organisation.yaml": "kind: organisation\nid: atlas\nname: Atlas\ncountry: BE\n",
            "atlas/vendors/atlas.yaml": "kind: vendor\nname: Atlas\nreviewed: 2010-01-01\n",
            "atlas/activities/atlas.yaml": "kind: activity\nname: Atlas\nreviewed: 2010-01-01\n",
        }
    )
    whole = outcome.value
    assert whole is not None
    records = (whole.organisation, whole.vendors["atlas"], whole.activities["atlas"])
    named = [subject_of(record, whole) for record in records]
    assert named == ["atlas (inventory)", "atlas", "atlas (activity)"]


def test_one_unknown_word_in_many_places_is_counted(texts: Texts, make: Make) -> None:
    path = "acme/activities/invoicing.yaml"
    for number in range(3):
        texts[f"acme/activities/more-{number}.yaml"] = texts[path].replace(
            "contact.email", "contact.emial"
        )
    (only,) = make(texts).diagnostics
    assert only.message.endswith("(and in 2 more places)")
