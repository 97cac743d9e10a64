"""Those who received data before the day, or will after it: who asks is informed of them too.

Art. 15(1)(c) GDPR: recipients to whom data has been or will be disclosed.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from onward.inventory.value import Day, Terms, Text
from onward.inventory.vendor import Service, Vendor
from onward.reports.papers.paper import Cell, Column, Grid, Section, cell
from onward.reports.papers.writer import Writer
from onward.transfers.roles import role_of
from onward.wording.labels import called


class _Disclosure(NamedTuple):
    """A disclosure to one party, as recorded."""

    to: Vendor
    purpose: Text
    since: tuple[Day, ...]
    until: tuple[Day, ...]

    @property
    def ended(self) -> date | None:
        """Its last day, the earliest of those that are recorded."""
        return min((each for each in self.until if isinstance(each, date)), default=None)

    @property
    def begins(self) -> date | None:
        """Its first day, the latest of those that are recorded."""
        return max((each for each in self.since if isinstance(each, date)), default=None)


def other_days(writer: Writer, activity: str | None, subjects: str | None) -> Iterator[Section]:
    """A section of former recipients and one of those to come, where there are any.

    Of what a vendor passes on, all of it: an entry of its chain does not say for which people.
    """
    found = tuple(_disclosures(writer, activity, subjects))
    past = [(each, each.ended) for each in found if each.ended and each.ended < writer.day]
    future = [(each, each.begins) for each in found if each.begins and each.begins > writer.day]
    for name, day, some in (("past", "until", past), ("future", "since", future)):
        if some:
            rows = tuple(_row(writer, each, turn) for each, turn in some)
            titles = ("recipient", "purpose", "countries", day)
            columns = tuple(Column(writer.say(each)) for each in titles)
            yield Section(writer.say(name), (Grid(name, writer.say(name), columns, rows),), name)


def _row(writer: Writer, one: _Disclosure, day: date) -> tuple[Cell, ...]:
    return (
        cell(called(one.to.name, one.to.id)),
        cell(writer.words.fact(one.purpose)),
        cell(writer.country(one.to.country)),
        cell(day.isoformat()),
    )


def _disclosures(
    writer: Writer, activity: str | None, subjects: str | None
) -> Iterator[_Disclosure]:
    vendors = writer.inventory.vendors
    for vendor in vendors.values():
        for service in vendor.services if vendor.engaged == "by-us" else ():
            wanted = _for(writer, service, activity) and _of(service.subjects, subjects)
            if wanted and role_of(service, vendor) is not None:
                since, until = (vendor.since, service.since), (vendor.until, service.until)
                yield _Disclosure(vendor, service.purpose, since, until)
        for edge in vendor.subprocessors or ():
            if isinstance(edge.vendor, str):
                to = vendors[edge.vendor]
                yield _Disclosure(to, edge.purpose, (edge.since,), (edge.until,))


def _of(subjects: Terms, wanted: str | None) -> bool:
    """Whether it is about those people, or may be."""
    return wanted is None or not isinstance(subjects, tuple) or wanted in subjects


def _for(writer: Writer, service: Service, activity: str | None) -> bool:
    """Whether it serves the activity, or may; else one in which we are not a processor."""
    serves = service.activities
    if not isinstance(serves, tuple) or not serves:
        return True
    if activity is not None:
        return activity in serves
    known = writer.inventory.activities
    return any(known[each].role != "processor" for each in serves if each in known)
