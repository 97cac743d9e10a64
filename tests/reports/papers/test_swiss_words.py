"""A firm that Swiss law alone binds reads the words of the FADP, in every language."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from tests.reports.papers.rich import ORGANISATION, inventory

from onward.diagnostic import Judged
from onward.inventory.records import Inventory
from onward.law.law import load
from onward.output import letters as printed
from onward.output.papers import markdown
from onward.reports.papers import recipients as told
from onward.reports.papers import record as kept
from onward.reports.papers.listed import public_list
from onward.reports.papers.publish import publish
from onward.reports.questions.letters import letters
from onward.reports.questions.listing import put
from onward.reports.weighed import Weighed
from onward.reports.words.words import words
from onward.terms.country import LANGUAGES
from onward.workflow import statuses

DAY, LAW = date(2026, 8, 5), load()
OTHERS = {
    "en": r"third countr|GDPR|erasure|adequacy decision",
    "nl": r"derde land|AVG|adequaatheidsbesluit",
    "fr": r"caractère personnel|pays tiers|RGPD|[Dd]élégué|décision d’adéquation",
    "de": r"personenbezogen|[Vv]erarbeit|Drittl|DSGVO|Datenschutzbeauftr|[Üü]bermittlung|ß",
}
"""Words of the GDPR that the FADP has others for."""


def firm(country: str) -> Inventory:
    home = ORGANISATION.replace("country: NL", f"country: {country}")
    return inventory(organisation=home.replace("regimes: [EU, UK]\n", ""))


def papers(said: Inventory, language: str) -> Iterator[str]:
    """What a firm writes for people, customers, the authority and its vendors."""
    weighed = Weighed(Judged("inv", "inv", judged=True), said, statuses(said, LAW, DAY))
    yield markdown.render(kept.record(weighed, LAW, kept.Wanted(language)))
    yield markdown.render(told.recipients(said, LAW, DAY, told.Wanted(language)))
    yield markdown.render(told.recipients(said, LAW, DAY, told.Wanted(language, "request")))
    listed = public_list(said, partial(statuses, said, LAW), DAY)
    yield markdown.render(publish(listed, LAW, language))
    yield printed.render(letters(put([weighed], LAW, language), LAW))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_of_a_swiss_firm_have_no_word_of_the_gdpr(language: str) -> None:
    found = re.compile(OTHERS[language])
    names = [words(language).instrument(each).partition(" (")[0] for each in LAW.instruments]
    for paper in papers(firm("CH"), language):
        text = paper
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "")
        assert [match[0] for match in found.finditer(text)] == []


@pytest.mark.parametrize("country", ["NL", "GB"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_those_of_others_have_them(language: str, country: str) -> None:
    found = re.compile(OTHERS[language])
    assert any(found.search(text) for text in papers(firm(country), language))
