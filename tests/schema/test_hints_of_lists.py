"""What is offered for a word that no closed list has: what was meant, never its opposite."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from onward.schema.files import schema
from onward.schema.wording import Refusal, phrase

KINDS = ("organisation", "vendor", "activity")
NEGATIONS = ("un", "un-", "non-", "non", "not-", "no-", "in", "dis", "without-", "never-", "mis")
GOOD = {
    "stage": {"in use": "in-use", "geplant": "planned", "on hold": "dormant"},
    "form": {"pseudonymisiert": "pseudonymous", "cleartext": "clear", "anonymisé": "anonymous"},
    "risk": {"hoch": "high", "élevé": "high", "laag": "low", "critical": "high"},
    "verdict": {"not approved": "rejected", "goedgekeurd": "approved", "offen": "pending"},
    "listed_as": {"active": "participant", "Active": "participant", "lapsed": "inactive",
                  "inactve": "inactive", "none": "not-listed", "actief": "participant",
               "zertifiziert": "participant", "nicht zertifiziert": "not-listed",
               "unbekannt": "unknown", "n/a": "unknown"},
    "status": {"executed": "signed", "signd": "signed", "unterzeichnet": "signed",
               "ondertekend": "signed", "signé": "signed", "podpisana": "signed", "TBD": "unknown",
               "in place": "stated", "geplant": "planned", "fehlt": "missing",
               "Incorporated by reference": "incorporated"},
    "conclusion": {"insufficient": "not-equivalent", "non-equivalent": "not-equivalent",
                   "equivalant": "equivalent", "nicht gleichwertig": "not-equivalent",
                   "conditional": "equivalent-with-measures"},
    "role": {"data processor": "processor", "Auftragsverarbeiter": "processor",
             "verwerkingsverantwoordelijke": "controller", "processer": "processor",
             "Unterauftragsverarbeiter": "processor", "podmiot przetwarzający": "processor",
             "rekisterinpitäjä": "controller", "contitolare": "joint-controller",
             "inconnu": "unknown"},
    "engaged": {"customer": "by-customer", "subprocessor": "through-others"},
    "country": {"Niemcy": "DE", "Stati Uniti": "US", "uk": "GB", "unknwon": "unknown"},
    "instrument": {"Art. 49": "eu-art49", "dpf": "eu-us-dpf", "SCC": "eu-scc-2021-914",
                   "EU-U.S. DPF": "eu-us-dpf", "Standardvertragsklauseln": "eu-scc-2021-914",
                   "clauses contractuelles types": "eu-scc-2021-914", "UK addendum": "uk-addendum",
                   "modelcontractbepalingen": "eu-scc-2021-914", "onbekend": "unknown"},
}  # fmt: skip
BAD = {
    "form": ("encrypted at rest", "verschlüsselt", "de-identified", "aggregated", "not anonymous"),
    "stage": ("pilot", "test", "evaluation", "candidate", "not in use", "retired", "ended"),
    "role": (
        "responsable",
        "responsabile",
        "third party",
        "recipient",
        "no role",
        "not a processor",
    ),
    "country": ("EMEA", "APAC", "X", "AN", "EUX", "Germny", "x-EO", "EPA", "Austrlia"),
    "instrument": (
        "adequacy",
        "privacy shield 2",
        "old SCC",
        "Art. 46",
        "DPA",
        "none",
        "eu-adq-in",
        "eu-scc-2021-941",
        "uk-us-dpff-2",
        "eu-scc-2010-78",
    ),
    "listed_as": ("uncovered", "non-participant", "no-participant", "pending", "suspended"),
    "status": (
        "partly signed",
        "expired",
        "verbal",
        "unsigned",
        "required",
        "unstated",
        "not-signed",
    ),
    "conclusion": (
        "adequate",
        "positive",
        "low risk",
        "ok",
        "unequivalent",
        "inequivalent",
        "equivalent-without-measures",
    ),
}


def _lists(node: object, name: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every closed list of a schema with the key under which it is."""
    match node:
        case dict():
            if "enum" in node:
                yield name, node
            for key, below in node.items():
                yield from _lists(below, name if key in ("items", "anyOf", "oneOf") else key)
        case list():
            for below in node:
                yield from _lists(below, name)
        case _:
            return


LISTS = [(kind, name, node) for kind in KINDS for name, node in _lists(schema(kind))]


def _reported(kind: str, name: str, node: Mapping[str, Any], word: str) -> str:
    return phrase(Refusal(kind, "enum", name, False, word, node))[0]


@pytest.mark.parametrize(("kind", "name", "node"), LISTS, ids=lambda each: str(each)[:20])
def test_the_opposite_of_a_word_is_never_taken_for_it(
    kind: str, name: str, node: Mapping[str, Any]
) -> None:
    for choice in map(str, node["enum"]):
        if len(choice) <= 2:
            continue
        for before in NEGATIONS:
            typed = f"{before}{choice}"
            if typed not in node["enum"]:
                assert f"did you mean `{choice}`?" not in _reported(kind, name, node, typed), typed


@pytest.mark.parametrize(
    ("name", "typed", "word"),
    [(name, typed, word) for name, pairs in GOOD.items() for typed, word in pairs.items()],
)
def test_what_people_write_is_understood(name: str, typed: str, word: str) -> None:
    fitting = [each for each in LISTS if each[1] == name and word in each[2]["enum"]]
    assert fitting
    for kind, _, node in fitting:
        assert f"did you mean `{word}`?" in _reported(kind, name, node, typed)


@pytest.mark.parametrize(
    ("name", "typed"), [(name, typed) for name, words in BAD.items() for typed in words]
)
def test_what_may_mean_something_worse_is_not_guessed(name: str, typed: str) -> None:
    fitting = [each for each in LISTS if each[1] == name and typed not in each[2]["enum"]]
    assert fitting
    for kind, _, node in fitting:
        assert "did you mean" not in _reported(kind, name, node, typed), typed


@pytest.mark.parametrize("typed", ["EU", "UE", "EWR", "EØS", "European Union"])
def test_a_company_is_in_one_country_and_never_an_institution(typed: str) -> None:
    for kind, name, node in LISTS:
        if name == "country":
            reported = _reported(kind, name, node, typed)
            assert "x-EU" not in reported
            assert ("`EEA`?" in reported) == ("EEA" in node["enum"])
