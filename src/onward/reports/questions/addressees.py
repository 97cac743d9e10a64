"""From what is open to questions: one each, to who can answer, and nothing asked twice."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from onward.diagnostic import Place
from onward.inventory.records import Inventory
from onward.inventory.value import CONCLUDED, Text
from onward.inventory.vendor import Vendor
from onward.law.law import Law
from onward.reports.questions.collect import open_points
from onward.reports.questions.open_point import Inquiry, Item, OpenPoint, in_order, of_party_behind
from onward.reports.questions.phrases import ENGLISH, Phrases
from onward.reports.questions.topics import Topic, Who
from onward.reports.questions.uses import Use, purposes, together, uses
from onward.transfers.assess import Statuses
from onward.transfers.memory import Forgetful, Memory
from onward.transfers.roles import role_of
from onward.wording.labels import called

_TOGETHER: Final = frozenset(
    {
        Topic.ROLE,
        Topic.PLACES,
        Topic.ACCESS,
        Topic.CLEAR_TEXT,
        Topic.RETENTION,
        Topic.HELD,
        Topic.CHAIN_PARTY,
        Topic.SERVICE,
        Topic.CHOICE,
        Topic.ACTIVITY,
        Topic.BEGUN,
    }
)
"""Asked once of several services, or of several parties, where the same is asked of each."""


class Question(NamedTuple):
    """One question, to whom, and why it is asked."""

    ask: str
    """`vendor` or `us`: who can answer."""
    vendor: str | None
    """The id of the vendor that is asked, or that is spoken of."""
    name: str
    """The name of the vendor that is asked; ours where we are."""
    subject: str
    topic: Topic
    question: str
    why: str
    at: Place
    articles: tuple[str, ...] = ()
    """The provisions of our law behind it."""
    asks: tuple[str, ...] = ()
    """The keys, conditions or reason codes that it names; empty where the topic says it all."""
    about: tuple[str, ...] = ()
    """The ids of the services, parties, activities or instruments that it is about, or the
    place of a part that has no id."""
    reasons: tuple[str, ...] = ()
    """`unknown`, `not-recorded`, or the reason codes of transfers that an answer can close."""
    keys: frozenset[tuple[str, ...]] = frozenset()
    """What it asks, without the words and names in which it does it."""
    owner: Text = None
    """Who answers for the record that leaves it open, as it says."""


@dataclass(slots=True)
class _Draft:
    """A question to which more may be added while the records are read."""

    point: OpenPoint
    to: Vendor | None
    """Who is asked; None for ourselves."""
    items: list[Item] = field(default_factory=list)
    abouts: list[Use | str] = field(default_factory=list)
    """The services or parties that all of it is about."""
    keys: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)

    def add(
        self,
        items: Iterable[Item],
        abouts: Iterable[Use | str],
        keys: Iterable[str],
        reasons: Iterable[str],
    ) -> None:
        """Put what else is open under the same question."""
        self.items.extend(each for each in items if each not in self.items)
        self.abouts.extend(each for each in abouts if each not in self.abouts)
        self.keys.update(keys)
        self.reasons.extend(each for each in reasons if each not in self.reasons)


Drafts = dict[tuple[str, Topic, str], _Draft]


def asked(
    inventory: Inventory,
    statuses: Statuses,
    law: Law,
    say: Phrases = ENGLISH,
    memory: Memory | None = None,
) -> tuple[Question, ...]:
    """The questions of an inventory: by vendor, those to ourselves at the end.

    `memory` keeps what each record leaves open, for another inventory that has it too.
    """
    services = {each.id: uses(each, inventory, say) for each in inventory.vendors.values()}
    inquiry = Inquiry(inventory, statuses, law, say, services)
    engagers = _Engagers(inventory)
    drafts: Drafts = {}
    for point in open_points(inquiry, memory or Forgetful()):
        for to, one in _addressees(point, engagers, say):
            key = (to.id if to else "", one.topic, f"{one.about_id} {one.key}")
            draft = drafts.setdefault(key, _Draft(one, to))
            draft.add(one.items, (one.about,), (one.key,), (one.reason,))
    ordered = sorted(drafts.items(), key=lambda pair: _place(pair[1], pair[0][2]))
    whose = {
        **{each.origin: each.owner for each in inventory.vendors.values()},
        **{each.origin: each.owner for each in inventory.activities.values()},
    }
    merged = _merged((draft for key, draft in ordered if not _covered(key, drafts)), whose)
    return tuple(_asked(draft, inquiry, whose) for draft in merged)


def _covered(key: tuple[str, Topic, str], drafts: Drafts) -> bool:
    """Whether another question asks it too: that for all places asks for those of access."""
    to, topic, about = key
    return topic is Topic.ACCESS and (to, Topic.PLACES, about) in drafts


def _place(draft: _Draft, about: str) -> tuple[bool, str, int, str]:
    name = (draft.to.id if draft.to else draft.point.about_id) or ""
    return (draft.to is None, name, draft.point.topic.number, about)


def _merged(drafts: Iterable[_Draft], whose: Mapping[str, Text]) -> list[_Draft]:
    """One question for services or parties of one vendor, or for activities of one owner.

    That is where the same is asked of each.
    """
    merged: dict[tuple[object, ...], _Draft] = {}
    for draft in drafts:
        one = draft.point
        to = draft.to.id if draft.to else ""
        alike: tuple[object, ...] = (to, one.topic, one.about_id, one.key)
        if one.topic in _TOGETHER:
            who = "" if one.topic is Topic.CHAIN_PARTY else one.about_id
            draft.items[:] = in_order(draft.items)
            same = draft.items if one.topic.named else ()
            alike = (to, one.topic, who, None if draft.to else whose.get(one.at.path), *same)
        first = merged.setdefault(alike, draft)
        if first is not draft:
            first.add(draft.items, draft.abouts, draft.keys, draft.reasons)
    return list(merged.values())


def _addressees(
    point: OpenPoint, engagers: "_Engagers", say: Phrases
) -> Iterator[tuple[Vendor | None, OpenPoint]]:
    """Who is asked: the vendor itself, those through whom we know it, or ourselves."""
    vendor, who = point.vendor, point.topic.who
    if vendor is None:
        yield None, point
        return
    through = engagers.of(vendor) if vendor.engaged == "through-others" else ()
    nameless = not isinstance(vendor.name, str)
    if vendor.engaged == "by-customer" and nameless:
        return  # a class of recipients, such as payment providers: customers know who theirs are
    if through and (nameless or who is not Who.US):
        for other, between in through:
            yield other, _passed_on(point, vendor, other, between, say)
    elif nameless and who is not Who.US:
        yield None, _nameless(point, vendor, say)
    elif vendor.engaged != "by-us" and who is not Who.US:
        items = of_party_behind(point.topic, point.items, say)
        yield None, point._replace(topic=Topic.NO_CONTRACT, key="", items=items)
    elif who is Who.US or _held(point, vendor):
        yield None, point
    else:
        yield vendor, point


def _passed_on(
    point: OpenPoint, vendor: Vendor, other: Vendor, between: str, say: Phrases
) -> OpenPoint:
    """What is open about a party that we know only from a vendor that passes data on to it."""
    if not isinstance(vendor.name, str):
        return OpenPoint(Topic.CHAIN, other.id, point.at, point.reason, other)
    subject = f"{other.id}>{vendor.id}"
    name = vendor.name
    if between:
        name = say("words", "behind", name=vendor.name, between=between)
    items = of_party_behind(point.topic, point.items, say)
    return OpenPoint(
        Topic.CHAIN_PARTY, subject, point.at, point.reason, other, vendor.id, name, items
    )


def _nameless(point: OpenPoint, vendor: Vendor, say: Phrases) -> OpenPoint:
    """Of a vendor without a name nothing can be asked but who it is, and only of ourselves."""
    return point._replace(
        topic=Topic.WHO_IT_IS, subject=vendor.id, key="", about=purposes(vendor, say), items=()
    )


def _held(point: OpenPoint, vendor: Vendor) -> bool:
    """Whether we hold the contract that has the answer."""
    if point.topic.who is not Who.CONTRACT:
        return False
    if point.topic is Topic.CLAUSES:
        return point.held
    return vendor.agreement is not None and vendor.agreement.status in CONCLUDED


def _asked(draft: _Draft, inquiry: Inquiry, whose: Mapping[str, Text]) -> Question:
    inventory, statuses, law, say, _ = inquiry
    point, topic, us = draft.point, draft.point.topic, inventory.organisation
    about = together(draft.abouts, say)
    facts = {
        "id": point.about_id,
        "name": point.name,
        "about": about,
        "number": len(draft.abouts),
        "scope": "" if _of_all(draft) else say("words", "scope", about=about),
        "items": say.listed(_worded(draft.items, say)),
        "inside": _inside(statuses, law, say),
        "laws": say.laws(_laws(statuses.flows.regimes or (), law), law),
        "because": point.because,
    }
    articles = _articles(topic, statuses, law)
    cited = f" ({say.words.apart(map(say.words.cited, articles))})" if articles else ""
    return Question(
        ask="us" if draft.to is None else "vendor",
        vendor=draft.to.id if draft.to else point.about_id or None,
        name=str(draft.to.name) if draft.to else called(us.name, us.id),
        subject=point.subject,
        topic=topic,
        question=topic.question(say, facts, of_vendor=draft.to is not None),
        why=f"{topic.why(say, facts)}{cited}.",
        at=point.at,
        articles=articles,
        asks=tuple(dict.fromkeys(each.code for each in draft.items)),
        about=() if topic is Topic.TO_SETTLE else tuple(sorted(filter(None, draft.keys))),
        reasons=tuple(draft.reasons),
        keys=frozenset(_keys(draft)),
        owner=whose.get(point.at.path),
    )


def _laws(ours: tuple[str, ...], law: Law) -> Iterator[str]:
    """Those that bind us, and those that judge every vendor in their country."""
    return (id_ for id_, each in law.regimes.items() if each.judges_vendors or id_ in ours)


def _worded(items: Sequence[Item], say: Phrases) -> Iterator[str]:
    """Items in words; all that is to be shown is one of them, behind the others."""
    yield from (each.text for each in items if not each.claim)
    claims = tuple(dict.fromkeys(each.text for each in items if each.claim))
    if claims:
        yield say("chain-items", "evidence", number=len(claims), claims=say.words.apart(claims))


def _of_all(draft: _Draft) -> bool:
    """Whether it is asked of all that the vendor does for us: then its services go unnamed."""
    vendor = draft.to
    if vendor is None or "" in draft.keys:
        return vendor is not None
    holding = (each.id for each in vendor.services if role_of(each, vendor) is not None)
    return draft.keys.issuperset(holding)


def _keys(draft: _Draft) -> Iterator[tuple[str, ...]]:
    """One for each thing that is asked: whom, on what, about whom, and which part of it."""
    point, to = draft.point, draft.to.id if draft.to else ""
    for about in draft.keys:
        for item in draft.items or (Item("", ""),):
            yield (to, point.topic.code, point.about_id, about, item.code, item.about)


def _inside(statuses: Statuses, law: Law, say: Phrases) -> str:
    """What a transfer leaves: the territory of each regime that binds us."""
    regimes = statuses.flows.regimes or tuple(law.regimes)[:1]
    return say.listed((say.territory(law.regimes[each]) for each in regimes), "or")


def _articles(topic: Topic, statuses: Statuses, law: Law) -> tuple[str, ...]:
    """Where the law of the day says what a question rests on, for each regime that binds us."""
    if not topic.provision:
        return ()
    regimes = statuses.flows.regimes or ()
    found = (law.article(topic.provision, regime, statuses.day) for regime in regimes)
    return tuple(dict.fromkeys(each for each in found if each))


class _Engagers:
    """Who passes data on to whom, read from below: from a party up to vendors of ours."""

    __slots__ = ("_above", "_known")

    def __init__(self, inventory: Inventory) -> None:
        self._above: dict[str, list[Vendor]] = {}
        self._known: dict[str, tuple[tuple[Vendor, str], ...]] = {}
        for vendor in inventory.vendors.values():
            for edge in vendor.subprocessors or ():
                if isinstance(edge.vendor, str):
                    self._above.setdefault(edge.vendor, []).append(vendor)

    def of(self, vendor: Vendor) -> tuple[tuple[Vendor, str], ...]:
        """The nearest vendors that we engage above a party, each with the one between, if any.

        The one between is named where it passes data on to the party itself.
        """
        if vendor.id not in self._known:
            self._known[vendor.id] = tuple(self._climb(vendor).values())
        return self._known[vendor.id]

    def _climb(self, vendor: Vendor) -> dict[str, tuple[Vendor, str]]:
        found: dict[str, tuple[Vendor, str]] = {}
        seen = {vendor.id}
        waiting = deque((each, "") for each in self._above.get(vendor.id, ()))
        while waiting and not found:
            for _ in range(len(waiting)):
                other, between = waiting.popleft()
                if other.id in seen:
                    continue
                seen.add(other.id)
                name = called(other.name, f"`{other.id}`")
                if other.engaged == "by-us" and isinstance(other.name, str):
                    found[other.id] = (other, between)
                else:
                    above = self._above.get(other.id, ())
                    waiting.extend((each, between or name) for each in above)
        return found
