"""Words are guessed by what they mean; what only looks alike is not guessed."""

from collections.abc import Mapping

import pytest

from onward.terms.vocabulary import Term, data, guess_word, measures, subjects


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sick-leave", "employment.absence"), ("sickness", "health"), ("illness", "health"),
        ("medical", "health"), ("medical.records", "health.records"),
        ("salary", "employment.payroll"), ("payroll", "employment.payroll"),
        ("wages", "employment.payroll"), ("staff.wages", "employment.payroll"),
        ("hours", "employment.leave"), ("e-mail", "contact.email"), ("E_Mail", "contact.email"),
        ("email", "contact.email"), ("ip", "device.ip-address"), ("iban", "financial.bank-account"),
        ("card", "financial.payment-card"), ("payment.card", "financial.payment-card"),
        ("password", "account.credentials"), ("contact.telephone", "contact.phone"),
        ("contact.emial", "contact.email"), ("helth", "health"), ("HEALTH", "health"),
        ("medics", None), ("medicla", None), ("staff.records", None), ("meter.reading", None),
        ("relation.history", "commerce.history"), ("customer.history", "commerce.history"),
        ("health.history", None), ("medical.history", None), ("health.email", None),
        ("patient.name", None), ("patients.phone", None), ("union.address", None),
        ("religious.name", None), ("criminal.documents", None), ("biometric.photos", None),
        ("Gesundheitsdaten", "health"), ("gezondheid", "health"), ("santé", "health"),
        ("zdrowie", "health"), ("hälsa", "health"), ("Gewerkschaft", "trade-union"),
        ("godsdienst", "religion"), ("Gehalt", "employment.payroll"), ("adresse IP",
        "device.ip-address"), ("e-mailadres", "contact.email"), ("Geburtsdatum",
        "identity.date-of-birth"), ("santé.adresse", None), ("gezondheid.email", None),
        ("vakbond.naam", None), ("hälsa.telefon", None),
        ("", None), ("x" * 10_000, None),
    ],
)  # fmt: skip
def test_data(word: str, meant: str | None) -> None:
    assert guess_word(word, set(data()), data()) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [("staff", "employees"), ("clients", "customers"), ("custommers", "customers"),
     ("Mitarbeiter", "employees"), ("salariés", "employees"), ("pracownicy", "employees"),
     ("Bewerber", "candidates"), ("enfants", "children"), ("asiakkaat", "customers"),
     ("freelancers", "contractors"), ("applicants", "candidates"), ("aliens", None)],
)  # fmt: skip
def test_subjects(word: str, meant: str | None) -> None:
    assert guess_word(word, set(subjects()), subjects()) == meant


def test_a_word_of_the_inventory_itself_is_guessed_too() -> None:
    known = {*data(), "meter.reading"}
    assert guess_word("meter.raeding", known, data()) == "meter.reading"


@pytest.mark.parametrize("terms", [data(), subjects(), measures()], ids=["data", "who", "how"])
def test_an_alias_means_one_word_and_is_none_itself(terms: Mapping[str, Term]) -> None:
    every = [alias for term in terms.values() for alias in term.aliases]
    assert every
    assert len(every) == len(set(every))
    assert not set(every) & set(terms)
    assert all(alias == alias.casefold().replace(" ", "-").replace("_", "-") for alias in every)


def test_no_word_for_special_data_is_taken_for_other_data() -> None:
    """Each of them with a letter less, more or wrong, alone and with another word behind it."""
    known = data()
    said = [(each, term) for term in known.values() for each in (term.id, *term.aliases)]
    special = [each for each, term in said if term.special]
    assert len(special) > 40
    for word in special:
        slips = [
            word[:at] + put + word[at + 1 :] for at in range(1, len(word)) for put in ("", "x")
        ]
        for typed in (word, *slips, f"{word}.email", f"{word}.name", f"{word}-history"):
            guess = guess_word(typed, set(known), known)
            assert guess is None or known[guess].special, (typed, guess)
