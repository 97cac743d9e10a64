"""What to call whatever a record names by an id or a code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onward.inventory.organisation import OwnTerm
from onward.inventory.records import Inventory
from onward.inventory.value import Unknown
from onward.inventory.vendor import Location
from onward.law.law import Law
from onward.terms import vocabulary
from onward.terms.place import PlaceKind, country_of, name_of, resolve
from onward.terms.vocabulary import Term
from onward.transfers.applicable_law import OurLaw
from onward.transfers.subject import Subject
from onward.wording.english import with_article
from onward.wording.labels import called

UNKNOWN_PLACE = "an unknown place"
ZONES = {"EEA": "the EEA", "world": "any country in the world"}


def unnamed(said: object) -> str:
    """`unknown` or `not recorded`, for what has no value; empty for what has one."""
    return "unknown" if isinstance(said, Unknown) else "not recorded" if said is None else ""


def country_name(code: str) -> str:
    """A country in brackets, labels and lists: `United States`; or that it is unknown.

    What is no code, as a waiver may name by mistake, is given back as it is.
    """
    if code == "unknown":
        return "country unknown"
    return code if resolve(code).kind in (PlaceKind.REGION, PlaceKind.NOWHERE) else name_of(code)


def land(code: str) -> str:
    """A country within a sentence: `the United States`, `India`; or that it is unknown."""
    return "an unknown country" if code == "unknown" else with_article(country_name(code))


def site(place: str, named: Callable[[str], str] = land) -> str:
    """A place as records write it: a region by its country and its own id."""
    if place == "unknown":
        return UNKNOWN_PLACE
    if place in ZONES:
        return ZONES[place]
    found = resolve(place)
    if found.kind is PlaceKind.REGION:
        code = found.zone or found.country
        return f"{ZONES.get(code) or named(code)} ({place})" if code else place
    return named(place) if found.kind is not PlaceKind.NOWHERE else place


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one inventory and of the law by which it is judged."""

    inventory: Inventory
    our_law: OurLaw

    @property
    def law(self) -> Law:
        """The law as data."""
        return self.our_law.law

    @property
    def us(self) -> str:
        """Our own name, else the id of the inventory."""
        return called(self.inventory.organisation.name, self.inventory.id)

    def vendor(self, id_: str) -> str:
        """The name of a vendor; of one without a name its id, and that it has none."""
        vendor = self.inventory.vendors.get(id_)
        if vendor is None:
            return id_
        return called(vendor.name, f"{id_} (name {unnamed(vendor.name)})")

    def party(self, id_: str) -> str:
        """The name of a vendor, of ourselves or of our customers."""
        known = {"us": self.us, "self": "itself", "customers": "our customers"}
        return known.get(id_) or self.vendor(id_)

    def activity(self, id_: str) -> str:
        """The name of an activity, else its id."""
        activity = self.inventory.activities.get(id_)
        return called(activity.name if activity else None, id_)

    def service(self, vendor: str, id_: str) -> str:
        """What a service is for, else its id."""
        found = self.inventory.vendors.get(vendor)
        for service in found.services if found else ():
            if service.id == id_ and isinstance(service.purpose, str):
                return service.purpose
        return id_

    def instrument(self, id_: str) -> str:
        """The name of an instrument, else its id."""
        row = self.law.instruments.get(id_)
        return row.name if row else id_

    def data(self, id_: str) -> str:
        """The title of a category of data."""
        return _title(id_, vocabulary.data(), self.inventory.organisation.data_terms)

    def subjects(self, id_: str) -> str:
        """The title of a group of people."""
        return _title(id_, vocabulary.subjects(), self.inventory.organisation.subject_terms)

    def measures(self, id_: str) -> str:
        """The title of a measure."""
        return _title(id_, vocabulary.measures(), self.inventory.organisation.measure_terms)

    def subject(self, said: str) -> str:
        """A finding's subject in words: `sendgrid>aws@US`, `sendgrid/mail`, or a record's id."""
        subject = Subject.parse(said)
        named = " to ".join(self._record(each) for each in subject.parties)
        more = [self.service(subject.first, subject.service)] if subject.service else []
        more += [country_name(subject.country)] if subject.country is not None else []
        return f"{named} ({', '.join(more)})" if more else named

    def _record(self, id_: str) -> str:
        known = self.inventory
        shared = id_ in known.vendors or id_ not in known.activities
        return self.party(id_) if shared else self.activity(id_)

    def place(self, location: Location, named: Callable[[str], str] = land) -> str:
        """A place in words, with the choice of places; countries as they are `named`."""
        if location.open_options:
            options = " or ".join(site(each, named) for each in location.open_options)
            chooser = {"us": "us", "customer": "the customer"}.get(str(location.chosen_by))
            choice = f"chosen by {chooser}" if chooser else f"choice {unnamed(location.chosen_by)}"
            return f"{options} ({choice})"
        claim = location.country if isinstance(location.country, str) else ""
        where = (
            UNKNOWN_PLACE if isinstance(location.place, Unknown) else site(location.place, named)
        )
        known = isinstance(location.place, str) and country_of(location.place) == claim
        return where if known or not claim else f"{where}, said to be in {named(claim)}"


def _title(id_: str, known: Mapping[str, Term], own: tuple[OwnTerm, ...]) -> str:
    if id_ in known:
        return known[id_].title
    return next((term.title for term in own if term.id == id_), id_)
