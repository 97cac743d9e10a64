"""Every reason has one rule, and what is not fine is reported, whatever the records say."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.acme import case, mechanisms, reported
from tests.rules.reported import DAY

from onward.diagnostic import Severity
from onward.law.law import load
from onward.rules.engine.catalogue import rules
from onward.rules.engine.rule_of_reason import MECHANISMS, OWNERS, PARTIES_AND_ASSESSMENTS
from onward.rules.transfers._mechanisms import explaining
from onward.transfers.status import Code, Status

FINE = frozenset(
    {
        Code.INSIDE,
        Code.BRIDGED,
        Code.RETURNED,
        Code.ADEQUATE,
        Code.CERTIFIED,
        Code.BOUND_BY_CLAUSES,
        Code.BOUND_BY_BCR,
        Code.BOUND_BY_TOOL,
        Code.ONWARD_CONTRACT,
    }
)
"""Codes that no rule reports, for nothing is wrong with them."""
SILENT = frozenset({Code.EXPORTER_UNKNOWN, Code.ONWARD_MECHANISM_UNKNOWN})
"""Reported with the exporter, whose own country, or the mechanism towards it, is asked for."""


def test_every_code_that_is_not_fine_has_one_rule() -> None:
    """A status of review, unknown, lapses or fails is reported by just one rule."""
    assert not set(MECHANISMS) & set(PARTIES_AND_ASSESSMENTS)
    assert set(OWNERS) == set(Code) - FINE - SILENT
    assert set(OWNERS.values()) <= set(rules())


_CODES = st.sampled_from(["US", "JP", "CA", "GB", "IN", "BR", "SJ", "CH", "DE"])
_DAYS = st.sampled_from(
    ["2009-01-01", "2019-03-01", "2021-06-10", "2021-09-27", "2022-11-30", "2025-01-01", "unknown"]
)
_MECHANISM = st.fixed_dictionaries(
    {"instrument": st.sampled_from([*load().instruments, "unknown"])},
    optional={
        "relied_on": st.booleans(),
        "status": st.sampled_from(["signed", "incorporated", "stated", "planned", "unknown"]),
        "signed": _DAYS,
        "until": _DAYS,
        "with": st.sampled_from(["Acme Mail Inc.", "Acme Ltd", "unknown"]),
        "modules": st.sampled_from([[1], [2, 3], [4], ["unknown"]]),
        "adapted": st.sampled_from([[], ["ch"]]),
        "approved": _DAYS,
        "variant": st.sampled_from(["controller", "processor", "unknown"]),
        "members": st.sampled_from([["Acme Mail Inc."], ["Acme Ltd"], ["unknown"]]),
        "letter": st.sampled_from(["a", "b", "d", "second-subparagraph", "unknown"]),
        "processing_changed": _DAYS,
        "shown": st.sampled_from([[], ["recipient-subject-to-lgpd"]]),
        "excluded_by": st.sampled_from([["processing-changed"], ["importer-under-gdpr"]]),
        "certified": st.fixed_dictionaries(
            {},
            optional={
                "entity": st.sampled_from(["Acme Mail Inc.", "Acme Ltd"]),
                "listed_as": st.sampled_from(["participant", "covered", "inactive", "unknown"]),
                "covers": st.sampled_from([["hr"], ["non-hr"], ["hr", "non-hr"], ["unknown"]]),
                "since": _DAYS,
                "verified": _DAYS,
                "due": _DAYS,
            },
        ),
        "assessment": st.fixed_dictionaries(
            {
                "conclusion": st.sampled_from(
                    ["equivalent", "equivalent-with-measures", "not-equivalent", "not-made"]
                )
            },
            optional={"countries": st.sampled_from([["US"], ["IN"], ["US", "IN"]])},
        ),
    },
)
_MECHANISMS = st.lists(_MECHANISM, max_size=3, unique_by=lambda each: str(each["instrument"]))
_VENDOR = st.fixed_dictionaries(
    {
        "kind": st.just("vendor"),
        "name": st.just("Acme Mail"),
        "services": st.sampled_from(
            [
                [{"id": "mail", "subjects": ["employees", "customers"], **more}]
                for more in (
                    {},
                    {"clear_text": "needed"},
                    {"form": "encrypted", "stage": "dormant"},
                    {"locations": [{"place": "unknown"}]},
                    {"locations": [{"place": "US", "for": ["unknown"]}]},
                    {"locations": [{"place": "IN"}]},
                )
            ]
        ),
    },
    optional={
        "legal_name": st.just("Acme Mail Inc."),
        "country": st.one_of(_CODES, st.sampled_from(["unknown", "EEA"])),
        "one_of": st.lists(
            st.fixed_dictionaries(
                {"country": _CODES}, optional={"legal_name": st.just("Acme Mail Inc.")}
            ),
            min_size=2,
            max_size=2,
        ),
        "role": st.sampled_from(["processor", "controller", "unknown"]),
        "group": st.booleans(),
        "subject_to": st.just(["EU"]),
        "mechanisms": _MECHANISMS,
        "subprocessors": st.lists(
            st.fixed_dictionaries(
                {"vendor": st.sampled_from(["cloud", "unknown"])},
                optional={
                    "mechanisms": _MECHANISMS,
                    "locations": st.just([{"place": "IN"}, {"place": "world"}]),
                    "agreement": st.just({"status": "signed"}),
                },
            ),
            max_size=2,
            unique_by=lambda each: str(each["vendor"]),
        ),
    },
)
_CLOUD = {
    "kind": "vendor",
    "id": "cloud",
    "name": "Acme Cloud",
    "legal_name": "Acme Cloud Inc.",
    "country": "US",
    "engaged": "through-others",
}
_OURS = st.fixed_dictionaries(
    {"kind": st.just("organisation"), "name": st.just("Example")},
    optional={
        "country": st.sampled_from(["BE", "GB", "CH", "BR"]),
        "regimes": st.sampled_from([["EU"], ["EU", "UK"], ["CH"]]),
        "public": st.booleans(),
    },
)
_WHEN = st.sampled_from(
    [
        date(2018, 5, 25),
        date(2020, 7, 15),
        date(2020, 7, 16),
        date(2021, 8, 1),
        date(2022, 6, 1),
        date(2023, 1, 1),
        date(2025, 7, 1),
        DAY,
    ]
)


@settings(max_examples=150, deadline=None)
@given(vendor=_VENDOR, ours=_OURS, day=_WHEN)
def test_what_is_not_fine_is_reported_and_what_is_fine_is_not(
    vendor: dict[str, Any], ours: dict[str, Any], day: date
) -> None:
    """Each reason of a status that is not good is reported; where all is good, nothing is.

    So it is of an importer whose country is not known, or which is one of several companies. What
    fails is an error, save that a customer abroad answers for what it exports to us.
    """
    given_case = case(vendor, _CLOUD, organisation=ours, day=day)
    judgments = given_case.statuses.judgments
    bad = [each for each in judgments if each.status not in (Status.INSIDE, Status.HOLDS)]
    found = reported(given_case)
    for judgment in bad:
        reasons = [each for each in explaining(judgment) if each.code not in SILENT]
        names = {OWNERS[each.code] for each in reasons}
        said = [each for each in found if each.subject in _subjects(judgment.flow.subject)]
        assert names <= {each.rule for each in said}, (judgment.reasons, found)
        if judgment.status is Status.FAILS:
            assert Severity.ERROR in {each.severity for each in said}, (judgment.reasons, found)
    if not bad:
        assert mechanisms(given_case) == []


def _subjects(subject: str) -> set[str]:
    """The subjects under which a flow may be reported: itself, its importer, the organisation."""
    return {subject, subject.partition("@")[0], "example"}
