"""What changed for customers between two lists of sub-processors, in words.

Who is added, replaced or gone; services, country, data, places and mechanism; a first or last day
that is to come. A name, purpose or link that is worded otherwise changes nothing for them, nor does
a place or a category of data that is named more closely.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import partial
from typing import NamedTuple, TypeAlias

from onward.diff.match import under_new_ids
from onward.diff.same_party import replaced
from onward.inventory.records import Inventory
from onward.inventory.value import Day, known
from onward.law.law import Law
from onward.reports.papers.entry_wording import EntryWording
from onward.reports.papers.listed import public_list
from onward.reports.papers.public_list import Entry, Place, PublicList, PublicService
from onward.terms.place import country_of
from onward.terms.vocabulary import covers
from onward.transfers.applicable_law import OurLaw, regimes_of
from onward.transfers.assess import Statuses
from onward.transfers.status import Status

Weigh: TypeAlias = Callable[[Inventory, date], Statuses]
"""The statuses of an inventory on a day."""
Facts: TypeAlias = Mapping[str, Mapping[str, str]]
"""By the key of a column: what is compared, `OPEN` for what is not known, and its text."""
OPEN = ""


class Kind(Enum):
    """What became of a sub-processor."""

    ADDED = "added"
    REPLACED = "replaced"
    CHANGED = "changed"
    GONE = "gone"


class Detail(NamedTuple):
    """What changed in one column of the list."""

    column: str
    """The key of its title."""
    gained: tuple[str, ...]
    lost: tuple[str, ...]


class Change(NamedTuple):
    """One sub-processor that changed."""

    kind: Kind
    name: str
    """What it is called; of one that replaces another its legal name."""
    former: str
    """The legal name of the company that it replaces; else empty."""
    details: tuple[Detail, ...]


class Step(NamedTuple):
    """What changed from one state of the records to the next."""

    changes: tuple[Change, ...]
    activity: str
    """The id that the activity which is asked for had before."""


def step(
    old: Inventory, new: Inventory, law: Law, weigh: Weigh, day: date, activity: str, language: str
) -> Step:
    """Both lists as they are on one day, by one state of the law."""
    under = under_new_ids(old, new, OurLaw(regimes_of(new.organisation, law, day), law, day))
    was, now = (
        _Side(public_list(each, partial(weigh, each), day, activity), law, language)
        for each in (under.inventory, new)
    )
    former = {
        name: replaced(vendor, new.vendors[name])
        for name, vendor in under.inventory.vendors.items()
        if name in new.vendors
    }
    renamed = (each for each in under.changes if (each.kind, each.party) == ("activity", activity))
    before = next((str(each.before) for each in renamed), activity)
    return Step(tuple(_changes(was, now, former)), before)


def _changes(was: "_Side", now: "_Side", former: Mapping[str, str]) -> Iterator[Change]:
    for key, entry in now.entries.items():
        facts = now.facts(entry)
        old = was.entries.get(key)
        gone = former.get(entry.id, "") if old else ""
        before = was.facts(old) if old and not gone else {}
        details = tuple(_details(before, facts))
        if gone:
            yield Change(Kind.REPLACED, known(entry.legal_name), gone, details)
        elif old is None:
            yield Change(Kind.ADDED, now.wording.called(entry), "", details)
        elif details:
            yield Change(Kind.CHANGED, now.wording.called(entry), "", details)
    for key, entry in was.entries.items():
        if key not in now.entries:
            yield Change(Kind.GONE, was.wording.called(entry), "", ())


def _details(before: Facts, after: Facts) -> Iterator[Detail]:
    for column, facts in after.items():
        old = before.get(column, {})
        gained = {text: None for each, text in facts.items() if not _met(each, old, column)}
        lost = {text: None for each, text in old.items() if each and not _kept(each, facts, column)}
        if gained or lost:
            yield Detail(column, tuple(gained), tuple(lost))


def _met(word: str, old: Iterable[str], column: str) -> bool:
    """Whether it was there, or something that takes it in."""
    return word in old or (column == "data" and any(covers(each, word) for each in old))


def _kept(word: str, now: Iterable[str], column: str) -> bool:
    """Whether it is still there, wholly or in part."""
    return word in now or (
        column == "data" and any(covers(each, word) or covers(word, each) for each in now)
    )


class _Side:
    """One list, its entries by id and in words."""

    def __init__(self, listed: PublicList, law: Law, language: str) -> None:
        self.entries = {("", each.id): each for each in listed.entries}
        self.entries |= {("further", each.id): each for each in listed.further}
        self._day = listed.day
        self.wording = EntryWording(listed, law, language)

    def facts(self, entry: Entry) -> Facts:
        """What customers are informed of."""
        wording, services = self.wording, entry.services
        return {
            "country": {" ".join(sorted(_countries(entry))): wording.country(entry)},
            "engaged": {
                each.key: wording.engaged_by(each) for each in services if each.engaged_by != ""
            },
            "purpose": {each.key: wording.words.fact(each.purpose) for each in services},
            "data": dict(pair for each in services for pair in self._data(each)),
            "places": dict(pair for each in services for pair in self._places(each)),
            "mechanism": dict(pair for each in services for pair in self._mechanisms(each)),
            "since": self._to_come(each.since for each in services),
            "until": self._to_come(each.until for each in services),
        }

    def _data(self, service: PublicService) -> Iterator[tuple[str, str]]:
        said = service.data
        words = said if isinstance(said, tuple) and said else (OPEN,)
        return zip(words, self.wording.data(said), strict=True)

    def _places(self, service: PublicService) -> Iterator[tuple[str, str]]:
        if not service.places:
            yield OPEN, ", ".join(self.wording.places(service.places))
        for place in service.places or ():
            yield _code(place), self.wording.place(place)

    def _mechanisms(self, service: PublicService) -> Iterator[tuple[str, str]]:
        """By what carries the data, or by the status; that it is confirmed changes nothing."""
        found: dict[str, dict[str, None]] = {}
        for basis in service.basis:
            open_ = basis.status is Status.UNKNOWN
            named = " ".join(each.instrument for each in basis.carriers)
            key = named or (OPEN if open_ else basis.status.value)
            found.setdefault(key, {}).update(dict.fromkeys(self.wording.mechanisms((basis,))))
        yield from ((key, ", ".join(said)) for key, said in found.items())

    def _to_come(self, days: Iterable[Day]) -> Mapping[str, str]:
        ahead = sorted(each for each in days if isinstance(each, date) and each > self._day)
        return {each.isoformat(): each.isoformat() for each in ahead}


def _countries(entry: Entry) -> set[str]:
    return {known(each) for each in (entry.country, *(one.country for one in entry.one_of))} - {""}


def _code(place: Place) -> str:
    """The country of a place; itself where it has none."""
    where = known(place.place)
    return " ".join(country_of(each) or each for each in place.options or (where,))
