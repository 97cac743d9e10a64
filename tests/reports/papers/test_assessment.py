"""The assessment of a transfer: facts filled in, questions open, and nothing concluded."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.reports.papers.lines import keys_used, said, under
from tests.reports.papers.rich import ACME, CERTIFIED, MONSOON, ORGANISATION, RHINE, inventory

from onward.diagnostic import Judged
from onward.law.law import load
from onward.reports.papers.annex import Wanted as OfAnnex
from onward.reports.papers.annex import annex
from onward.reports.papers.assessment import Wanted, assessment
from onward.reports.papers.paper import Paper, Section
from onward.reports.papers.texts import LANGUAGES
from onward.source.disk import find
from onward.source.text import Folder
from onward.wording import texts
from onward.workflow import read

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = find([str(ROOT / "inventory"), str(ROOT / "docs" / "examples" / "inventory")])

DAY = date(2026, 8, 5)
EU_ALONE = ORGANISATION.replace("[EU, UK]", "[EU]")
OPEN = "[to be completed: answer]"


def made(vendor: str, language: str = "en", *, anyway: bool = False, **records: str) -> Paper:
    """The assessment of one vendor."""
    judged = Judged("inv", "inv", judged=True)
    return assessment(judged, inventory(**records), load(), DAY, Wanted(language, vendor, anyway))


def odd(country: str) -> str:
    """A record with little in it."""
    return (
        f"kind: vendor\nname: Odd\ncountry: {country}\nrole: processor\n"
        "services: [{id: odd, data: [contact.email], activities: [shop]}]\n"
    )


# Whether there is one


def test_none_is_needed_inside_on_adequacy_or_without_a_disclosure() -> None:
    (inside,) = said(made("rhine", organisation=EU_ALONE))
    assert inside.startswith("No assessment is needed: what is disclosed to Rhine Hosting")
    (adequate,) = said(made("certified", organisation=EU_ALONE))
    assert "adequacy decision for the EU-US Data Privacy Framework" in adequate
    assert adequate.endswith("With --anyway it is begun nevertheless.")
    (none,) = said(made("paperless"))
    assert none == "No disclosure to Paperless is recorded on this day."


def test_anyway_begins_it() -> None:
    paper = made("certified", anyway=True, organisation=EU_ALONE)
    assert "Step 6" in {
        each.title.split(":")[0] for each in paper.blocks if isinstance(each, Section)
    }


def test_where_one_law_has_adequacy_what_remains_is_assessed() -> None:
    paper = made("certified")
    assert said(paper)[0].startswith(
        "No assessment of Certified is needed where the transfer rests"
    )
    (status,) = [each for each in under(paper, "Step 2") if each.startswith("Status by")]
    assert status == (
        "Status by the records and the law data: UK GDPR: no valid transfer mechanism"
    )


def test_clauses_beside_a_certification_that_holds_are_a_fallback() -> None:
    signed = "status: signed, signed: 2025-03-01, with: Certified Inc., modules: [2]"
    judged = "assessment: {date: 2026-08-03, countries: [US], conclusion: equivalent}"
    both = f"{CERTIFIED}  - {{instrument: eu-scc-2021-914, {signed}, {judged}}}\n"
    (none,) = said(made("certified", organisation=EU_ALONE, certified=both))
    assert none.startswith("No assessment is needed for Certified")
    begun = made("certified", organisation=EU_ALONE, certified=both, anyway=True)
    assert "Status: active participant" in under(begun, "Step 2", "Adequacy decision")
    assert not any("eu-us-dpf.assessment" in each[2] for each in begun.missing)
    assert any("eu-scc-2021-914.assessment" in each[2] for each in begun.missing)


def test_an_adequacy_that_is_not_confirmed_needs_one() -> None:
    unconfirmed = CERTIFIED.replace(
        "covers: [non-hr],\n                verified: 2026-08-01", "covers: [non-hr]"
    )
    paper = made("certified", organisation=EU_ALONE, certified=unconfirmed)
    assert under(paper, "Step 1")


# What it holds


def test_what_is_transferred() -> None:
    found = under(made("acme"), "Step 1", "Sending mail")
    assert "Importer: Acme Mail, processor; United States" in found
    assert "Categories of personal data: E-mail addresses, health data" in found
    assert "Clear text: Clear text needed" in found
    assert "Places of storage and access: United States (storage, support)" in found
    (passed,) = [each for each in found if each.startswith("Passed on to")]
    assert passed == (
        "Passed on to: Monsoon (India); [to be completed: name of the sub-processor] (Logs)"
    )


def test_the_tool_as_recorded() -> None:
    found = under(made("acme"), "Step 2", "Standard contractual clauses")
    assert found[:3] == ["Status: signed", "Signed: 2025-03-01", "With: Acme Mail Inc."]
    assert not any(
        each.startswith("Modules") for each in under(made("acme"), "Step 2", "UK Addendum")
    )


def test_the_law_of_each_destination_is_a_question() -> None:
    paper = made("acme")
    laws = [each for each in under(paper, "Step 3", "United States") if "FISA s. 702 (50" in each]
    assert laws[0].endswith(f"Does it reach Acme Mail, and data of this kind? | {OPEN}")
    behind = under(paper, "Step 3", "India (Monsoon)")
    assert any("Does it reach Monsoon" in each and "named from memory" in each for each in behind)
    assert sum(each.startswith(("A. ", "B. ", "C. ", "D. ")) for each in behind) == 4


def test_a_country_that_the_law_data_do_not_have_is_to_be_researched() -> None:
    paper = made("monsoon", monsoon=MONSOON.replace("country: IN", "country: KE"))
    found = under(paper, "Step 3", "Kenya")
    assert found[0].startswith("The law data has nothing on the law of access in this country")


def test_a_country_that_is_unknown_is_marked() -> None:
    paper = made("odd", odd=odd("unknown"))
    (only,) = said(paper)
    assert only.startswith("It is not known to which country data for Odd goes")
    assert [each.key for each in paper.missing] == ["odd.yaml country"]
    begun = made("odd", anyway=True, odd=odd("unknown"))
    assert under(begun, "Step 3")[0] == "[to be completed: country]"


def test_the_events_since_the_last_assessment() -> None:
    paper = made("acme")
    days = [each[:10] for each in under(paper, "Step 3", "United States") if each[:2] == "20"]
    assert days
    assert days == sorted(days)
    assert min(days) > "2025-02-01"
    assert max(days) <= DAY.isoformat()
    assert "Last assessment: 2025-02-01" in under(paper, "Step 6")


def test_without_an_assessment_what_asks_to_look_again() -> None:
    events = under(made("tally"), "Step 3", "United States")
    assert any(each.startswith("2020-07-16 | The Privacy Shield") for each in events)
    assert not any("first review" in each.lower() for each in events)


def test_the_use_cases_with_what_is_recorded() -> None:
    found = [
        each for each in under(made("acme"), "Step 4") if each[:2] in {f"{n}." for n in range(8)}
    ]
    assert [each.split(" | ")[1] for each in found] == [
        *["There are, under its conditions"] * 5, *["The EDPB sees none"] * 2,
    ]  # fmt: skip
    assert "Pseudonymisation before transfer" in found[1]
    assert all(each.endswith(OPEN) for each in found)
    assert any("look at cases 6 and 7" in each for each in under(made("acme"), "Step 4"))


def test_nothing_is_concluded() -> None:
    paper = made("acme")
    rows = [each for each in under(paper, "Conclusion") if ": " in each]
    assert [each.split(": ", 1)[1][:16] for each in rows[:5]] == ["[to be completed"] * 5
    keys = {each.key for each in paper.missing}
    assert "acme.yaml mechanisms.eu-scc-2021-914.assessment.conclusion" in keys


def test_the_guides_stand_side_by_side() -> None:
    found = under(made("acme"), "How the guides")
    assert len(found) == 7
    assert found[0].startswith("1. Know the transfers | Before:")
    assert "Question 5" in found[2]


def test_a_vendor_behind_another_is_assessed_for_its_own_country() -> None:
    paper = made("monsoon")
    assert under(paper, "Step 1")[0].startswith("Exporter: Acme Mail")
    assert under(paper, "Step 3", "India")


# Texts


def papers(language: str) -> Iterator[Paper]:
    """Papers in which every text occurs."""
    for vendor in ("acme", "certified", "tally", "odd", "monsoon", "paperless"):
        yield made(vendor, language)
    yield made("rhine", language, organisation=EU_ALONE)
    yield made("certified", language, organisation=EU_ALONE)
    behind = "subprocessors: [{vendor: monsoon, locations: [{place: IN, by: self}]}]"
    yield made("monsoon", language, rhine=RHINE.replace("subprocessors: []", behind))
    yield made("monsoon", language, monsoon=MONSOON.replace("country: IN", "country: KE"))
    yield made("odd", language, odd=odd("unknown"))
    yield made("odd", language, anyway=True, odd=odd("unknown"))
    reviewed = f"{ORGANISATION}policy: {{assessment_months: 12}}\n"
    yield made("acme", language, organisation=reviewed)
    bare = "mechanisms: [{instrument: eu-scc-2021-914}]\n"
    yield made("odd", language, odd=f"{odd('US')}{bare}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_used_and_rendered(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    used = keys_used("assessment", monkeypatch)
    for paper in papers(language):
        assert paper.language == language
        assert not any("{" in each for each in said(paper))
    own = set(texts.table("onward.reports.papers", f"{language}.toml")["assessment"])
    assert used & own == own - ({"remark-law-data"} if language == "en" else set())


def test_our_policy_says_when_it_is_due() -> None:
    paper = made("acme", organisation=f"{ORGANISATION}policy: {{assessment_months: 12}}\n")
    assert "To be made again by our own policy: 2026-02-01" in under(paper, "Step 6")


def test_the_last_of_several_assessments_counts() -> None:
    later = ACME.replace(
        "{instrument: uk-addendum,",
        "{instrument: uk-addendum, assessment: {date: 2026-07-01, conclusion: unknown},",
    )
    found = under(made("acme", acme=later), "Step 6")
    assert found[0] == "Last assessment: 2026-07-01"
    assert "Its conclusion: Unknown" in found


# The inventories that lie in the repository


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.path)
def test_every_vendor_of_an_inventory_has_both_papers(folder: Folder) -> None:
    whole, law, judged = read(folder).whole, load(), Judged("inv", "inv", judged=True)
    for vendor in whole.vendors:
        annexes = annex(judged, whole, law, DAY, OfAnnex("nl", vendor))
        begun = assessment(judged, whole, law, DAY, Wanted("nl", vendor, anyway=True))
        assert said(annexes)
        assert said(begun)
        for missing in (*annexes.missing, *begun.missing):
            assert missing.what
            assert missing.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_in_the_law_data_is_not_none_at_all(language: str) -> None:
    acme = ACME.replace("country: US", "country: PH").replace("place: US", "place: PH")
    later = acme.replace("date: 2025-02-01, countries: [US]", "date: 2026-08-04, countries: [PH]")
    none = texts.table("onward.reports.papers", f"{language}.toml")["assessment"]["no-events"]
    found = said(made("acme", language, acme=later))
    assert any(each.endswith(none.format(checked="2026-08-05")) for each in found)
