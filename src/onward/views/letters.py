"""The questions as letters: one to each vendor, and a list for ourselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onward.inventory.organisation import Organisation
from onward.inventory.vendor import Vendor
from onward.law.book import Book
from onward.views.asking import Asked, us
from onward.views.questions import Put
from onward.views.uses import purpose


class Point(NamedTuple):
    """A numbered question, and why it is asked."""

    question: str
    why: str


class Letter(NamedTuple):
    """What is asked of one vendor, or of ourselves."""

    to: str
    """Empty for ourselves."""
    services: tuple[str, ...]
    """What we use the vendor for, as it would know it."""
    sender: str
    reply: str
    """Where the answer goes: a name and an address, as far as they are recorded."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of all inventories."""

    letters: tuple[Letter, ...]
    as_of: date
    law_checked: date


def letters(questions: Sequence[Put], book: Book) -> Letters:
    """A letter to each vendor that is asked something; what we have to find out stands last."""
    found = tuple(letter for each in questions for letter in _of(each))
    return Letters(found, questions[0].weighed.footings.day, book.checked)


def _of(put: Put) -> tuple[Letter, ...]:
    inventory = put.weighed.inventory
    by_vendor: dict[str, list[Asked]] = {}
    for each in put.questions:
        to = each.vendor if each.ask == "vendor" and each.vendor else ""
        by_vendor.setdefault(to, []).append(each)
    return tuple(
        _letter(inventory.vendors.get(to), asked, inventory.organisation)
        for to, asked in by_vendor.items()
    )


def _letter(vendor: Vendor | None, asked: Sequence[Asked], organisation: Organisation) -> Letter:
    services = vendor.services if vendor else ()
    return Letter(
        to=asked[0].name if vendor else "",
        services=tuple(dict.fromkeys(purpose(service) for service in services)),
        sender=us(organisation),
        reply=_reply(organisation),
        points=tuple(Point(each.question, each.why) for each in asked),
    )


def _reply(organisation: Organisation) -> str:
    """Our data protection officer where one is recorded, else our contact."""
    contact = organisation.dpo or organisation.contact
    if contact is None:
        return ""
    known = (contact.name, contact.position, contact.email)
    return ", ".join(each for each in known if isinstance(each, str))
