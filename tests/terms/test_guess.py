"""Guesses: near, deterministic, quick."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.terms.guess import did_you_mean

WORDS = ["contact.email", "contact.name", "message.content", "health", "Groningen"]


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("contact.mail", "contact.email"),
        ("CONTACT.EMAIL", "contact.email"),
        ("contact-name", "contact.name"),
        ("helth", "health"),
        ("groningen", "Groningen"),
        ("zzz", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_did_you_mean(word: str, guess: str | None) -> None:
    assert did_you_mean(word, WORDS) == guess


def test_there_is_no_guess_among_nothing() -> None:
    assert did_you_mean("word", []) is None


@settings(max_examples=50)
@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=20))
def test_the_order_of_the_choices_does_not_count(word: str, choices: list[str]) -> None:
    guess = did_you_mean(word, choices)
    assert guess == did_you_mean(word, list(reversed(choices)))
    assert guess is None or guess in choices


def test_ten_thousand_choices_take_less_than_two_seconds() -> None:
    choices = [f"vendor-{number}-services" for number in range(10_000)]
    began = time.perf_counter()
    assert did_you_mean("vendor-4711-service", choices) == "vendor-4711-services"
    assert time.perf_counter() - began < 2
