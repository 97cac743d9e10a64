"""Ids: one for each record of a kind, and one for each part of a record.

Records of different kinds may share an id: every reference says by its key of which kind it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from onward.diagnostic import Diagnostic, Place, Related, Severity
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Waiver
from onward.inventory.vendor import Vendor
from onward.terms.vocabulary import data, measures, subjects

RESERVED: Final = {
    "self": "the party of the record itself",
    "us": "ourselves",
    "customer": "a customer of ours",
    "unknown": "that nobody knows",
    "none": "that there is none",
}
"""Words that stand where an id may stand, and what they say there."""

_KINDS: Final = {Vendor: "a vendor", Activity: "an activity", Waiver: "a waiver"}


def repeated_ids(
    organisation: Organisation | None, records: Iterable[Vendor | Activity | Waiver]
) -> Iterator[Diagnostic]:
    """Ids that two records share, or that are words of the tool."""
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
    """Two inventories of one run that bear one id: nothing would tell their findings apart."""
    written = ", ".join(f"`{each.origin}`" for each in others)
    message = f"the inventories of `{one.origin}` and {written} have the same id `{one.id}`"
    fault = _fault(one, "", one.id, message, Place(others[0].origin))
    return replace(
        fault,
        reason="findings, waivers and comparisons name an inventory by its id",
        remedy="Write an `id:` of its own in each `organisation.yaml`; without one the id is the"
        " name of the directory.",
    )


def _reserved(record: Organisation | Vendor | Activity | Waiver) -> Iterator[Diagnostic]:
    if record.id in RESERVED:
        message = f"`{record.id}` can't be an id: in a record the word says {RESERVED[record.id]}"
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
    return Diagnostic(
        rule="duplicate-id",
        severity=Severity.ERROR,
        inventory="",
        subject=record.origin,
        message=message,
        at=Place(record.origin, route),
        cause=name,
        remedy="Give it another `id:`; lower-case letters and digits, joined by single dashes.",
        related=(Related("it stands here first", first),) if first else (),
    )
