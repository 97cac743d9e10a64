"""The headings and the words of cells that lists are written with, in every language."""

import pytest

from onward.imports import cells, names, places
from onward.imports.columns import Field, decide, meaning
from onward.imports.parts import UNKNOWN
from onward.imports.places import Where
from onward.imports.words import is_undecided

HEADINGS = {
    Field.VENDOR: (
        "Name of Subprocessor, Sub-processor, Third party, Subverwerker, Unterauftragsverarbeiter,"
        " Name des Unterauftragsverarbeiters, Sous-traitant, Sous-traitant ultérieur, Subencargado,"
        " Sub-responsabile, Podmiot, Podmiot przetwarzający, Underbiträde, Underleverandør,"
        " Leverandør, Subcontratante, Alikäsittelijä"
    ),
    Field.PURPOSE: (
        "Purpose, Purpose of processing, Doel, Leistung, Zweck, Finalité, Finalidad, Trattamento,"
        " Kategoria usług, Behandling, Funktion, Ändamål, Formål, Finalidade, Tarkoitus"
    ),
    Field.LOCATION: (
        "Location, Country, Sub-processor location, Vestiging/regio, Ort/Region, Localisation,"
        " Ubicación, Plats, Land, País, Kraj, Sted, Sijainti"
    ),
    Field.PLACES: (
        "Data location, Data center location, Country of processing, Datalokation,"
        " Datenstandort, Ort der Verarbeitung, Lieu de traitement, Lokalizacja danych"
    ),
    Field.COUNTRY: "Corporate Location, Siedziba, Entity Country, Land van vestiging, Sede legale",
    Field.MECHANISM: (
        "Legal Basis, Transfer mechanism, Mechanizm transferu, Garanties, Garanzie, Overdracht,"
        " Överföringsmekanism, Retsgrundlag"
    ),
    Field.AGREEMENT: "DPA, AVV, Status, Verwerkersovereenkomst, Databehandleraftale",
    Field.ROLE: "Role, Rôle, Rolle, Rol, Ruolo",
    Field.DATA: "Personal data, Data processed, Persoonsgegevens, Datenkategorien, Dati trattati",
    Field.SUBJECTS: "Data subjects, Betroffene Personen, Personnes concernées, Registrerede",
    Field.SINCE: "Since, Effective date, Applicable, When, Sinds, Seit, Depuis, Desde, Od",
}


@pytest.mark.parametrize("field", HEADINGS)
def test_a_heading_is_understood(field: Field) -> None:
    found = {heading: meaning(heading) for heading in HEADINGS[field].split(", ")}
    assert found == dict.fromkeys(found, field)


def test_what_is_not_understood_is_no_field() -> None:
    assert [meaning(each) for each in ("Risk score", "Colour", "Tier", "SOC 2")] == [None] * 4


def test_one_column_names_the_vendor_and_a_decision_comes_first() -> None:
    assert decide(["Name", "Sub-processor"], {}) == [None, Field.VENDOR]
    assert decide(["Name", "Country"], {}) == [Field.VENDOR, Field.LOCATION]
    assert decide(["Name", "Country"], {"country": "places"})[1] is Field.PLACES
    assert decide(["Vendor", "Service"], {}) == [Field.VENDOR, Field.PURPOSE]


UNDECIDED = (
    "TBC, OFFEN, À vérifier, À obtenir, [PENDIENTE], `[verifieras]`, [VERIFICARE], [DATUM], —, ☐,"
    " ⚠️, possible, voraussichtlich, t.b.d., nog te bepalen, do weryfikacji, skal bekræftes"
)


def test_every_spelling_of_undecided_is_unknown() -> None:
    for text in ("", *UNDECIDED.split(", ")):
        assert is_undecided(text.strip("`")), text
    for text in ("Germany", "signed", "hosting", "no personal data"):
        assert not is_undecided(text), text


def test_no_personal_data_is_no_role_of_a_processor() -> None:
    for text in (
        *("No personal data", "Aucune donnée personnelle", "Ingen personoplysninger"),
        *("keine personenbezogenen Daten", "Aucune personal data", "ingen personal data"),
    ):
        assert cells.role(text) == "none", text


PLACES = {
    "Germany (Frankfurt)": "DE",
    "DE, IE; US": "DE IE US",
    "Ireland (primary), Germany": "IE DE",
    "USA<br>Ireland": "unknown",
    "eu-central-1": "DE",
    "eu-west-1": "unknown",
    "Untied States, Germany": "unknown DE",
    "AWS eu-central-1": "aws:eu-central-1",
    "europe-west4 (GCP)": "gcp:europe-west4",
    "europe-west4": "NL",
    "EU": "EEA",
    "UE": "EEA",
    "EER": "EEA",
    "EWR": "EEA",
    "EOG": "EEA",
    "EØS": "EEA",
    "EU/UK": "EEA GB",
    "Global": "world",
    "United States 🇺🇸": "US",
    "edge": "world",
    "EMEA": "unknown",
    "San Francisco, CA, USA": "US",
    "Lisbon, Portugal": "PT",
    "Alemania": "DE",
    "Niemcy": "DE",
    "Tyskland": "DE",
    "Stati Uniti": "US",
    "Estados Unidos de América": "US",
    "Elbonia": "unknown",
    "Germany?": "unknown",
    "Germany (TBC)": "unknown",
    "Germany, Elbonia": "DE unknown",
}


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_a_word_of_records(text: str) -> None:
    where, _ = places.places(text)
    assert " ".join(each.place for each in where) == PLACES[text]


def test_what_is_done_at_a_place_is_read() -> None:
    where, left = places.places("Hosting: Germany; India (support), Ireland (backup)")
    assert [(each.place, each.uses) for each in where] == [
        ("DE", ("storage",)),
        ("IN", ("support",)),
        ("IE", ("backup",)),
    ]
    assert left == []


def test_a_choice_is_no_list_of_places() -> None:
    (one,), _ = places.places("Germany or USA")
    assert one == Where(UNKNOWN, said="Germany or USA", options=("DE", "US"))
    where, _ = places.places("USA (US Cloud) or Germany (EU Cloud)")
    assert [(each.place, each.label) for each in where] == [("US", "US Cloud"), ("DE", "EU Cloud")]


SENTENCES = {
    "The following sub-processors are in Germany:": "DE",
    "Nos sous-traitants aux États-Unis :": "US",
    "Processors outside the European Union:": None,
    "Processors in Germany and in France:": None,
    "We use it in many ways:": None,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_the_country_of_a_sentence(text: str) -> None:
    assert places.in_sentence(text) == SENTENCES[text]


NAMES = {
    "Amazon Web Services (AWS)": ("Amazon Web Services",),
    "1. Acme": ("Acme",),
    "Stripe, Inc., Twilio Inc.": ("Stripe, Inc.", "Twilio Inc."),
    "Acme GmbH und Beta AG": ("Acme GmbH", "Beta AG"),
    "Ernst & Young": ("Ernst & Young",),
    "Meta / WhatsApp": ("Meta / WhatsApp",),
    "Acme (Germany)": ("Acme",),
    "Acme Hosting SARL, Luxembourg": ("Acme Hosting SARL",),
}


@pytest.mark.parametrize("text", NAMES)
def test_the_vendors_of_a_cell(text: str) -> None:
    found, _ = names.vendors(text)
    assert tuple(each.name for each in found) == NAMES[text]


def test_what_stands_beside_a_name() -> None:
    (one,), _ = names.vendors("Acme (aka Ace, formerly Zed Ltd)")
    assert (one.also, one.formerly) == (("Ace",), ("Zed Ltd",))
    (one,), _ = names.vendors("Acme (via Beta)")
    assert one.through == ("Beta",)
    (one,), _ = names.vendors("Acme (infra AWS eu-west-1)")
    assert one.runs_on == ("AWS",)
    (one,), _ = names.vendors("Acme, Inc. d/b/a Ace")
    assert (one.name, one.also) == ("Acme, Inc.", ("Ace",))
    (one,), _ = names.vendors("Acme (a Beta company)")
    assert (one.name, one.also, one.left[0].part) == ("Acme", (), "a Beta company")
    (one,), left = names.vendors("Lambda, Mu and Nu")
    assert (one.name, left[0].part) == ("Lambda, Mu and Nu",) * 2


MECHANISMS = {
    "SCC Module 2, 3": "eu-scc-2021-914",
    "SCC 2021/914 (Modules Two and Three)": "eu-scc-2021-914",
    "Standardvertragsklauseln": "eu-scc-2021-914",
    "clauses contractuelles types / DPF": "eu-scc-2021-914 eu-us-dpf",
    "EU SCCs and UK Addendum": "eu-scc-2021-914 uk-addendum",
    "SCC 2010/87": "eu-scc-2010-87",
    "BCR": "eu-bcr",
    "legitimate interest": "",
}


@pytest.mark.parametrize("text", MECHANISMS)
def test_the_mechanisms_of_a_cell(text: str) -> None:
    tools, left = cells.mechanisms(text)
    assert " ".join(each.instrument for each in tools) == MECHANISMS[text]
    assert bool(left) is not bool(tools)


DAYS = {
    "2024-02-29": "2024-02-29",
    "29.02.2024": "2024-02-29",
    "13/04/2024": "2024-04-13",
    "4/13/2024": "2024-04-13",
    "03/04/2024": None,
    "1er janvier 2024": "2024-01-01",
    "May 25, 2018": "2018-05-25",
    "5. März 2024": "2024-03-05",
    "31.02.2024": None,
    "Q3 2026": None,
}


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_where_it_is_one(text: str) -> None:
    assert cells.day(text) == DAYS[text]
