"""Make an inventory of records: one id one record, none too large, every name leads somewhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from onward.diagnostic import Diagnostic, Outcome, Place, Related, bounded, fault_of_file
from onward.inventory.build import Record
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory, Waiver
from onward.inventory.resolve import (
    Known,
    Miss,
    complaints,
    unknown_ids,
    unknown_terms,
    wrong_places,
)
from onward.inventory.vendor import Edge, Location, Vendor
from onward.source.text import Folder, like_a_record
from onward.syntax.value import extend
from onward.terms.vocabulary import data, measures, subjects

_HOME: Final = "organisation.yaml"
_NAME: Final = "Name a key of the record; name items of a list by id, vendor, instrument or place."


def link(
    folder: Folder,
    records: Iterable[Record],
    earlier: Sequence[Diagnostic] = (),
    faulty: Mapping[str, str] | None = None,
) -> Outcome[Inventory]:
    """The inventory of a folder, or all its faults.

    `earlier` is what earlier stages say of files of this folder; it comes back first, and with it
    there is no inventory. `faulty` is the path and the id (`record_id`) of each file that those
    stages refused: nothing is said of what refers to it. Every complaint has the id of the
    inventory: what its organisation says, else the name of the folder.
    """
    refused = dict(faulty or {})
    groups = _Groups(records)
    organisation = groups.organisation
    inventory = organisation.id if organisation else _id_of_faulty(refused) or folder.name
    faults = [*earlier, *groups.nested]
    at_fault = {*refused, *(each.at.path for each in earlier)}
    beside = folder.unread and not folder.sources
    if organisation is None and not beside and not any(_is_home(path) for path in at_fault):
        faults.append(_missing(folder))
    unseen = any(not like_a_record(each.path) for each in folder.unread)
    faults.extend(_faults(groups, organisation, None if unseen else refused))
    if faults or organisation is None:
        return Outcome(None, tuple(replace(fault, inventory=inventory) for fault in faults))
    return Outcome(
        Inventory(
            id=organisation.id,
            path=folder.path,
            organisation=organisation,
            vendors={one.id: one for one in groups.vendors},
            activities={one.id: one for one in groups.activities},
            waivers={one.id: one for one in groups.waivers},
        )
    )


class _Groups:
    """Records by their kind, each in the order of the ids; organisations below the first apart."""

    __slots__ = ("activities", "nested", "organisation", "vendors", "waivers")

    def __init__(self, records: Iterable[Record]) -> None:
        every = sorted(records, key=lambda record: (record.id, record.origin))
        self.vendors = [record for record in every if isinstance(record, Vendor)]
        self.activities = [record for record in every if isinstance(record, Activity)]
        self.waivers = [record for record in every if isinstance(record, Waiver)]
        homes = [record for record in every if isinstance(record, Organisation)]
        homes.sort(key=lambda home: (home.origin.count("/"), home.origin))
        self.organisation = homes[0] if homes else None
        self.nested = [_nested(home, homes[0]) for home in homes[1:]]


def _faults(
    groups: _Groups, organisation: Organisation | None, refused: Mapping[str, str] | None
) -> list[Diagnostic]:
    """Ids first: where two records share one, what refers to it can't be judged.

    Nor can it where `refused` is None: a directory was not read, and may hold any record.
    """
    repeated = list(
        repeated_ids(organisation, (*groups.vendors, *groups.activities, *groups.waivers))
    )
    if repeated:
        return list(bounded(repeated))
    misses = list(wrong_places(groups.vendors))
    if refused is not None:
        known = Known(
            frozenset(one.id for one in groups.vendors),
            frozenset(one.id for one in groups.activities),
            frozenset(refused.values()),
        )
        misses += unknown_ids(organisation, groups.vendors, groups.activities, known)
    if organisation is not None:
        misses += unknown_terms(organisation, groups.vendors, groups.activities)
    misses += _dangling(groups, {miss.path for miss in misses})
    return sorted((*complaints(misses), *too_large(groups.vendors)), key=lambda fault: fault.at)


def _dangling(groups: _Groups, wrong: set[str]) -> Iterator[Miss]:
    """Routes of evidence that lead to nothing, in records whose names are right."""
    records: list[Organisation | Vendor | Activity] = [*groups.vendors, *groups.activities]
    for record in (*records, groups.organisation) if groups.organisation else records:
        if record.origin in wrong:
            continue
        for each in record.evidence:
            supports = frozenset(each.supports if each.dangling else ())
            for route, step in each.dangling:
                key = "supports" if route in supports else "contradicts"
                at = extend(f"{each.route}/{key}", route)
                words = partial(_no_step, route, step)
                yield Miss("dangling-evidence", record.origin, step, record.origin, at, words)


def _no_step(route: str, step: str) -> tuple[str, str]:
    return f"the evidence is for `{route}`, but the record has no `{step}` there", _NAME


def _id_of_faulty(refused: Mapping[str, str]) -> str:
    written = [id_ for path, id_ in refused.items() if _is_home(path) and id_ != "organisation"]
    return written[0] if written else ""


def _is_home(path: str) -> bool:
    return path.rpartition("/")[2] == _HOME


def _nested(home: Organisation, first: Organisation) -> Diagnostic:
    return fault_of_file(
        rule="nested-inventory",
        message=f"an inventory can't lie inside another: `{first.origin}` is above it",
        at=Place(home.origin),
        remedy="Move it beside the other inventory, or make its records part of that one.",
    )


def _missing(folder: Folder) -> Diagnostic:
    path = _HOME if folder.path in ("", ".") else f"{folder.path}/{_HOME}"
    return fault_of_file(
        rule="schema-kind",
        message="no record says whose inventory this is: it has no `organisation.yaml`",
        at=Place(path),
        remedy="Write `kind: organisation`, a name and a country there.",
    )


RESERVED: Final = {
    "self": "the vendor itself",
    "us": "our own organisation",
    "customer": "a customer of ours",
    "unknown": "unknown",
    "none": "none",
}
"""Words with a meaning of their own where an id may be written."""
_DEVICES: Final = (
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
)
NO_FILE: Final = {
    **RESERVED,
    "organisation": "the file of our own organisation",
    **dict.fromkeys(_DEVICES, "a device, for Windows"),
}
"""What a new record may not be called: its id is the name of its file."""
OF_FLOWS: Final = {
    "customers": "those to whom we return data",
    "in": "those who send us data",
    "unnamed": "a party that no record names",
}
"""Words by which a finding names an end of a transfer, where else the id of a vendor stands."""
NO_VENDOR: Final = {**NO_FILE, **OF_FLOWS}
"""What a new vendor may not be called."""

_KINDS: Final = {Vendor: "a vendor", Activity: "an activity", Waiver: "a waiver"}


def repeated_ids(
    organisation: Organisation | None, records: Iterable[Vendor | Activity | Waiver]
) -> Iterator[Diagnostic]:
    """Ids that two records share, or that are reserved words."""
    taken: dict[tuple[type, str], Vendor | Activity | Waiver] = {}
    if organisation is not None:
        yield from _reserved(organisation)
        yield from _own_terms(organisation)
    for record in sorted(records, key=lambda one: one.origin):
        yield from _reserved(record)
        if isinstance(record, Vendor):
            yield from _services(record)
        first = taken.setdefault((type(record), record.id), record)
        if first is not record:
            message = f"the id `{record.id}` is taken by {_KINDS[type(first)]}"
            yield _fault(record, _id_route(record), record.id, message, Place(first.origin))


def same_id(one: Organisation, others: Sequence[Organisation]) -> Diagnostic:
    """Two inventories of one run with the same id: their findings would look the same."""
    written = ", ".join(f"`{each.origin}`" for each in others)
    message = f"the inventories of `{one.origin}` and {written} have the same id `{one.id}`"
    fault = _fault(one, "", one.id, message, Place(others[0].origin))
    return replace(
        fault,
        reason="findings, waivers and comparisons name an inventory by its id",
        remedy="Write an `id:` of its own in each `organisation.yaml`; without one the id is the"
        " name of the directory.",
    )


def reserved(word: str) -> str:
    """Why a reserved word cannot be an id."""
    meaning = "" if NO_VENDOR[word] == word else f": it means {NO_VENDOR[word]}"
    return f"`{word}` is a reserved word and cannot be an id{meaning}"


def _reserved(record: Organisation | Vendor | Activity | Waiver) -> Iterator[Diagnostic]:
    if record.id in RESERVED or (isinstance(record, Vendor) and record.id in OF_FLOWS):
        message = reserved(record.id)
        yield _fault(record, _id_route(record), record.id, message)


def _id_route(record: Organisation | Vendor | Activity | Waiver) -> str:
    """Where the id is written: nowhere if it is the name of the file."""
    stem = record.origin.rpartition("/")[2].rpartition(".")[0]
    return "" if record.id == stem or isinstance(record, Organisation) else "/id"


def _services(vendor: Vendor) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for service in vendor.services:
        at = first.setdefault(service.id, service.route)
        if at != service.route:
            message = f"two services of this vendor have the id `{service.id}`"
            there = Place(vendor.origin, f"{at}/id")
            yield _fault(vendor, f"{service.route}/id", service.id, message, there)


def _own_terms(organisation: Organisation) -> Iterator[Diagnostic]:
    for key, own, known in (
        ("data", organisation.data_terms, data()),
        ("subjects", organisation.subject_terms, subjects()),
        ("measures", organisation.measure_terms, measures()),
    ):
        seen: set[str] = set()
        for term in own:
            if term.id in known or term.id in seen:
                where = "a word of the vocabulary already" if term.id in known else "declared twice"
                message = f"`{term.id}` is {where}"
                yield _fault(organisation, f"/terms/{key}/{term.id}/id", term.id, message)
            seen.add(term.id)


def _fault(
    record: Organisation | Vendor | Activity | Waiver,
    route: str,
    name: str,
    message: str,
    first: Place | None = None,
) -> Diagnostic:
    return fault_of_file(
        rule="duplicate-id",
        message=message,
        at=Place(record.origin, route),
        cause=name,
        remedy="Give it another `id:`; lower-case letters and digits, joined by single dashes.",
        related=(Related("it is used here too", first),) if first else (),
    )


MOST_JUDGED: Final = 20_000
"""In one record: how often a mechanism may have to be judged for a service or one of its places."""
MOST_PASSED_ON: Final = 250_000
"""In one record: how many pairs there may be of a service and an edge that serves it."""

_REMEDY: Final = "Split the record into several, or remove what is not in use."


def too_large(vendors: Iterable[Vendor]) -> Iterator[Diagnostic]:
    """Records whose lists multiply beyond what a run may cost, before anything is judged."""
    every = tuple(vendors)
    places = {vendor.id: _places(_all_places(vendor)) for vendor in every}
    for vendor in every:
        judged = _judged(vendor, places)
        if judged > MOST_JUDGED:
            wording = "services, places and mechanisms make"
            yield _oversized(vendor, "/mechanisms", wording, judged, MOST_JUDGED)
        passed_on = _passed_on(vendor)
        if passed_on > MOST_PASSED_ON:
            wording = "services and sub-processors make"
            yield _oversized(vendor, "/subprocessors", wording, passed_on, MOST_PASSED_ON)


def _judged(vendor: Vendor, places: Mapping[str, int]) -> int:
    """An edge is judged by the places that it names, else by those of its party."""
    run_by = Counter(str(place.by) for place in _all_places(vendor))
    count = (len(vendor.services) + places[vendor.id]) * max(1, len(vendor.mechanisms or ()))
    for edge in vendor.subprocessors or ():
        party = str(edge.vendor)
        there = _places(edge.locations) if edge.locations else places.get(party, 0)
        count += (1 + run_by[party] + there) * max(1, len(edge.mechanisms or ()))
    return count


def _all_places(vendor: Vendor) -> list[Location]:
    return [place for service in vendor.services for place in service.locations or ()]


def _places(locations: Iterable[Location]) -> int:
    """How many they are; a choice is as many as it has options."""
    return sum(max(1, len(each.options)) for each in locations)


def _passed_on(vendor: Vendor) -> int:
    return sum(_served(edge, len(vendor.services)) for edge in vendor.subprocessors or ())


def _served(edge: Edge, services: int) -> int:
    return services if edge.serves is None else len(edge.serves)


def _oversized(vendor: Vendor, route: str, wording: str, count: int, most: int) -> Diagnostic:
    return fault_of_file(
        rule="yaml-limit",
        message=f"{wording} {count:,} combinations to judge; at most {most:,} are allowed",
        at=Place(vendor.origin, route),
        reason="A record that large would take too much time and memory.",
        remedy=_REMEDY,
    )
