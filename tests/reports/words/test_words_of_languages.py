"""The words of records in four languages: none is missing, terms of law are the official ones."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from onward.inventory import words as closed
from onward.inventory.organisation import Organisation, OwnTerm
from onward.inventory.value import UNKNOWN
from onward.law.instrument import InstrumentKind, instruments
from onward.law.law import load
from onward.reports.words.words import INSTEAD, capital, language_of, table, words
from onward.terms import vocabulary
from onward.terms.country import LANGUAGES
from onward.terms.place import special_places
from onward.transfers.status import Status
from onward.wording.texts import table as texts_of

OFFICIAL = tomllib.loads((Path(__file__).parent / "official.toml").read_text("utf-8"))
OTHERS = LANGUAGES[1:]
VOCABULARIES = {
    "data": vocabulary.data(),
    "subjects": vocabulary.subjects(),
    "measures": vocabulary.measures(),
}
HELD = {
    "role": {*get_args(closed.VendorRole), *get_args(closed.ActivityRole), "sub-processor"},
    "status": {each.value for each in Status},
    "agreement": {*get_args(closed.AgreementStatus)},
    "mechanism-status": {*get_args(closed.MechanismStatus)},
    "listed-as": {*get_args(closed.ListedAs)},
    "conclusion": {*get_args(closed.Conclusion)},
    "authorisation": {*get_args(closed.Authorisation)},
    "frequency": {*get_args(closed.Frequency)},
    "clear-text": {*get_args(closed.ClearText)},
    "mechanism": {each.value for each in InstrumentKind},
    "instrument": {*instruments()},
    "module": {"1", "2", "3", "4"},
    "month": {str(month) for month in range(1, 13)},
}
"""What each section has a word for, by what records and the law data hold."""

FALSE_FRIENDS = {
    "nl": [
        "verwerkersverantwoordelijke", "gegevensverwerker", "gegevensbeheerder", "dataverwerker",
        "bewerker", "sub-verwerker", "subbewerker", "onderverwerker", "onderaannemer",
        "geadresseerde", "datasubject", "data subject", "gegevenssubject", "modelclausules",
        "standaardclausules", "standaard contractuele clausules", "overdracht", "derdeland",
        "adequaatheidsbeslissing", "adequaatheidsbesluit(?!en)s",
        "veiligheidsmaatregel", "data protection officer",
        "Uitvoeringsbeslissing", "persoonlijke gegevens", "bindende ondernemingsregels",
    ],
    "fr": [
        "responsables? de traitement", "responsables? de données", "contrôleur", "processeur",
        "sous-processeur", "sous-sous-traitant", "sujets? des? données", "données personnelles",
        "clauses? contractuelles? standards?", "clauses types contractuelles",
        "règles? d’entreprise obligatoires", "décisions? d’adéquat(?!ion)", "transfert sortant",
        "sauvegardes appropriées", "garanties adéquates", "réceptionnaire", "tiers pays",
        "officier", "règles contraignantes d’entreprise", "décision de mise en œuvre",
    ],
    "de": [
        "(?<!Auftrags)(?<!auftrags)Verarbeiter", "Datenverarbeiter", "Auftragsdatenverarbeiter",
        "Subverarbeiter", "Sub-Auftragsverarbeiter", "Unterverarbeiter", "Subunternehmer",
        "Datensubjekt", "Standardvertragsbestimmungen", "Drittstaat", "Kontrolleur", "Controller",
        "Angemessenheitsentscheidung", "geeignete Schutzmaßnahmen",
        "für die Verarbeitung Verantwortliche", "verbindliche Unternehmensregeln",
        "persönliche Daten", "Durchführungsentscheidung", "Binding Corporate Rules",
        "Übermittlungsmechanism", "Transfermechanism", "Übermittlungsinstrument",
    ],
}  # fmt: skip
"""What is said instead of the official terms, and may not be; regular expressions."""


def sections(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Table, section, key and text: of the words, of papers, of questions and letters."""
    for name in ("words", "papers", "questions"):
        for section, held in texts_of(f"onward.reports.{name}", f"{language}.toml").items():
            for key, text in held.items():
                if not section.startswith(INSTEAD):
                    yield name, section, key, text


def english() -> Mapping[tuple[str, str, str], str]:
    said = {(name, section, key): text for name, section, key, text in sections("en")}
    for section, terms in VOCABULARIES.items():
        said |= {("words", section, id_): term.title for id_, term in terms.items()}
    return said


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("section", VOCABULARIES)
def test_every_term_has_a_word(section: str, language: str) -> None:
    assert list(table(language)[section]) == list(VOCABULARIES[section])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", HELD)
def test_every_closed_word_has_a_word(section: str, language: str) -> None:
    assert set(table(language)[section]) == HELD[section]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_sections_of_english(language: str) -> None:
    held = own(language)
    for section in VOCABULARIES:
        del held[section]
    assert held == own("en")


def own(language: str) -> dict[str, list[str]]:
    """The sections and keys of a language, but for what one law calls otherwise."""
    sections_ = table(language).items()
    return {name: list(keys) for name, keys in sections_ if not name.startswith(INSTEAD)}


LAWS = [section for section in table("en") if section.startswith(INSTEAD)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_words_of_the_same_laws(language: str) -> None:
    assert [each for each in table(language) if each.startswith(INSTEAD)] == LAWS
    assert {each.removeprefix(INSTEAD) for each in LAWS} <= set(load().regimes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("law", LAWS)
def test_what_a_law_calls_otherwise_is_met_in_this_order(law: str, language: str) -> None:
    said = [text for *_, text in sections(language)]
    for word, other in table(language)[law].items():
        assert any(word in text for text in said), word
        said = [text.replace(word, other) for text in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_as_within_a_sentence(language: str) -> None:
    for section, keys in table(language).items():
        for key, text in keys.items():
            assert text.strip(), (section, key)
            assert section in ("citation", "list") or text == text.strip(), (section, key)
            assert section == "language" or section in LAWS or not text.endswith((".", ",")), (
                section,
                key,
            )
            assert "'" not in text, (section, key)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("term", OFFICIAL)
def test_a_term_of_law_is_the_official_one(term: str, language: str) -> None:
    row = OFFICIAL[term]
    forms = re.compile(row.get(f"{language}_forms", re.escape(row[language])), re.IGNORECASE)
    assert forms.search(row[language])
    said = re.compile(rf"(?<![\w-]){re.escape(term)}", re.IGNORECASE)
    english_ = english()
    using = [
        (name, section, key, text)
        for name, section, key, text in sections(language)
        if said.search(english_.get((name, section, key), ""))
    ]
    assert [each for each in using if not forms.search(each[3])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_false_friend_is_used(language: str) -> None:
    found = [
        (friend, *where)
        for *where, text in sections(language)
        for friend in FALSE_FRIENDS[language]
        if re.search(friend, text)
    ]
    assert found == []


def test_words_of_data_as_within_a_sentence() -> None:
    assert words("en").data("device.ip-address") == "IP addresses"
    assert words("en").data("contact.email") == "e-mail addresses"
    assert words("nl").data("contact.email") == "e-mailadressen"
    assert words("fr").subject("website-visitors") == "visiteurs du site web"
    assert words("de").measure("no-onward-transfer") == "keine Weiterübermittlung"
    assert capital(words("fr").data("identity.document")) == "Documents d’identité"


def test_a_term_of_the_organisation_bears_its_title() -> None:
    own = OwnTerm(id="x.shoe-size", title="Schoenmaten")
    organisation = Organisation(id="us", data_terms=(own,), language="nl")
    said = words("nl", organisation)
    assert said.data("x.shoe-size") == "Schoenmaten"
    assert said.data("contact.name") == "namen"
    with pytest.raises(KeyError):
        words("nl").data("x.shoe-size")


def test_a_lawful_basis_is_named_or_left_as_recorded() -> None:
    assert words("nl").lawful_basis("Legitimate interest") == "gerechtvaardigde belangen"
    assert words("de").lawful_basis("contract") == "Erfüllung eines Vertrags"
    assert words("fr").lawful_basis("Art. 5, § 2 de la loi") == "Art. 5, § 2 de la loi"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_and_zone_has_a_name(language: str) -> None:
    for code in ("US", "XK", *special_places()):
        assert words(language).country(code)
    assert words("nl").place("aws:eu-west-1") == "Ierland (aws:eu-west-1)"
    assert words("de").place("GB") == "Vereinigtes Königreich"


def test_a_day_in_words() -> None:
    day = date(2026, 3, 1)
    assert [words(language).day(day) for language in LANGUAGES] == [
        "1 March 2026", "1 maart 2026", "1er mars 2026", "1. März 2026",
    ]  # fmt: skip


CITED = {
    "Art. 13 and 14 GDPR":
        ("art. 13 en 14 AVG", "art. 13 et 14 du RGPD", "Art. 13 und 14 DSGVO"),
    "Art. 28(2) GDPR":
        ("art. 28, lid 2, AVG", "art. 28, par. 2, du RGPD", "Art. 28 Abs. 2 DSGVO"),
    "Art. 30(1)(d) GDPR":
        ("art. 30, lid 1, onder d), AVG", "art. 30, par. 1, point d), du RGPD",
         "Art. 30 Abs. 1 Buchst. d DSGVO"),
    "Art. 46(1A) UK GDPR":
        ("art. 46, lid 1A, UK GDPR", "art. 46, par. 1A, du UK GDPR", "Art. 46 Abs. 1A UK GDPR"),
    "Art. 11a FADP 1992": ("art. 11a DSG 1992", "art. 11a LPD 1992", "Art. 11a DSG 1992"),
    "Art. 9(3) FADP and Art. 7 of its ordinance (SR 235.11)":
        ("art. 9, lid 3, DSG en art. 7 DSV", "art. 9, al. 3, LPD et art. 7 OPDo",
         "Art. 9 Abs. 3 DSG und Art. 7 DSV"),
    "Art. 33(I) LGPD": ("Art. 33(I) LGPD",) * 3,
}  # fmt: skip


@pytest.mark.parametrize(("provision", "said"), CITED.items())
def test_a_provision_is_cited_as_in_the_language(provision: str, said: tuple[str, ...]) -> None:
    assert words("en").cited(provision) == provision
    assert tuple(words(language).cited(provision) for language in OTHERS) == said


def test_a_fact_says_whether_it_is_unknown_or_not_recorded() -> None:
    nl = words("nl")
    assert (nl.fact(UNKNOWN), nl.fact(None), nl.none) == ("onbekend", "niet vastgelegd", "geen")
    assert nl.fact(date(2026, 3, 1)) == "2026-03-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_list_of_ours_leaves_open_is_read_as_open(language: str) -> None:
    """`reconcile` reads the published list again."""
    open_ = texts_of("onward.imports", "words.toml")["undecided"]["whole"]
    said = table(language)["fact"]
    assert {said["unknown"], said["not-recorded"]} <= set(open_)


def test_lists() -> None:
    assert words("nl").listed(["A", "B", "C"]) == "A, B en C"
    assert words("fr").listed(["A", "B"], "or") == "A ou B"
    assert words("de").listed([]) == ""
    assert words("fr").apart(["A", "B"]) == "A ; B"
    assert [words(each).labelled("A") for each in ("en", "fr")] == ["A: ", "A : "]


def test_only_the_four_languages() -> None:
    with pytest.raises(ValueError, match="pl"):
        words("pl")
    assert language_of(Organisation(id="us", language="pl")) is None
    assert language_of(Organisation(id="us", language="fr")) == "fr"
