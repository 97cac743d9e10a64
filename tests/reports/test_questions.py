"""Questions: one for each thing that is unknown, to who can answer it, and none twice."""

from datetime import date

import pytest
from tests import records
from tests.growth import growth

from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN
from onward.law.law import load
from onward.reports.questions.addressees import Question, asked
from onward.reports.questions.phrases import ENGLISH
from onward.reports.questions.topics import Topic
from onward.reports.questions.unknowns import gaps, topic
from onward.workflow import statuses

DAY = date(2026, 8, 5)
ORGANISATION = "kind: organisation\nname: Example\ncountry: BE\n"
ACTIVITY = "kind: activity\nname: Newsletter\nrole: controller\n"
VENDOR = "kind: vendor\nname: Acme\nlegal_name: Acme Inc.\ncountry: US\nrole: processor\n"
REACHED = "address: Street 1, Town\ncontact: {name: Privacy team}\n"
MAIL = "id: mail, purpose: Sending mail, activities: [news], data: [contact.email]"
SERVICE = f"services: [{{{MAIL}}}]\n"
CLAUSES = "mechanisms: [{instrument: eu-scc-2021-914, status: signed, signed: 2023-01-01"
SIGNED = 'agreement: {status: signed, signed: 2024-01-01, document: "https://acme.example"}\n'
HOLDS = f"{CLAUSES}, with: Acme Inc., modules: [2], assessment: {{conclusion: equivalent}}}}]\n"


SIGNED_EDGE = "{status: signed, signed: 2022-01-01, document: dpa.pdf}"


def inventory(*vendors: str, organisation: str = ORGANISATION, news: str = ACTIVITY) -> Inventory:
    """An inventory of records as texts; vendors are called a, b, c."""
    texts = {"organisation": organisation, "news": news}
    texts |= dict(zip("abc", vendors, strict=False))
    return records.inventory(texts, "inv")


def ask(*vendors: str, organisation: str = ORGANISATION, news: str = ACTIVITY) -> list[Question]:
    """The questions of such an inventory."""
    whole = inventory(*vendors, organisation=organisation, news=news)
    return list(asked(whole, statuses(whole, load(), DAY), load()))


def vendor(*parts: str, base: str = VENDOR + SERVICE) -> str:
    """A vendor of which all that is asked for is known, save what the parts say."""
    given = "".join(parts)
    rest = {"agreement": SIGNED, "mechanisms": HOLDS, "subprocessors": "subprocessors: []\n"}
    whole = base if "address:" in given or "contact:" in given else base + REACHED
    return whole + given + "".join(text for key, text in rest.items() if f"{key}:" not in given)


def only(found: list[Question]) -> Question:
    assert len(found) == 1, found
    return found[0]


def test_of_several_companies_only_which_is_asked() -> None:
    companies = "[{legal_name: Acme Ltd, country: IE}, {legal_name: Acme SA, country: unknown}]"
    base = VENDOR.replace("legal_name: Acme Inc.\ncountry: US\n", f"one_of: {companies}\n")
    found = ask(vendor(base=f"{base}services: [{{{MAIL}, locations: [{{place: IE}}]}}]\n"))
    which = next(each for each in found if each.topic is Topic.WHICH)
    assert which.question == (
        "Which of these companies of Acme is party to our contract: Acme Ltd or Acme SA?"
    )
    assert not {Topic.ENTITY, Topic.COUNTRY} & {each.topic for each in found}


def test_a_fault_beside_an_unknown_mechanism_is_no_question() -> None:
    """Which mechanism it is, is asked; that the old clauses are repealed, is a finding."""
    old = "{instrument: eu-scc-2010-87, status: signed, signed: 2019-01-01, with: Acme Inc.}"
    found = ask(vendor(f"mechanisms: [{{instrument: unknown}}, {old}]\n"))
    assert Topic.MECHANISM_OUTSIDE in {each.topic for each in found}
    assert not [each for each in found if "SCC of 2010" in str(each) or "in force" in each.question]


def test_of_an_onward_contract_behind_a_mechanism_that_fails_nothing_is_asked() -> None:
    """The fault is that of the first transfer: once it is mended, the contract may be enough."""
    behind = "kind: vendor\nname: Behind\ncountry: IN\nengaged: through-others\n"
    gone = "{instrument: eu-us-dpf, certified: {entity: Acme Inc., listed_as: withdrawn}}"
    edge = f"subprocessors: [{{vendor: b, agreement: {SIGNED_EDGE}}}]\n"
    known = behind + REACHED + "legal_name: Behind Ltd\nsubprocessors: []\n"
    found = ask(vendor(f"mechanisms: [{gone}]\n", edge), known)
    assert Topic.CHAIN_PARTY not in {each.topic for each in found}


def test_of_a_dormant_service_is_asked_what_it_holds() -> None:
    base = f"{VENDOR}services: [{{{MAIL}, stage: dormant}}]\n"
    found = next(each for each in ask(vendor(base=base)) if each.topic is Topic.HELD)
    assert found.question == "Do you still hold our data, and when will it be deleted or returned?"


def test_an_unknown_form_and_stage_are_asked() -> None:
    base = f"{VENDOR}services: [{{{MAIL}, form: unknown, stage: unknown}}]\n"
    topics = {each.topic for each in ask(vendor(base=base))}
    assert {Topic.CLEAR_TEXT, Topic.SERVICE} <= topics


def test_of_a_company_in_the_eea_the_country_is_asked() -> None:
    base = VENDOR.replace("country: US", "country: EEA")
    assert Topic.COUNTRY in {each.topic for each in ask(vendor(base=base + SERVICE))}


def test_where_all_is_known_nothing_is_asked() -> None:
    reached = f"services: [{{{MAIL}, locations: [{{place: US, for: [support]}}]}}]\n"
    text = vendor(base=VENDOR + reached).replace(
        "{conclusion: equivalent}", "{date: 2026-01-01, countries: [US], conclusion: equivalent}"
    )
    assert ask(text) == []


@pytest.mark.parametrize(
    ("part", "to", "asks"),
    [
        ("parent: {legal_name: Group, country: unknown}\n", "vendor", "Which company controls"),
        ("contact: {name: unknown, email: a@b.example}\n", "vendor", "For data protection matters"),
        ("lei: unknown\n", "us", "Can you record the Legal Entity Identifier (LEI) of the Acme"),
        ("links: {subprocessor_list: unknown}\n", "vendor", "At which web address do you publish"),
        (
            "certificates: [{standard: SOC 2, until: unknown}]\n",
            "vendor",
            "Of your certificate for SOC 2, could you give us the last day of the certificate?",
        ),
        ("approval: {verdict: approved, by: TBD}\n", "us", "For Acme, can you record the person"),
        (f"{SIGNED[:-2]}, renewal: {{on: unknown}}}}\n", "us", "the day of its renewal"),
        ("address: unknown\n", "vendor", "the postal address"),
        ("subject_to: [unknown]\n", "vendor", "applies to you directly for this"),
        ("subprocessors: [{vendor: unknown}]\n", "vendor", "To which sub-processors or other"),
        ("owner: unknown\n", "us", "For Acme, can you record the person responsible"),
        ("since: unknown\n", "us", "For Acme, can you record the first day of use?"),
        ("agreement: {status: unknown}\n", "vendor", "Could you send us the data processing"),
        ("agreement: {status: stated}\n", "vendor", "Could you send us the data processing"),
        (
            "agreement: {status: signed, notice_days: unknown, letters: {h: unknown}}\n",
            "us",
            "the notice period (in days) before a new sub-processor and the provision on",
        ),
        (f"{CLAUSES}, modules: [unknown]}}]\n", "us", "modules did we conclude the SCC of 2021"),
        (
            "mechanisms: [{instrument: eu-scc-2021-914, status: unknown}]\n",
            "vendor",
            "Could you send us the SCC of 2021 concluded between us",
        ),
        ("mechanisms: [{instrument: unknown}]\n", "vendor", "outside the EEA. Under which"),
        (
            "mechanisms: [{instrument: eu-us-dpf, certified: {listed_as: unknown}}]\n",
            "us",
            "Which company of Acme is on the public list of the EU-US Data Privacy Framework",
        ),
        (
            "mechanisms: [{instrument: eu-bcr, variant: unknown}]\n",
            "vendor",
            "Which authority approved your binding corporate rules",
        ),
    ],
)  # fmt: skip
def test_each_unknown_goes_to_who_can_answer(part: str, to: str, asks: str) -> None:
    found = [each for each in ask(vendor(part)) if asks in each.question]
    assert only(found).ask == to
    assert only(found).vendor == "a"
    assert only(found).name == ("Acme" if to == "vendor" else "Example")


@pytest.mark.parametrize(
    ("key", "to", "asks"),
    [
        ("purpose: unknown", "us", "For the service `mail` by Acme, can you record the purpose?"),
        (
            "activities: [unknown]",
            "us",
            "For the service “Sending mail” by Acme, can you record the act",
        ),
        ("data: [unknown]", "us", "the categories of personal data?"),
        ("subjects: [unknown]", "us", "the categories of data subjects?"),
        ("role: unknown", "vendor", "Do you process our data only on"),
        ("clear_text: unknown", "vendor", "Do your staff or systems need"),
        ("retention: unknown", "vendor", "How long do you keep our data"),
        ("locations: [{place: unknown}]", "vendor", "In which countries"),
        ("locations: [{place: IN, by: unknown}]", "vendor", "which company operates each location"),
    ],
)
def test_each_unknown_of_a_service_goes_to_who_can_answer(key: str, to: str, asks: str) -> None:
    name = key.split(":", maxsplit=1)[0]
    known = {"id": "mail", "purpose": "Sending mail", "activities": "[news]"}
    known |= {"data": "[contact.email]"}
    rest = ", ".join(f"{each}: {text}" for each, text in known.items() if each != name)
    found = ask(vendor(base=f"{VENDOR}services: [{{{rest}, {key}}}]\n"))
    one = only([each for each in found if asks in each.question])
    assert (one.ask, one.subject) == (to, "a/mail")


def test_the_company_is_asked_for_once_and_only_for_what_is_not_known() -> None:
    both = VENDOR.replace("Acme Inc.", "unknown").replace("US", "unknown") + SERVICE
    found = ask(vendor("agreement: {status: stated}\n", base=both))
    one = only([each for each in found if "party to our contract" in each.question])
    assert one.ask == "vendor"
    assert one.question == (
        "Could you give us the full legal name and the country of establishment of your company"
        " that is party to our contract?"
    )
    country = VENDOR.replace("US", "unknown") + SERVICE
    found = ask(vendor("agreement: {status: stated}\n", base=country))
    one = only([each for each in found if "established?" in each.question])
    assert one.question == (
        "In which country is Acme Inc., the company that is party to our contract, established?"
    )


def test_what_stands_in_a_contract_that_we_hold_is_ours_to_look_up() -> None:
    found = ask(vendor(base=VENDOR.replace("Acme Inc.", "unknown") + SERVICE))
    one = only([each for each in found if "party to our contract" in each.question])
    assert (one.ask, one.question) == (
        "us",
        "Can you record the full legal name of the Acme company that is party to our contract?",
    )


def test_of_a_vendor_without_a_name_only_that_is_asked_and_of_ourselves() -> None:
    nameless = "kind: vendor\nname: unknown\ncountry: unknown\nrole: processor\n" + SERVICE
    one = only(ask(vendor("mechanisms: [{instrument: unknown}]\n", base=nameless)))
    assert (one.ask, one.subject, one.vendor) == ("us", "a", "a")
    assert one.question.startswith("Which company is `a` (“Sending mail”)")


def test_a_party_behind_a_vendor_is_asked_of_that_vendor() -> None:
    far = "kind: vendor\nname: Far\ncountry: unknown\nengaged: through-others\n"
    edge = "subprocessors: [{vendor: b, purpose: hosting, locations: [{place: unknown}]}]\n"
    found = ask(vendor(edge), far)
    about = [each for each in found if "Far" in each.question]
    one = only(about)
    assert (one.ask, one.vendor, one.name) == ("vendor", "a", "Acme")
    assert one.question == (
        "You disclose our data to Far. Could you give us the country of establishment, the"
        " countries from which it works, the contract that binds it and the transfer mechanism"
        " under which it receives the data?"
    )
    assert not [each for each in found if each.vendor == "b"]


def test_what_is_on_record_of_a_party_behind_a_vendor_is_not_asked() -> None:
    far = "kind: vendor\nname: Far\nlegal_name: Far Inc.\ncountry: US\nengaged: through-others\n"
    edge = "subprocessors: [{vendor: b, locations: [{place: US}]}]\n"
    inside = VENDOR.replace("US", "BE") + SERVICE
    one = only([each for each in ask(vendor(edge, base=inside), far) if "Far" in each.question])
    assert one.question == (
        "You disclose our data to Far. Could you give us the contract that binds it, the transfer"
        " mechanism under which it receives the data and its own sub-processors (with countries"
        " and transfer mechanisms)?"
    )


def test_a_vendor_without_contact_is_asked_for_it() -> None:
    bare = vendor().replace(REACHED, "")
    assert only([each for each in ask(bare) if "the postal address" in each.question]).vendor == "a"
    swiss = ask(bare, organisation=ORGANISATION.replace("BE", "CH"))
    assert not [each for each in swiss if "the postal address" in each.question]


def test_a_vendor_is_asked_from_where_its_people_reach_in() -> None:
    stored = "locations: [{place: US, for: [storage]}]"
    text = vendor(base=VENDOR + f"services: [{{{MAIL}, {stored}}}]\n")
    one = only([each for each in ask(text) if "is our data accessed for support" in each.question])
    assert (one.ask, one.vendor, one.subject) == ("vendor", "a", "a/mail")
    assert "stored" not in one.question
    seen = text.replace("[storage]", "[storage, support]")
    assert not [each for each in ask(seen) if "is our data accessed for support" in each.question]


def test_a_party_without_a_name_behind_a_vendor_is_asked_of_that_vendor() -> None:
    far = "kind: vendor\nname: unknown\nengaged: through-others\n"
    edge = "subprocessors: [{vendor: b, purpose: hosting}]\n"
    about = [each for each in ask(vendor(edge), far) if each.subject in ("a", "b")]
    assert [(each.ask, each.vendor) for each in about] == [("vendor", "a")]
    assert about[0].question.startswith(
        "To which sub-processors or other companies do you disclose"
    )


def test_a_party_that_nobody_passes_data_on_to_is_ours_to_find_out() -> None:
    far = "kind: vendor\nname: Far\naddress: unknown\nengaged: through-others\n"
    one = only([each for each in ask(far) if "Far" in each.question])
    assert (one.ask, one.vendor) == ("us", "a")


def test_what_is_unknown_of_an_edge_is_one_question_to_who_passes_on() -> None:
    edge = "subprocessors: [{vendor: b, data: [unknown], agreement: {status: unknown}}]\n"
    far = vendor(base=VENDOR.replace("Acme", "Far") + SERVICE)
    found = [each for each in ask(vendor(edge), far) if "to Far" in each.question]
    assert (only(found).vendor, only(found).subject.split("@")[0]) == ("a", "a>b")


def test_who_runs_a_place_outside_is_asked_of_the_vendor_inside() -> None:
    inside = VENDOR.replace("US", "IE") + (
        "services: [{id: mail, purpose: Mail, activities: [news], data: [contact.email],"
        " locations: [{place: US, for: [storage]}]}]\n"
    )
    found = ask(vendor("mechanisms: []\n", base=inside))
    one = only([each for each in found if "which company operates each" in each.question])
    assert (one.ask, one.vendor) == ("vendor", "a")


def test_a_choice_that_is_ours_is_asked_of_ourselves() -> None:
    choice = "locations: [{place: unknown, options: [IE, US], chosen_by: us}]"
    text = VENDOR.replace("US", "IE") + f"services: [{{{MAIL}, {choice}}}]\n"
    found = ask(vendor("mechanisms: []\n", base=text))
    assert any("which of the locations that Acme offers do we choose?" in each.question
               for each in found if each.ask == "us")  # fmt: skip


def test_what_counsel_has_to_settle_names_the_party() -> None:
    text = VENDOR.replace("US", "SJ") + f"services: [{{{MAIL}, locations: [{{place: SJ}}]}}]\n"
    found = ask(vendor("mechanisms: []\n", base=text))
    one = only([each for each in found if "can you get legal advice" in each.question])
    assert one.question.startswith("Acme: can you get legal advice")
    assert one.ask == "us"


def test_a_country_of_ours_that_nobody_knows_is_asked_once() -> None:
    for text in ("country: unknown\n", "country: AR\n"):
        organisation = ORGANISATION.replace("country: BE\n", text)
        found = ask(vendor(), vendor(), organisation=organisation)
        assert only([each for each in found if "country of establish" in each.question]).ask == "us"


def test_a_customer_abroad_is_ours_to_settle() -> None:
    news = ACTIVITY.replace("controller", "processor") + (
        "controllers: [{group: Schools, country: US, mechanisms: [{instrument: unknown}]},"
        " {name: Shop, country: unknown}, {name: Bank, country: US,"
        " mechanisms: [{instrument: eu-scc-2021-914, status: stated}]}]\n"
    )
    found = ask(news=news)
    assert {each.ask for each in found} == {"us"}
    reported = [each.question for each in found]
    assert (
        "For Schools, for whom we act as processor, can you record the transfer mechanism?"
        in reported
    )
    assert (
        "For Shop, for whom we act as processor, can you record the country of establishment?"
        in reported
    )
    assert any(each.startswith("Bank: can you record `status: signed`") for each in reported)


def test_a_vendor_that_customers_engage_is_not_written_to() -> None:
    text = vendor("address: unknown\n", "engaged: by-customer\n")
    assert {each.ask for each in ask(text)} == {"us"}


def test_a_controller_is_not_asked_for_its_chain() -> None:
    controller = VENDOR.replace("processor", "controller") + SERVICE
    assert not [each for each in ask(controller + HOLDS) if "disclose our data" in each.question]
    found = ask(VENDOR + SERVICE + HOLDS + SIGNED)
    assert only([each for each in found if "To which sub-" in each.question]).ask == "vendor"


def test_a_condition_of_a_decision_is_asked_of_the_vendor() -> None:
    text = VENDOR.replace("US", "BR") + SERVICE + "mechanisms: [{instrument: eu-adq-br}]\n"
    found = [each for each in ask(text) if "Brazilian LGPD" in each.question]
    assert only(found).ask == "vendor"
    assert only(found).why.endswith("(Art. 45 GDPR).")


def test_a_mechanism_that_nobody_recorded_is_asked_and_none_is_not() -> None:
    def mechanisms(part: str) -> list[Question]:
        text = VENDOR + SERVICE + SIGNED + "subprocessors: []\n" + part
        return [each for each in ask(text) if "which transfer mechanism do you" in each.question]

    assert only(mechanisms("")).ask == "vendor"
    assert mechanisms("mechanisms: []\n") == []


def test_our_own_gaps_are_ours() -> None:
    organisation = f"{ORGANISATION}contact: {{email: unknown}}\n"
    organisation += "notices: [{document: N, dated: unknown}]\n"
    news = ACTIVITY + "lawful_basis: unknown\nretention: unknown\n"
    found = ask(organisation=organisation, news=news)
    assert {(each.ask, each.vendor) for each in found} == {("us", None)}
    assert [each.question for each in found] == [
        "For our activity “Newsletter”, can you record the lawful basis and the retention period?",
        "For ourselves, can you record the e-mail address of our contact for data protection?",
        "For our published document “N”, can you record its date?",
    ]


def test_the_territory_and_the_articles_are_those_of_our_law() -> None:
    for country, inside, article in (
        ("BE", "the EEA", "Art. 44 GDPR"),
        ("GB", "the United Kingdom", "Art. 44A UK GDPR"),
        ("CH", "Switzerland", "Art. 16 FADP"),
    ):
        text = VENDOR + SERVICE + SIGNED + "mechanisms: [{instrument: unknown}]\n"
        found = ask(text, organisation=ORGANISATION.replace("BE", country))
        one = only(
            [
                each
                for each in found
                if "nder which transfer mechanism do you receive" in each.question
            ]
        )
        assert inside in one.question
        assert article in one.why
    both = ask(text, organisation=ORGANISATION + "regimes: [EU, UK]\n")
    assert any("outside the EEA or the United Kingdom" in each.question for each in both)


def test_nothing_is_asked_twice_and_vendors_keep_together() -> None:
    text = VENDOR.replace("US", "unknown").replace("Acme Inc.", "unknown") + SERVICE
    organisation = ORGANISATION.replace("BE", "unknown") + "regimes: [EU]\n"
    found = ask(text, text.replace("Acme", "Zeta"), organisation=organisation)
    asked_of = [(each.ask, each.vendor) for each in found]
    assert len(set(found)) == len(found)
    assert len({(each.vendor, each.question) for each in found}) == len(found)
    assert asked_of == sorted(asked_of, key=lambda pair: (pair[0] != "vendor", pair[1] or ""))


EVERY = """\
kind: vendor
name: Acme
legal_name: unknown
country: unknown
parent: {legal_name: unknown, country: unknown}
subject_to: [unknown]
address: unknown
contact: {name: unknown, position: unknown, email: unknown}
role: unknown
since: unknown
until: unknown
services:
  - id: mail
    purpose: unknown
    activities: [unknown]
    role: unknown
    data: [unknown]
    subjects: [unknown]
    locations: [{place: unknown, for: [unknown], by: unknown, since: unknown}]
    clear_text: unknown
    frequency: unknown
    retention: unknown
    since: unknown
agreement:
  {status: unknown, signed: unknown, document: unknown, authorisation: unknown,
   notice_days: unknown, letters: {a: unknown, h: unknown}, expires: unknown}
mechanisms:
  - instrument: eu-us-dpf
    certified: {entity: unknown, listed_as: unknown, covers: [unknown], due: unknown}
  - instrument: eu-scc-2021-914
    status: unknown
    signed: unknown
    with: unknown
    modules: [unknown]
    measures: [unknown]
    assessment: {date: unknown, countries: [unknown], conclusion: unknown}
  - {instrument: eu-bcr, variant: unknown, authority: unknown, members: [unknown]}
  - {instrument: unknown, status: unknown}
subprocessors: [{vendor: unknown, purpose: unknown}]
reviewed: unknown
owner: unknown
"""


def test_every_unknown_of_a_record_becomes_part_of_a_question() -> None:
    whole = inventory(EVERY)
    found = asked(whole, statuses(whole, load(), DAY), load())
    vendor_gaps = list(gaps(whole.vendors["a"]))
    assert len(vendor_gaps) == EVERY.count("unknown")
    for gap in vendor_gaps:
        texts = ENGLISH.table[topic(gap, load()).code]
        start = texts.get("ask", texts["look"]).split("{")[0]
        assert any(start in each.question for each in found), gap
    assert all(each.question.endswith("?") and each.why.endswith(".") for each in found)
    assert not any("{" in each.question + each.why for each in found)
    assert all(each.subject for each in found)


def test_what_decides_and_is_not_recorded_is_asked_like_what_is_unknown() -> None:
    silent = VENDOR.replace("role: processor\n", "") + "services: [{id: mail, purpose: Mail}]\n"
    reported = {each.question: each.ask for each in ask(vendor(base=silent))}
    asked_of = {"Do you process": "vendor", "For the service “Mail” by Acme, can": "us"}
    for begin, who in asked_of.items():
        assert [reported[each] for each in reported if each.startswith(begin)] == [who]
    assert not [each for each in ask(vendor()) if "“Mail”" in each.question]


def test_for_whom_we_act_and_where_they_are_is_asked_of_ourselves() -> None:
    processor = ACTIVITY.replace("controller", "processor")
    for text in (processor, f"{processor}controllers: []\n"):
        one = only([each for each in ask(news=text) if "the customers for whom" in each.question])
        assert (one.ask, one.subject) == ("us", "news")
    named = "{name: Bank}, {name: unknown}, {name: Shop, country: BE}"
    text = f"{processor}controllers: [{named}]\n"
    reported = [each.question for each in ask(news=text)]
    assert (
        "For Bank, for whom we act as processor, can you record the country of establishment?"
        in reported
    )
    assert [each for each in reported if each.startswith("For a customer (name unknown)")]
    assert not [each for each in reported if "Shop" in each or "UNKNOWN" in each]


def test_whether_we_decide_is_asked_where_no_record_says_it() -> None:
    text = ACTIVITY.replace("role: controller\n", "")
    assert only(ask(news=text)).question.endswith(
        "our role (controller, joint controller or processor)?"
    )


NEAR = (
    "kind: vendor\nname: Near\ncountry: BE\nrole: processor\nengaged: through-others\n"
    "subprocessors: [{vendor: c}]\n"
)
FAR = "kind: vendor\nname: Far\ncountry: unknown\nrole: processor\nengaged: through-others\n"


def test_a_firm_far_down_the_chain_is_asked_of_the_vendor_that_we_engage() -> None:
    first = vendor("subprocessors: [{vendor: b}]\n", base=VENDOR.replace("US", "BE") + SERVICE)
    about = [each for each in ask(first, NEAR, FAR) if "Far" in each.question]
    assert {(each.ask, each.vendor) for each in about} == {("vendor", "a")}
    assert (
        "Far (through Near). Could you give us the country of establishment" in only(about).question
    )


def test_firms_of_which_the_same_is_asked_are_one_question() -> None:
    far = "kind: vendor\nname: {}\ncountry: unknown\nrole: processor\nengaged: through-others\n"
    edges = "subprocessors: [{vendor: b}, {vendor: c}]\n"
    about = [
        each
        for each in ask(vendor(edges), far.format("Far"), far.format("Off"))
        if each.question.startswith("You disclose our data")
    ]
    assert "to Far and Off. For each of them, could you give us the country" in only(about).question


def test_nothing_is_asked_of_a_firm_as_if_it_were_under_contract_with_us() -> None:
    alone = "kind: vendor\nname: Far\ncountry: unknown\nrole: processor\nengaged: through-others\n"
    about = [each for each in ask(vendor(), alone) if "Far" in each.question]
    assert all("our contract" not in each.question for each in about)
    assert all(each.ask == "us" for each in about)


def test_services_of_which_the_same_is_asked_are_one_question() -> None:
    kinds = ("mail", "shop", "desk")
    services = ", ".join(
        f"{{id: {each}, purpose: Cloud, products: [{each.title()}], activities: [news], data:"
        " [contact.email], locations: [{place: unknown}]}"
        for each in kinds
    )
    text = vendor(base=VENDOR + f"services: [{services}]\n")
    one = only([each for each in ask(text) if "is our data stored" in each.question])
    assert one.question.startswith("In which countries is our data stored"), "it is asked of all"
    known = "{id: safe, purpose: Cloud, activities: [news], locations: [{place: BE, by: self}]}"
    text = vendor(base=VENDOR + f"services: [{services}, {known}]\n")
    one = only([each for each in ask(text) if "is our data stored" in each.question])
    assert one.question.startswith("For “Cloud” (Desk, Mail and Shop): in which countries")


def test_a_service_without_any_place_is_asked_for_all_of_them() -> None:
    silent = f"services: [{{{MAIL}}}, {{id: x, purpose: X, activities: [news]}}]\n"
    reported = [each.question for each in ask(vendor(base=VENDOR + silent))]
    assert [each for each in reported if each.startswith("In which countries is our data stored")]
    assert not [each for each in reported if each.startswith("From which countries is our")]


def test_a_place_of_unknown_use_is_asked_for_once() -> None:
    text = vendor(
        base=VENDOR + f"services: [{{{MAIL}, locations: [{{place: US, for: [unknown]}}]}}]\n"
    )
    assert len([each for each in ask(text) if "accessed" in each.question]) == 1


def test_a_choice_of_ours_beside_a_place_is_asked_of_ourselves() -> None:
    options = "{place: unknown, options: [US, DE], chosen_by: us}"
    places = f"locations: [{{place: US, for: [support]}}, {options}]"
    text = vendor(base=VENDOR + f"services: [{{{MAIL}, {places}}}]\n")
    one = only([each for each in ask(text) if "do we choose" in each.question])
    assert one.ask == "us"
    assert not [each for each in ask(text) if "is our data stored" in each.question]


def test_of_a_class_that_customers_choose_nobody_is_asked_who_it_is() -> None:
    them = (
        "kind: vendor\nname: unknown\nengaged: by-customer\nrole: controller\n"
        "services: [{id: pay, purpose: The payment providers of our customers}]\n"
    )
    assert not [each for each in ask(vendor(), them) if "pay" in each.question.casefold()]


def test_a_company_inside_is_not_asked_on_what_mechanism_data_leave() -> None:
    text = vendor(
        "mechanisms: [{instrument: unknown}]\n", base=VENDOR.replace("US", "BE") + SERVICE
    )
    assert not [each for each in ask(text) if "transfer mechanism do you receive" in each.question]


@pytest.mark.parametrize("none", ["role: none", "data: []"])
def test_of_a_service_without_personal_data_nothing_is_asked(none: str) -> None:
    service = f"services: [{{id: code, purpose: Code, {none}, locations: [{{place: unknown}}]}}]\n"
    assert not [each for each in ask(vendor(base=VENDOR + service)) if "Code" in each.question]


def test_what_is_to_be_shown_is_asked_for_once() -> None:
    """Several reasons of one party behind a vendor make one phrase."""
    shown = [each for each in ask(vendor()) if each.question.count("your evidence on") > 1]
    assert not shown


def test_a_mail_address_is_a_contact() -> None:
    text = vendor("address: Street 1, Town\ncontact: {email: privacy@acme.example}\n")
    assert not [each for each in ask(text) if "For data protection matters" in each.question]


def test_who_is_asked_for_its_chain_is_who_the_rule_names() -> None:
    silent = vendor().replace("subprocessors: []\n", "")
    far = "kind: vendor\nname: Far\ncountry: US\nrole: processor\nengaged: through-others\n"
    edge = vendor("subprocessors: [{vendor: c}]\n").replace("Acme", "Other")
    asked_ = [
        each for each in ask(silent, edge, far) if "its own sub-processors" in each.question
        or each.question.startswith("To which sub-processors")
    ]  # fmt: skip
    assert {each.vendor for each in asked_} == {"a", "b"}


def test_activities_of_one_owner_of_which_the_same_is_asked_are_one_question() -> None:
    base = "kind: activity\nname: {}\nrole: controller\nretention: unknown\n"
    owned = "owner: ann\n"
    texts = {"one": base.format("One"), "two": base.format("Two"), "own": base.format("X") + owned}
    sources = {"organisation": ORGANISATION, **{f"activities/{k}": v for k, v in texts.items()}}
    whole = records.inventory(sources, "inv")
    reported = [each.question for each in asked(whole, statuses(whole, load(), DAY), load())]
    assert [each for each in reported if "retention" in each] == [
        "For each of our activities “One” and “Two”, can you record the retention period?",
        "For our activity “X”, can you record the retention period?",
    ]


@pytest.mark.parametrize(
    ("mechanism", "asks"),
    [
        ("{instrument: eu-art49, letter: unknown}", "can you record the letter of the derogation?"),
        ("{instrument: eu-us-dpf, status: unknown}", "can you record the status"),
        ("{instrument: eu-scc-2021-914, since: unknown}", "can you record the first day of use?"),
        ("{instrument: eu-scc-2021-914, restrictions: [unknown]}", "the additional restrictions"),
    ],
)
def test_what_only_our_record_says_of_a_mechanism_is_asked_of_ourselves(
    mechanism: str, asks: str
) -> None:
    """No vendor is asked to send us a derogation that it signed."""
    found = ask(vendor(f"mechanisms: [{mechanism}]\n"))
    one = only([each for each in found if each.topic is Topic.MECHANISM_RECORD])
    assert asks in one.question
    assert (one.ask, one.vendor) == ("us", "a")


def test_a_machine_reads_codes_and_not_sentences() -> None:
    country = VENDOR.replace("US", "unknown") + SERVICE + "owner: unknown\n"
    found = {each.topic: each for each in ask(country)}
    assert found[Topic.COUNTRY].reasons == ("unknown", "importer-unknown")
    assert found[Topic.COUNTRY].articles == ("Art. 44 GDPR",)
    assert found[Topic.AGREEMENT].reasons == ("not-recorded",)
    assert found[Topic.CONTACT].asks == ("address", "contact")
    assert found[Topic.VENDOR].asks == ("owner",)
    assert {each.owner for each in found.values() if each.at.path == "a.yaml"} == {UNKNOWN}
    swiss = ask(country, organisation=ORGANISATION.replace("BE", "CH"))
    assert not [each for each in swiss if "GDPR" in each.why or "GDPR" in each.question]
    assert {article for each in swiss for article in each.articles} >= {"Art. 16 FADP"}


def test_whatever_is_unknown_of_a_mechanism_behind_a_vendor_is_one_thing_to_ask() -> None:
    certified = "{instrument: eu-us-dpf, certified: {entity: unknown, due: unknown}}"
    edge = f"subprocessors: [{{vendor: b, mechanisms: [{certified}]}}]\n"
    far = "kind: vendor\nname: Far\ncountry: US\nrole: processor\nengaged: through-others\n"
    one = only([each for each in ask(vendor(edge), far) if each.topic is Topic.CHAIN_PARTY])
    assert one.question.count("the transfer mechanism") == 1
    assert "mechanisms" in one.asks


@pytest.mark.parametrize("country", ["CH", "BE", "GB"])
def test_clauses_that_a_record_names_by_another_law_are_asked_for_once(country: str) -> None:
    """And of ourselves, where we hold them signed."""
    clauses = "{instrument: eu-scc-2021-914, status: signed, signed: unknown, modules: [unknown]}"
    organisation = ORGANISATION.replace("BE", country)
    found = ask(vendor(f"mechanisms: [{clauses}]\n"), organisation=organisation)
    one = only([each for each in found if each.topic is Topic.CLAUSES])
    assert (one.ask, one.about) == ("us", ("eu-scc-2021-914",))
    assert len([each for each in found if each.topic is Topic.ASSESSMENT]) <= 1


def test_what_is_to_be_settled_for_a_customer_is_asked_once_under_two_laws() -> None:
    named = "{name: Bank, country: US, mechanisms: [{instrument: eu-scc-2021-914, status: stated}]}"
    news = ACTIVITY.replace("controller", "processor") + f"controllers: [{named}]\n"
    found = ask(news=news, organisation=f"{ORGANISATION}regimes: [EU, CH]\n")
    asked_of = [each.question for each in found if each.topic is Topic.TO_SETTLE]
    assert asked_of
    assert len(asked_of) == len(set(asked_of))


def test_customers_are_informed_only_where_a_law_asks_for_it() -> None:
    """A firm under Brazilian law alone is not asked when it informed them."""
    news = ACTIVITY.replace("controller", "processor") + "controllers: [{name: B, country: BR}]\n"
    for country, asks in (("BE", True), ("CH", True), ("BR", False)):
        organisation = ORGANISATION.replace("BE", country)
        found = ask(vendor(), organisation=organisation, news=news)
        assert any(each.topic is Topic.BEGUN for each in found) is asks, country
    swiss = ask(vendor(), organisation=ORGANISATION.replace("BE", "CH"), news=news)
    begun = only([each for each in swiss if each.topic is Topic.BEGUN])
    assert "Art. 9(3) FADP" in begun.why


def test_questions_cost_what_there_is_to_ask() -> None:
    """Twice the services of one vendor, all of one purpose, cost twice as much."""

    def work(size: int) -> None:
        services = "".join(
            f"  - {{id: mail-{number}, purpose: Sending mail, activities: [news]}}\n"
            for number in range(size)
        )
        whole = inventory(VENDOR + f"services:\n{services}")
        flows = statuses(whole, load(), DAY)
        assert asked(whole, flows, load())

    assert growth(work, 20) < 2.5
