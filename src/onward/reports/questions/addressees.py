"""From what is unknown to questions: one each, to who can answer, and nothing asked twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from onward.diagnostic import Place
from onward.inventory.records import Inventory, owners
from onward.inventory.value import CONCLUDED
from onward.inventory.vendor import Vendor
from onward.law.law import Law
from onward.reports.questions import internal_topics, subprocessors, vendor_topics
from onward.reports.questions.collect import Found, found
from onward.reports.questions.engagers import Engagers
from onward.reports.questions.topic import Topic, Who
from onward.reports.questions.uses import Use, purpose, together
from onward.transfers.assess import Statuses
from onward.transfers.roles import role_of
from onward.wording.english import listed
from onward.wording.labels import called

_ORDER: Final = tuple(
    each
    for each in (*vars(vendor_topics).values(), *vars(internal_topics).values())
    if isinstance(each, Topic)
)
"""The order of the questions in a letter is that in which the topics are written."""
_TOGETHER: Final = (
    *(
        vendor_topics.ROLE,
        vendor_topics.PLACES,
        vendor_topics.ACCESS,
        vendor_topics.CLEAR_TEXT,
        vendor_topics.KEPT,
    ),
    *(
        vendor_topics.CHAIN_PARTY,
        internal_topics.USE,
        internal_topics.CHOICE,
        internal_topics.ACTIVITY,
        internal_topics.BEGUN,
    ),
)
"""Asked once of several services, or of several parties, where the same is asked of each."""


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
    keys: frozenset[tuple[str, ...]] = frozenset()
    """What it asks, without the words and names in which it does it."""
    owner: str = ""
    """Who answers for the record that leaves it open, as it says; empty where it does not."""


@dataclass(slots=True)
class _Draft:
    """A question to which more may be added while the records are read."""

    found: Found
    to: Vendor | None
    """Who is asked; None for ourselves."""
    items: list[str] = field(default_factory=list)
    abouts: list[Use | str] = field(default_factory=list)
    """The services or parties of which all of it is asked."""
    keys: set[str] = field(default_factory=set)

    def add(self, items: Sequence[str], abouts: Sequence[Use | str], keys: Iterable[str]) -> None:
        """Put what else is open under the same question."""
        self.items.extend(item for item in items if item not in self.items)
        self.abouts.extend(about for about in abouts if about not in self.abouts)
        self.keys.update(keys)


Drafts = dict[tuple[str, Topic, str], _Draft]


def asked(inventory: Inventory, statuses: Statuses, law: Law) -> tuple[Asked, ...]:
    """The questions of an inventory: by vendor, those to ourselves at the end."""
    engagers = Engagers(inventory)
    drafts: Drafts = {}
    for each in found(inventory, statuses, law):
        for to, one in _addressees(each, engagers):
            key = (to.id if to else "", one.topic, f"{one.about_id} {one.key}")
            drafts.setdefault(key, _Draft(one, to)).add(one.items, (one.about,), (one.key,))
    ordered = sorted(drafts.items(), key=lambda pair: _place(pair[1], pair[0][2]))
    whose = owners(inventory)
    merged = _merged((draft for key, draft in ordered if not _covered(key, drafts)), whose)
    return tuple(_asked(draft, inventory, statuses, law, whose) for draft in merged)


def _covered(key: tuple[str, Topic, str], drafts: Drafts) -> bool:
    """Whether another question asks it too: that for all places asks for those of access."""
    to, topic, about = key
    return topic == vendor_topics.ACCESS and (to, vendor_topics.PLACES, about) in drafts


def _place(draft: _Draft, about: str) -> tuple[bool, str, int, str]:
    name = (draft.to.id if draft.to else draft.found.about_id) or ""
    return (draft.to is None, name, _ORDER.index(draft.found.topic), about)


def _merged(drafts: Iterable[_Draft], whose: Mapping[str, str]) -> list[_Draft]:
    """One question for services or parties of one vendor, or for activities of one owner.

    That is where the same is asked of each.
    """
    merged: dict[tuple[object, ...], _Draft] = {}
    for draft in drafts:
        one = draft.found
        to = draft.to.id if draft.to else ""
        alike: tuple[object, ...] = (to, one.topic, one.about_id, one.key)
        if one.topic in _TOGETHER:
            who = "" if one.topic == vendor_topics.CHAIN_PARTY else one.about_id
            draft.items[:] = subprocessors.in_order(draft.items)
            reported = draft.items if "{items}" in one.topic.look else ()
            alike = (to, one.topic, who, "" if draft.to else whose.get(one.at.path, ""), *reported)
        first = merged.setdefault(alike, draft)
        if first is not draft:
            first.add((), draft.abouts, draft.keys)
    return list(merged.values())


def _addressees(each: Found, engagers: Engagers) -> Iterator[tuple[Vendor | None, Found]]:
    """Who is asked: the vendor itself, those through whom we know it, or ourselves."""
    vendor, who = each.vendor, each.topic.who
    if vendor is None:
        yield None, each
        return
    through = engagers.of(vendor) if vendor.engaged == "through-others" else ()
    nameless = not isinstance(vendor.name, str)
    if vendor.engaged == "by-customer" and nameless:
        return  # a class of recipients, such as payment providers: customers know who theirs are
    if through and (nameless or who is not Who.US):
        for other, behind in through:
            yield other, _passed_on(each, vendor, other, behind)
    elif nameless and who is not Who.US:
        yield None, _nameless(each, vendor)
    elif vendor.engaged != "by-us" and who is not Who.US:
        items = subprocessors.of_topic(each.topic, each.items)
        yield None, each._replace(topic=internal_topics.NO_CONTRACT, key="", items=items)
    elif who is Who.US or _held(each, vendor):
        yield None, each
    else:
        yield vendor, each


def _passed_on(each: Found, vendor: Vendor, other: Vendor, behind: str) -> Found:
    """What is open about a party that we know only from a vendor that passes data on to it."""
    if not isinstance(vendor.name, str):
        return Found(vendor_topics.CHAIN, other.id, each.at, other)
    subject = f"{other.id}>{vendor.id}"
    name = f"{vendor.name} (behind {behind})" if behind else vendor.name
    items = subprocessors.of_topic(each.topic, each.items)
    return Found(vendor_topics.CHAIN_PARTY, subject, each.at, other, vendor.id, name, items)


def _nameless(each: Found, vendor: Vendor) -> Found:
    """Of a vendor without a name nothing can be asked but who it is, and only of ourselves."""
    purposes = dict.fromkeys(purpose(service) for service in vendor.services)
    about = ", ".join(purposes) or "of no service"
    return each._replace(topic=internal_topics.WHO_IT_IS, subject=vendor.id, key="", about=about)


def _held(each: Found, vendor: Vendor) -> bool:
    """Whether the answer stands in a contract that we hold."""
    if each.topic.who is not Who.CONTRACT:
        return False
    if each.topic == vendor_topics.CLAUSES:
        return each.held
    return vendor.agreement is not None and vendor.agreement.status in CONCLUDED


def _asked(
    draft: _Draft, inventory: Inventory, statuses: Statuses, law: Law, whose: Mapping[str, str]
) -> Asked:
    one, topic, us = draft.found, draft.found.topic, inventory.organisation
    words = {
        "id": one.about_id,
        "name": one.name,
        "about": together(draft.abouts),
        "scope": "" if _of_all(draft) else f"For {together(draft.abouts)}: ",
        "activity": "activity" if len(draft.abouts) == 1 else "activities",
        "each": "of each, " if len(draft.abouts) > 1 else "",
        "items": listed(subprocessors.at_once(draft.items), ", and "),
        "inside": inside(statuses, law),
        "laws": law.law_of(_laws(statuses.flows.regimes or (), law), " or "),
        "because": one.because,
    }
    sentence = topic.ask if draft.to is not None and topic.ask else topic.look
    question = sentence.format_map(words)
    return Asked(
        ask="us" if draft.to is None else "vendor",
        vendor=draft.to.id if draft.to else one.about_id or None,
        name=str(draft.to.name) if draft.to else called(us.name, us.id),
        subject=one.subject,
        question=f"{question[:1].upper()}{question[1:]}",
        why=_sentence(topic.why.format_map(words), article(topic, statuses, law)),
        at=one.at,
        keys=frozenset(_keys(draft)),
        owner=whose.get(one.at.path, ""),
    )


def _laws(ours: tuple[str, ...], law: Law) -> Iterator[str]:
    """Those that bind us, and those that judge every vendor in their country."""
    return (id_ for id_, each in law.regimes.items() if each.judges_vendors or id_ in ours)


def _of_all(draft: _Draft) -> bool:
    """Whether it is asked of all that the vendor does for us: then its services go unnamed."""
    vendor = draft.to
    if vendor is None or "" in draft.keys:
        return vendor is not None
    holding = (each.id for each in vendor.services if role_of(each, vendor) is not None)
    return draft.keys.issuperset(holding)


def _keys(draft: _Draft) -> Iterator[tuple[str, ...]]:
    """One for each thing that is asked: whom, on what, about whom, and which part of it."""
    one, to = draft.found, draft.to.id if draft.to else ""
    topic = str(_ORDER.index(one.topic))
    for about in draft.keys:
        for item in draft.items or ("",):
            plain = item.replace(one.name, one.about_id) if one.name else item
            yield (to, topic, one.about_id, about, plain)


def _sentence(why: str, law: str) -> str:
    return f"{why[:1].upper()}{why[1:]}{f' ({law})' if law else ''}."


def inside(statuses: Statuses, law: Law) -> str:
    """What the data would leave: the territory of each regime that binds us."""
    return " or ".join(
        law.regimes[each].territory for each in statuses.flows.regimes or tuple(law.regimes)[:1]
    )


def article(topic: Topic, statuses: Statuses, law: Law) -> str:
    """Where the law of the day says what a question rests on, for each regime that binds us."""
    if not topic.article:
        return ""
    regimes = statuses.flows.regimes or ()
    reported = (law.article(topic.article, regime, statuses.day) for regime in regimes)
    return "; ".join(dict.fromkeys(each for each in reported if each))
