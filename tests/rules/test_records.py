"""Rings in the chain, and a law data older than the day judged."""

from datetime import date, timedelta

from tests.rules.reported import reported

from onward.diagnostic import Severity
from onward.law.law import load


def vendor(name: str, *passes: str, more: str = "") -> str:
    edges = ", ".join(f"{{vendor: {each}}}" for each in passes)
    return f"kind: vendor\nname: {name}\ncountry: BE\nsubprocessors: [{edges}]\n{more}"


def test_a_ring_is_reported_once_and_names_all() -> None:
    files = {
        "vendors/a.yaml": vendor("Alpha", "b"),
        "vendors/b.yaml": vendor("Beta", "c", "d"),
        "vendors/c.yaml": vendor("Gamma", "a"),
        "vendors/d.yaml": vendor("Delta"),
    }
    (found,) = reported(files, "circular-chain")
    assert found.subject == "a"
    assert found.covers == ("a", "b", "c")
    assert "Alpha, Beta and Gamma" in found.message
    assert found.at.route == "/subprocessors/b"
    assert [each.at.path for each in found.related] == ["vendors/b.yaml", "vendors/c.yaml"]


def test_two_rings_are_two_findings() -> None:
    files = {
        "vendors/a.yaml": vendor("Alpha", "b"),
        "vendors/b.yaml": vendor("Beta", "a"),
        "vendors/c.yaml": vendor("Gamma", "d", "a"),
        "vendors/d.yaml": vendor("Delta", "c"),
    }
    assert {each.subject for each in reported(files, "circular-chain")} == {"a", "c"}


def test_who_runs_a_place_is_in_the_ring() -> None:
    place = "services: [{id: s, purpose: p, locations: [{place: BE, by: b}]}]\n"
    files = {"vendors/a.yaml": vendor("Alpha", more=place), "vendors/b.yaml": vendor("Beta", "a")}
    (found,) = reported(files, "circular-chain")
    assert found.covers == ("a", "b")


def test_what_goes_on_for_one_service_does_not_come_round() -> None:
    """An entry that serves a service of its vendor carries nothing that came down the chain."""
    service = "services: [{id: s, purpose: p}]\n"
    beta = vendor("Beta", "a").replace("{vendor: a}", "{vendor: a, serves: [s]}")
    files = {"vendors/a.yaml": vendor("Alpha", "b"), "vendors/b.yaml": f"{beta}{service}"}
    assert reported(files, "circular-chain") == ()
    files["vendors/b.yaml"] = vendor("Beta", "a", more=service)
    (found,) = reported(files, "circular-chain")
    assert found.covers == ("a", "b")


def test_a_ring_is_judged_to_its_end() -> None:
    """Every rule ends on a ring, and the ring is reported beside what they find."""
    service = "role: processor\nservices: [{id: s, purpose: p}]\n"
    files = {
        "vendors/a.yaml": vendor("Alpha", "b", "a", more=service),
        "vendors/b.yaml": vendor("Beta", "a"),
    }
    found = reported(files)
    assert [each.rule for each in found if each.rule == "circular-chain"] == ["circular-chain"]
    assert "unconfirmed-agreement" in {each.rule for each in found}


def test_the_age_of_the_law_is_reported_once_however_much_is_recorded() -> None:
    files = {f"vendors/v{number}.yaml": vendor(f"Vendor {number}") for number in range(5)}
    day = load().checked
    assert reported(files, "stale-law", day=day) == ()
    assert reported(files, "stale-law", day=date(2018, 5, 25)) == ()
    (found,) = reported(files, "stale-law", day=day + timedelta(days=1))
    assert found.subject == "example"
    assert found.severity is Severity.NOTE
    assert day.isoformat() in found.message


def test_old_law_data_names_the_authorities_of_our_law() -> None:
    files = {"organisation.yaml": "kind: organisation\nname: Kite\ncountry: GB\nregimes: [UK]\n"}
    (found,) = reported(files, "stale-law", day=load().checked + timedelta(days=1))
    assert "the authorities (ICO) what" in found.remedy
    (found,) = reported({}, "stale-law", day=load().checked + timedelta(days=1))
    assert "the authorities (EDPB) what" in found.remedy
