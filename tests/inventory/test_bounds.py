"""Of a file with very many faults so many are shown as help, and the number of the others."""

from collections.abc import Callable, Mapping
from textwrap import indent

import pytest

from onward.diagnostic import MOST_FAULTS, Diagnostic, Outcome
from onward.inventory.records import Inventory

Make = Callable[[Mapping[str, str]], Outcome[Inventory]]
HOME = "kind: organisation\nname: Acme\ncountry: BE\n"
MANY = MOST_FAULTS + 50
WORDS = ", ".join(f"none.{n}" for n in range(MANY))


def reported(make: Make, text: str) -> tuple[Diagnostic, ...]:
    return make({"acme/organisation.yaml": HOME, "acme/vendors/one.yaml": text}).diagnostics


def vendor(key: str, *items: str) -> str:
    """A vendor with one long list."""
    return f"kind: vendor\nname: One\n{key}:\n" + indent("\n".join(items), "  ") + "\n"


@pytest.mark.parametrize(
    "text",
    [
        vendor("services", *(f"- {{id: s{n}, serviced: 1}}" for n in range(MANY))),
        vendor("services", *(f"- {{id: S {n}}}" for n in range(MANY))),
        vendor("mechanisms", *(f"- {{instrument: eu-ssc-{n}}}" for n in range(MANY))),
        vendor("x-numbers", *(f"- {'9' * 30}" for _ in range(MANY))),
        vendor("services", *(f"- {{id: s{n}, activities: [none-{n}]}}" for n in range(MANY))),
        vendor("services", *(f"- {{id: s{n}, data: [none.{n}]}}" for n in range(MANY))),
        vendor("services", *(f"- {{id: s{n}, locations: [{{place: Z{n}}}]}}" for n in range(MANY))),
        vendor("evidence", *(f"- {{supports: [/a{n}], document: D}}" for n in range(MANY))),
        vendor("services", "- {id: s}", *("- {id: s}" for _ in range(MANY))),
    ],
    ids=["keys", "ids", "words", "numbers", "activities", "data", "places", "evidence", "twice"],
)
def test_the_number_of_faults_not_shown_is_reported(make: Make, text: str) -> None:
    *shown, last = reported(make, text)
    assert len(shown) == MOST_FAULTS
    assert last.message == "50 more faults in this file: not shown"
    assert last.at.path == "acme/vendors/one.yaml"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (vendor("also_known_as", *("- unknown" for _ in range(MANY))), f"{MANY - 20} more places"),
        ("kind: vendor\n" + "".join(f"k{n}: 1\n" for n in range(MANY)), f"{MANY - 20} more keys"),
        (vendor("services", f"- {{id: s, data: [{WORDS}]}}"), f"{MANY - 21} more places"),
    ],
    ids=["items", "keys", "words"],
)
def test_one_cause_with_very_many_places(make: Make, text: str, more: str) -> None:
    (only,) = reported(make, text)
    assert len(only.related) <= 21
    assert only.related[-1].message == more


def test_another_file_is_reported_all_the_same(make: Make) -> None:
    many = vendor("services", *(f"- {{id: s{n}, data: [none.{n}]}}" for n in range(MANY)))
    other = vendor("services", "- {id: s, data: [nothing-like-it]}")
    outcome = make(
        {
            "acme/organisation.yaml": HOME,
            "acme/vendors/one.yaml": many,
            "acme/vendors/two.yaml": other,
        }
    )
    assert [each.at.path for each in outcome.diagnostics].count("acme/vendors/two.yaml") == 1


def test_a_hint_is_looked_for_only_where_it_is_shown(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(word: str, *more: object) -> str | None:
        asked.append(word)
        return None

    monkeypatch.setattr("onward.inventory.resolve.guess_word", counted)
    reported(make, vendor("services", *(f"- {{id: s{n}, data: [none.{n}]}}" for n in range(MANY))))
    assert len(asked) == MOST_FAULTS


@pytest.mark.parametrize(
    ("services", "mechanisms", "faulty"), [(100, 200, False), (100, 201, True), (20_000, 0, False)]
)
def test_mechanisms_for_services(make: Make, services: int, mechanisms: int, faulty: bool) -> None:
    text = vendor("services", *(f"- {{id: s{n}}}" for n in range(services)))
    if mechanisms:
        signed = "- {instrument: eu-scc-2021-914}"
        text += vendor("mechanisms", *(signed for _ in range(mechanisms))).partition("One\n")[2]
    found = reported(make, text)
    assert [each.rule for each in found] == ["yaml-limit"] * faulty
    for each in found:
        assert each.at.route == "/mechanisms"
        assert "20,100 combinations" in each.message


def test_places_and_options_count(make: Make) -> None:
    places = "{place: US}, {place: unknown, options: [IE, US], chosen_by: customer}"
    service = f"- {{id: s, locations: [{places}]}}"
    mechanisms = vendor("mechanisms", *("- {instrument: unknown}" for _ in range(5001)))
    (only,) = reported(make, vendor("services", service) + mechanisms.partition("One\n")[2])
    assert "20,004 combinations" in only.message


@pytest.mark.parametrize(("edges", "faulty"), [(500, False), (501, True)])
def test_sub_processors_for_services(make: Make, edges: int, faulty: bool) -> None:
    text = vendor("services", *(f"- {{id: s{n}}}" for n in range(500)))
    passed_on = vendor("subprocessors", *("- {vendor: one}" for _ in range(edges)))
    text += passed_on.partition("One\n")[2]
    found = reported(make, text)
    assert [each.at.route for each in found] == ["/subprocessors"] * faulty


def test_places_of_the_party_behind_an_edge_count(make: Make) -> None:
    place = "{place: US}"
    other = vendor("services", f"- {{id: s, locations: [{', '.join([place] * 3000)}]}}")
    edges = vendor("subprocessors", *("- {vendor: two}" for _ in range(7)))
    texts = {
        "acme/organisation.yaml": HOME,
        "acme/vendors/one.yaml": edges,
        "acme/vendors/two.yaml": other.replace("One", "Two"),
    }
    (only,) = make(texts).diagnostics
    assert only.at.path == "acme/vendors/one.yaml"
    assert "21,007 combinations" in only.message
