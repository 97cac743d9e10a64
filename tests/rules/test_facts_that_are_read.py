"""What a record may state is read: documents, days, owners, groups of companies."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from re import findall

import pytest
from tests.rules.reported import DAY, inventory, reported

from onward.diagnostic import Diagnostic, Severity
from onward.inventory.documents import documents
from onward.law.law import load
from onward.rules.engine.catalogue import rules
from onward.rules.engine.judge import judge
from onward.source.digest import Digest
from onward.workflow import Order, context_of

CRM = "kind: activity\nrole: controller\ndata: [contact.email]\nsubjects: [customers]\n"
MAIL = "kind: vendor\nname: Acme Mail\ncountry: IE\nrole: processor\n"
SERVICE = "services: [{id: mail, purpose: Mail, activities: [crm]}]\n"


def run(
    rule: str,
    files: Mapping[str, str],
    day: date = DAY,
    today: date | None = None,
    absent: tuple[str, ...] = (),
) -> tuple[Diagnostic, ...]:
    """What one rule says, on a day judged, of a run on another; `absent` names are no files."""
    asked = Order(
        day=day,
        today=today,
        hashes=lambda _folder, names: {
            each: None if each in absent else Digest("f" * 64) for each in names
        },
    )
    return judge(context_of(inventory(files), load(), asked), [rules()[rule]])


@pytest.mark.parametrize(
    ("today", "day", "expected"),
    [
        (None, date(2026, 3, 1), 0),
        (date(2026, 3, 1), date(2026, 3, 1), 1),
        (date(2026, 3, 8), date(2026, 3, 8), 1),
        (date(2026, 3, 9), date(2026, 3, 9), 0),
        (date(2026, 3, 9), date(2019, 1, 1), 0),
        (date(2026, 3, 1), date(2019, 1, 1), 1),
        (date(2026, 3, 1), date(2026, 3, 10), 0),
    ],
)
def test_a_day_to_come_is_one_after_today_whatever_day_is_judged(
    today: date | None, day: date, expected: int
) -> None:
    """A past day is judged with records of today; one ahead has seen what is planned until then."""
    vendor = f"{MAIL}reviewed: 2026-03-10\n"
    found = run("future-day", {"vendors/a.yaml": vendor}, day, today)
    assert len(found) == expected


def test_every_day_on_which_something_happened_is_looked_at() -> None:
    """One line a record, with the route of each; an end to come is none."""
    clauses = "{instrument: eu-scc-2021-914, signed: 2062-01-01}"
    vendor = f"""{MAIL}
objections_heard: 2062-01-02
services: [{{id: s, objections_heard: 2062-01-01}}]
agreement: {{status: signed, signed: 2062-01-01}}
mechanisms:
  - instrument: eu-scc-2021-914
    signed: 2062-01-01
    assessment: {{conclusion: equivalent, date: 2062-01-01}}
  - {{instrument: eu-us-dpf, certified: {{verified: 2062-01-01}}}}
  - {{instrument: eu-bcr, approved: 2062-01-01}}
subprocessors:
  - vendor: b
    notified: 2062-01-01
    approved: 2062-01-01
    agreement: {{status: signed, signed: 2062-01-01}}
    mechanisms: [{clauses}]
approval: {{verdict: approved, by: Ann Example, given: 2062-01-01}}
evidence: [{{supports: [/name], document: Terms, seen: 2062-01-01}}]
"""
    ours = f"""
kind: organisation
name: Example
country: US
regimes: [EU]
notices: [{{document: Notice, dated: 2062-01-01, seen: 2062-01-01}}]
frameworks: [{{instrument: eu-us-dpf, certified: {{verified: 2062-01-01}}}}]
mechanisms: [{clauses}]
reviewed: 2062-01-01
"""
    crm = f"""
kind: activity
role: processor
controllers:
  - name: A NV
    authorisation: specific
    approvals: [{{vendor: b, given: 2062-01-01}}]
    mechanisms: [{clauses}]
evidence: [{{supports: [/role], document: Register, seen: 2062-01-01}}]
"""
    waiver = """
kind: waiver
rule: missing-agreement
subject: a
reason: none
remedy: none
approved_by: Ann Example
approved_on: 2062-01-01
expires: 2063-02-01
"""
    files = {
        "organisation.yaml": ours,
        "vendors/a.yaml": vendor,
        "vendors/b.yaml": "kind: vendor\nname: B\nengaged: through-others\n",
        "activities/crm.yaml": crm,
        "waivers/w.yaml": waiver,
    }
    found = {each.subject: each.covers for each in run("future-day", files, DAY, DAY)}
    written = {"example": ours, "a": vendor, "crm": crm, "w": waiver}
    assert {name: len(covers) for name, covers in found.items()} == {
        name: text.count("2062") for name, text in written.items()
    }


def test_files_that_records_name() -> None:
    """Contracts are paths; of titles only what ends as a file does; addresses are none."""
    vendor = f"""{MAIL}
agreement: {{status: signed, document: Drawer 4}}
mechanisms:
  - instrument: eu-scc-2021-914
    assessment: {{conclusion: equivalent, document: tia/mail.PDF}}
subprocessors:
  - {{vendor: b, agreement: {{status: signed, document: "http://b.example/dpa.pdf"}}}}
evidence:
  - {{supports: [/name], document: Terms of 2024}}
  - {{supports: [/country], document: "https://a.example/list.pdf"}}
  - {{supports: [/role], document: ../secret.pdf}}
  - {{supports: [/name], document: proofs/terms.html}}
"""
    files = {"vendors/a.yaml": vendor, "vendors/b.yaml": "kind: vendor\nname: B\n"}
    named = {each.name for each in documents(inventory(files))}
    assert named == {"Drawer 4", "tia/mail.PDF", "proofs/terms.html"}
    (found,) = run("missing-document", files, absent=("tia/mail.PDF",))
    assert found.cause == "tia/mail.PDF"
    assert found.at.route == "/mechanisms/eu-scc-2021-914/assessment/document"
    assert reported(files, "missing-document") == ()


def test_files_are_looked_for_wherever_a_record_may_name_one() -> None:
    clauses = "[{instrument: eu-scc-2021-914, assessment: {conclusion: equivalent, document: %s}}]"
    pieces = "evidence: [{supports: [/name], document: %s}]\n"
    records = {
        "organisation.yaml": "kind: organisation\nname: Example\ncountry: US\nregimes: [EU]\n"
        "notices: [{document: notice.pdf}]\n"
        f"frameworks: {clauses % 'frameworks.pdf'}\n".replace("eu-scc-2021-914", "eu-us-dpf")
        + f"mechanisms: {clauses % 'ours.pdf'}\n{pieces % 'organisation.pdf'}",
        "activities/crm.yaml": "kind: activity\nname: CRM\nrole: processor\n"
        f"controllers: [{{country: BE, mechanisms: {clauses % 'customer.pdf'}}}]\n"
        f"{pieces % 'activity.pdf'}",
        "vendors/a.yaml": f"{MAIL}{SERVICE}agreement: {{status: signed, document: agreement.pdf}}\n"
        f"mechanisms: {clauses % 'vendor.pdf'}\n{pieces % 'evidence.pdf'}"
        "certificates: [{standard: ISO 27001, document: certificate.pdf}]\n"
        "subprocessors:\n  - vendor: b\n    agreement: {status: signed, document: behind.pdf}\n"
        f"    mechanisms: {clauses % 'edge.pdf'}\n",
        "vendors/b.yaml": "kind: vendor\nname: B\n",
    }
    named = {each.name: each.record for each in documents(inventory(records))}
    written = {word for text in records.values() for word in findall(r"[a-z]+\.pdf", text)}
    assert set(named) == written
    assert named["customer.pdf"] == "crm"
    (found,) = run("missing-document", records, absent=("customer.pdf",))
    assert found.at.path == "activities/crm.yaml"
    assert found.at.route.endswith("/mechanisms/eu-scc-2021-914/assessment/document")


@pytest.mark.parametrize(
    ("role", "law"),
    [
        ("processor", "Art. 28(9) GDPR"),
        ("joint-controller", "Art. 26 GDPR"),
        ("controller", "Art. 30 GDPR"),
    ],
)
def test_a_lost_agreement_is_under_the_provision_of_its_kind(role: str, law: str) -> None:
    vendor = f"kind: vendor\nname: A\nrole: {role}\nservices: [{{id: mail}}]\n"
    files = {"vendors/a.yaml": f"{vendor}agreement: {{status: signed, document: a.pdf}}\n"}
    (found,) = run("missing-document", files, absent=("a.pdf",))
    assert f"({law}, " in found.message
    unused = {"vendors/a.yaml": files["vendors/a.yaml"].replace("services: [{id: mail}]\n", "")}
    (found,) = run("missing-document", unused, absent=("a.pdf",))
    assert "(Art. 28(9) GDPR, " in found.message
    hashed = f"{vendor}agreement: {{status: signed, document: a.pdf, sha256: {'a' * 64}}}\n"
    (found,) = run(
        "altered-document",
        {"vendors/a.yaml": hashed.replace("a.pdf", "https://a.example/a.pdf")},
        absent=("a.pdf",),
    )
    assert f"({law}, " in found.message


def test_a_finding_names_who_answers_for_the_record() -> None:
    files = {
        "vendors/a.yaml": f"{MAIL}{SERVICE}owner: ann@example.org\n",
        "activities/crm.yaml": CRM,
    }
    owners = {each.at.path: each.owner for each in reported(files)}
    assert owners["vendors/a.yaml"] == "ann@example.org"
    assert owners["organisation.yaml"] == ""


AWS = """
kind: vendor
name: Cloudy EMEA
legal_name: Cloudy EMEA SARL
country: LU
role: processor
parent: {legal_name: "Cloudy, Inc.", country: US}
services: [{id: hosting, purpose: Hosting, activities: [crm]}]
subprocessors: [{vendor: cloudy-inc}]
"""
INC = (
    'kind: vendor\nname: Cloudy\nlegal_name: "Cloudy, Inc."\ncountry: US\nengaged: through-others\n'
)


@pytest.mark.parametrize("rule", ["unevidenced-claim", "missing-vendor-contact"])
def test_a_company_of_the_group_of_a_vendor_is_not_counted(rule: str) -> None:
    """It has a name and a country, and the vendor speaks for it; a stranger is counted."""
    files = {"vendors/cloudy.yaml": AWS, "activities/crm.yaml": CRM, "vendors/cloudy-inc.yaml": INC}
    (found,) = reported(files, rule)
    assert "cloudy-inc" not in found.covers
    stranger = {**files, "vendors/cloudy-inc.yaml": INC.replace("Cloudy", "Stranger")}
    (found,) = reported(stranger, rule)
    assert "cloudy-inc" in found.covers


@pytest.mark.parametrize(
    ("vendor", "behind", "one_group"),
    [
        ("Cloudy, Inc.", "", True),
        ("", "Cloudy EMEA SARL", True),
        ("Cloudy Holding", "Cloudy Holding", True),
        ("Cloudy Holding", "Other Holding", False),
        ("", "", False),
    ],
)
def test_a_group_is_known_by_its_parents(vendor: str, behind: str, one_group: bool) -> None:
    """One controls the other, whichever it is, or a third controls both."""
    parent = 'parent: {legal_name: "Cloudy, Inc.", country: US}\n'
    ours = AWS.replace(parent, parent.replace("Cloudy, Inc.", vendor) if vendor else "")
    far = INC + (parent.replace("Cloudy, Inc.", behind) if behind else "")
    files = {"vendors/cloudy.yaml": ours, "vendors/cloudy-inc.yaml": far}
    (found,) = reported({**files, "activities/crm.yaml": CRM}, "missing-vendor-contact")
    assert ("cloudy-inc" not in found.covers) is one_group


@pytest.mark.parametrize("key", ["name", "legal_name", "also_known_as", "formerly"])
def test_a_parent_is_known_by_each_of_its_names(key: str) -> None:
    ours = AWS.replace("Cloudy, Inc.", "Nimbus Corp.")
    named = ["Nimbus"] if key in ("also_known_as", "formerly") else "Nimbus"
    far = {"kind": "vendor", "name": "Cloudy", "engaged": "through-others", key: named}
    files = {"vendors/cloudy.yaml": ours, "vendors/cloudy-inc.yaml": json.dumps(far)}
    (found,) = reported({**files, "activities/crm.yaml": CRM}, "missing-vendor-contact")
    assert "cloudy-inc" not in found.covers


@pytest.mark.parametrize(
    ("place", "severity"), [(", locations: [{place: US, for: [storage]}]", None), ("", "warning")]
)
def test_places_of_a_chain_say_nothing_of_our_own_service(place: str, severity: str | None) -> None:
    """Another vendor passes data on to it, and says not where."""
    ours = "kind: vendor\nname: Acme\ncountry: US\nrole: processor\n"
    ours += f"services: [{{id: mail, activities: [crm]{place}}}]\n"
    other = "services: [{id: post, activities: [crm]}]\nsubprocessors: [{vendor: acme}]\n"
    files = {"vendors/acme.yaml": ours, "vendors/other.yaml": f"{MAIL}{other}"}
    found = reported({**files, "activities/crm.yaml": CRM}, "undeclared-access")
    (acme,) = (each for each in found if each.subject == "acme")
    assert acme.severity is Severity(severity or "note")


def test_parents_abroad_are_one_line_for_each_country() -> None:
    """However many vendors; each is listed with its parent."""
    names = ("Aa", "Bb", "Cc")
    parents = {"Aa": "US", "Bb": "US", "Cc": "CN"}
    files = {
        f"vendors/{name.lower()}.yaml": f"{MAIL.replace('Acme Mail', name)}"
        f"parent: {{legal_name: {name} Inc., country: {parents[name]}}}\n{SERVICE}"
        for name in names
    }
    found = reported({**files, "activities/crm.yaml": CRM}, "foreign-parent")
    assert {(each.cause, each.covers) for each in found} == {("US", ("aa", "bb")), ("CN", ("cc",))}
    assert {len(each.related) for each in found} == {1, 2}
    shown = [there.message for each in found for there in each.related]
    assert all(
        any(f"{name} Inc.; not recorded: its sub-pr" in each for each in shown) for name in names
    )


@pytest.mark.parametrize(
    ("end", "expected"),
    [(-1, "expired-agreement"), (0, "ending-agreement"), (179, "ending-agreement"), (180, None)],
)
def test_the_end_of_a_contract_comes_near_and_passes(end: int, expected: str | None) -> None:
    """One of the two rules speaks, or none; for an edge as for a vendor of ours."""
    last = DAY + timedelta(days=end)
    own = f"{MAIL}{SERVICE}agreement: {{status: signed, document: a.pdf, expires: {last}}}\n"
    cloud = "kind: vendor\nname: Cloud\ncountry: IE\nengaged: through-others\n"
    far = (
        f"{MAIL}{SERVICE}agreement: {{status: signed, authorisation: general}}\n"
        f"subprocessors: [{{vendor: cloud, agreement: {{status: signed, until: {last}}}}}]\n"
    )
    for files in ({"vendors/a.yaml": own}, {"vendors/a.yaml": far, "vendors/cloud.yaml": cloud}):
        whole = {**files, "activities/crm.yaml": CRM}
        found = reported(whole, "ending-agreement", "expired-agreement")
        assert [each.rule for each in found] == ([expected] if expected else [])


def test_vendors_that_a_list_of_recipients_leaves_out_are_one_line() -> None:
    """Those of what we decide on; none where no notice lists recipients."""
    more = MAIL.replace("Acme Mail", "Acme Post")
    shop = "kind: activity\nrole: processor\n"
    files = {
        "vendors/a.yaml": f"{MAIL}{SERVICE}",
        "vendors/b.yaml": f"{more}{SERVICE}",
        "vendors/c.yaml": f"{MAIL.replace('Mail', 'Shop')}{SERVICE.replace('crm', 'shop')}",
        "activities/crm.yaml": CRM,
        "activities/shop.yaml": shop,
    }
    home = "kind: organisation\nname: Example\ncountry: BE\nnotices: [{document: Notice%s}]\n"
    for said, covers in (
        (", recipients: []", [("a", "b")]),
        (", recipients: [b]", [("a",)]),
        (", recipients: [a, b]", []),
        ("", []),
    ):
        found = reported({**files, "organisation.yaml": home % said}, "undisclosed-recipient")
        assert [each.covers for each in found] == covers


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("[contact.email, health.records]", ("health.records",)),
        ("[contact]", ()),
        ("[contact.email]", ()),
        ("[unknown]", ()),
        ("[]", ()),
    ],
)
def test_data_beyond_an_activity(data: str, words: tuple[str, ...]) -> None:
    service = f"services: [{{id: s, purpose: Mail, activities: [crm], data: {data}}}]\n"
    files = {"vendors/a.yaml": f"{MAIL}{service}", "activities/crm.yaml": CRM}
    found = reported(files, "data-beyond-activity")
    assert [each.covers for each in found] == ([words] if words else [])


def test_convictions_ask_for_article_10() -> None:
    """Each article is a finding, and one condition on record settles both."""
    own = """
kind: organisation
name: Example
country: BE
terms: {data: [{id: court.file, title: Files of courts, special: criminal}]}
"""
    clinic = "kind: activity\nrole: controller\ndata: [court.file, health.records]\n"
    files = {"organisation.yaml": own, "activities/clinic.yaml": clinic}
    found = reported(files, "missing-special-condition")
    assert sorted(each.cause for each in found) == ["criminal", "special"]
    assert any("(Art. 10 GDPR" in each.message for each in found)
    settled = {**files, "activities/clinic.yaml": f"{clinic}special_categories: Art. 9(2)(h)\n"}
    assert reported(settled, "missing-special-condition") == ()


def test_an_unknown_purpose_is_no_error() -> None:
    """What is not known can't be shown: a warning, as for basis and retention."""
    vendor = f"{MAIL}services: [{{id: s, purpose: unknown, activities: [crm]}}]\n"
    files = {"vendors/a.yaml": vendor, "activities/crm.yaml": CRM}
    (found,) = reported(files, "service-without-purpose")
    assert found.severity is Severity.WARNING


def test_sensitive_data_of_a_service_count_where_the_activity_names_none() -> None:
    """Data that are not recorded are not taken for harmless."""
    vendor = f"{MAIL}services: [{{id: s, purpose: x, activities: [crm], data: [health.records]}}]\n"
    files = {"vendors/a.yaml": vendor, "activities/crm.yaml": "kind: activity\nrole: controller\n"}
    (found,) = reported(files, "missing-special-condition")
    assert found.covers == ("health.records",)
    assert reported({**files, "activities/crm.yaml": CRM}, "missing-special-condition") == ()


def test_an_arrangement_of_joint_controllers_ends_too() -> None:
    joint = MAIL.replace("processor", "joint-controller")
    vendor = (
        f"{joint}{SERVICE}agreement: {{status: signed, document: a.pdf, expires: 2026-09-01}}\n"
    )
    (found,) = reported({"vendors/a.yaml": vendor, "activities/crm.yaml": CRM}, "ending-agreement")
    assert found.message.startswith("the arrangement with Acme Mail, our joint controller,")
    assert "(Art. 26 GDPR" in found.message


def test_a_certificate_of_our_own_is_renewed_too() -> None:
    """The place is that of the mechanism: of ours it is the record of the organisation."""
    home = """
kind: organisation
name: Example
legal_name: Example Inc.
country: US
frameworks:
  - instrument: eu-us-dpf
    certified:
      entity: Example Inc.
      listed_as: participant
      covers: [non-hr]
      verified: 2026-08-01
      due: 2026-08-20
"""
    shop = """
kind: activity
role: processor
data: [contact.email]
subjects: [customers]
controllers: [{name: A NV, country: BE}]
"""
    files = {"organisation.yaml": home, "activities/shop.yaml": shop}
    (found,) = reported(files, "certificate-due-soon")
    assert found.at.path == "organisation.yaml"
    assert found.at.route == "/frameworks/eu-us-dpf/certified/due"
