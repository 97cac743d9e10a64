"""Names in records that lead to nothing: ids, words of the vocabularies, places.

A `Miss` is one use of such a name; `complaints` makes one complaint of all that share a cause.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from onward.diagnostic import Diagnostic, Place, Related, ending, fault_of_file, first_of_each
from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Organisation, OwnTerm
from onward.inventory.value import UNKNOWN, Terms, words_in
from onward.inventory.vendor import Location, Vendor
from onward.schema.wording import codes
from onward.syntax.value import extend
from onward.terms import vocabulary
from onward.terms.guess import did_you_mean
from onward.terms.meaning import place_meaning, sentence
from onward.terms.place import PlaceKind, country_of, resolve
from onward.terms.region import providers
from onward.terms.vocabulary import Term, guess_word

_MOST: Final = 20
"""How many other places of one cause are shown."""


class Miss(NamedTuple):
    """One use of a name that can't be followed."""

    rule: str
    scope: str
    """What the name would have to be; rule, scope and name make a cause."""
    name: str
    path: str
    route: str
    words: Callable[[], tuple[str, str]]
    """Gives message and remedy. Asked only for what is shown: a hint may compare many names."""


def complaints(misses: Iterable[Miss]) -> tuple[Diagnostic, ...]:
    """One complaint a cause: one name wherever it is used, and the names of one list together."""
    causes: list[list[Miss]] = []
    by_name: dict[tuple[str, str, str], list[Miss]] = {}
    by_list: dict[tuple[str, str, str], list[Miss]] = {}
    for miss in sorted(misses, key=_place):
        name = (miss.rule, miss.scope, miss.name)
        around = (miss.rule, miss.path, miss.route.rpartition("/")[0])
        uses = by_name.get(name) or by_list.get(around)
        if uses is None:
            uses = []
            causes.append(uses)
        uses.append(miss)
        by_name[name] = by_list[around] = uses
    shown, left = first_of_each(causes, lambda uses: uses[0].path)
    firsts = [(rest[0][0], len(rest)) for rest in left]
    return (
        *(_complaint(*uses) for uses in shown),
        *(ending(miss.rule, Place(miss.path, miss.route), count) for miss, count in firsts),
    )


def _complaint(first: Miss, *others: Miss) -> Diagnostic:
    message, remedy = first.words()
    same = sum(miss.name == first.name for miss in others)
    if same:
        message += f" (and in {same} more {'place' if same == 1 else 'places'})"
    related = [
        Related(
            "here too" if miss.name == first.name else miss.words()[0], Place(miss.path, miss.route)
        )
        for miss in others[:_MOST]
    ]
    if len(others) > _MOST:
        more = others[_MOST]
        count = f"{len(others) - _MOST} more places"
        related.append(Related(count, Place(more.path, more.route)))
    return fault_of_file(
        rule=first.rule,
        message=message,
        at=Place(first.path, first.route),
        cause=first.name,
        remedy=remedy,
        related=tuple(related),
    )


def _place(miss: Miss) -> tuple[str, str]:
    return (miss.path, miss.route)


class Known(NamedTuple):
    """The ids that an inventory has, and those of files with faults."""

    vendors: Collection[str]
    activities: Collection[str]
    faulty: Collection[str]

    def lacks(self, name: str, ids: Collection[str]) -> bool:
        """Whether a name leads to nothing, not even to a file with faults."""
        return name not in ids and name not in self.faulty


def unknown_ids(
    organisation: Organisation | None,
    vendors: Iterable[Vendor],
    activities: Iterable[Activity],
    known: Known,
) -> Iterator[Miss]:
    """Every reference that leads to no record of its kind."""
    for vendor in vendors:
        yield from _of_services(vendor, known)
        yield from _of_edges(vendor, known)
    for activity in activities:
        yield from _of_customers(activity, known)
    if organisation is not None:
        for notice in organisation.notices:
            for key, names in (("recipients", notice.recipients), ("mentions", notice.mentions)):
                for name in names or ():
                    if known.lacks(name, known.vendors):
                        yield _vendor(
                            organisation.origin, f"{notice.route}/{key}/{name}", name, known
                        )


def _of_customers(activity: Activity, known: Known) -> Iterator[Miss]:
    """What customers approved by name."""
    for controller in activity.controllers or ():
        for each in controller.approvals or ():
            if known.lacks(each.vendor, known.vendors):
                yield _vendor(activity.origin, f"{each.route}/vendor", each.vendor, known)


def _of_services(vendor: Vendor, known: Known) -> Iterator[Miss]:
    for service in vendor.services:
        for name in words_in(service.activities):
            if known.lacks(name, known.activities):
                route = f"{service.route}/activities/{name}"
                yield _activity(vendor.origin, route, name, known)
        yield from _of_places(vendor, service.locations, known)


def _of_edges(vendor: Vendor, known: Known) -> Iterator[Miss]:
    services = {service.id for service in vendor.services}
    for edge in vendor.subprocessors or ():
        if edge.vendor is not UNKNOWN and known.lacks(edge.vendor, known.vendors):
            yield _vendor(vendor.origin, f"{edge.route}/vendor", edge.vendor, known)
        for name in edge.serves or ():
            if name not in services:
                yield _service(vendor, f"{edge.route}/serves/{name}", name, services)
        yield from _of_places(vendor, edge.locations, known)


def _of_places(
    vendor: Vendor, locations: tuple[Location, ...] | None, known: Known
) -> Iterator[Miss]:
    for location in locations or ():
        name = location.by
        if isinstance(name, str) and name != "self" and known.lacks(name, known.vendors):
            yield _vendor(vendor.origin, f"{location.route}/by", name, known)


def _vendor(path: str, route: str, name: str, known: Known) -> Miss:
    words = partial(_no_record, name, "vendor", known.vendors, known.activities)
    return Miss("unknown-id", "vendor", name, path, route, words)


def _activity(path: str, route: str, name: str, known: Known) -> Miss:
    words = partial(_no_record, name, "activity", known.activities, known.vendors)
    return Miss("unknown-id", "activity", name, path, route, words)


def _no_record(
    name: str, kind: str, ids: Collection[str], others: Collection[str]
) -> tuple[str, str]:
    wanted, other = "a vendor", "an activity"
    if kind == "activity":
        wanted, other = other, wanted
    message = f"no {kind} has the id `{name}`{_hint(name, ids)}"
    if name in others:
        message = f"`{name}` is {other}, but {wanted} is expected here"
    folder = "vendors" if kind == "vendor" else "activities"
    return message, f"Name {wanted} of this inventory, or record it in {folder}/{name}.yaml."


def _service(vendor: Vendor, route: str, name: str, services: Collection[str]) -> Miss:
    scope = f"service of {vendor.origin}"
    words = partial(_no_service, name, services)
    return Miss("unknown-id", scope, name, vendor.origin, route, words)


def _no_service(name: str, services: Collection[str]) -> tuple[str, str]:
    message = f"this vendor has no service `{name}`{_hint(name, services)}"
    remedy = "Name a service of the same record, or leave `serves` out."
    return message, remedy


def _hint(name: str, ids: Collection[str]) -> str:
    near = did_you_mean(name, ids)
    return f": did you mean `{near}`?" if near and codes(near) == codes(name) else ""


_LISTED: Final[Mapping[str, tuple[str, Callable[[], Mapping[str, Term]]]]] = {
    "category of data": ("data", vocabulary.data),
    "category of data subjects": ("subjects", vocabulary.subjects),
    "measure": ("measures", vocabulary.measures),
}
"""What a word is -> the name under which `onward words` lists its like, and these."""


class Vocabulary(NamedTuple):
    """Every word that the records of one inventory may use."""

    data: frozenset[str]
    subjects: frozenset[str]
    measures: frozenset[str]


def words_of(organisation: Organisation) -> Vocabulary:
    """The vocabularies of the tool and the words that the organisation declares for itself."""
    return Vocabulary(
        _with(vocabulary.data(), organisation.data_terms),
        _with(vocabulary.subjects(), organisation.subject_terms),
        _with(vocabulary.measures(), organisation.measure_terms),
    )


def _with(known: Iterable[str], own: Iterable[OwnTerm]) -> frozenset[str]:
    return frozenset(known).union(term.id for term in own)


def unknown_terms(
    organisation: Organisation, vendors: Iterable[Vendor], activities: Iterable[Activity]
) -> Iterator[Miss]:
    """Every word that is in no vocabulary."""
    words = words_of(organisation)
    yield from _of_organisation(organisation, words)
    for vendor in vendors:
        yield from _of_vendor(vendor, words)
    for activity in activities:
        yield from _data(activity.data, activity.origin, "/data", words)
        yield from _subjects(activity.subjects, activity.origin, "/subjects", words)
        for controller in activity.controllers or ():
            yield from _measures(controller.mechanisms, activity.origin, words)


def _of_organisation(organisation: Organisation, words: Vocabulary) -> Iterator[Miss]:
    path = organisation.origin
    yield from _misses(organisation.measures, path, "/measures", words.measures, "measure")
    yield from _measures(organisation.frameworks, path, words)
    yield from _measures(organisation.mechanisms, path, words)
    for name in organisation.policy.by_data:
        yield from _data((name,), path, "/policy/by_data", words)


def _of_vendor(vendor: Vendor, words: Vocabulary) -> Iterator[Miss]:
    path = vendor.origin
    for service in vendor.services:
        yield from _data(service.data, path, f"{service.route}/data", words)
        yield from _subjects(service.subjects, path, f"{service.route}/subjects", words)
    for edge in vendor.subprocessors or ():
        yield from _data(edge.data, path, f"{edge.route}/data", words)
        yield from _measures(edge.mechanisms, path, words)
    yield from _measures(vendor.mechanisms, path, words)


def _data(names: Terms, path: str, route: str, words: Vocabulary) -> Iterator[Miss]:
    return _misses(names, path, route, words.data, "category of data")


def _subjects(names: Terms, path: str, route: str, words: Vocabulary) -> Iterator[Miss]:
    return _misses(names, path, route, words.subjects, "category of data subjects")


def _measures(
    mechanisms: tuple[Mechanism, ...] | None, path: str, words: Vocabulary
) -> Iterator[Miss]:
    for each in mechanisms or ():
        route = f"{each.route}/measures"
        yield from _misses(each.measures, path, route, words.measures, "measure")


def _misses(
    names: Terms, path: str, route: str, known: frozenset[str], what: str
) -> Iterator[Miss]:
    if not isinstance(names, tuple) or known.issuperset(names):
        return
    for name in names:
        if name not in known:
            words = partial(_no_term, name, known, what)
            yield Miss("unknown-term", what, name, path, f"{route}/{name}", words)


def _no_term(name: str, known: frozenset[str], what: str) -> tuple[str, str]:
    kind, terms = _LISTED[what]
    near = guess_word(name, known, terms())
    hint = f"did you mean `{near}`?" if near else f"`onward words {kind}` lists them"
    remedy = (
        f"Use a word that `onward words {kind}` lists, or declare one under `terms` in "
        "organisation.yaml."
    )
    return f"`{name}` is not a known {what}: {hint}", remedy


def wrong_places(vendors: Iterable[Vendor]) -> Iterator[Miss]:
    """Every place that is not known, and every region whose recorded country is not its own."""
    for vendor in vendors:
        lists = [service.locations for service in vendor.services]
        lists += [edge.locations for edge in vendor.subprocessors or ()]
        for location in (each for locations in lists for each in locations or ()):
            yield from _not_known(vendor, location)
            yield from _other_country(vendor, location)


def _not_known(vendor: Vendor, location: Location) -> Iterator[Miss]:
    newer = location.country is not None and ":" in str(location.place)
    names = [] if newer else [(location.place, "place")]
    names += [(option, extend("options", option)) for option in location.options]
    for name, step in names:
        if isinstance(name, str) and resolve(name).kind is PlaceKind.NOWHERE:
            route = f"{location.route}/{step}"
            words = partial(_no_place, name)
            yield Miss("unknown-region", "place", name, vendor.origin, route, words)


def _no_place(name: str) -> tuple[str, str]:
    provider, colon, _ = name.partition(":")
    if colon and provider in providers():
        message, listed = f"`{name}` is not a known region of {provider}", provider
        remedy = (
            "Write a region that `onward words {}` lists, or the country itself; for a region "
            "that is newer than the list, add its `country`."
        )
    elif colon:
        message, listed = f"Onward does not know the regions of `{provider}`", "regions"
        remedy = "Write the country of the region; `onward words {}` lists the known regions."
    else:
        message, listed = f"unknown place `{name}`", "places"
        remedy = (
            "Write a country code or another place that `onward words {}` lists, a region as "
            "`provider:name` (`onward words regions`), or `unknown`."
        )
    hint = sentence(place_meaning(name), f"`onward words {listed}` lists them")
    return f"{message}: {hint}", remedy.format(listed)


def _other_country(vendor: Vendor, location: Location) -> Iterator[Miss]:
    if not isinstance(location.country, str) or not isinstance(location.place, str):
        return
    country = country_of(location.place)
    if country is not None and country != location.country:
        yield Miss(
            "contradictory-place",
            location.route,
            location.place,
            vendor.origin,
            f"{location.route}/country",
            partial(_two_countries, location, country),
        )


def _two_countries(location: Location, country: str) -> tuple[str, str]:
    return (
        f"`{location.place}` lies in {country}, but the record says {location.country}",
        "Ask the vendor where the data is stored, and correct the record.",
    )
