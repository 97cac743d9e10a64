"""The vocabularies: form of the words, marks of Art. 9 and 10, measures against access."""

import re
from collections.abc import Mapping

import pytest

from onward.terms.vocabulary import Term, covers, data, measures, subjects

ALL: list[Mapping[str, Term]] = [data(), subjects(), measures()]


@pytest.mark.parametrize("vocabulary", ALL, ids=["data", "subjects", "measures"])
def test_every_word_is_dotted_lower_case_and_described_in_one_sentence(
    vocabulary: Mapping[str, Term],
) -> None:
    for id_, term in vocabulary.items():
        assert term.id == id_
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)?", id_)
        assert term.title.strip()
        assert term.description.endswith(".")
        assert ". " not in term.description.replace("Art. ", "")
        assert term.source
        assert term.checked
    titles = [term.title for term in vocabulary.values()]
    assert len(titles) == len(set(titles))


def test_what_art_9_and_10_single_out() -> None:
    art_9 = {id_.split(".")[0] for id_, term in data().items() if term.special == "special"}
    art_10 = {id_.split(".")[0] for id_, term in data().items() if term.special == "criminal"}
    assert art_9 == {
        "biometric", "employment", "ethnicity", "genetic", "health",
        "politics", "religion", "sex-life", "trade-union",
    }  # fmt: skip
    assert art_10 == {"criminal"}
    assert {term.special for term in data().values()} == {None, "special", "criminal"}


def test_what_lies_below_a_special_word_or_our_staff_is_marked_too() -> None:
    for id_, term in data().items():
        parent = data().get(id_.split(".")[0])
        if parent is not None and parent.special is not None:
            assert term.special == parent.special
        if parent is not None:
            assert term.hr == parent.hr


def test_staff_are_ours_alone() -> None:
    staff = {id_ for id_, term in subjects().items() if term.staff}
    assert staff == {"employees", "contractors", "trainees"}
    assert "candidates" in subjects()


def test_only_the_five_use_cases_help_against_access() -> None:
    effective = {t.id: t.use_case for t in measures().values() if t.effective_against_access}
    assert sorted(effective.values(), key=str) == [1, 2, 3, 4, 5]
    assert effective["encryption-keys-with-exporter"] == 1
    assert effective["pseudonymisation"] == 2
    assert effective["split-processing"] == 5
    for term in measures().values():
        assert (term.use_case is not None) == term.effective_against_access
        assert term.kind in {"technical", "contractual", "organisational"}
        assert term.kind == "technical" or not term.effective_against_access
    assert not measures()["encryption-at-rest"].effective_against_access
    assert not measures()["encryption-in-transit"].effective_against_access


@pytest.mark.parametrize(
    ("prefix", "term", "answer"),
    [
        ("health", "health", True),
        ("health", "health.records", True),
        ("health", "healthy", False),
        ("health.records", "health", False),
    ],
)
def test_covers(prefix: str, term: str, answer: bool) -> None:
    assert covers(prefix, term) is answer


def test_a_word_carries_the_term_of_dpv_that_takes_it_in() -> None:
    assert data()["contact.email"].dpv == "https://w3id.org/dpv/pd#EmailAddress"
    assert subjects()["employees"].dpv == "https://w3id.org/dpv#Employee"
    assert measures()["encryption-at-rest"].dpv == "https://w3id.org/dpv#EncryptionAtRest"
    assert data()["content.customer"].dpv is None
    homes = ("https://w3id.org/dpv/pd#", "https://w3id.org/dpv#", "https://w3id.org/dpv#")
    for vocabulary, home in zip(ALL, homes, strict=True):
        named = [term.dpv for term in vocabulary.values() if term.dpv]
        assert named
        assert all(re.fullmatch(re.escape(home) + "[A-Z][A-Za-z]+", iri) for iri in named)
