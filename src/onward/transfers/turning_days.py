"""The days on which flows come and go, and the days on which the status of one may change."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from onward.inventory.mechanism import Mechanism
from onward.inventory.records import Inventory
from onward.inventory.vendor import Location
from onward.law.instrument import Instrument
from onward.law.law import EARLIEST_DAY, Law
from onward.law.territory import EEA
from onward.transfers.flow import Flow
from onward.transfers.place import codes_of

DAY = timedelta(days=1)
UK_ALONE = date(2021, 1, 1)
YEAR = timedelta(days=366)


def turns(inventory: Inventory, law: Law) -> tuple[date, ...]:
    """Every day, from the first that is judged, on which there may be other flows."""
    found: set[object] = {EARLIEST_DAY, UK_ALONE}
    for member in law.territories.members.values():
        found |= _span(member.since, member.last_day)
    for vendor in inventory.vendors.values():
        found |= _span(vendor.since, vendor.until)
        for service in vendor.services:
            found |= _span(service.since, service.until) | _places(service.locations or ())
        for edge in vendor.subprocessors or ():
            found |= _span(edge.since, edge.until) | _places(edge.locations or ())
    for activity in inventory.activities.values():
        found |= _span(activity.since, activity.until)
    return tuple(sorted(_days(found)))


class Days:
    """The days of law and record that matter to a flow."""

    def __init__(self, law: Law, horizon: int) -> None:
        self._law_data = law
        self._horizon = timedelta(days=horizon)
        self._homes = {row.home for row in law.instruments.values() if row.home}
        self._known: dict[tuple[str, frozenset[str], frozenset[str]], frozenset[date]] = {}

    def of_law(self, flow: Flow, regime: str) -> frozenset[date]:
        """Every day on which this law may judge it otherwise than on the day before."""
        named = frozenset(
            each.instrument for each in flow.mechanisms or () if isinstance(each.instrument, str)
        )
        places = flow.further if isinstance(flow.country, str) else flow.places
        seats = (flow.country, *(each.country for each in flow.importer.one_of))
        codes = {code for place in places for code in codes_of(place)} | self._homes | {*seats}
        there = frozenset(code for code in codes if isinstance(code, str))
        return self._law(regime, there, named)

    def of_record(self, flow: Flow) -> frozenset[date]:
        """Every day in its record on which its status may be another than the day before."""
        found: set[object] = {flow.since}
        for mechanism in flow.mechanisms or ():
            found |= self._record(mechanism)
        agreed = flow.agreement
        if agreed is not None:
            found |= _span(agreed.since, agreed.until) | _span(agreed.signed, agreed.expires)
        return frozenset(_days(found))

    def _law(self, regime: str, codes: frozenset[str], named: frozenset[str]) -> frozenset[date]:
        key = (regime, codes, named)
        if key not in self._known:
            found: set[object] = {self._law_data.assessment_from(regime)}
            law = self._law_data.regimes.get(regime)
            if law is not None:
                found |= {law.returns_from, *(wording.since for wording in law.wordings)}
            for row in self._rows(regime, codes, named):
                found |= self._life(row)
            self._known[key] = frozenset(_days(found))
        return self._known[key]

    def _rows(
        self, regime: str, codes: frozenset[str], named: frozenset[str]
    ) -> Iterator[Instrument]:
        """The rows that may carry the flow."""
        whole = codes | {self._law_data.territories.whole(code) for code in codes}
        rows = [row for id_ in named if (row := self._law_data.counterpart(regime, id_))]
        rows += [self._law_data.instrument(id_) for id_ in named]
        rows += [
            row
            for row in self._law_data.instruments.values()
            if row.regime == regime and row.covers & whole
        ]
        if EEA in codes:
            rows += self._law_data.decisions(regime, EEA)
        yield from rows

    def _life(self, row: Instrument) -> set[object]:
        found: set[object] = {row.adopted, row.since, row.signed_from, row.end_known}
        for last in (row.last_day, row.existing_until):
            found |= self._ending(last)
        return found

    def _ending(self, last: object) -> set[object]:
        """The day after the last, and the one from which it lies within the horizon."""
        if not isinstance(last, date):
            return set()
        return {last + DAY, last - self._horizon + DAY}

    def _record(self, mechanism: Mechanism) -> set[object]:
        found: set[object] = {mechanism.since, mechanism.signed, mechanism.processing_changed}
        found |= {mechanism.approved} | self._ending(mechanism.until)
        listing, made = mechanism.certified, mechanism.assessment
        if listing is not None:
            found |= _span(listing.since, listing.due) | {listing.verified}
            if isinstance(listing.verified, date):
                found |= {listing.verified + YEAR, listing.verified + YEAR - DAY}
        return found | ({made.date} if made is not None else set())


def _places(locations: Iterable[Location]) -> set[object]:
    return {day for place in locations for day in _span(place.since, place.until)}


def _span(since: object, until: object) -> set[object]:
    """The first day, and the first day after the last."""
    return {since, until + DAY if isinstance(until, date) else None}


def _days(found: Iterable[object]) -> Iterator[date]:
    return (day for day in found if isinstance(day, date) and day >= EARLIEST_DAY)
