"""Subjects: any text has parts, and is the same text again."""

from hypothesis import given
from hypothesis import strategies as st

from onward.transfers.subject import Subject


def test_the_parts_of_a_subject() -> None:
    assert Subject.parse("acme") == Subject(("acme",))
    assert Subject.parse("acme@US") == Subject(("acme",), None, "US")
    assert Subject.parse("acme>aws@unknown") == Subject(("acme", "aws"), None, "unknown")
    assert Subject.parse("acme/mail") == Subject(("acme",), "mail")
    assert Subject.parse("acme/mail").first == "acme"


@given(st.text(st.sampled_from("ab/>@ ")) | st.text())
def test_any_text_is_a_subject_and_itself_again(text: str) -> None:
    assert str(Subject.parse(text)) == text
