"""Documents that records name: those whose file should lie below the inventory."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory
from onward.inventory.vendor import Agreement, Evidence, Vendor

_Record: TypeAlias = Vendor | Organisation | Activity
_ADDRESSES: Final = ("https://", "http://")
_STEP: Final = r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*"
_FILE: Final = re.compile(
    rf"(?i)({_STEP}/)*{_STEP}\.(pdf|docx?|odt|rtf|txt|md|html?|png|jpe?g|eml|msg|xlsx?|csv|zip)\Z"
)
"""What is the name of a file and no title: it ends as the names of documents do."""


class Document(NamedTuple):
    """A file that a record names, and where it does."""

    record: str
    """The id of the record."""
    path: str
    """The path of the record."""
    route: str
    name: str
    """The path of the file below the inventory."""
    agreement: bool = False
    hashed: bool = False
    """The record holds the SHA-256 of the file: `altered-document` speaks of it."""


def documents(inventory: Inventory) -> Iterator[Document]:
    """Every file that the records of an inventory name: contracts, assessments, evidence, notices.

    A web address is no file. A contract is always one; elsewhere it may be a title, and only what
    ends as the names of files do is taken for one.
    """
    ours = inventory.organisation
    yield from _named(ours, [(f"{n.route}/document", n.document) for n in ours.notices])
    yield from _assessed(ours, *(ours.frameworks or ()), *(ours.mechanisms or ()))
    for activity in inventory.activities.values():
        yield from _evidence(activity.id, activity.origin, activity.evidence)
        for customer in activity.controllers or ():
            yield from _assessed(activity, *(customer.mechanisms or ()))
    yield from _evidence(ours.id, ours.origin, ours.evidence)
    for vendor in inventory.vendors.values():
        yield from _evidence(vendor.id, vendor.origin, vendor.evidence)
        yield from _assessed(vendor, *(vendor.mechanisms or ()))
        yield from _contract(vendor, vendor.agreement)
        shown = vendor.certificates or ()
        yield from _named(vendor, [(f"{each.route}/document", each.document) for each in shown])
        for edge in vendor.subprocessors or ():
            yield from _contract(vendor, edge.agreement)
            yield from _assessed(vendor, *(edge.mechanisms or ()))


def _contract(vendor: Vendor, agreement: Agreement | None) -> Iterator[Document]:
    name = agreement.document if agreement is not None else None
    if agreement is not None and isinstance(name, str) and not name.startswith(_ADDRESSES):
        hashed = agreement.sha256 is not None
        route = f"{agreement.route}/document"
        yield Document(vendor.id, vendor.origin, route, name, agreement=True, hashed=hashed)


def _assessed(record: _Record, *mechanisms: Mechanism) -> Iterator[Document]:
    for each in mechanisms:
        if each.assessment is not None:
            route = f"{each.route}/assessment/document"
            yield from _named(record, [(route, each.assessment.document)])


def _evidence(id_: str, path: str, pieces: tuple[Evidence, ...]) -> Iterator[Document]:
    for each in pieces:
        if isinstance(each.document, str) and _FILE.match(each.document):
            yield Document(id_, path, f"{each.route}/document", each.document)


def _named(record: _Record, said: list[tuple[str, object]]) -> Iterator[Document]:
    for route, name in said:
        if isinstance(name, str) and _FILE.match(name):
            yield Document(record.id, record.origin, route, name)
