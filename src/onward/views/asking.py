"""From what is unknown to questions: one each, to who can answer, and nothing asked twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from onward.diagnostic import Place
from onward.inventory.organisation import Organisation
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.law.book import Book
from onward.transfers.weigh import Footings
from onward.views import our_topics, passed_on, topics
from onward.views.found import Found, found, purpose
from onward.views.topic import Topic, Who

_REGIMES: Final = {"EU": "the EEA", "UK": "the United Kingdom", "CH": "Switzerland"}
_HELD: Final = ("signed", "incorporated")
_ORDER: Final = tuple(
    each for each in (*vars(topics).values(), *vars(our_topics).values()) if isinstance(each, Topic)
)
"""The order of the questions in a letter is that in which the topics are written."""


class Asked(NamedTuple):
    """One question, to whom, and why it is asked."""

    ask: str
    """`vendor` or `us`: who can answer."""
    vendor: str | None
    """The id of the vendor that is asked, or that is spoken of."""
    name: str
    """The name of the vendor that is asked; ours where we are."""
    subject: str
    question: str
    why: str
    at: Place


@dataclass(slots=True)
class _Draft:
    """A question to which more may be added while the records are read."""

    found: Found
    to: Vendor | None
    """Who is asked; None for ourselves."""
    items: list[str] = field(default_factory=list)

    def add(self, items: Sequence[str]) -> None:
        """Put what else is open under the same question."""
        self.items.extend(item for item in items if item not in self.items)


def asked(inventory: Inventory, footings: Footings, book: Book) -> tuple[Asked, ...]:
    """The questions of an inventory: by vendor, those to ourselves at the end."""
    drafts: dict[tuple[str, Topic, str], _Draft] = {}
    for each in found(inventory, footings, book):
        for to, one in _addressees(each, inventory):
            key = (to.id if to else "", one.topic, f"{one.about_id} {one.key}")
            drafts.setdefault(key, _Draft(one, to)).add(one.items)
    ordered = sorted(drafts.items(), key=lambda pair: _place(pair[1], pair[0][2]))
    return tuple(_asked(draft, inventory, footings, book) for _, draft in ordered)


def _place(draft: _Draft, about: str) -> tuple[bool, str, int, str]:
    name = (draft.to.id if draft.to else draft.found.about_id) or ""
    return (draft.to is None, name, _ORDER.index(draft.found.topic), about)


def _addressees(each: Found, inventory: Inventory) -> Iterator[tuple[Vendor | None, Found]]:
    """Who is asked: the vendor itself, those through whom we know it, or ourselves."""
    vendor, who = each.vendor, each.topic.who
    if vendor is None:
        yield None, each
        return
    through = _through(vendor, inventory) if vendor.engaged == "through-others" else ()
    nameless = not isinstance(vendor.name, str)
    if through and (nameless or who is not Who.US):
        for other in through:
            yield other, _passed_on(each, vendor, other)
    elif nameless and who is not Who.US:
        yield None, _nameless(each, vendor)
    elif who is Who.US or vendor.engaged != "by-us" or _held(each, vendor):
        yield None, each
    else:
        yield vendor, each


def _passed_on(each: Found, vendor: Vendor, other: Vendor) -> Found:
    """What is open about a party that we know only from a vendor that passes data on to it."""
    if not isinstance(vendor.name, str):
        return Found(topics.CHAIN, other.id, each.at, other)
    subject = f"{other.id}>{vendor.id}"
    items = passed_on.of_topic(each.topic, each.items)
    return Found(topics.CHAIN_PARTY, subject, each.at, other, vendor.id, vendor.name, items)


def _nameless(each: Found, vendor: Vendor) -> Found:
    """Of a vendor without a name nothing can be asked but who it is, and only of ourselves."""
    about = ", ".join(purpose(service) for service in vendor.services) or "of no service"
    return each._replace(topic=our_topics.WHO_IT_IS, subject=vendor.id, key="", about=about)


def _held(each: Found, vendor: Vendor) -> bool:
    """Whether the answer stands in a contract that we hold."""
    if each.topic.who is not Who.CONTRACT:
        return False
    if each.topic == topics.CLAUSES:
        return each.held
    return vendor.agreement is not None and vendor.agreement.status in _HELD


def _through(vendor: Vendor, inventory: Inventory) -> tuple[Vendor, ...]:
    """The vendors of ours that pass data on to one that we know from them only."""
    return tuple(
        other
        for other in inventory.vendors.values()
        if other.engaged == "by-us"
        and isinstance(other.name, str)
        and any(edge.vendor == vendor.id for edge in other.subprocessors or ())
    )


def _asked(draft: _Draft, inventory: Inventory, footings: Footings, book: Book) -> Asked:
    one, topic = draft.found, draft.found.topic
    words = {
        "id": one.about_id,
        "name": one.name,
        "about": one.about,
        "items": _joined(draft.items),
        "inside": inside(footings),
        "because": one.because,
    }
    sentence = topic.ask if draft.to is not None and topic.ask else topic.look
    return Asked(
        ask="us" if draft.to is None else "vendor",
        vendor=draft.to.id if draft.to else one.about_id or None,
        name=str(draft.to.name) if draft.to else us(inventory.organisation),
        subject=one.subject,
        question=sentence.format_map(words),
        why=_sentence(topic.why.format_map(words), article(topic, footings, book)),
        at=one.at,
    )


def _joined(items: Sequence[str]) -> str:
    """Several things as a list in prose."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])}, and {items[-1]}"


def _sentence(why: str, law: str) -> str:
    return f"{why[:1].upper()}{why[1:]}{f' ({law})' if law else ''}."


def inside(footings: Footings) -> str:
    """What the data would leave: the territory of each regime that binds us."""
    return " or ".join(_REGIMES[each] for each in footings.flows.regimes or ("EU",))


def article(topic: Topic, footings: Footings, book: Book) -> str:
    """Where the law of the day says what a question rests on, for each regime that binds us."""
    if not topic.article:
        return ""
    regimes = footings.flows.regimes or ()
    told = (book.article(topic.article, regime, footings.day) for regime in regimes)
    return "; ".join(dict.fromkeys(each for each in told if each))


def us(organisation: Organisation) -> str:
    """What to call ourselves."""
    return organisation.name if isinstance(organisation.name, str) else organisation.id
