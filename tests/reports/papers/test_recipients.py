"""What people are told of who receives their data: nobody left out, nothing presented as safe."""

from datetime import date
from typing import Any

import pytest
from tests import records

from onward.inventory.records import Inventory
from onward.law.law import load
from onward.output.papers import html, markdown
from onward.reports.papers.frame import plain
from onward.reports.papers.paper import Grid, Missing, Paper, Paragraph
from onward.reports.papers.recipients import Wanted, recipients
from onward.terms.country import LANGUAGES

DAY = date(2026, 8, 5)
CLAUSES = "standard contractual clauses (Implementing Decision (EU) 2021/914)"
BEPALINGEN = "standaardcontractbepalingen (Uitvoeringsbesluit (EU) 2021/914)"
SCC = "{instrument: eu-scc-2021-914, status: signed, signed: 2022-11-30, with: %s, modules: [%s],"
TIA = " assessment: {date: 2026-08-03, countries: [%s], conclusion: equivalent}}"
FIRM = {
    "organisation": """
kind: organisation
name: Example
country: BE
language: nl
dpo: {name: Ann, email: dpo@example.org}
""",
    "shop": """
kind: activity
name: Shop
purpose: Selling
role: controller
subjects: [customers]
data: [contact, financial.invoices]
""",
    "staff": """
kind: activity
name: Payroll
purpose: Paying staff
role: controller
subjects: [employees]
data: [employment.payroll]
""",
    "hosting": """
kind: activity
name: Hosting for customers
role: processor
controllers: [{group: Customers, country: BE}]
""",
    "mail": f"""
kind: vendor
name: Mail
legal_name: Mail Inc.
country: US
role: processor
services:
  - {{id: mail, purpose: Sending mail, data: [contact.email, content.customer],
     activities: [shop, hosting], subjects: [customers], locations: [{{place: US, by: self}}]}}
mechanisms: [{SCC % ("Mail Inc.", "2, 3")}{TIA % "US"}]
subprocessors:
  - {{vendor: behind, purpose: Storage, locations: [{{place: JP, by: self}}]}}
""",
    "behind": """
kind: vendor
name: Behind
country: JP
engaged: through-others
""",
    "print": """
kind: vendor
name: Print
country: JP
role: processor
visibility: internal
services:
  - {id: print, purpose: Printing, data: [contact.address], activities: [shop],
     subjects: [customers], locations: [{place: JP, by: self}]}
mechanisms: [{instrument: eu-adq-jp, shown: [recipient-appi-business-operator,
  supplementary-rules-apply]}]
""",
    "bare": """
kind: vendor
name: Bare
country: US
role: processor
services:
  - {id: bare, purpose: Chat, data: [support.chat], activities: [shop], subjects: [customers],
     locations: [{place: US, by: self}]}
mechanisms: []
""",
    "pay": """
kind: vendor
name: Pay
country: BE
role: controller
services:
  - {id: pay, purpose: Paying wages, data: [employment.payroll], activities: [staff],
     subjects: [employees]}
""",
    "old": """
kind: vendor
name: Old
country: FR
role: processor
until: 2025-12-31
services: [{id: old, purpose: Archive, data: [contact.name], activities: [shop]}]
""",
    "loose": """
kind: vendor
name: Loose
country: BE
role: processor
services:
  - {id: loose, purpose: Something, data: [contact.name], locations: [{place: BE, by: self}]}
""",
}  # fmt: skip


def firm(**changed: str) -> Inventory:
    """The firm, with some records written anew; an empty text removes one."""
    texts = {name: text for name, text in {**FIRM, **changed}.items() if text}
    return records.inventory(texts, "inv")


def paper(inventory: Inventory | None = None, **wanted: Any) -> Paper:
    asked = Wanted(**{"language": "en", **wanted})
    return recipients(inventory or firm(), load(), DAY, asked)


def rows(made: Paper) -> dict[str, list[str]]:
    """The cells of each recipient, by the first line of the first."""
    return {
        plain(row[0][0], made.language): [
            " / ".join(plain(one, made.language) for one in held) for held in row
        ]
        for grid in made.grids
        for row in grid.rows
    }


def remarks(made: Paper) -> str:
    return "".join(
        f"{plain(block.line, made.language)}\n"
        for block in made.blocks
        if isinstance(block, Paragraph) and block.remark
    )


def test_a_recipient_by_name_role_purpose_data_country_and_safeguard() -> None:
    assert rows(paper())["Mail (Mail Inc.)"] == [
        "Mail (Mail Inc.) / Processor",
        "Sending mail",
        "E-mail addresses",
        "United States",
        f"Not covered by an adequacy decision / Appropriate safeguards: {CLAUSES}",
    ]


def test_the_same_in_dutch_is_in_the_words_of_the_law() -> None:
    assert rows(paper(language="nl"))["Mail (Mail Inc.)"] == [
        "Mail (Mail Inc.) / Verwerker",
        "Sending mail",
        "E-mailadressen",
        "Verenigde Staten",
        f"Niet gedekt door een adequaatheidsbesluit / Passende waarborgen: {BEPALINGEN}",
    ]


def test_a_party_behind_a_vendor_is_a_recipient_too() -> None:
    who, purpose, data, countries, basis = rows(paper())["Behind"]
    assert (who, purpose) == ("Behind / Sub-processor / Engaged by Mail", "Storage")
    assert (data, countries) == ("E-mail addresses", "Japan")
    assert basis.startswith("[to be completed: ")


def test_a_processor_of_what_we_do_for_customers_is_a_sub_processor() -> None:
    customers, ours = rows(paper(activity="hosting")), rows(paper(activity="shop"))
    assert customers["Mail (Mail Inc.)"][0] == "Mail (Mail Inc.) / Sub-processor"
    assert ours["Mail (Mail Inc.)"][0] == "Mail (Mail Inc.) / Processor"


def test_a_transfer_that_fails_names_no_safeguard_and_is_pointed_out() -> None:
    made = paper()
    assert rows(made)["Bare"][-1] == "[to be completed: valid transfer mechanism]"
    assert "before you inform people: Bare\n" in remarks(made)
    assert ("valid transfer mechanism", "Bare") in {each[:2] for each in made.missing}


def test_a_notice_gives_an_internal_vendor_by_category_and_an_answer_names_it() -> None:
    notice, answer = paper(), paper(occasion="request")
    assert "Category: Printing" in rows(notice)
    assert "not by name: Print\n" in remarks(notice)
    assert "Print" in rows(answer)
    assert "entitled to the names of recipients (CJEU C-154/21): Print\n" in remarks(answer)
    assert rows(answer)["Print"][-1] == (
        "Adequacy decision for Japan (Implementing Decision (EU) 2019/419)"
    )


def test_no_text_of_a_notice_names_an_internal_vendor_that_passes_data_on() -> None:
    made = paper(firm(mail=FIRM["mail"] + "visibility: internal\n"))
    assert rows(made)["Behind"][0] == "Behind / Sub-processor"


def test_what_we_do_for_customers_is_theirs_to_tell() -> None:
    made = paper()
    assert "Hosting for customers" not in {grid.title for grid in made.grids}
    assert "Left out, because Example is a processor in them" in remarks(made)
    only = paper(activity="hosting")
    assert [grid.title for grid in only.grids] == ["Hosting for customers", "Activity not recorded"]
    assert rows(only)["Mail (Mail Inc.)"][2] == "E-mail addresses, content of customers"


def test_only_what_concerns_a_group_of_people() -> None:
    assert set(rows(paper(subjects="employees"))) == {"Pay", "Loose"}
    assert "Pay" not in rows(paper(subjects="customers"))


def test_a_vendor_without_an_activity_is_not_left_out() -> None:
    for made in (paper(), paper(activity="shop"), paper(subjects="employees")):
        assert (
            "[to be completed: activity for which the recipient is used]" in rows(made)["Loose"][1]
        )


def test_an_activity_whose_data_subjects_are_not_recorded_may_concern_anybody() -> None:
    made = paper(
        firm(shop=FIRM["shop"].replace("subjects: [customers]\n", "")), subjects="patients"
    )
    assert "Shop" in {section.title for section in made.blocks if hasattr(section, "title")}
    assert "data subjects" in {each.what for each in made.missing}


def test_a_person_who_asks_is_told_of_past_recipients() -> None:
    assert "Old" not in rows(paper())
    assert rows(paper(occasion="request"))["Old"] == ["Old", "Archive", "France", "2025-12-31"]


def test_a_person_who_asks_is_told_of_those_behind_a_vendor_and_of_those_to_come() -> None:
    """Of what we do for customers, these are told by them."""
    chain = FIRM["mail"].replace("purpose: Storage,", "purpose: Storage, until: 2025-06-30,")
    new = FIRM["old"].replace("until: 2025-12-31", "since: 2027-01-01").replace("Old", "New")
    theirs = FIRM["old"].replace("Old", "Theirs").replace("[shop]", "[hosting]")
    made = paper(firm(mail=chain, new=new, theirs=theirs), occasion="request")
    assert rows(made)["Behind"] == ["Behind", "Storage", "Japan", "2025-06-30"]
    assert rows(made)["New"] == ["New", "Archive", "France", "2027-01-01"]
    assert "Theirs" not in rows(made)
    assert {"past", "future"} <= {grid.name for grid in made.grids}


def test_an_activity_without_recipients_says_so() -> None:
    made = paper(firm(pay=""), language="en")
    assert "No recipient is recorded for this activity" in markdown.render(made)


def test_where_a_copy_of_the_safeguards_is_had() -> None:
    assert "from: Ann, dpo@example.org." in str(paper().blocks)
    without = firm(organisation="kind: organisation\nname: Example\ncountry: BE\n")
    assert "contact for a copy of the safeguards" in {each.what for each in paper(without).missing}


def test_an_unknown_country_leaves_open_whether_there_is_a_transfer() -> None:
    made = paper(firm(bare=FIRM["bare"].replace("country: US", "country: unknown")))
    cells = rows(made)["Bare"]
    assert cells[3].startswith("[to be completed: country]")
    assert cells[4] == "[to be completed: whether there is a transfer]"
    assert "bare.yaml country" in {each.key for each in made.missing}


def test_a_swiss_firm_names_each_country_and_its_own_law() -> None:
    made = paper(firm(organisation="kind: organisation\nname: Example\ncountry: CH\n"))
    assert "(Art. 19 FADP)" in str(made.blocks)
    who = rows(made)["Loose"]
    assert who[3:] == ["Belgium", "Swiss list of adequate states (Annex 1 of the ordinance)"]


def test_under_two_laws_each_basis_says_of_which() -> None:
    home = "kind: organisation\nname: Example\ncountry: BE\nregimes: [EU, UK]\n"
    basis = rows(paper(firm(organisation=home)))["Loose"][-1]
    assert basis == (
        "European Economic Area: No transfer / United Kingdom: UK adequacy of the EEA, EU bodies"
        " and Gibraltar (DPA 2018, Sch. 21)"
    )


def test_a_language_without_papers_is_said() -> None:
    home = FIRM["organisation"].replace("language: nl", "language: pl")
    assert "this one is in English: pl\n" in remarks(paper(firm(organisation=home)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("occasion", ["notice", "request"])
def test_hostile_names_stay_text(language: str, occasion: Any) -> None:
    """In every format, also where a name stands within a sentence."""
    evil = "<script>alert(1)</script> {0} {sender} | [x](javascript:y) =1+1"
    texts = {
        name: text.replace("name: Mail\n", f"name: '{evil}'\n").replace(
            "name: Shop", f"name: '{evil}'"
        )
        for name, text in FIRM.items()
    }
    made = paper(firm(**texts), language=language, occasion=occasion)
    assert evil in str(made.blocks)
    assert "<script>" not in html.render(made) + markdown.render(made)
    assert "[x](" not in markdown.render(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_records_make_the_same_paper(language: str) -> None:
    assert paper(language=language) == paper(firm(), language=language)
    assert all(isinstance(each, Missing) for each in paper(language=language).missing)
    assert all(isinstance(each, Grid) for each in paper(language=language).grids)


def test_who_has_no_record_is_called_by_who_engages_it_in_the_language() -> None:
    places = "locations: [{place: US, by: unknown}]"
    host = f"""
kind: vendor
name: Rhine
country: DE
role: processor
services: [{{id: host, purpose: Hosting, activities: [shop], data: [contact.email], {places}}}]
"""
    made = paper(firm(host=host), language="nl")
    assert "Subverwerker (ingeschakeld door Rhine)" in {each.of for each in made.missing}
    assert "company that runs" not in markdown.render(made)


def test_what_reads_the_same_stands_once_and_is_listed_with_each_key() -> None:
    places = "locations: [{place: unknown, for: [storage]}, {place: unknown, for: [support]}]"
    host = f"""
kind: vendor
name: Rhine
country: US
role: processor
services: [{{id: host, purpose: Hosting, activities: [shop], data: [contact.email], {places}}}]
"""
    text = markdown.render(paper(firm(host=host), language="en"))
    mark = "\\[to be completed: countries of storage and access\\]"
    assert text.count(mark) == 1
    assert "locations.unknown<br>vendors" in text or "locations.unknown<br>host.yaml" in text


def test_no_transfer_to_a_company_that_passes_data_on_abroad_is_said_of_it_alone() -> None:
    places = "locations: [{place: US, by: unknown}]"
    host = f"""
kind: vendor
name: Rhine
country: DE
role: processor
services: [{{id: host, purpose: Hosting, activities: [shop], data: [contact.email], {places}}}]
"""
    found = rows(paper(firm(host=host), language="en"))
    assert found["Rhine"][-1] == "No transfer to the company itself (see whom it engages)"


def test_what_is_so_for_one_purpose_alone_is_said_of_it() -> None:
    pay = """
kind: vendor
name: Pay
legal_name: Pay Ltd
country: IE
services:
  - {id: invoices, purpose: Sending invoices, role: processor, activities: [shop],
     data: [contact.email], locations: [{place: unknown}]}
  - {id: fraud, purpose: Preventing fraud, role: controller, activities: [shop],
     data: [contact.email], locations: [{place: IE, by: self}]}
"""
    found = rows(paper(firm(pay=pay), language="en"))
    assert found["Pay (Pay Ltd)"][-1].split(" / ") == [
        "Preventing fraud: No transfer",
        "Sending invoices: [to be completed: whether there is a transfer]",
    ]
    alike = pay.replace("place: unknown", "place: IE, by: self")
    assert rows(paper(firm(pay=alike), language="en"))["Pay (Pay Ltd)"][-1] == "No transfer"


def test_each_company_that_it_may_be_is_named_with_what_is_so_for_it() -> None:
    several = """
kind: vendor
name: Ember
legal_name: unknown
country: unknown
one_of: [{legal_name: Ember Ltd, country: IE}, {legal_name: Ember Inc., country: US}]
role: processor
services: [{id: chat, purpose: Chat, activities: [shop], data: [contact.email],
            locations: [{place: IE, by: self}]}]
"""
    found = rows(paper(firm(ember=several), language="en"))
    who, (_, _, countries, transfer) = next(
        (name, cells[1:]) for name, cells in found.items() if name.startswith("Ember")
    )
    assert who == "Ember (Ember Inc. or Ember Ltd)"
    assert countries.startswith("United States or Ireland / [to be completed: country]")
    assert "Ember Inc.: [to be completed: valid transfer mechanism]" in transfer
    assert "Ember Ltd: No transfer" in transfer
