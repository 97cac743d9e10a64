"""One thing that is open, and the single things that a question asks for."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from onward.diagnostic import Place
from onward.inventory.records import Inventory
from onward.inventory.vendor import Service, Vendor
from onward.law.law import Law
from onward.reports.questions.phrases import ENGLISH, Phrases
from onward.reports.questions.topics import Topic
from onward.reports.questions.uses import Use
from onward.transfers.assess import Statuses
from onward.wording.labels import called


class Inquiry(NamedTuple):
    """What questions are made from."""

    inventory: Inventory
    statuses: Statuses
    law: Law
    say: Phrases
    """The words of the language in which is asked."""
    uses: Mapping[str, Mapping[str, Use]]
    """By the id of a vendor and of its service, what a question about that service is about."""

    def about_service(self, service: Service, vendor: Vendor) -> Use:
        """What a question about a service is about."""
        return self.uses[vendor.id][service.id]


class Item(NamedTuple):
    """One thing that a question asks for."""

    code: str
    """The key of the record that is open, or the reason code of what is to be shown."""
    text: str
    about: str = ""
    """The instrument that is to be shown."""
    claim: bool = False
    """Whether the text says what is to be shown, and is no name of a thing."""


class OpenPoint(NamedTuple):
    """One thing that is open."""

    topic: Topic
    subject: str
    at: Place
    reason: str
    """`unknown`, `not-recorded`, or the reason code of a transfer that an answer can close."""
    vendor: Vendor | None = None
    """The vendor that could answer, or is spoken of; None where no vendor is."""
    key: str = ""
    """What it is about, so that nothing is asked twice under one topic."""
    about: Use | str = ""
    items: tuple[Item, ...] = ()
    because: str = ""
    held: bool = False
    """Whether we hold the document that has the answer."""

    @property
    def name(self) -> str:
        """What to call the vendor that is spoken of."""
        return called(self.vendor.name, self.vendor.id) if self.vendor else ""

    @property
    def about_id(self) -> str:
        """The id of the vendor that is spoken of; empty where none is."""
        return self.vendor.id if self.vendor else ""


def item(say: Phrases, key: str, part: str = "") -> Item:
    """A key of a record in words; those of the part that holds it go first."""
    first, _, letter = key.partition(" ")
    if first == "letters":
        return Item(f"letters.{letter}", say("letters", letter))
    section = part if key in say.table.get(part, ()) else "items"
    return Item(key, say(section, key))


def chain_item(code: str, say: Phrases) -> Item:
    return Item(code, say("chain-items", code))


_CHAIN_BY_TOPIC: Final[Mapping[Topic, str]] = {
    Topic.COUNTRY: "country",
    Topic.WHICH: "country",
    Topic.PLACES: "locations",
    Topic.MECHANISM: "mechanisms",
    Topic.MECHANISM_OUTSIDE: "mechanisms",
    Topic.AGREEMENT: "agreement",
    Topic.TERMS: "agreement",
    Topic.CHAIN: "subprocessors",
    Topic.CHAIN_PARTY: "subprocessors",
    Topic.CONTACT: "contact",
    Topic.PARENT: "parent",
    Topic.ROLE: "role",
    Topic.SUBJECT_TO: "subject_to",
    Topic.CLEAR_TEXT: "clear_text",
    Topic.RETENTION: "retention",
}


def of_party_behind(topic: Topic, items: tuple[Item, ...], say: Phrases) -> tuple[Item, ...]:
    """What to ask the vendor that passes data on for what is open in the record of the party."""
    if topic in _CHAIN_BY_TOPIC:
        return (chain_item(_CHAIN_BY_TOPIC[topic], say),)
    return items or (chain_item("mechanisms", say),)


def in_order(items: Sequence[Item]) -> list[Item]:
    """What is open of the disclosure first; then where the party is, and what binds it."""
    order = tuple(ENGLISH.table["chain-items"])
    return sorted(items, key=lambda each: order.index(each.code) if each.code in order else -1)
