"""The days on which the book may answer otherwise than on the day before."""

from datetime import date, timedelta

from onward.law.book import Book

DAY = timedelta(days=1)


def days_of(book: Book) -> tuple[date, ...]:
    """Every such day, in order."""
    found = {event.day for event in book.events}
    for row in book.instruments.values():
        firsts = (row.adopted, row.since, row.signed_from, row.end_known)
        found.update(day for day in firsts if day)
        found.update(day + DAY for day in (row.last_day, row.existing_until) if day)
    for member in book.territories.members.values():
        found.add(member.since)
        found.update(day + DAY for day in (member.last_day,) if day)
    for regime in book.regimes.values():
        found.update(wording.since for wording in regime.wordings)
        found.update(day for day in (regime.assessment_from, regime.returns_from) if day)
    return tuple(sorted(found))
