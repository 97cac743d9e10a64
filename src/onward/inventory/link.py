"""Make an inventory of records: every reference, word and place in it leads somewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from onward.diagnostic import Diagnostic, Outcome, Place, Severity, bounded
from onward.inventory.build import Record
from onward.inventory.check_ids import repeated_ids
from onward.inventory.check_places import wrong_places
from onward.inventory.check_references import Known, unknown_ids
from onward.inventory.check_vocabulary import unknown_terms
from onward.inventory.limits import too_large
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory, Waiver
from onward.inventory.unresolved import Miss, complaints
from onward.inventory.vendor import Vendor
from onward.source.text import Folder, like_a_record
from onward.syntax.value import extend

_HOME: Final = "organisation.yaml"
_NAME: Final = "Name what is there; the items of a list by id, vendor, instrument or place."


def link(
    folder: Folder,
    records: Iterable[Record],
    wording: Sequence[Diagnostic] = (),
    faulty: Mapping[str, str] | None = None,
) -> Outcome[Inventory]:
    """The inventory of a folder, or all that stands against it.

    `disclosed` is what earlier stages say of files of this folder; it comes back first, and with it
    there is no inventory. `faulty` is the path and the id (`record_id`) of each file that those
    stages refused: nothing is said of what refers to it. Every complaint bears the id of the
    inventory: what its organisation says, else the name of the folder.
    """
    refused = dict(faulty or {})
    groups = _Groups(records)
    organisation = groups.organisation
    if organisation is not None and not organisation.id:
        organisation = replace(organisation, id=folder.name)
    inventory = organisation.id if organisation else _id_of_faulty(refused) or folder.name
    faults = [*wording, *groups.nested]
    at_fault = {*refused, *(each.at.path for each in wording)}
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
    return f"the evidence is for `{route}`, and the record has no `{step}` there", _NAME


def _id_of_faulty(refused: Mapping[str, str]) -> str:
    written = [id_ for path, id_ in refused.items() if _is_home(path) and id_ != "organisation"]
    return written[0] if written else ""


def _is_home(path: str) -> bool:
    return path.rpartition("/")[2] == _HOME


def _nested(home: Organisation, first: Organisation) -> Diagnostic:
    return Diagnostic(
        rule="nested-inventory",
        severity=Severity.ERROR,
        inventory="",
        subject=home.origin,
        message=f"an inventory can't lie in another: `{first.origin}` stands above it",
        at=Place(home.origin),
        remedy="Move it beside the other inventory, or make its records part of that one.",
    )


def _missing(folder: Folder) -> Diagnostic:
    path = _HOME if folder.path in ("", ".") else f"{folder.path}/{_HOME}"
    return Diagnostic(
        rule="schema-kind",
        severity=Severity.ERROR,
        inventory="",
        subject=path,
        message="no record says whose inventory this is: it has no `organisation.yaml`",
        at=Place(path),
        remedy="Write `kind: organisation`, a name and a country there.",
    )
