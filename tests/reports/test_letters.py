"""Letters: who answers among us, whom a letter may not name, and in which language it is."""

from datetime import date
from itertools import pairwise

from onward.diagnostic import Judged
from onward.law.law import load
from onward.output.letters import render
from onward.reports.questions.letters import Letter, Letters, Point, Question, letters
from onward.reports.questions.listing import Weighed, put
from onward.source.text import Folder, Source
from onward.workflow import read, statuses

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


def written(home: str = HOME, internal: str = "hidden") -> Letters:
    """The letters of a firm with a vendor, two parties behind it, and an activity."""
    texts = {
        "organisation": home,
        "mail": MAIL,
        "hidden": seen("hidden", internal),
        "shown": seen("shown", internal),
        "news": NEWS,
    }
    sources = tuple(Source(f"{name}.yaml", text.encode()) for name, text in texts.items())
    got = read(Folder("inv", ".", sources))
    assert not got.faults, got.faults
    weighed = Weighed(Judged("inv", ".", True), got.whole, statuses(got.whole, load(), DAY))
    return letters(put([weighed], load()), load())


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
        Point((Question("Who?", ""), Question("Where?", "ann")), "So."),
        Point((Question("When?", ""),), "Law."),
    )
    letter = Letter("", "", "We", "", points)
    shown = render(Letters((letter,), DAY, DAY))
    assert "1. *So.*\n   1. Who?\n   2. Where? (Ask ann.)\n2. When?\n   *Law.*\n" in shown


def test_no_reason_stands_twice_in_a_row() -> None:
    for letter in written().letters:
        reasons = [point.why for point in letter.points]
        assert all(one != other for one, other in pairwise(reasons))


def test_letters_say_that_they_are_in_english() -> None:
    """Once, where our papers are in another language."""
    said = "> Our documents are in `nl`; these letters are in English.\n"
    assert render(written(f"{HOME}language: nl\n")).count(said) == 1
    assert "these letters are in" not in render(written(f"{HOME}language: en\n"))
    assert "these letters are in" not in render(written())
