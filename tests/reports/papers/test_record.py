"""The records of processing: all that the law asks for, nothing made up, nothing left out."""

from datetime import date
from pathlib import Path

import pytest
from tests.records import inventory as inventory_of

import onward
from onward.diagnostic import Judged
from onward.inventory.records import Inventory
from onward.law.law import load
from onward.reports.papers.frame import plain
from onward.reports.papers.paper import Cell, Facts, Grid, Link, Paper, Paragraph, Section
from onward.reports.papers.record import Wanted, record
from onward.reports.weighed import Weighed
from onward.terms.country import LANGUAGES
from onward.wording.texts import table
from onward.workflow import statuses

DAY = date(2026, 8, 5)
OURS = "kind: organisation\nname: Example\n"
HOME = f"{OURS}legal_name: Example NV\ncountry: BE\n"
SHOP = """
kind: activity
name: Shop
purpose: Selling
role: controller
lawful_basis: contract
subjects: [customers]
data: [contact.email]
retention: 7 years
"""
DESK = """
kind: activity
name: Desk
purpose: Answering
role: processor
controllers: [{group: Shops, country: BE}, {name: Bakery BV, country: NL}]
subjects: [customers]
data: [contact.email]
"""
MAIL = """
kind: vendor
name: Mail
country: US
role: processor
agreement: {status: signed, signed: 2025-03-01}
services:
  - {id: mail, purpose: Mailing, activities: [shop], data: [contact.email],
     locations: [{place: US, by: self}]}
"""
HOST = """
kind: vendor
name: Host
country: DE
role: processor
services:
  - {id: host, purpose: Hosting, activities: [desk, shop], data: [contact.email],
     locations: [{place: DE, by: self}]}
"""


def inventory(**records: str) -> Inventory:
    """The inventory of these records; a firm in Belgium unless said otherwise."""
    return inventory_of({"organisation": HOME, **records}, "inv", "inv")


ENGLISH = Wanted("en")


def made(wanted: Wanted = ENGLISH, day: date = DAY, /, **records: str) -> Paper:
    """The record of an inventory."""
    whole = inventory(**records)
    weighed = statuses(whole, load(), day)
    return record(Weighed(Judged("inv", "inv", judged=True), whole, weighed), load(), wanted)


def texts(held: Cell) -> list[str]:
    return [plain(each, "en") for each in held]


def grid(paper: Paper, name: str) -> Grid:
    return next(each for each in paper.grids if each.name == name)


def rows(paper: Paper, name: str) -> list[dict[str, list[str]]]:
    """The rows of a table by the titles of its columns."""
    table = grid(paper, name)
    return [
        {column.title: texts(held) for column, held in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


def remarks(paper: Paper) -> list[str]:
    return [
        plain(each.line, "en")
        for each in paper.blocks
        if isinstance(each, Paragraph) and each.remark
    ]


def head(paper: Paper) -> list[str]:
    return [plain(each.line, "en") for each in paper.blocks if isinstance(each, Paragraph)]


def gaps(paper: Paper) -> set[str]:
    return {f"{each.what} | {each.key}" for each in paper.missing}


# What the law asks for


@pytest.mark.parametrize("part", ["controller", "processor"])
def test_every_letter_of_the_duty_is_a_column_or_about_us(part: str) -> None:
    law = load()
    duty = law.duty(law.article(f"register-{part}", "EU", DAY))
    assert duty is not None
    columns = grid(made(shop=SHOP, desk=DESK), part).columns
    found = {column.required_by for column in columns if column.required_by}
    assert found == {f"Art. {duty.id}({letter}) GDPR" for letter in duty.items}


def test_the_columns_of_a_duty_are_columns_of_the_record() -> None:
    texts_ = table("onward.reports.papers", "en.toml")
    titles = {**texts_["fields"], **texts_["record"]}
    for duty in load().duties.values():
        assert set(duty.columns) <= set(titles), duty.id
        assert set(duty.columns.values()) <= set(duty.items), duty.id


def test_a_british_firm_keeps_its_record_under_its_own_law() -> None:
    paper = made(organisation=f"{OURS}country: GB\n", shop=SHOP)
    found = {column.required_by for column in grid(paper, "controller").columns}
    assert "Art. 30(1)(b) UK GDPR" in found
    assert not [each for each in found if each.endswith(") GDPR")]


def test_under_two_laws_both_are_cited() -> None:
    paper = made(organisation=f"{HOME}regimes: [EU, UK]\n", shop=SHOP)
    purposes = grid(paper, "controller").columns[1]
    assert purposes.required_by == "Art. 30(1)(b) GDPR; Art. 30(1)(b) UK GDPR"


def test_a_swiss_firm_keeps_its_record_under_its_own_law() -> None:
    swiss = f"{OURS}country: CH\n"
    bare = SHOP.replace("lawful_basis: contract\n", "").replace("contact.email", "health")
    paper = made(organisation=swiss, shop=bare, desk=DESK, mail=MAIL)
    found = {each.title: each.required_by for each in grid(paper, "controller").columns}
    assert {title: provision for title, provision in found.items() if provision} == {
        "Purposes": "Art. 12(2)(b) FADP",
        "Categories of data subjects": "Art. 12(2)(c) FADP",
        "Categories of personal data": "Art. 12(2)(c) FADP",
        "Recipients": "Art. 12(2)(d) FADP",
        "States": "Art. 12(2)(g) FADP",
        "Transfer mechanisms": "Art. 12(2)(g) FADP",
        "Retention period": "Art. 12(2)(e) FADP",
        "Security measures": "Art. 12(2)(f) FADP",
    }
    assert {each.required_by for each in grid(paper, "processor").columns} == {
        "", "Art. 12(3) FADP",
    }  # fmt: skip
    assert any("Art. 12(2) FADP; Art. 12(3) FADP" in each for each in head(paper))


def test_what_no_law_of_ours_asks_for_is_no_gap() -> None:
    """No lawful basis, condition or officer under Swiss law; what is recorded of them stands."""
    swiss = f"{OURS}country: CH\n"
    bare = SHOP.replace("lawful_basis: contract\n", "").replace("contact.email", "health")
    paper = made(organisation=swiss, shop=bare)
    asked = {each.partition(" |")[0] for each in gaps(paper)}
    assert not asked & {
        "lawful basis",
        "condition for special categories or offences",
        "data protection officer, or that none is designated",
        "documentation of suitable safeguards",
    }
    titles = {each.title for each in grid(paper, "controller").columns}
    assert not titles & {"Lawful basis", "Documentation of suitable safeguards"}
    (row,) = rows(made(organisation=swiss, shop=SHOP), "controller")
    assert row["Lawful basis"] == ["Performance of a contract"]


def test_a_law_whose_record_the_law_data_do_not_hold_is_named_and_marks_nothing() -> None:
    paper = made(organisation=f"{OURS}country: BR\n", shop=SHOP)
    assert {column.required_by for column in grid(paper, "controller").columns} == {""}
    assert any("Art. 37 LGPD" in each for each in remarks(paper))


def test_a_firm_that_no_law_binds_and_one_of_which_it_is_unknown() -> None:
    unbound = made(organisation=f"{OURS}country: US\nregimes: []\n", shop=SHOP)
    assert {column.required_by for column in grid(unbound, "controller").columns} == {""}
    assert any("No law of the law data binds Example" in each for each in remarks(unbound))
    unknown = made(organisation=f"{OURS}country: unknown\n", shop=SHOP)
    assert "Art. 30(1)(b) GDPR" in {
        each.required_by for each in grid(unknown, "controller").columns
    }
    assert any("unknown which law binds Example" in each for each in remarks(unknown))


# Nothing is made up


def test_a_bare_activity_is_all_marks() -> None:
    paper = made(organisation=OURS + "country: BE\n", bare="kind: activity\nname: Bare\n")
    assert gaps(paper) == {
        "legal name | organisation.yaml legal_name",
        "address | organisation.yaml address",
        "contact details | organisation.yaml contact",
        "data protection officer, or that none is designated | organisation.yaml dpo",
        "purposes | bare.yaml purpose",
        "whether we are controller or processor | bare.yaml role",
        "categories of data subjects | bare.yaml subjects",
        "categories of personal data | bare.yaml data",
        "lawful basis | bare.yaml lawful_basis",
        "recipients, or that there are none | vendors/*.yaml services.activities",
        "time limits for erasure | bare.yaml retention",
        "security measures | organisation.yaml measures",
    }
    (row,) = rows(paper, "controller")
    assert row["Third countries"] == ["not recorded"]


def test_unknown_is_said_and_marked() -> None:
    paper = made(shop=SHOP.replace("7 years", "unknown"))
    (row,) = rows(paper, "controller")
    assert row["Time limits for erasure"] == ["unknown [to be completed: time limits for erasure]"]


def test_a_representative_is_asked_for_where_we_stand_outside() -> None:
    outside = made(organisation=f"{OURS}country: US\nregimes: [EU]\n")
    assert "representative | organisation.yaml representative" in gaps(outside)
    assert not [each for each in gaps(made()) if "representative" in each]


def test_a_condition_is_asked_for_only_for_such_data() -> None:
    health = made(shop=SHOP.replace("[contact.email]", "[health]"))
    assert "condition for special categories or offences | shop.yaml special_categories" in (
        gaps(health)
    )
    (row,) = rows(made(shop=SHOP), "controller")
    assert row["Condition for special categories or offences"] == ["not applicable"]


def test_joint_controllers_are_named_or_marked() -> None:
    joint = SHOP.replace("role: controller", "role: joint-controller")
    assert "joint controllers | shop.yaml controllers" in gaps(made(shop=joint))
    both = MAIL.replace("role: processor", "role: joint-controller")
    (row,) = rows(made(shop=joint, mail=both), "controller")
    assert row["Joint controllers"] == ["Mail"]


# Who receives the data, and where


def test_the_row_of_a_controller() -> None:
    (row,) = rows(made(shop=SHOP, desk=DESK, mail=MAIL, host=HOST), "controller")
    assert row["Recipients"] == ["Host (Processor)", "Mail (Processor)"]
    assert row["Third countries"] == ["United States"]
    assert row["Transfer mechanisms"] == ["Mail: [to be completed: valid transfer mechanism]"]
    assert row["Documentation of suitable safeguards"] == ["not applicable"]
    assert row["Lawful basis"] == ["Performance of a contract"]


@pytest.mark.parametrize(
    ("document", "leads"),
    [
        ("https://mail.example/dpa", True),
        ("agreement.pdf", False),
        ("#x", False),
        ("http://mail.example/dpa", False),
    ],
)
def test_a_contract_is_a_link_where_it_lies_on_the_web(document: str, leads: bool) -> None:
    """A paper lies elsewhere than the records: a path in these would lead beside it."""
    mail = MAIL.replace("2025-03-01}", f"2025-03-01, document: '{document}'}}")
    held = [run for row in grid(made(shop=SHOP, mail=mail), "recipients").rows for run in row]
    runs = [run for cell in held for line in cell for run in line]
    assert (document in runs) is not leads
    assert (Link(document, document) in runs) is leads


def test_an_activity_has_its_own_recipients_alone() -> None:
    paper = made(shop=SHOP, desk=DESK, mail=MAIL, host=HOST)
    assert [row["Sub-processors"] for row in rows(paper, "processor")] == [["Host"], ["Host"]]
    assert [row["Third countries"] for row in rows(paper, "processor")] == [["None"], ["None"]]
    found = [(row["Processing activity"], row["Recipient"][0]) for row in rows(paper, "recipients")]
    assert found == [(["Shop"], "Host"), (["Shop"], "Mail"), (["Desk"], "Host")]


def test_a_row_for_each_controller_on_whose_behalf_we_act() -> None:
    second, first = rows(made(desk=DESK), "processor")
    assert first["Controller"] == [
        "each of: Shops", "[to be completed: name and contact details of each controller]",
    ]  # fmt: skip
    assert second["Controller"] == ["Bakery BV", "[to be completed: contact details]"]
    assert second["Country"] == ["Netherlands"]
    none = DESK.replace(
        "controllers: [{group: Shops, country: BE}, {name: Bakery BV, country: NL}]", ""
    )
    assert "controllers on whose behalf we act | desk.yaml controllers" in gaps(made(desk=none))


def test_what_is_handed_back_abroad_is_a_transfer_of_the_processor() -> None:
    abroad = DESK.replace("{name: Bakery BV, country: NL}", "{name: Bakery, country: US}")
    bakery, shops = rows(made(desk=abroad, shop=SHOP, host=HOST), "processor")
    assert bakery["Third countries"] == ["United States"]
    assert bakery["Transfer mechanisms"] == ["Bakery: [to be completed: valid transfer mechanism]"]
    assert shops["Third countries"] == ["None"]


def test_the_safeguards_of_the_last_derogation_are_documented() -> None:
    derogation = "mechanisms: [{instrument: eu-art49, letter: second-subparagraph%s}]\n"
    paper = made(shop=SHOP, mail=MAIL + derogation % "")
    (row,) = rows(paper, "controller")
    assert row["Documentation of suitable safeguards"] == [
        "Mail: [to be completed: documentation of suitable safeguards]"
    ]
    told = ", assessment: {conclusion: equivalent, document: tia.pdf}"
    (row,) = rows(made(shop=SHOP, mail=MAIL + derogation % told), "controller")
    assert row["Documentation of suitable safeguards"] == ["Mail: tia.pdf"]


def test_where_the_basis_is_unknown_so_is_whether_safeguards_are_documented() -> None:
    unknown = MAIL.replace("country: US", "country: unknown").replace("place: US", "place: unknown")
    (row,) = rows(made(shop=SHOP, mail=unknown), "controller")
    assert row["Documentation of suitable safeguards"] == ["unknown"]


def test_what_serves_no_activity_and_what_has_ended_is_named() -> None:
    stray = MAIL.replace("activities: [shop], ", "")
    paper = made(shop=f"{SHOP}until: 2026-01-01\n", mail=stray)
    assert any(each.endswith("in no record: Mail") for each in remarks(paper))
    assert any(each.endswith("left out: Shop") for each in remarks(paper))
    assert not [each for each in paper.grids if each.name == "controller"]


# Which record


def test_an_activity_whose_role_is_unknown_is_in_the_record_that_is_asked_for() -> None:
    unsure = SHOP.replace("role: controller", "role: unknown")
    for role in (None, "controller"):
        assert len(rows(made(Wanted("en", role), shop=unsure), "controller")) == 1
    paper = made(Wanted("en", "processor"), shop=unsure)
    assert len(rows(paper, "processor")) == 1
    assert any(each.endswith("belong to the other record: Shop") for each in remarks(paper))
    assert "whether we are controller or processor | shop.yaml role" in gaps(paper)


def test_a_role_alone() -> None:
    paper = made(Wanted("en", "processor"), shop=SHOP, desk=DESK)
    assert {each.name for each in paper.grids} == {"processor"}
    assert not any("other record" in each for each in remarks(paper))


# Languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_each_language(language: str) -> None:
    paper = made(Wanted(language), shop=SHOP, desk=DESK, mail=MAIL, host=HOST)
    assert paper.language == language
    assert [len(each.rows) for each in paper.grids] == [1, 2, 3]


def test_the_provisions_are_cited_as_in_the_language() -> None:
    columns = grid(made(Wanted("nl"), shop=SHOP), "controller").columns
    assert columns[1].required_by == "art. 30, lid 1, onder b), AVG"


def test_our_contact_details_are_in_it() -> None:
    paper = made(organisation=f"{HOME}dpo: {{name: Ann, email: dpo@example.org}}\n")
    (section,) = [each for each in paper.blocks if isinstance(each, Section)][:1]
    (facts,) = (each for each in section.blocks if isinstance(each, Facts))
    found = {label: texts(held) for label, held in facts.rows}
    assert found["Legal name"] == ["Example NV"]
    assert found["Data protection officer"] == ["Ann", "dpo@example.org"]


def test_a_contact_by_which_nobody_can_be_reached_is_marked() -> None:
    paper = made(organisation=f"{HOME}dpo: {{name: Ann, email: unknown}}\n")
    assert "contact details | organisation.yaml dpo.email" in gaps(paper)


def test_a_service_for_an_activity_to_come_is_in_the_record() -> None:
    paper = made(shop=f"{SHOP}since: 2027-01-01\n", mail=MAIL)
    assert [row["Since"] for row in rows(paper, "controller")] == [["2027-01-01"]]
    assert not any("in no record" in each for each in remarks(paper))


@pytest.mark.parametrize("section", ["common", "record"])
def test_every_text_is_used(section: str) -> None:
    source = Path(onward.__file__).parent
    code = "".join(
        path.read_text("utf-8")
        for folder in ("reports/papers", "output/papers")
        for path in (source / folder).glob("*.py")
    )
    for key in table("onward.reports.papers", "en.toml")[section]:
        words = (key, key.removeprefix("missing-"), key.removeprefix("remark-"))
        spelt = {form for word in words for form in (word, word.replace("-", "_"))}
        assert any(f'"{form}"' in code for form in spelt), key


def test_who_has_no_record_stands_there_with_its_role_once() -> None:
    behind = HOST.replace("[{place: DE, by: self}]", "[{place: US, by: unknown}]")
    (row,) = rows(made(shop=SHOP, desk=DESK, host=behind), "controller")
    assert row["Recipients"] == ["Host (Processor)", "Sub-processor (engaged by Host)"]
