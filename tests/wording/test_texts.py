"""Sentences are filled in: counts, lists, names."""

import pytest
from tests.sentences import faults

from onward.wording.texts import filled


@pytest.mark.parametrize(
    ("text", "facts", "said"),
    [
        ("{count} {count:vendor|vendors}", {"count": 1}, "1 vendor"),
        ("{count} {count:vendor|vendors}", {"count": 0}, "0 vendors"),
        ("{names:2}", {"names": ("A", "B", "C")}, "A and 2 more"),
        ("{names}", {"names": ("A", "B", "C")}, "A, B and C"),
        ("À {name}. Ou", {"name": "Acme Inc."}, "À Acme Inc. Ou"),
        ("À {name}. Ou", {"name": "Acme"}, "À Acme. Ou"),
        ("{path}, {name}.", {"path": "../x", "name": "Acme Inc."}, "../x, Acme Inc."),
        ("auprès {name:de}", {"name": "Éclair"}, "auprès d’Éclair"),
        ("auprès {name:de}", {"name": "Hotel"}, "auprès de Hotel"),
        ("auprès {name:de}", {"name": "« Ember »"}, "auprès d’« Ember »"),
        ("{name} {{x}}", {"name": "{name}"}, "{name} {x}"),
    ],
)
def test_a_sentence_is_filled_in(text: str, facts: dict[str, object], said: str) -> None:
    assert filled(text, facts) == said


def test_a_fact_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("{name}", {})


@pytest.mark.parametrize(
    "text", ["a  b", "a , b", "a a firm", "an firm", "the the", "nobody says", "ends.", "of whom"]
)
def test_a_sentence_that_reads_badly_is_seen(text: str) -> None:
    assert faults(text)
    assert not faults("{count:1 vendor|2 vendors}: the {name}, {law}")
