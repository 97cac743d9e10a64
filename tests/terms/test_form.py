"""Legal forms: read from names, and where they are known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.terms.company import _rows, form_of, without_form
from onward.terms.country import is_country

FORMS = {form.id: form for form, _ in _rows()}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Twilio Inc.", "inc"),
        ("Mailgun Technologies, Inc.", "inc"),
        ("Google LLC", "llc"),
        ("Stripe Payments Europe, Limited", "ltd"),
        ("CeeJay Software Limited", "ltd"),
        ("Sinch AB (publ)", "ab"),
        ("Amazon Web Services EMEA SARL", "sarl"),
        ("PayPal (Europe) S.à r.l. et Cie, S.C.A.", "sca"),
        ("Ravissant Technologies LTDA", "ltda"),
        ("Ravissant Technologies EIRELI", "eireli"),
        ("WiverSoft BV", "bv"),
        ("Voorbeeld B.V.", "bv"),
        ("Tidio Poland Sp. z o.o.", "spzoo"),
        ("Beispiel GmbH & Co. KG", "gmbh-co-kg"),
        ("Beispiel KG", "kg"),
        ("Beispiel UG (haftungsbeschränkt)", "ug"),
        ("Esempio S.p.A.", "spa"),
        ("Esempio S.r.l.", "srl"),
        ("Freshworks Technologies Private Limited", "pvt-ltd"),
        ("Atlassian Pty Ltd", "pty-ltd"),
        ("Eksempel ApS", "aps"),
        ("Esimerkki Oy", "oy"),
        ("UAB Pavyzdys", "uab"),
        ("PT Contoh", "pt"),
        ("Örnek A.Ş.", "as"),
    ],
)
def test_form_of(name: str, id_: str) -> None:
    form = form_of(name)
    assert form is not None
    assert form.id == id_


@pytest.mark.parametrize(
    "name", ["", "GmbH", "Smartbooqing", "Kresoft Systems", "()", "Incline", "AG Foo"]
)
def test_names_without_a_form(name: str) -> None:
    assert form_of(name) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ravissant Technologies EIRELI", ("ravissant", "technologies")),
        ("Stripe Payments Europe, Limited", ("stripe", "payments", "europe")),
        ("Sinch AB (publ)", ("sinch",)),
        ("UAB Example", ("example",)),
        ("Kresoft Systems", ("kresoft", "systems")),
        ("GmbH", ("gmbh",)),
        ("", ()),
    ],
)
def test_a_name_without_its_form(name: str, words: tuple[str, ...]) -> None:
    assert without_form(name) == words


@settings(max_examples=100)
@given(st.text())
def test_any_name_is_read_without_a_fault(name: str) -> None:
    form = form_of(name)
    assert form is None or form.id in FORMS


def test_every_form_has_countries_source_and_day() -> None:
    for form in FORMS.values():
        assert form.countries
        assert all(is_country(code) for code in form.countries)
        assert form.source
        assert form.checked
        assert form_of(f"Example {form.name}") is form


def test_only_a_closed_form_is_unlikely_elsewhere() -> None:
    assert FORMS["eireli"].unlikely_in("US")
    assert not FORMS["eireli"].unlikely_in("BR")
    assert FORMS["gmbh"].unlikely_in("BR")
    assert not FORMS["gmbh"].unlikely_in("LI")
    assert not FORMS["inc"].unlikely_in("DE")
    assert not FORMS["ltda"].unlikely_in("BE")


def test_the_eireli_ended_by_law() -> None:
    ended = FORMS["eireli"].ended
    assert ended is not None
    assert ended.isoformat() == "2021-08-27"
    assert [form.id for form in FORMS.values() if form.ended] == ["eireli"]
