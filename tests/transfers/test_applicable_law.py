"""The law that binds us on a day, and what it says on a topic."""

from datetime import date

import pytest

from onward.inventory.organisation import Organisation
from onward.inventory.value import UNKNOWN, Text
from onward.law.law import load
from onward.transfers.applicable_law import OurLaw, regimes_of, sole_law

DAY = date(2026, 8, 5)
BEFORE = date(2020, 12, 31)


@pytest.mark.parametrize(
    ("regimes", "topic", "article"),
    [
        (("EU",), "flow-down", "Art. 28(4) GDPR"),
        (("EU", "CH"), "flow-down", "Art. 28(4) GDPR"),
        (("CH",), "flow-down", ""),
        (("EU", "UK", "CH"), "security", "Art. 32 GDPR; Art. 32 UK GDPR; Art. 8 FADP"),
        ((), "security", ""),
        (None, "security", "Art. 32 GDPR, should it bind us"),
    ],
)
def test_what_our_law_says(regimes: tuple[str, ...] | None, topic: str, article: str) -> None:
    """Of several laws each that has such a duty; where none is known, the GDPR with a reserve."""
    assert OurLaw(regimes, load(), DAY).article(topic) == article


@pytest.mark.parametrize(
    ("country", "said", "day", "regimes", "sole"),
    [
        ("BE", None, DAY, ("EU",), "EU"),
        ("BE", ("EU", "CH"), DAY, ("EU", "CH"), ""),
        ("GB", None, DAY, ("UK",), "UK"),
        ("GB", None, BEFORE, ("EU",), "EU"),
        ("BE", ("EU", "UK"), BEFORE, ("EU",), "EU"),
        ("US", ("CH",), DAY, ("CH",), "CH"),
        ("US", (), DAY, (), ""),
        ("US", None, DAY, None, ""),
        (UNKNOWN, None, DAY, None, ""),
        (None, ("UK",), DAY, ("UK",), "UK"),
        ("x-EU", ("EU",), DAY, None, ""),
    ],
)
def test_the_regimes_that_bind_us(
    country: Text,
    said: tuple[str, ...] | None,
    day: date,
    regimes: tuple[str, ...] | None,
    sole: str,
) -> None:
    """As set, else by our country; a body of the Union exports by a law that is not held."""
    ours = Organisation(id="example", country=country, regimes=said)
    assert regimes_of(ours, load(), day) == regimes
    assert sole_law(ours, load(), day) == sole
