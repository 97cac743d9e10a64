"""What papers claim of a transfer: what is found to hold on that day, and no more and no less.

Over every worked case and day: whatever the status, a mechanism stands there unmarked only where it
is found to hold, and one that is found to hold stands there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

import pytest
from tests.transfers.casebook import WorkedCase, casebook, inventory

from onward.inventory.records import Inventory
from onward.law.law import load
from onward.reports.papers.apart import apart
from onward.reports.papers.entry_wording import EntryWording
from onward.reports.papers.listed import public_list
from onward.reports.papers.paper import Missing
from onward.reports.papers.recipients import recipients_of
from onward.reports.papers.texts import texts
from onward.reports.papers.writer import Writer
from onward.reports.words.words import words
from onward.terms.country import LANGUAGES
from onward.transfers.status import Judgment, Status
from onward.workflow import statuses

VALID = frozenset({Status.INSIDE, Status.HOLDS, Status.EXPIRING})
LAW = load()
BOOK = tuple(casebook())


def holding(judgments: Iterator[Judgment], *, staff: bool = True) -> set[str]:
    """The instruments that are found to hold, for whichever company, country or data it may be."""
    return {
        each.instrument
        for judgment in judgments
        for one in apart(judgment, staff=staff)
        if one.status in VALID
        for each in one.mechanisms
        if each.instrument and each.status in VALID
    }


@cache
def names(language: str) -> tuple[tuple[str, str], ...]:
    """Every instrument by its name; a name that another one has in it comes later."""
    said = {words(language).instrument(id_): id_ for id_ in LAW.instruments}
    return tuple(sorted(said.items(), key=lambda each: -len(each[0])))


def claimed(lines: Iterator[str], language: str) -> set[str]:
    """The instruments that lines name without a mark."""
    mark = texts(language, "common")("unconfirmed", mechanism="")
    found: set[str] = set()
    for line in lines:
        rest = "" if line.endswith(mark) else line.casefold()
        for name, id_ in names(language):
            if name.casefold() in rest:
                rest = rest.replace(name.casefold(), "")
                found.add(id_)
    return found


@cache
def acting_for_customers(number: int) -> Inventory:
    """The records of a case, its activities those of a processor."""
    records: dict[str, Mapping[str, Any]] = dict(BOOK[number].records)
    for path, record in records.items():
        if path.startswith("activities/"):
            customers = [{"group": "Customers", "country": "BE", "authorisation": "general"}]
            records[path] = {"controllers": customers, **record, "role": "processor"}
    return inventory(records)


def of(case: WorkedCase) -> str:
    return f"{case.file}: {case.title}"


@pytest.mark.parametrize("number", range(len(BOOK)), ids=map(of, BOOK))
def test_who_is_informed_reads_what_holds(number: int) -> None:
    case, language = BOOK[number], LANGUAGES[number % len(LANGUAGES)]
    said = inventory(case.records)
    for day in case.days:
        writer = Writer(said, LAW, day, "request", words(language, said.organisation))
        for activity in (None, *said.activities.values()):
            for one in recipients_of(writer, activity):
                plain = (
                    "".join(run for run in line if isinstance(run, str))
                    for line in one.basis()
                    if not any(isinstance(run, Missing) for run in line)
                )
                right = holding(iter(one.judgments))
                assert claimed(plain, language) == right, (day, one.name)


@pytest.mark.parametrize("number", range(len(BOOK)), ids=map(of, BOOK))
def test_customers_read_what_holds(number: int) -> None:
    language = LANGUAGES[number % len(LANGUAGES)]
    said = acting_for_customers(number)
    for day in BOOK[number].days:
        weighed = statuses(said, LAW, day)
        listed = public_list(said, partial(statuses, said, LAW), day)
        wording = EntryWording(listed, LAW, language)
        for entry in listed.entries:
            for service in entry.services:
                judged = (
                    each
                    for each in weighed.judgments
                    if each.flow.importer.id == entry.id and service.key in each.flow.services
                )
                lines = iter(wording.mechanisms(service.basis))
                right = holding(judged, staff=False) - bridges()
                assert claimed(lines, language) == right, (day, entry.id)


def bridges() -> set[str]:
    """By them nothing is a transfer: the list says so, and does not name them."""
    return {id_ for id_, row in LAW.instruments.items() if row.kind.value == "deemed-not-transfer"}


def test_the_cases_have_every_status() -> None:
    met = Counter(
        each.status
        for number, case in enumerate(BOOK)
        for day in case.days
        for each in statuses(acting_for_customers(number), LAW, day).judgments
    )
    assert set(met) == set(Status)
