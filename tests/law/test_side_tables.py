"""The tables that are read when they are asked for."""

import subprocess
import sys
from datetime import date

import pytest

from onward.law.law import load

RETIRED = """
wbp                     | act       | NL | 2018-05-25
cbp                     | authority | NL | 2016-01-01
privacycommissie        | authority | BE | 2018-05-25
wvp                     | act       | BE | 2018-09-05
directive-95-46         | act       | EU | 2018-05-25
wp29                    | authority | EU | 2018-05-25
eireli                  | form      | BR | 2021-08-27
uk-adequacy-regulations | term      | GB | 2026-02-05
privacy-shield          | mechanism    | EU | 2020-07-16
swiss-us-privacy-shield | mechanism    | CH | 2020-09-08
bvba                    | form      | BE | 2019-05-01
"""


@pytest.mark.parametrize("line", RETIRED.strip().splitlines())
def test_a_retired_name(line: str) -> None:
    id_, sort, country, since = (cell.strip() for cell in line.split("|"))
    name = load().retired[id_]
    assert (name.sort, name.country, name.since) == (sort, country, date.fromisoformat(since))
    assert name.new
    assert name.also


def test_no_other_name_is_retired() -> None:
    assert len(load().retired) == len(RETIRED.strip().splitlines())


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("privacy-shield", "eu-us-privacy-shield"),
        ("swiss-us-privacy-shield", "ch-us-privacy-shield"),
    ],
)
def test_a_retired_mechanism_is_retired_from_the_day_after_its_last(name: str, row: str) -> None:
    law = load()
    last = law.instrument(row).last_day
    assert last is not None
    assert (law.retired[name].since - last).days == 1


def test_countries_whose_law_can_compel_access() -> None:
    countries = load().surveillance
    assert set(countries) == {"US", "CN", "RU", "IN"}
    assert all(country.laws for country in countries.values())
    assert {law.evidence for law in countries["CN"].laws} == {"memory"}
    assert len(countries["US"].providers) == 6


def test_the_letters_of_a_contract_with_a_processor() -> None:
    duties = load().duties
    assert list(duties["28(3)"].items) == [*"abcdefgh", "final"]
    assert list(duties["30(1)"].items) == [*"abcdefg"]
    assert list(duties["30(2)"].items) == [*"abcd"]
    assert len(duties["28(3)-subject"].items) == 8
    assert list(duties["28(4)"].items) == [""]


@pytest.mark.parametrize(
    ("number", "exporter", "importer", "is_contract"),
    [
        (1, "controller", "controller", False),
        (2, "controller", "processor", True),
        (3, "processor", "processor", True),
        (4, "processor", "controller", False),
    ],
)
def test_a_module_fits_its_roles(
    number: int, exporter: str, importer: str, is_contract: bool
) -> None:
    module = load().clauses.modules[number]
    assert (module.exporter, module.importer) == (exporter, importer)
    assert module.contract_of_art28 is is_contract


def test_the_modules_are_those_of_the_instrument() -> None:
    law = load()
    assert law.instrument("eu-scc-2021-914").modules == set(law.clauses.modules)


def test_annexes_by_module() -> None:
    every = load().clauses.annexes
    assert {id_: list(annexes) for id_, annexes in every.items()} == {
        "eu-scc-2021-914": ["I.A", "I.B", "I.C", "II", "III"],
        "eu-scc-2021-915": ["I", "II", "III", "IV"],
        "uk-addendum": ["1", "2", "3", "4"],
    }
    annexes = every["eu-scc-2021-914"]
    assert {id_: sorted(annex.modules) for id_, annex in annexes.items()} == {
        "I.A": [1, 2, 3, 4],
        "I.B": [1, 2, 3, 4],
        "I.C": [1, 2, 3],
        "II": [1, 2, 3],
        "III": [2, 3],
    }
    assert "Option 1" in annexes["III"].only_if
    assert len(annexes["II"].examples) == 17


def test_derogations_for_occasional_transfers_only() -> None:
    clauses = load().clauses
    letters = [*"abcdefg", "second-subparagraph"]
    assert [letter for regime, letter in clauses.derogations if regime == "EU"] == letters
    assert [letter for regime, letter in clauses.derogations if regime == "CH"] == [*"abcdef"]
    occasional = {key for key, each in clauses.derogations.items() if each.occasional_only}
    letters = ["b", "c", "e", "second-subparagraph"]
    assert occasional == {(regime, each) for regime in ("EU", "UK") for each in letters}
    closed = {key for key, each in clauses.derogations.items() if each.closed_to_authorities}
    letters = ["a", "b", "c", "second-subparagraph"]
    assert closed == {(regime, each) for regime in ("EU", "UK") for each in letters}
    assert clauses.derogation("UK", "g") == clauses.derogation("EU", "g")
    assert clauses.derogation("CH", "g") is None


def test_choices_of_the_clauses() -> None:
    options = load().clauses.options
    assert {clause for clause, option in options.items() if option.optional} == {"7", "11(a)"}
    assert options["9(a)"].modules == {2, 3}


def test_guidance_that_rules_rest_on() -> None:
    guidance = load().guidance
    assert {"edpb-05-2021", "edpb-22-2024", "edpb-01-2020-use-cases"} <= set(guidance)
    assert guidance["edpb-01-2020-use-cases"].evidence == "memory"


def test_side_tables_are_not_read_with_the_law() -> None:
    code = (
        "import sys; from onward.law.law import load; load();"
        "late = {'retired', 'surveillance', 'duty', 'clause', 'guidance'};"
        "print(sorted(late & {name.rsplit('.')[-1] for name in sys.modules if 'onward' in name}))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert out.stdout.strip() == "[]"


def test_what_an_assessment_goes_by() -> None:
    guide = load().assessment_guide
    assert list(guide.steps) == [1, 2, 3, 4, 5, 6]
    assert [each.number for each in guide.use_cases.values() if not each.effective] == [6, 7]
    assert "".join(guide.guarantees) == "ABCD"
    found = {step for each in guide.steps.values() for step in each.cnil}
    assert found == set(range(7))
    assert {question for each in guide.steps.values() for question in each.ico} == set(range(1, 7))


def test_a_provision_is_cited_by_its_letter() -> None:
    duty = load().duties["30(1)"]
    assert duty.provision() == "Art. 30(1)"
    assert duty.provision("d") == "Art. 30(1)(d)"
    with pytest.raises(KeyError, match="has no letter z"):
        duty.provision("z")
