"""A vendor without a name: asked for its name, and not let off what fails."""

from tests.rules.told import told

VENDOR = """\
kind: vendor
name: unknown
country: {country}
role: processor
services: [{{id: host, purpose: Hosting, locations: [{{place: US}}]}}]
"""
RULES = ("groundless-transfer", "unnamed-vendor", "unknown-destination", "unknown-ground")


def test_a_nameless_vendor_outside_without_a_ground_fails_all_the_same() -> None:
    """Leaving out a name is no way around an error."""
    found = told({"vendors/host.yaml": VENDOR.format(country="US")}, *RULES)
    assert {each.rule for each in found} == {"groundless-transfer", "unnamed-vendor"}


def test_a_nameless_vendor_nobody_knows_where_is_asked_for_its_name_alone() -> None:
    """One cause, one finding."""
    found = told({"vendors/host.yaml": VENDOR.format(country="unknown")}, *RULES)
    assert {each.rule for each in found} == {"unnamed-vendor"}
