"""What is printed of the five inventories, to the letter; `--update` rewrites it.

Full text, one line a finding and the table of transfers on the day of the documents; the lines and
the table on the days around which something ends or begins.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.inventories.judged import NAMES, judged, recorded, weighed

from onward.law.law import load
from onward.output.formats import PLAIN, Options
from onward.output.tables import table
from onward.output.verdicts import concise, full
from onward.reports.listings.transfers import transfers

HERE = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 22)
DAYS: Mapping[str, tuple[date, ...]] = {
    "ceejay": (
        date(2018, 5, 25),
        date(2020, 7, 15),
        date(2020, 7, 16),
        date(2020, 9, 7),
        date(2020, 9, 8),
    ),
    "cheeta": (date(2018, 5, 25), date(2026, 1, 25), date(2026, 1, 26)),
    "kresoft": (date(2018, 5, 25),),
    "smartbooqing": (date(2018, 5, 25),),
    "wiversoft": (date(2018, 5, 25),),
}
"""The days besides today on which something ends or begins for it."""
WIDTH = 200


def _full(name: str, day: date) -> str:
    return full.render(judged(name, day), PLAIN)


def _concise(name: str, day: date) -> str:
    return concise.render(judged(name, day), PLAIN)


def _transfers(name: str, day: date) -> str:
    found = weighed(name, day)
    reported = recorded(name).judged(len(found.flows.flows))
    return table.render(transfers([(reported, found)], load(), {}), Options(width=WIDTH))


Print = Callable[[str, date], str]
PRINTS: tuple[tuple[str, Print], ...] = (("concise", _concise), ("transfers", _transfers))
EVERY: list[tuple[str, date, str, Print]] = [
    (name, day, what, prints)
    for name in NAMES
    for day in (*DAYS[name], TODAY)
    for what, prints in (*PRINTS, *([("full", _full)] if day == TODAY else []))
]


def _file(name: str, day: date, what: str) -> Path:
    return HERE / name / f"{day}.{what}.txt"


@pytest.mark.parametrize(
    ("name", "day", "what", "prints"),
    EVERY,
    ids=[f"{name}-{day}-{what}" for name, day, what, _ in EVERY],
)
def test_prints_what_it_printed(
    name: str, day: date, what: str, prints: Print, *, update: bool
) -> None:
    """The same bytes, the same day and the same law give the same text."""
    file = _file(name, day, what)
    printed = prints(name, day)
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(printed, encoding="utf-8")
    assert printed == file.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    """Each file is compared by a test."""
    wanted = {_file(name, day, what) for name, day, what, _ in EVERY}
    assert {each for each in HERE.rglob("*") if each.is_file()} == wanted


def test_a_boundary_changes_what_is_printed() -> None:
    """Two days around an end or a beginning are kept apart."""
    assert _transfers("cheeta", date(2026, 1, 25)) != _transfers("cheeta", date(2026, 1, 26))
    assert _concise("ceejay", date(2020, 7, 15)) != _concise("ceejay", date(2020, 7, 16))
