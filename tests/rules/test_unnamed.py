"""A vendor without a name: asked for its name, and not let off what fails."""

import pytest
from tests.rules.reported import reported

VENDOR = """\
kind: vendor
name: unknown
country: {country}
role: processor
services: [{{id: host, purpose: Hosting, locations: [{{place: US}}]}}]
"""
RULES = ("missing-mechanism", "unnamed-vendor", "unknown-destination", "unknown-mechanism")


def test_a_nameless_vendor_outside_without_a_mechanism_fails_all_the_same() -> None:
    """Leaving out a name is no way around an error."""
    found = reported({"vendors/host.yaml": VENDOR.format(country="US")}, *RULES)
    assert {each.rule for each in found} == {"missing-mechanism", "unnamed-vendor"}


def test_a_nameless_vendor_nobody_knows_where_is_asked_for_its_name_alone() -> None:
    """One cause, one finding."""
    found = reported({"vendors/host.yaml": VENDOR.format(country="unknown")}, *RULES)
    assert {each.rule for each in found} == {"unnamed-vendor"}


@pytest.mark.parametrize("name", ["' '", "'-'", "...", "n/a", "TBD", "'?'", "'[company]'"])
def test_a_placeholder_is_no_name(name: str) -> None:
    """What is typed where no name is known is read as `unknown`."""
    found = reported(
        {"vendors/host.yaml": VENDOR.format(country="US").replace("unknown", name, 1)},
        "unnamed-vendor",
    )
    assert [each.subject for each in found] == ["host"]


def test_two_placeholders_are_not_one_company() -> None:
    clauses = (
        "legal_name: '-'\nmechanisms: [{instrument: eu-scc-2021-914, status: signed, signed:"
        " 2022-01-10, modules: [2], with: '...'}]\n"
    )
    host = VENDOR.format(country="US").replace("unknown", "Kite Hosting", 1) + clauses
    found = reported({"vendors/host.yaml": host}, "unsigned-mechanism")
    said = "the company that agreed or the full legal name is missing, or they differ in form"
    assert [said in each.message for each in found] == [True]


GROUP = """\
kind: vendor
name: Kite
legal_name: {name}
country: US
role: processor
services: [{{id: host, purpose: Hosting, data: [contact.email], locations: [{{place: US}}]}}]
mechanisms: [{{instrument: {instrument}}}]
"""
RULES_OF_A_GROUP = (
    "eu-bcr, status: stated, variant: processor, approved: 2020-01-10, authority: CNIL,"
    " members: [{}]"
)
CLAUSES = "eu-scc-2021-914, status: signed, signed: 2022-01-10, modules: [2], with: {}"


@pytest.mark.parametrize(
    ("mechanism", "rule"), [(RULES_OF_A_GROUP, "bcr-out-of-scope"), (CLAUSES, "unsigned-mechanism")]
)
@pytest.mark.parametrize(
    ("name", "recorded", "error"),
    [
        ("Kite d. o. o.", "Kite d.o.o.", False),
        ("Kite Müller GmbH", "Kite Mueller GmbH", False),
        ("Kite NV", "Kite SA", False),
        ("Kite SRL", "Kite BV/SRL", False),
        ("Kite NV", "Kite BV", True),
        ("Kite 1", "Kite 2", True),
    ],
)
def test_two_names_are_compared_as_people_compare_them(
    mechanism: str, rule: str, name: str, recorded: str, *, error: bool
) -> None:
    """What only looks like another company is no error; another company is one."""
    vendor = GROUP.format(name=name, instrument=mechanism.format(recorded))
    found = reported({"vendors/kite.yaml": vendor}, "transfers")
    assert (rule in {each.rule for each in found if each.severity.name == "ERROR"}) is error
