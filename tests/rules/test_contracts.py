"""What the pages of the rules on contracts can't show: hashes, evidence, silence, every status."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.reported import reported

from onward.diagnostic import Diagnostic, Severity
from onward.source.digest import Digest

DAY = date(2026, 8, 5)
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
OTHER = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
BELGIAN = {"kind": "organisation", "name": "Example", "country": "BE"}
MAIL: dict[str, Any] = {
    "kind": "vendor",
    "name": "Acme Mail",
    "legal_name": "Acme Mail Inc.",
    "country": "US",
    "role": "processor",
    "services": [{"id": "mail"}],
}
CLOUD = {
    "kind": "vendor",
    "name": "Acme Cloud",
    "legal_name": "Acme Cloud Inc.",
    "country": "US",
    "engaged": "through-others",
}
CLAUSES = {
    "instrument": "eu-scc-2021-914",
    "status": "signed",
    "signed": "2022-11-30",
    "with": "Acme Mail Inc.",
    "modules": [2],
}
RUNNING = {"status": "signed", "signed": "2021-03-02", "document": "agreements/acme.pdf"}
STATUSES = (
    "signed",
    "incorporated",
    "stated",
    "requested",
    "refused",
    "missing",
    "not-required",
    "unknown",
)
ABOUT_THE_CONTRACT = (
    "missing-agreement",
    "unconfirmed-agreement",
    "expired-agreement",
    "missing-arrangement",
)
"""The rules of which at most one may speak of one contract."""


def check(
    files: Mapping[str, object], day: date = DAY, hashes: Mapping[str, Digest | None] | None = None
) -> tuple[Diagnostic, ...]:
    """All that the family tells of the records, as JSON, which is YAML as well."""
    whole = {"organisation.yaml": BELGIAN, **files}
    return reported(whole, "contracts", day=day, hashes=hashes or {})


def mail(**keys: object) -> dict[str, object]:
    """One vendor, with these keys besides."""
    return {"vendors/acme.yaml": {**MAIL, **keys}}


def named(found: tuple[Diagnostic, ...]) -> set[str]:
    """The rules that spoke."""
    return {each.rule for each in found}


def test_a_document_that_differs_is_an_error() -> None:
    """Both hashes are shown, by their first digits."""
    found = check(
        mail(agreement={**RUNNING, "sha256": HASH}), hashes={"agreements/acme.pdf": Digest(OTHER)}
    )
    (reported,) = [each for each in found if each.rule == "altered-document"]
    assert reported.severity is Severity.ERROR
    assert OTHER[:12] in reported.message
    assert HASH[:12] in reported.message
    assert reported.at.route == "/agreement/sha256"
    assert reported.cause == OTHER[:12]


@pytest.mark.parametrize("lies", [0, 1, 2])
def test_the_same_text_with_other_line_ends_is_the_same_document(lies: int) -> None:
    """Git may write a text with the line ends of the machine."""
    three = [OTHER, OTHER, OTHER]
    three[lies] = HASH
    found = check(
        mail(agreement={**RUNNING, "sha256": HASH}),
        hashes={"agreements/acme.pdf": Digest(three[0], (three[1], three[2]))},
    )
    assert named(found) == set()


@pytest.mark.parametrize(
    ("lies", "severity", "says"),
    [
        (Digest(HASH, pointer=True), Severity.NOTE, "is a Git LFS pointer, not the agreement"),
        (Digest(OTHER, pointer=True), Severity.ERROR, "taken from the Git LFS pointer there"),
        (Digest(OTHER, unsure="it is sealed"), Severity.WARNING, "acme.pdf: it is sealed"),
        (
            Digest(unsure="it can't be read"),
            Severity.WARNING,
            "cannot be checked: agreements/acme.pdf: it can't be read",
        ),
    ],
)
def test_what_is_not_the_document_itself(lies: Digest, severity: Severity, says: str) -> None:
    """A pointer says which document was meant; what can't be compared refutes nothing."""
    found = check(mail(agreement={**RUNNING, "sha256": HASH}), hashes={"agreements/acme.pdf": lies})
    (reported,) = [each for each in found if each.rule == "altered-document"]
    assert reported.severity is severity
    assert says in reported.message


def test_a_document_that_is_not_there_is_a_warning() -> None:
    """Nothing refutes the hash, and nothing bears it out."""
    found = check(mail(agreement={**RUNNING, "sha256": HASH}), hashes={"agreements/acme.pdf": None})
    (reported,) = [each for each in found if each.rule == "altered-document"]
    assert reported.severity is Severity.WARNING
    assert "there is no file agreements/acme.pdf" in reported.message


@pytest.mark.parametrize("hashes", [{"agreements/acme.pdf": Digest(HASH)}, {}])
def test_a_document_that_agrees_or_was_not_read_is_silent(hashes: Mapping[str, Digest]) -> None:
    """Where nobody hashed the documents (an earlier revision) no file is said to be missing."""
    found = check(mail(agreement={**RUNNING, "sha256": HASH}), hashes=hashes)
    assert named(found) == set()


def test_the_contract_of_an_edge_is_compared_too() -> None:
    """Its subject is the edge."""
    edge = {"vendor": "cloud", "agreement": {**RUNNING, "sha256": HASH}}
    files = mail(agreement={**RUNNING, "authorisation": "general"}, subprocessors=[edge])
    found = check(
        {**files, "vendors/cloud.yaml": CLOUD}, hashes={"agreements/acme.pdf": Digest(OTHER)}
    )
    assert [(each.rule, each.subject) for each in found] == [("altered-document", "acme>cloud@US")]


def test_an_altered_document_needs_no_law_of_ours() -> None:
    """A firm under no regime still kept the wrong paper."""
    files = {
        "organisation.yaml": {**BELGIAN, "country": "BR", "regimes": []},
        **mail(agreement={**RUNNING, "sha256": HASH}),
    }
    found = check(files, hashes={"agreements/acme.pdf": Digest(OTHER)})
    assert named(found) == {"altered-document"}


@pytest.mark.parametrize(
    "organisation", [{"country": "BR", "regimes": []}, {"country": "unknown"}, {"country": "US"}]
)
@pytest.mark.parametrize("status", STATUSES)
def test_no_law_of_ours_asks_for_no_contract(organisation: dict[str, object], status: str) -> None:
    """Where no regime is known `unsettled-regime` speaks, and no article is cited on a guess."""
    files = {
        "organisation.yaml": {**BELGIAN, **organisation},
        **mail(agreement={"status": status, "expires": "2020-01-01"}),
    }
    assert named(check(files)) == set()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("ending-agreement", {"expires": "2026-09-01"}),
        ("pre-gdpr-agreement", {"signed": "2015-03-02"}),
        ("incomplete-agreement", {"letters": {"a": "no"}}),
        ("unrecorded-renewal", {"renewal": {"on": "2026-01-01"}}),
        ("unauthorised-subprocessing", {"authorisation": "unknown"}),
        ("short-notice", {"authorisation": "general", "notice_days": 10}),
    ],
)
@pytest.mark.parametrize(
    ("status", "counts"),
    [("signed", True), ("stated", True), ("requested", False), ("refused", False)],
)
def test_what_a_contract_says_counts_though_no_document_shows_it(
    rule: str, said: dict[str, object], status: str, counts: bool
) -> None:
    """One that is only stated is there; one that is asked for is not."""
    ours = {**BELGIAN, "customers": {"notice_days": 30}}
    passing = {"vendor": "cloud", "since": "2026-01-01"}
    service = {"id": "mail", "activities": ["hosting"]}
    vendor = {"agreement": {"status": status, **said}, "subprocessors": [passing]}
    files = {
        "organisation.yaml": ours,
        "activities/hosting.yaml": {"kind": "activity", "role": "processor"},
        "vendors/cloud.yaml": CLOUD,
        **mail(services=[service], **vendor),
    }
    assert (rule in named(check(files))) is counts


@pytest.mark.parametrize(
    ("promised", "agreed", "short"),
    [
        ({"notice_days": 30}, {"notice_days": 30}, False),
        ({"notice_days": 30}, {"notice_days": 29}, True),
        ({"notice_days": 30}, {"notice_days": 30, "emergency_days": 30}, False),
        ({"notice_days": 30}, {"notice_days": 30, "emergency_days": 29}, True),
        ({"notice_days": 30, "emergency_days": 5}, {"emergency_days": 5}, False),
        ({"notice_days": 30, "emergency_days": 5}, {"emergency_days": 4}, True),
        ({"notice_days": 30}, {"notice_days": 30, "objection_days": 30}, False),
        ({"notice_days": 30}, {"notice_days": 30, "objection_days": 29}, True),
        ({"notice_days": 30, "objection_days": 14}, {"objection_days": 14}, False),
        ({"notice_days": 30, "objection_days": 14}, {"objection_days": 13}, True),
        ({"notice_days": 30, "objection_days": "unknown"}, {"objection_days": 1}, False),
    ],
)
def test_as_many_days_as_we_promised_are_enough(
    promised: dict[str, object], agreed: dict[str, object], short: bool
) -> None:
    """Each term by itself: of notice, of notice in an emergency, and to object."""
    agreement = {**RUNNING, "authorisation": "general", "notice_days": 30, **agreed}
    service = {"id": "mail", "activities": ["hosting"]}
    files = {
        "organisation.yaml": {**BELGIAN, "customers": promised},
        "activities/hosting.yaml": {"kind": "activity", "role": "processor"},
        **mail(services=[service], agreement=agreement),
    }
    assert ("short-notice" in named(check(files))) is short
    specific = {**agreement, "authorisation": "specific"}
    files |= mail(services=[service], agreement=specific)
    assert "short-notice" not in named(check(files))


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("role", ["processor", "controller", "joint-controller", "unknown", "none"])
def test_one_finding_on_one_contract(status: str, role: str) -> None:
    """Whatever role and status, at most one rule says that a contract is amiss."""
    found = check(mail(role=role, agreement={"status": status}))
    reported = [each for each in found if each.rule in ABOUT_THE_CONTRACT]
    assert len(reported) <= 1
    fine = {"signed", "incorporated"}
    asked = {"processor", "joint-controller", "unknown"}
    assert bool(reported) == (role in asked and status not in fine)


@pytest.mark.parametrize("status", STATUSES)
def test_unknown_role_is_never_an_error(status: str) -> None:
    """What depends on a role that nobody knows is a question."""
    found = check(mail(role="unknown", agreement={"status": status, "expires": "2020-01-01"}))
    assert all(each.severity is not Severity.ERROR for each in found)


@pytest.mark.parametrize("status", STATUSES)
def test_a_party_without_a_name_is_left_to_one_rule(status: str) -> None:
    """`unnamed-vendor` asks who it is; nothing else speaks."""
    agreement = {"status": status, "sha256": HASH, "letters": {"a": "no"}}
    edge = {"vendor": "cloud", "agreement": {"status": "missing"}}
    files = mail(name="unknown", agreement=agreement, subprocessors=[edge])
    assert named(check({**files, "vendors/cloud.yaml": CLOUD})) == set()


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"modules": [3]}, True),
        ({"status": "incorporated"}, True),
        ({"modules": [1, 2]}, True),
        ({"modules": [1]}, False),
        ({"modules": [4]}, False),
        ({"status": "planned"}, False),
        ({"status": "stated"}, False),
        ({"with": "Acme Bank Inc."}, False),
        ({"until": "2026-08-04"}, False),
        ({"until": "2026-08-05"}, True),
        ({"instrument": "eu-scc-2010-87", "signed": "2019-01-01"}, False),
        ({"instrument": "eu-scc-2021-915"}, True),
        ({"instrument": "unknown"}, False),
    ],
)
def test_which_clauses_are_the_contract(change: dict[str, object], *, counts: bool) -> None:
    """Modules 2 and 3 of 2021 and the clauses of Art. 28(7), signed with this vendor."""
    mechanism = {**CLAUSES, **change}
    if mechanism["instrument"] != "eu-scc-2021-914":
        del mechanism["modules"]
    found = check(mail(agreement={"status": "missing"}, mechanisms=[mechanism]))
    assert ("missing-agreement" in named(found)) is not counts


@pytest.mark.parametrize(("modules", "counts"), [([2], False), ([3], True), ([2, 3], True)])
def test_clauses_are_the_contract_with_the_module_of_the_roles(
    modules: list[int], *, counts: bool
) -> None:
    """Where we are a processor ourselves module 2 says nothing of our customers' instructions."""
    services = [{"id": "mail", "activities": ["shops"]}]
    files = mail(
        agreement={"status": "signed", "letters": {"h": "no"}},
        mechanisms=[{**CLAUSES, "modules": modules}],
        services=services,
    )
    shops = {"kind": "activity", "role": "processor"}
    found = named(check({**files, "activities/shops.yaml": shops}))
    assert ("incomplete-agreement" in found) is not counts


def test_one_service_in_a_stated_role_is_enough() -> None:
    """A second service whose role is inferred does not soften what the first one shows."""
    services = [{"id": "mail", "role": "processor"}, {"id": "post", "role": "processor"}]
    inferred = [{"supports": ["/services/mail"], "document": "Site", "how": "inferred"}]
    stated = check(mail(services=services, agreement={"status": "missing"}, evidence=inferred))
    assert [each.severity for each in stated] == [Severity.ERROR]
    assert stated[0].covers == ("mail", "post")
    alone = check(mail(services=services[:1], agreement={"status": "missing"}, evidence=inferred))
    assert [each.severity for each in alone] == [Severity.WARNING]


def test_an_inferred_role_is_asked_as_an_unknown_one() -> None:
    """To know less about the role never gives the graver finding."""
    evidence = [{"supports": ["/role"], "document": "Site", "how": "inferred"}]
    levels = {
        tuple(each.severity for each in check(mail(role=role, evidence=evidence)))
        for role in ("processor", "unknown")
    }
    assert levels == {(Severity.WARNING,)}


def test_a_swiss_exporter_is_reported_by_its_own_article() -> None:
    """Of the day: the act of 1992 to 2023-08-31, that of 2020 from 2023-09-01."""
    files = {
        "organisation.yaml": {**BELGIAN, "country": "CH"},
        **mail(agreement={"status": "missing"}),
    }
    before, after = (check(files, day)[0].message for day in (date(2023, 8, 31), date(2023, 9, 1)))
    assert "(Art. 10a FADP 1992, 2023-08-31)" in before
    assert "(Art. 9 FADP, 2023-09-01)" in after


def test_both_of_our_regimes_are_cited() -> None:
    """One finding, and each article."""
    files = {
        "organisation.yaml": {**BELGIAN, "regimes": ["EU", "UK"]},
        **mail(agreement={"status": "missing"}),
    }
    (reported,) = check(files)
    assert "(Art. 28(3) GDPR; Art. 28(3) UK GDPR, 2026-08-05)" in reported.message


def test_many_further_processors_are_one_finding() -> None:
    """Five are named, the others counted, and all are covered."""
    ids = [f"cloud-{number}" for number in range(7)]
    files = mail(agreement=RUNNING, subprocessors=[{"vendor": each} for each in ids])
    clouds = {f"vendors/{each}.yaml": {**CLOUD, "name": each.title()} for each in ids}
    (reported,) = check({**files, **clouds})
    assert reported.rule == "unauthorised-subprocessing"
    assert "Cloud-4 and 2 more" in reported.message
    assert reported.covers == tuple(ids)


def test_a_chain_of_which_nobody_knows_is_not_judged_here() -> None:
    """`undeclared-subprocessors` asks for it."""
    found = check(mail(agreement=RUNNING, subprocessors=[{"vendor": "unknown"}]))
    assert named(found) == set()


def test_flow_down_is_asked_at_any_depth() -> None:
    """A further processor answers for those behind it."""
    deep = {**CLOUD, "subprocessors": [{"vendor": "disk", "agreement": {"status": "missing"}}]}
    files = mail(
        agreement={**RUNNING, "authorisation": "general"}, subprocessors=[{"vendor": "cloud"}]
    )
    found = check(
        {**files, "vendors/cloud.yaml": deep, "vendors/disk.yaml": {**CLOUD, "name": "Acme Disk"}}
    )
    assert [(each.rule, each.subject) for each in found] == [("missing-flow-down", "cloud>disk@US")]


@pytest.mark.parametrize("status", sorted({*STATUSES} - {"missing"}))
def test_flow_down_speaks_of_nothing_but_missing(status: str) -> None:
    """What others signed with others is seldom shown to us."""
    edge = {"vendor": "cloud", "agreement": {"status": status}}
    files = mail(agreement={**RUNNING, "authorisation": "general"}, subprocessors=[edge])
    assert named(check({**files, "vendors/cloud.yaml": CLOUD})) == set()


def test_a_specific_leave_reaches_whom_nobody_dated() -> None:
    """An edge without a first day is taken to stand on the list; one after the signature is not."""
    agreement = {**RUNNING, "authorisation": "specific"}
    for since, late in ((None, False), ("2021-03-02", False), ("2021-03-03", True)):
        edge = {"vendor": "cloud", **({"since": since} if since else {})}
        found = check(
            {**mail(agreement=agreement, subprocessors=[edge]), "vendors/cloud.yaml": CLOUD}
        )
        assert bool(found) is late


@settings(max_examples=60, deadline=None)
@given(
    status=st.sampled_from(STATUSES),
    role=st.sampled_from(["processor", "controller", "joint-controller", "unknown"]),
    end=st.integers(-2, 2),
    start=st.integers(-2, 2),
)
def test_days_of_an_agreement(status: str, role: str, end: int, start: int) -> None:
    """An agreement counts from its first day to its last, both included."""
    agreement = {
        "status": status,
        "document": "agreements/acme.pdf",
        "signed": str(DAY + timedelta(days=start)),
        "expires": str(DAY + timedelta(days=end)),
    }
    found = check(mail(role=role, agreement=agreement))
    reported = [each for each in found if each.rule in ABOUT_THE_CONTRACT]
    counts = status in ("signed", "incorporated", "stated") and start <= 0 <= end
    assert bool(reported) == (not counts and role != "controller")
    if role == "processor":
        over = status in ("signed", "incorporated", "stated") and end < 0
        assert ("expired-agreement" in named(found)) == over


def test_a_leave_without_days_shows_no_breach() -> None:
    """Specific without a day of signature, general without a day of telling: nothing is known."""
    for leave in ({"authorisation": "specific", "signed": "unknown"}, {"authorisation": "general"}):
        edge = {"vendor": "cloud", "since": "2026-03-30"}
        files = mail(agreement={**RUNNING, **leave}, subprocessors=[edge])
        assert named(check({**files, "vendors/cloud.yaml": CLOUD})) == set()


def chain(day: date, leave: Mapping[str, object], **edge: object) -> list[tuple[str, Severity]]:
    """What is found where mail passes data on to cloud, by this authorisation and these days."""
    files = mail(agreement={**RUNNING, **leave}, subprocessors=[{"vendor": "cloud", **edge}])
    found = check({**files, "vendors/cloud.yaml": CLOUD}, day)
    return [(each.rule, each.severity) for each in found if "unevidenced" not in each.rule]


GENERAL = {"authorisation": "general", "notice_days": 10}
WINDOW = [("open-right-to-object", Severity.WARNING)]


@pytest.mark.parametrize(
    ("day", "edge", "expected"),
    [
        (date(2026, 11, 24), {}, []),
        (date(2026, 11, 25), {}, WINDOW),
        (date(2026, 12, 4), {}, WINDOW),
        (date(2026, 12, 5), {}, []),
        (date(2026, 12, 5), {"object_by": "2026-12-05"}, WINDOW),
        (date(2026, 12, 4), {"object_by": "2026-12-03"}, []),
        (date(2026, 11, 29), {"approved": "2026-11-29"}, []),
        (date(2026, 11, 28), {"approved": "2026-11-29"}, WINDOW),
        (date(2026, 11, 29), {"approved": "unknown"}, WINDOW),
        (date(2026, 11, 29), {"until": "2026-11-28"}, []),
        (date(2026, 11, 29), {"notified": "unknown"}, []),
    ],
)
def test_what_a_vendor_announces_to_us_may_be_objected_to(
    day: date, edge: Mapping[str, object], expected: list[tuple[str, Severity]]
) -> None:
    """From the day of the notice to the last of the days agreed, or as long as the notice says."""
    days = {"notified": "2026-11-25", "since": "2026-12-05", **edge}
    assert chain(day, GENERAL, **days) == expected


@pytest.mark.parametrize(
    ("since", "expected"), [("2026-11-30", []), ("2026-12-01", WINDOW), ("unknown", WINDOW)]
)
@pytest.mark.parametrize("agreement", [{"authorisation": "specific"}, {}])
def test_a_party_that_is_in_use_is_not_approved_or_objected_to_any_more(
    agreement: Mapping[str, object], since: str, expected: list[tuple[str, Severity]]
) -> None:
    """Where no day to object is agreed, the first day of use ends it."""
    found = chain(date(2026, 11, 30), agreement, notified="2026-11-25", since=since)
    assert [each for each in found if each in WINDOW] == expected


@pytest.mark.parametrize(
    ("country", "subject"),
    [
        ({"country": "US"}, "acme>cloud@US"),
        ({"country": "unknown"}, "acme>cloud@unknown"),
        ({}, "acme>cloud@unknown"),
    ],
)
def test_a_party_is_named_as_the_flows_of_the_chain_are(
    country: Mapping[str, str], subject: str
) -> None:
    edge = {"vendor": "cloud", "notified": "2026-08-01", "since": "2026-09-01"}
    files = mail(agreement={**RUNNING, **GENERAL}, subprocessors=[edge])
    cloud = {key: each for key, each in CLOUD.items() if key != "country"}
    found = check({**files, "vendors/cloud.yaml": {**cloud, **country}})
    assert [each.subject for each in found if each.rule == "open-right-to-object"] == [subject]


@pytest.mark.parametrize(
    ("days", "route"),
    [
        ({"signed": "2026-09-01"}, "/agreement/signed"),
        ({"signed": "2026-09-01", "since": "2026-09-02"}, "/agreement/since"),
        ({"signed": "2026-01-01", "since": "2026-09-02"}, "/agreement/since"),
        ({"signed": "2026-09-02", "since": "2026-09-01"}, "/agreement/signed"),
    ],
)
def test_the_day_that_is_still_to_come_is_shown(days: Mapping[str, object], route: str) -> None:
    (found,) = check(mail(agreement={**RUNNING, **days}))
    assert found.rule == "unconfirmed-agreement"
    assert found.at.route == route


def test_an_approval_settles_what_a_contract_does_not_name() -> None:
    """A later party under a specific authorisation, and one that came in haste under a general."""
    beyond = [("unauthorised-subprocessing", Severity.WARNING)]
    specific = {"authorisation": "specific"}
    late = {"since": "2026-03-01"}
    assert chain(DAY, specific, **late) == beyond
    assert chain(DAY, specific, **late, approved="2026-08-05") == []
    assert chain(DAY, specific, **late, approved="2026-08-06") == beyond
    hasty = {"notified": "2026-07-30", "since": "2026-08-01"}
    assert chain(DAY, GENERAL, **hasty) == sorted([*WINDOW, *beyond])
    assert chain(DAY, GENERAL, **hasty, approved="2026-08-02") == []
    past = [("unauthorised-subprocessing", Severity.NOTE)]
    assert chain(date(2026, 8, 9), GENERAL, **hasty) == past


def test_an_edge_on_clauses_outlives_its_contract() -> None:
    """Module 3 binds the further processor after the other contract ended."""
    ended = {"vendor": "cloud", "agreement": {"status": "signed", "expires": "2026-08-04"}}
    bound = {**CLAUSES, "with": "Acme Cloud Inc.", "modules": [3]}
    for mechanisms, expected in ([], {"expired-agreement"}), ([bound], set()):
        files = mail(
            agreement={**RUNNING, "authorisation": "general"},
            subprocessors=[{**ended, "mechanisms": mechanisms}],
        )
        assert named(check({**files, "vendors/cloud.yaml": CLOUD})) == expected


def test_points_that_nobody_read() -> None:
    """A contract of which only unknowns are recorded lacks nothing for certain."""
    (reported,) = check(mail(agreement={**RUNNING, "letters": {"b": "unknown"}}))
    assert "contains point (b) is unknown" in reported.message
    assert reported.covers == ("28(3)(b)",)


def test_clauses_alone_are_a_contract_of_today() -> None:
    """No other contract is recorded, and no rule asks for one."""
    assert named(check(mail(mechanisms=[CLAUSES]))) == set()


@pytest.mark.parametrize("role", ["processor", "joint-controller"])
def test_an_agreement_that_begins_later(role: str) -> None:
    """Signed, and in force from a later day only: the day it begins is what decides."""
    found = check(mail(role=role, agreement={**RUNNING, "since": "2026-08-06"}))
    (reported,) = [each for each in found if each.rule in ABOUT_THE_CONTRACT]
    assert reported.severity is Severity.WARNING
    assert "is valid only from 2026-08-06" in reported.message


def test_an_unknown_authorisation_is_reported_as_such() -> None:
    """And at its key."""
    agreement = {**RUNNING, "authorisation": "unknown"}
    files = mail(agreement=agreement, subprocessors=[{"vendor": "cloud"}])
    (reported,) = check({**files, "vendors/cloud.yaml": CLOUD})
    assert reported.at.route == "/agreement/authorisation"
    assert "whether we authorised it is unknown" in reported.message


def test_an_old_contract_is_old_whatever_the_role() -> None:
    """Where nobody knows the role, the contract recorded is held to what it claims to be."""
    old = {**RUNNING, "cites": ["wbp", "directive-95-46"]}
    (reported,) = check(mail(role="unknown", agreement=old))
    assert reported.rule == "pre-gdpr-agreement"
    assert "Directive 95/46/EC (replaced on 2018-05-25) and Wet bescherming" in reported.message


@pytest.mark.parametrize(
    ("entries", "rules"),
    [
        ("{vendor: unknown, agreement: {status: missing}}", {"missing-flow-down"}),
        (
            (
                "{vendor: unknown, locations: [{place: US}], agreement: {status: stated}},"
                " {vendor: unknown, locations: [{place: US}], agreement: {status: missing}}"
            ),
            {"missing-flow-down"},
        ),
        (
            "{vendor: unknown, agreement: {status: signed, expires: 2026-01-01}}",
            {"expired-agreement"},
        ),
        ("{vendor: unknown, agreement: {status: unknown}}", set()),
        ("{vendor: unknown}", set()),
    ],
)
def test_a_contract_with_a_sub_processor_that_is_not_named_counts(
    entries: str, rules: set[str]
) -> None:
    first = (
        "kind: vendor\nname: First\ncountry: BE\nrole: processor\n"
        f"services: [{{id: s, activities: [crm]}}]\nsubprocessors: [{entries}]\n"
    )
    files = {
        "vendors/first.yaml": first,
        "activities/crm.yaml": "kind: activity\nrole: controller\n",
    }
    found = reported(files, "missing-flow-down", "expired-agreement")
    assert {each.rule for each in found} == rules
    assert all("an unnamed sub-processor of First" in each.message for each in found)
