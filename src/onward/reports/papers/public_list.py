"""The list of sub-processors that customers may see, as a value: what it lacks does not leave.

Every printer of the list and of its changes reads this value, so its fields are the allow-list:
notes, owners, evidence, contacts, agreements and whatever else a record says are in none of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onward.inventory.organisation import Organisation
from onward.inventory.value import Day, Terms, Text, Unknown
from onward.transfers.status import Status


class Place(NamedTuple):
    """A place of a service."""

    place: str | Unknown
    uses: Terms
    """What it is used for: storage, support..."""
    options: tuple[str, ...]
    """Several places if one of them is chosen."""
    chosen_by: str | Unknown | None


class Carrier(NamedTuple):
    """A transfer mechanism that carries a transfer, or may."""

    instrument: str
    """An id of the law data."""
    until: date | None
    """The last day on which it counts, where it ends soon."""


class Basis(NamedTuple):
    """On what the transfer of a service rests under one law."""

    regime: str
    """The id of the regime; empty where none is known."""
    status: Status
    carriers: tuple[Carrier, ...]
    """What carries it, or may; none where no transfer takes place, none is valid or it is unknown
    what carries it.
    """
    recorded: bool
    """Whether the record says anything of a mechanism, be it that it is unknown."""
    company: Text = None
    """Of several companies the one for which this is so; None where it is so for each."""
    option: str = ""
    """The place for which this is so, where the customer chooses one."""
    destination: str = ""
    """The country for which this is so, where it is not so for each."""
    onward: bool = False
    """Whether the company, to which there is no transfer, engages one to which there is or may be.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicService:
    """What a sub-processor does for customers."""

    key: str
    """The id of the service: by it a later list is compared; it is not printed."""
    purpose: Text
    products: tuple[str, ...]
    activities: tuple[str, ...]
    """Ids of ours, in which we act for customers."""
    engaged_by: Text = ""
    """What the sub-processor is called that engages this one; empty: we engage it."""
    data: Terms
    """Those of the activities of the list, where the service has others besides."""
    subjects: Terms
    places: tuple[Place, ...] | None
    basis: tuple[Basis, ...]
    since: Day
    until: Day


class Company(NamedTuple):
    """A company that may be the one of an entry."""

    legal_name: Text
    country: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A sub-processor."""

    id: str
    name: Text
    legal_name: Text
    country: Text
    one_of: tuple[Company, ...] = ()
    """The companies of which it is one, where it is not known which."""
    group: bool = False
    """A company of our own group."""
    link: Text = None
    services: tuple[PublicService, ...]
    declared: bool = False
    """Whether it is recorded whom it engages in turn, or that it engages no one."""


class Remarks(NamedTuple):
    """What is to be known before the list is published, and is not on it: ids of vendors."""

    internal: tuple[str, ...] = ()
    """Left out: recorded as internal."""
    undecided: tuple[str, ...] = ()
    """Left out: it is not known whether they serve an activity for customers."""
    unsettled: tuple[str, ...] = ()
    """On the list, although their role is not known."""
    ending: tuple[str, ...] = ()
    """On the list with a transfer mechanism that ends soon."""
    unconfirmed: tuple[str, ...] = ()
    """On the list with a transfer mechanism that is not shown to be valid."""
    unknown: tuple[str, ...] = ()
    """On the list, although it is not known whether, or on what, data is transferred to them."""
    failing: tuple[str, ...] = ()
    """On the list without a transfer mechanism that is valid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicList:
    """The sub-processors on a day."""

    id: str
    """Of the inventory."""
    name: str
    """What we are called."""
    legal_name: Text
    country: Text
    law: str
    """The id of the regime that alone binds us; empty where several do, or it is not known."""
    day: date
    activity: str
    """The id of the one activity of ours that is asked for; empty: all in which we act for
    customers.
    """
    activities: tuple[tuple[str, str], ...]
    """Id and name of each activity of the list."""
    entries: tuple[Entry, ...]
    """Those that we engage, by name; own affiliates last."""
    further: tuple[Entry, ...]
    """Those that these engage in turn, by name."""
    terms: Organisation
    """The words for data and data subjects that we declare, and nothing else of us."""
    remarks: Remarks

    @property
    def current(self) -> tuple[Entry, ...]:
        """Those that serve customers already, or may, without the companies of our group."""
        return tuple(each for each in self.entries if not each.group and each not in self.coming)

    @property
    def coming(self) -> tuple[Entry, ...]:
        """Those that begin on a later day, without the companies of our group."""
        return tuple(each for each in self.entries if not each.group and self._later(each))

    @property
    def affiliates(self) -> tuple[Entry, ...]:
        """The companies of our group that we engage."""
        return tuple(each for each in self.entries if each.group)

    def _later(self, entry: Entry) -> bool:
        days = [each.since for each in entry.services]
        return all(isinstance(each, date) and each > self.day for each in days)
