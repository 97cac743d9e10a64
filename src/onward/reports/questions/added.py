"""What a change leaves open: the questions that it brings, to who can answer them."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.diff.comparison import Comparison
from onward.diff.match import MaybeRenamed
from onward.diff.snapshot import Snapshot
from onward.inventory.records import Inventory
from onward.reports.questions.addressees import Question, asked
from onward.reports.questions.phrases import ENGLISH
from onward.reports.questions.topics import Topic
from onward.transfers.memory import Memory
from onward.wording.labels import called


class NewQuestion(NamedTuple):
    """One question that the second side brings and the first had not."""

    inventory: str
    question: Question


def brought(comparison: Comparison) -> Iterator[NewQuestion]:
    """Every question that is new, by vendor, those to ourselves at the end."""
    for before, after in comparison.pairs:
        if after is None:
            continue
        memory = Memory()
        known = {key for each in _asked(before, memory) for key in each.keys}
        for each in _asked(after, memory):
            if not each.keys <= known:
                yield NewQuestion(after.inventory.id, each)
        for doubt in comparison.doubtful:
            if doubt.inventory == after.inventory.id:
                yield NewQuestion(doubt.inventory, _same_or_new(doubt, after.inventory))


def _same_or_new(doubt: MaybeRenamed, inventory: Inventory) -> Question:
    vendor, ours = inventory.vendors[doubt.vendor], inventory.organisation
    name = called(ours.name, inventory.id)
    topic = Topic.SAME_OR_NEW
    facts = {"name": doubt.name, "former": doubt.former}
    return Question(
        ask="us",
        vendor=doubt.vendor,
        name=name,
        subject=doubt.vendor,
        topic=topic,
        question=topic.question(ENGLISH, facts, of_vendor=False),
        why=f"{topic.why(ENGLISH, facts)}.",
        at=Place(vendor.origin),
    )


def by_addressee(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same in words: who is asked, and what."""
    found: dict[tuple[str, str], list[str]] = {}
    for inventory, each in brought(comparison):
        of_vendor = each.ask == "vendor"
        to = ENGLISH("words", "to", name=each.name) if of_vendor else ENGLISH("words", "to-us")
        found.setdefault((inventory, to), []).append(each.question)
    for (_, to), questions in found.items():
        yield to, tuple(dict.fromkeys(questions))


def _asked(side: Snapshot | None, memory: Memory) -> tuple[Question, ...]:
    return asked(side.inventory, side.statuses, side.law, memory=memory) if side else ()
