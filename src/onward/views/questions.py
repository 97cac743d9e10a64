"""`onward questions`: every unknown as a question, to the vendor it concerns or to ourselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from onward.diagnostic import Judged, Place
from onward.inventory.records import UNKNOWN, Activity, Inventory, Organisation, Vendor
from onward.law.book import Book
from onward.transfers.flow import Kind
from onward.transfers.footing import Code, Footing, Judgment
from onward.transfers.weigh import Footings
from onward.transfers.words import settle, why
from onward.views.table import Table

COLUMNS = ("to", "question", "because")
OURSELVES = "ourselves"
ASKS: Mapping[str, str] = {
    "country": "In which country is the entity that we contract with established?",
    "name": "What is your name?",
    "legal_name": "What is the full legal name of the entity that we contract with?",
    "address": "What is its address?",
    "parent": "Which company controls you, and where is it established?",
    "subject_to": "Is your processing itself under the GDPR (Art. 3(2))?",
    "role": "Do you act as processor or as controller for this service?",
    "place": "Where are the data stored, and from which countries are they reached?",
    "by": "Which company runs that place?",
    "instrument": "On what ground do you receive personal data from the EEA (Chapter V GDPR)?",
    "vendor": "Which companies do you pass the data on to, where, and on what ground?",
    "status": "Is the agreement signed, and may we have a copy with its date?",
    "clear_text": "Do you need the data in clear text to provide the service?",
    "retention": "How long are the data kept?",
    "data": "Which categories of personal data are concerned?",
    "subjects": "Whose personal data are concerned?",
    "purpose": "For what purpose are the data processed?",
    "conclusion": "What did the transfer impact assessment conclude?",
    "listed_as": "As what are you on the list of the framework, and for which data?",
    "activities": "For which of our activities is the service used?",
    "email": "At which address can your privacy contact be reached?",
    "lawful_basis": "On what lawful basis do we process these data?",
}
SILENT = frozenset({Code.GROUND_UNKNOWN, Code.EXPORTER_UNKNOWN})
"""Told already by the unknown in the record, or by the question on the exporter."""


class Question(NamedTuple):
    """One question, to whom, and why it is asked."""

    to: str
    name: str
    text: str
    because: str
    at: Place
    inventory: str


def questions(weighed: Sequence[tuple[Judged, Inventory, Footings]], book: Book) -> Table:
    """The questions of the inventories, by the party that can answer them."""
    asked = [
        question
        for judged, inventory, footings in weighed
        for question in asked(judged.id, inventory, footings, book)
    ]
    found = sorted(dict.fromkeys(asked), key=lambda each: (each.inventory, each.name, each.text))
    day = weighed[0][2].day
    several = len(weighed) > 1
    return Table(
        command="questions",
        title=f"Questions as of {day}",
        columns=("inventory", *COLUMNS) if several else COLUMNS,
        rows=tuple(
            (each.inventory, each.name, each.text, each.because)
            if several
            else (each.name, each.text, each.because)
            for each in found
        ),
        records=tuple(
            {
                "inventory": each.inventory,
                "to": each.to,
                "name": each.name,
                "question": each.text,
                "because": each.because,
                "path": each.at.path,
                "route": each.at.route,
            }
            for each in found
        ),
        as_of=day,
        law_checked=book.checked,
        inventories=tuple(judged for judged, _, _ in weighed),
    )


def asked(name: str, inventory: Inventory, footings: Footings, book: Book) -> Iterator[Question]:
    for vendor in inventory.vendors.values():
        to = vendor.name if isinstance(vendor.name, str) else f"{vendor.id} (not named)"
        for route, key in _unknowns(vendor, ""):
            yield _ask(vendor.id, to, key, route, vendor, name)
    ours: tuple[Organisation | Activity, ...] = (
        inventory.organisation,
        *inventory.activities.values(),
    )
    for record in ours:
        for route, key in _unknowns(record, ""):
            yield _ask("us", OURSELVES, key, route, record, name)
    for judgment in footings.judgments:
        yield from _from_judgment(judgment, book, name)


def _unknowns(value: object, route: str) -> Iterator[tuple[str, str]]:
    """Every `unknown` in a record: the route of what holds it, and its key."""
    if not is_dataclass(value):
        return
    here = str(getattr(value, "route", "")) or route
    for field in fields(value):
        held = getattr(value, field.name)
        if held is UNKNOWN:
            yield f"{here}/{field.name}", field.name
        elif isinstance(held, tuple):
            for item in held:
                yield from _unknowns(item, here)
        else:
            yield from _unknowns(held, f"{here}/{field.name}")


def _ask(
    to: str, name: str, key: str, route: str, record: Vendor | Organisation | Activity, of: str
) -> Question:
    text = ASKS.get(key, f"What is the {key.replace('_', ' ')}?")
    about = route.rpartition("/")[0].strip("/").replace("/", ", ")
    because = f"recorded as unknown: {about + ', ' if about else ''}{key}"
    return Question(to, name, text, because, Place(record.origin, route), of)


def _from_judgment(judgment: Judgment, book: Book, name: str) -> Iterator[Question]:
    """What would settle a flow that is to be reviewed or unknown, asked of who can answer."""
    if judgment.footing not in (Footing.REVIEW, Footing.UNKNOWN):
        return
    flow = judgment.flow
    party = flow.exporter if flow.kind is Kind.CHAIN else flow.importer
    if flow.kind in (Kind.INBOUND, Kind.CUSTOMER):
        to, called = "us", OURSELVES
    else:
        to, called = party.id, party.name if party.named else f"{party.id} (not named)"
    for reason in judgment.reasons:
        if reason.code in SILENT or (
            reason.code is Code.IMPORTER_UNKNOWN and flow.importer.country is UNKNOWN
        ):
            continue
        text = settle(reason, judgment, book)
        because = why(reason, judgment, book)
        yield Question(to, called, text[:1].upper() + text[1:], because, reason.at, name)
