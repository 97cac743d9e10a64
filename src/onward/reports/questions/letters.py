"""The questions as letters: one to each vendor, and a list for ourselves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from onward.inventory.organisation import Organisation
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.law.law import Law
from onward.reports.questions.addressees import Question
from onward.reports.questions.listing import Questionnaire
from onward.reports.questions.phrases import Phrases
from onward.reports.questions.topics import Topic
from onward.reports.questions.uses import together, uses
from onward.reports.words.words import language_of
from onward.wording.labels import called


class LetterQuestion(NamedTuple):
    """One question."""

    text: str
    owner: str
    """Whom of us to ask: who answers for the record; empty where it does not say."""


class Point(NamedTuple):
    """What is asked for one reason: one question, or several in a row."""

    questions: tuple[LetterQuestion, ...]
    why: str


class Letter(NamedTuple):
    """What is asked of one vendor, or of ourselves."""

    to: str
    """Empty for ourselves."""
    services: str
    """What we use the vendor for, as it would know it."""
    sender: str
    reply: str
    """Where the answer goes: a name and an address, as far as they are recorded."""
    points: tuple[Point, ...]
    internal: tuple[str, ...] = ()
    """The vendors, recorded as internal, that a letter to somebody else names."""
    language: str = "en"
    law: str = ""
    """The id of the regime that alone binds us; empty where several do, or it is not known."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of all inventories."""

    letters: tuple[Letter, ...]
    as_of: date
    law_checked: date
    other: str = ""
    """The language of our papers where there are no letters in it, and they are in English."""


def letters(questions: Sequence[Questionnaire], law: Law) -> Letters:
    """A letter to each vendor that is asked something; what we have to find out comes last."""
    found = tuple(letter for each in questions for letter in _of(each))
    english = [each.weighed.inventory.organisation for each in questions if each.language == "en"]
    ours = {each.language for each in english if each.language and language_of(each) is None}
    other = ", ".join(sorted(ours))
    return Letters(found, questions[0].weighed.statuses.day, law.checked, other)


def _of(put: Questionnaire) -> tuple[Letter, ...]:
    inventory = put.weighed.inventory
    say = Phrases(put.language, put.law)
    by_vendor: dict[str, list[Question]] = {}
    for each in put.questions:
        to = each.vendor if each.ask == "vendor" and each.vendor else ""
        by_vendor.setdefault(to, []).append(each)
    return tuple(
        _letter(inventory.vendors.get(to), asked, inventory, say) for to, asked in by_vendor.items()
    )


def _letter(
    vendor: Vendor | None, asked: Sequence[Question], inventory: Inventory, say: Phrases
) -> Letter:
    organisation = inventory.organisation
    done = uses(vendor, inventory, say).values() if vendor else ()
    return Letter(
        to=asked[0].name if vendor else "",
        services=together(done, say),
        language=say.language,
        law=say.law,
        sender=called(organisation.name, organisation.id),
        reply=_reply(organisation),
        points=tuple(_points(asked, ours=vendor is None)),
        internal=tuple(_internal(asked, inventory)) if vendor else (),
    )


def _points(asked: Iterable[Question], *, ours: bool) -> Iterator[Point]:
    for why, some in groupby(asked, key=lambda each: each.why):
        yield Point(tuple(_question(each, ours=ours) for each in some), why)


def _question(one: Question, *, ours: bool) -> LetterQuestion:
    known = ours and isinstance(one.owner, str)
    return LetterQuestion(one.question, str(one.owner) if known else "")


def _internal(asked: Sequence[Question], inventory: Inventory) -> Iterator[str]:
    """The names of other vendors that a letter names, where they are recorded as internal."""
    chain = [each for each in asked if each.topic is Topic.CHAIN_PARTY]
    for vendor in sorted(inventory.vendors.values(), key=lambda each: each.id):
        name = called(vendor.name, vendor.id)
        if vendor.visibility == "internal" and any(
            vendor.id in each.about or name in each.question for each in chain
        ):
            yield name


def _reply(organisation: Organisation) -> str:
    """Our data protection officer where one is recorded, else our contact."""
    contact = organisation.dpo or organisation.contact
    if contact is None:
        return ""
    known = (contact.name, contact.position, contact.email)
    return ", ".join(each for each in known if isinstance(each, str))
