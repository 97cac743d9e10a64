"""The sentences of the reasons: each code has its own, each is filled in, and each reads well."""

import re
from datetime import date

import pytest
from tests.rules.acme import case
from tests.sentences import faults, placeholders

from onward.diagnostic import Place
from onward.law.law import load
from onward.transfers.reason_text import later, reasons, settle, why
from onward.transfers.status import Code, Judgment, Reason, Status

SPECIAL = ("", *("undated", "none", "occasional", "letter", "private", "clauses", "recorded"))
WORDS = ("lacking", "later", "settling")
FINE = ("inside", "bridged", "returned", "adequate", "certified", "onward-contract")
SENTENCES = [(name, key) for name, some in reasons().items() for key in some]
EXAMPLES = {"own_purposes": "", "assessment": "transfer impact assessment", "keys": "`approved`"}
LAW = load()
DAY = date(2026, 8, 5)
ENDED = {Code.INVALIDATED: "eu-us-privacy-shield", Code.APPROVAL_VOID: "eu-bcr"}
"""A row that says what ended it, or an approval under it; for other codes any row will do."""


def _judgment() -> Judgment:
    vendor = {"kind": "vendor", "name": "Acme Mail", "country": "US", "services": [{"id": "mail"}]}
    (judgment,) = case(vendor).statuses.judgments
    return judgment


_JUDGMENT = _judgment()


def test_each_code_has_sentences() -> None:
    assert set(reasons()) == {each.value for each in Code} | set(WORDS)
    for name, some in reasons().items():
        if name not in WORDS:
            assert "why" in some
            assert ("fix" in some) is not (name in FINE or name.startswith("bound-by-"))


@pytest.mark.parametrize(("name", "key"), SENTENCES)
def test_each_sentence_reads_well(name: str, key: str) -> None:
    assert not faults(reasons()[name][key], EXAMPLES)


@pytest.mark.parametrize("code", Code)
def test_each_sentence_is_filled_in(code: Code) -> None:
    """With all that a reason may hold; and with as little as a sentence of a special case needs."""
    conditions = code in (Code.CONDITION_NOT_SHOWN, Code.EXCLUDED)
    detail = ("recipient-subject-to-pipa", "public-body") if conditions else ("US", "IN")
    if code in (Code.BCR_NOT_CONFIRMED, Code.TOOL_NOT_CONFIRMED):
        detail = ("status", "approved")
    full = _reason(code, ENDED.get(code, "eu-scc-2021-914"), detail, DAY)
    assert not re.search(
        r"None|\{|  |\(\)", why(full, _JUDGMENT, LAW) + settle(full, _JUDGMENT, LAW)
    )
    assert bool(settle(full, _JUDGMENT, LAW)) is ("fix" in reasons()[code.value])
    if "why-none" in reasons()[code.value]:
        assert why(_reason(code, "", (), DAY), _JUDGMENT, LAW) != why(full, _JUDGMENT, LAW)
    if "why-undated" in reasons()[code.value]:
        assert "None" not in why(_reason(code, "", detail, None), _JUDGMENT, LAW)


def _reason(code: Code, instrument: str, detail: tuple[str, ...], day: date | None) -> Reason:
    at = Place("", "")
    return Reason(code, Status.REVIEW, at, instrument, "an act", "Art. 46 GDPR", day, detail)


def test_a_special_case_is_one_that_is_known() -> None:
    """They stand beside the sentence that they replace."""
    for name, some in reasons().items():
        for key in some if name not in WORDS else ():
            first, _, special = key.partition("-")
            assert first in some
            assert special in SPECIAL
            if special == "undated":
                assert "day" not in placeholders(some[key])


@pytest.mark.parametrize(
    ("instrument", "said"),
    [
        (
            "eu-scc-2021-914",
            "the SCC of 2021 require an assessment, which is recorded as never made",
        ),
        ("uk-addendum", "the UK Addendum to the SCC of 2021 (version B1.0) requires an assessment"),
        ("uk-idta", "the International Data Transfer Agreement (version A1.0) requires"),
        ("ch-bcr", "the Swiss binding corporate rules require"),
    ],
)
def test_the_verb_agrees_with_the_name(instrument: str, said: str) -> None:
    reason = Reason(Code.ASSESSMENT_NEVER_MADE, Status.FAILS, Place("", ""), instrument)
    assert said in why(reason, _JUDGMENT, LAW)


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ("/mechanisms/0/certified/since", "on the list only since"),
        ("/mechanisms/0/since", "used only since"),
        ("/mechanisms/0/signed", "signed only on"),
        ("/mechanisms/0", "in force only from"),
    ],
)
def test_what_begins_later_is_named(route: str, said: str) -> None:
    assert later(Reason(Code.NOT_YET, Status.FAILS, Place("", route))) == said


@pytest.mark.parametrize(
    ("instrument", "lacks", "fix"),
    [
        ("ch-notified-clauses", "notified", "the day on which the authority was informed"),
        ("eu-adhoc", "approved", "the day on which the authority approved it"),
        ("ch-treaty", "terms", "have a lawyer confirm that its terms are met"),
        ("ch-specific-guarantees", "public-exporter", "record `public` of the exporter"),
    ],
)
def test_what_a_tool_lacks_is_settled_in_its_own_way(instrument: str, lacks: str, fix: str) -> None:
    """Clauses of the parties are notified to the FDPIC; a treaty takes no approval."""
    reason = _reason(Code.TOOL_NOT_CONFIRMED, instrument, (lacks,), None)
    assert fix in settle(reason, _JUDGMENT, LAW)
    at = Place("", "/mechanisms/x/approved")
    late = Reason(Code.NOT_YET, Status.FAILS, at, instrument, day=DAY)
    informed = lacks in ("notified", "public-exporter")
    said = "FDPIC informed only on" if informed else "approved only on"
    assert f"{said} {DAY}" in why(late, _JUDGMENT, LAW)
