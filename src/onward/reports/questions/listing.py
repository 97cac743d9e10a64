"""`onward questions`: what is unknown, as questions to whoever can answer them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onward.diagnostic import Judged, Place
from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.reports.questions.addressees import Asked, asked
from onward.source.text import Span
from onward.transfers.assess import Statuses

COLUMNS = ("to", "question", "because")
OURSELVES = "ourselves"


class Weighed(NamedTuple):
    """An inventory and its judgments."""

    judged: Judged
    inventory: Inventory
    statuses: Statuses


class Put(NamedTuple):
    """The questions of one inventory, in the order in which they are put."""

    weighed: Weighed
    questions: tuple[Asked, ...]


def put(weighed: Sequence[Weighed], law: Law) -> tuple[Put, ...]:
    """The questions of each inventory: by vendor, those to ourselves at the end."""
    return tuple(Put(each, asked(each.inventory, each.statuses, law)) for each in weighed)


def places(questions: Sequence[Put]) -> tuple[Place, ...]:
    """Where the questions arise."""
    return tuple(question.at for each in questions for question in each.questions)


def table(questions: Sequence[Put], law: Law, lines: Mapping[Place, Span]) -> Table:
    """The questions as rows and records."""
    several = len(questions) > 1
    day = questions[0].weighed.statuses.day
    pairs = [(each.weighed.judged.id, one) for each in questions for one in each.questions]
    return Table(
        command="questions",
        title=f"Questions as of {day}",
        columns=("inventory", *COLUMNS) if several else COLUMNS,
        rows=tuple((name, *_row(one)) if several else _row(one) for name, one in pairs),
        records=tuple(_record(name, one, lines) for name, one in pairs),
        as_of=day,
        law_checked=law.checked,
        inventories=tuple(each.weighed.judged for each in questions),
        notes=("`--format markdown` makes a letter to each vendor of them.",) if pairs else (),
    )


def _row(one: Asked) -> tuple[str, ...]:
    return (one.name if one.ask == "vendor" else OURSELVES, one.question, one.why)


def _record(inventory: str, one: Asked, lines: Mapping[Place, Span]) -> Record:
    span = lines.get(one.at)
    return {
        "inventory": inventory,
        "ask": one.ask,
        "vendor": one.vendor,
        "name": one.name,
        "subject": one.subject,
        "question": one.question,
        "why": one.why,
        "path": one.at.path,
        "line": span.line if span else None,
        "owner": one.owner or None,
    }
