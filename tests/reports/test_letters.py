"""Letters: who answers among us, whom a letter may not name, and in which language it is."""

from datetime import date
from itertools import pairwise

import pytest
from tests import records

from onward.diagnostic import Judged
from onward.law.law import load
from onward.output.letters import render
from onward.reports.questions.letters import Letter, LetterQuestion, Letters, Point, letters
from onward.reports.questions.listing import Questionnaire, put, table
from onward.reports.weighed import Weighed
from onward.terms.country import LANGUAGES
from onward.workflow import statuses

DAY = date(2026, 8, 5)
HOME = "kind: organisation\nname: Example\ncountry: BE\n"
MAIL = """
kind: vendor
name: Acme Mail
legal_name: Acme Mail NV
country: BE
role: processor
services: [{id: mail, purpose: Sending mail, data: [contact.email], activities: [news]}]
subprocessors: [{vendor: hidden, purpose: unknown}, {vendor: shown, purpose: unknown}]
"""
BEHIND = "kind: vendor\nname: %s Cloud\ncountry: BE\nengaged: through-others\n"
NEWS = (
    "kind: activity\nname: News\nrole: controller\nretention: unknown\nowner: ann_b@example.org\n"
)


def seen(id_: str, internal: str) -> str:
    """A party behind the vendor, recorded as internal or not."""
    word = "internal" if id_ == internal else "public"
    return f"{BEHIND % id_.title()}visibility: {word}\n"


def written(home: str = HOME, internal: str = "hidden", language: str | None = None) -> Letters:
    """The letters of a firm with a vendor, two parties behind it, and an activity."""
    return letters(asked(home, internal, language), load())


def asked(
    home: str, internal: str = "hidden", language: str | None = None
) -> tuple[Questionnaire, ...]:
    """The questions of the same firm."""
    texts = {
        "organisation": home,
        "mail": MAIL,
        "hidden": seen("hidden", internal),
        "shown": seen("shown", internal),
        "news": NEWS,
    }
    whole = records.inventory(texts, "inv")
    weighed = Weighed(Judged("inv", ".", True), whole, statuses(whole, load(), DAY))
    return put([weighed], load(), language)


def test_a_question_to_ourselves_names_who_answers_for_the_record() -> None:
    ours = written().letters[-1]
    assert ours.to == ""
    assert "ann_b@example.org" in {each.owner for point in ours.points for each in point.questions}
    assert r"(Ask ann\_b<span>@</span>example.org.)" in render(written())


def test_a_letter_says_that_it_names_an_internal_vendor() -> None:
    """Only to somebody else, and only such vendors."""
    to_mail = written().letters[0]
    assert to_mail.to == "Acme Mail"
    assert to_mail.internal == ("Hidden Cloud",)
    assert "names Hidden Cloud, which is recorded as internal.\n" in render(written())
    assert not any(each.owner for point in to_mail.points for each in point.questions)


def test_a_letter_says_so_of_each_party_that_one_question_names() -> None:
    assert written(internal="shown").letters[0].internal == ("Shown Cloud",)


def test_a_reason_stands_once_above_all_that_is_asked_for_it() -> None:
    points = (
        Point((LetterQuestion("Who?", ""), LetterQuestion("Where?", "ann")), "So."),
        Point((LetterQuestion("When?", ""),), "Law."),
    )
    letter = Letter("", "", "We", "", points)
    shown = render(Letters((letter,), DAY, DAY))
    assert "1. *So.*\n   1. Who?\n   2. Where? (Ask ann.)\n2. When?\n   *Law.*\n" in shown


def test_no_reason_stands_twice_in_a_row() -> None:
    for letter in written().letters:
        reasons = [point.why for point in letter.points]
        assert all(one != other for one, other in pairwise(reasons))


def test_letters_say_that_they_are_in_english() -> None:
    """Once, where there are none in the language of our papers."""
    said = "> Our documents are in `pl`; these letters are in English.\n"
    assert render(written(f"{HOME}language: pl\n")).count(said) == 1
    assert "these letters are in" not in render(written(f"{HOME}language: nl\n"))
    assert "these letters are in" not in render(written(f"{HOME}language: en\n"))
    assert "these letters are in" not in render(written())


@pytest.mark.parametrize(
    ("language", "dear", "use", "law"),
    [
        ("en", "Dear Acme Mail,", "for “Sending mail”.", "Art. 28 GDPR"),
        ("nl", "Geachte heer, mevrouw,", "voor “Sending mail”.", "art. 28 AVG"),
        ("fr", "Madame, Monsieur,", "pour « Sending mail ».", "art. 28 du RGPD"),
        ("de", "Sehr geehrte Damen und Herren,", "für „Sending mail“.", "Art. 28 DSGVO"),
    ],
)
def test_letters_are_in_the_language_of_the_organisation(
    language: str, dear: str, use: str, law: str
) -> None:
    """Also the questions, their reasons, the provisions and the last line."""
    shown = render(written(f"{HOME}language: {language}\n"))
    assert f"\n{dear}\n" in shown
    assert use in shown
    assert law in shown
    assert ("Not legal advice" in shown) == (language == "en")


def test_a_language_that_is_asked_for_comes_first() -> None:
    home = f"{HOME}language: nl\n"
    assert "Madame, Monsieur," in render(written(home, language="fr"))
    made = table(asked(home, language="de"), load(), {})
    to, question, because = made.rows[0]
    assert (to, question[:7], because[-7:]) == ("Acme Mail", "Könnten", "DSGVO).")
    assert {each["language"] for each in made.records} == {"de"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_stay_text_in_each_language(language: str) -> None:
    evil = "<b>{0} {to} [x](javascript:y) | `"
    home = f"kind: organisation\nname: '{evil}'\ncountry: BE\nlanguage: {language}\n"
    shown = render(written(home))
    assert "<b>" not in shown
    assert "[x](" not in shown
    assert r"\{0\} \{to\}" in shown
