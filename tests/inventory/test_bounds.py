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


def told(make: Make, text: str) -> tuple[Diagnostic, ...]:
    return make({"acme/organisation.yaml": HOME, "acme/vendors/one.yaml": text}).diagnostics


def vendor(key: str, *items: str) -> str:
    """A vendor with one long list."""
    return f"kind: vendor\nname: One\n{key}:\n" + indent("\n".join(items), "  ") + "\n"


@pytest.mark.parametrize(
    "text",
    [
        vendor("services", *(f"- {{id: s{n}, serviced: 1}}" for n in range(MANY))),
        vendor("services", *(f"- {{id: S {n}}}" for n in range(MANY))),
        vendor("safeguards", *(f"- {{instrument: eu-ssc-{n}}}" for n in range(MANY))),
        vendor("x-numbers", *(f"- {'9' * 30}" for _ in range(MANY))),
        vendor("services", *(f"- {{id: s{n}, activities: [none-{n}]}}" for n in range(MANY))),
        vendor("services", *(f"- {{id: s{n}, data: [none.{n}]}}" for n in range(MANY))),
        vendor("services", *(f"- {{id: s{n}, locations: [{{place: Z{n}}}]}}" for n in range(MANY))),
        vendor("evidence", *(f"- {{supports: [/a{n}], document: D}}" for n in range(MANY))),
        vendor("services", "- {id: s}", *("- {id: s}" for _ in range(MANY))),
    ],
    ids=["keys", "ids", "words", "numbers", "activities", "data", "places", "evidence", "twice"],
)
def test_the_number_of_faults_not_shown_is_told(make: Make, text: str) -> None:
    *shown, last = told(make, text)
    assert len(shown) == MOST_FAULTS
    assert last.message == "50 more faults in this file: not shown"
    assert last.at.path == "acme/vendors/one.yaml"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (vendor("also_known_as", *("- unknown" for _ in range(MANY))), f"{MANY - 20} more places"),
        ("kind: vendor\n" + "".join(f"k{n}: 1\n" for n in range(MANY)), f"{MANY - 20} more keys"),
        (
            vendor("services", f"- {{id: s, data: [{WORDS}]}}"),
            f"{MANY - 21} more places",
        ),
    ],
    ids=["items", "keys", "words"],
)
def test_one_cause_with_very_many_places(make: Make, text: str, more: str) -> None:
    (only,) = told(make, text)
    assert len(only.related) <= 21
    assert only.related[-1].message == more


def test_another_file_is_told_all_the_same(make: Make) -> None:
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

    monkeypatch.setattr("onward.inventory.words.guess_word", counted)
    told(make, vendor("services", *(f"- {{id: s{n}, data: [none.{n}]}}" for n in range(MANY))))
    assert len(asked) == MOST_FAULTS
