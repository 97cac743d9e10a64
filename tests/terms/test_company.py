"""Names of companies: which spellings are one name, and which texts name nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.terms.company import brand_keys, is_name, name_key, same_company


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nord-Data Ltd.", "Nord\u2011Data Limited"),
        ("Nord\u2013Data\u2014Hub Inc", "NORD-DATA HUB, Incorporated"),
        ("Lamb & Lion LLC", "Lamb and Lion L.L.C."),
        ("\u201cHeron\u201d B.V.", "'Heron' BV"),
        ("O\u2019Neil Systems", "O'NEIL SYSTEMS"),
        ("Pel\u00adikan\u200b AG", "Pelikan Aktiengesellschaft"),
        ("Ｋｉｔｅ\u3000Corp", "Kite Corporation"),
        ("Café Zürich S.à r.l.", "Cafe Zurich SARL"),
        ("Grønn Sky A/S", "Gronn Sky AS"),
        ("Straßenfunk GmbH", "STRASSENFUNK G.m.b.H."),
        ("Łąka sp. z o.o.", "Laka Sp zoo"),
        ("Kite®, Inc.", "Kite Inc"),
        ("Example Web Services Inc (EWS)", "Example Web Services, Inc."),
        ("Société", "Socie\u0301te\u0301"),
        ("Nord\u2212Data Ltd", "Nord-Data Ltd"),
        ("Lamb und Lion GmbH", "Lamb & Lion GmbH"),
        ("Lamb + Lion SAS", "Lamb et Lion SAS"),
        ("The Kite Group LLC d/b/a Milan", "Kite Group, LLC"),
        ("Kite, Inc. dba Milan", "Kite Inc."),
        ("Heron NV - SA", "Heron N.V."),
        ("Kite Co.", "Kite Company"),
        *(  # a form with a space after each dot, as registers write it, or in other letters
            (f"Kite {spaced}", f"Kite {joined}")
            for spaced, joined in (
                ("Sp. z o. o.", "sp. z o.o."),
                ("S. p. A.", "SpA"),
                ("s. r. o.", "s.r.o."),
                ("spol. s r. o.", "s.r.o."),
                ("d. o. o.", "d.o.o."),
                ("a. s.", "a.s."),
                ("sp. k.", "spółka komandytowa"),
                ("ООД", "OOD"),
                ("ЕАД", "EAD"),
                ("д.о.о.", "doo"),
                ("Ι.Κ.Ε.", "IKE"),
                ("Α.Ε.", "A.E."),
                ("Sh. p. k.", "SHPK"),
                ("d. d.", "dd"),
                ("Teoranta", "Limited"),
                ("anonim şirket", "A.Ş."),
                ("Unipessoal, Lda", "Lda"),
                ("e. G.", "eG"),
                ("Flexible Company", "FlexCo"),
                ("Akciová společnost", "a.s."),
            )
        ),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_company(one, other) is True
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller Bytes GmbH", "Mueller Bytes GmbH"),
        ("Øresky A/S", "Oeresky AS"),
        ("Heron BV/SRL", "Heron SRL"),
        ("Heron BV/SRL", "Heron BV"),
        ("Kite AE", "Kite A.E."),
    ],
)
def test_one_name_in_two_forms(one: str, other: str) -> None:
    assert same_company(one, other) is True
    assert same_company(other, one) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A 1", "A 2"),
        ("Racks 1 1", "Racks 11"),
        ("Racks 1.1", "Racks 11"),
        ("Racks GmbH (1)", "Racks GmbH (2)"),
        ("Racks Ltd (Ireland)", "Racks Ltd (UK)"),
        ("株式会社甲", "株式会社乙"),
        ("株式会社甲", "甲"),
        ("カ", "ガ"),
        ("Kite Ltd", "Kite Inc."),
        ("C++ Works", "C Works"),
        ("Север", "Юг"),
        ("Racks I", "Racks II"),
        ("Racks II", "Racks"),
        ("Racks EU", "Racks"),
        ("Racks AE", "Racks"),
        ("Racks IS", "Racks"),
        ("Racks DBA Services", "Racks Services"),
        ("Racks DBA Services", "Racks"),
        ("Blue GmbH", "Blu GmbH"),
        ("Kite ApS", "Kite A/S"),
        ("株式会社A", "株式会社B"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert same_company(one, other) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-", "..."),
        ("-", "-"),
        ("Kite", None),
        (None, None),
        ("n/a", "N/A"),
        ("Kite", "Kite Inc."),
        ("Kite NV", "Kite SA"),  # one company of Belgium, or two of two countries
        ("Kite BVBA", "Kite BV"),
        ("Kite GmbH", "Kite Sagl"),
        ("Kite Oy", "Kite Ab"),
        ("Kite", "Kite Sh.p.k."),
        ("Kite", "Kite e.U."),
    ],
)
def test_what_can_not_be_said(one: str | None, other: str | None) -> None:
    assert same_company(one, other) is None
    assert same_company(other, one) is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "—", "...", "…", "?", "n/a", "N.A.", "TBD", "t.b.c.", "[company]", "<name>",
     "Unknown", "\u3164", "\u200b", "À vérifier", "None", "xxx", "TBA", "Nil", "n.v.t.", "todo",
     "pending", "unbekannt", "sconosciuto", "Not applicable", "to be confirmed"],
)  # fmt: skip
def test_texts_that_name_nothing(text: str) -> None:
    assert not is_name(text)
    assert name_key(text) == ""


@pytest.mark.parametrize("text", ["X", "3M", "1&1", "NN Group", "Example N.A.", "甲", "None Such"])
def test_short_names_are_names(text: str) -> None:
    assert is_name(text)


def test_aliases_in_brackets() -> None:
    assert brand_keys("Example Web Services Inc (EWS)") == {"examplewebservices", "ews"}
    assert brand_keys("Kite (aka Milan)") >= {"kite", "milan"}
    assert brand_keys("Kite (Europe) Ltd") == {"kiteeurope"}
    assert brand_keys("Kite (2)") == {"kite2"}
    assert brand_keys("Kite AB (publ)") == {"kite"}
    assert brand_keys("Kite Inc. dba Milan") == {"kite", "milan"}
    assert brand_keys("-") == frozenset()


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_compared_without_a_fault(text: str) -> None:
    assert same_company(text, text) is (True if is_name(text) else None)
    assert bool(name_key(text)) == is_name(text)
