"""`onward questions`: what is open, as questions to who can answer them."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.records import Inventory
from onward.inventory.value import Unknown
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.reports.questions.addressees import Question, asked
from onward.reports.questions.phrases import ENGLISH, Phrases
from onward.reports.weighed import Weighed
from onward.reports.words.words import language_for
from onward.source.text import Span
from onward.transfers.applicable_law import sole_law

COLUMNS = ("to", "question", "because")


class Questionnaire(NamedTuple):
    """The questions of one inventory, in the order in which they are put."""

    weighed: Weighed
    questions: tuple[Question, ...]
    language: str = "en"
    law: str = ""
    """The id of the regime that alone binds us; empty where several do, or it is not known."""


def put(
    weighed: Sequence[Weighed], law: Law, language: str | None = None
) -> tuple[Questionnaire, ...]:
    """The questions of each inventory: by vendor, those to ourselves at the end.

    Without a language those of an inventory are in that of its organisation.
    """
    return tuple(_put(each, law, language) for each in weighed)


def _put(one: Weighed, law: Law, language: str | None) -> Questionnaire:
    ours = one.inventory.organisation
    say = Phrases(language_for(ours, language), sole_law(ours, law, one.statuses.day))
    return Questionnaire(one, asked(one.inventory, one.statuses, law, say), say.language, say.law)


def of_files(
    files: AbstractSet[str], inventory: Inventory, questions: tuple[Question, ...]
) -> tuple[Question, ...]:
    """The questions that arise in the files or go to a vendor of them; all where none is named."""
    vendors = {each.id for each in inventory.vendors.values() if each.origin in files}
    return tuple(
        each for each in questions if not files or each.at.path in files or each.vendor in vendors
    )


def places(questions: Sequence[Questionnaire]) -> tuple[Place, ...]:
    """Where the questions arise."""
    return tuple(question.at for each in questions for question in each.questions)


def table(questions: Sequence[Questionnaire], law: Law, lines: Mapping[Place, Span]) -> Table:
    """The questions as rows and records."""
    several = len(questions) > 1
    day = questions[0].weighed.statuses.day
    pairs = [(each, one) for each in questions for one in each.questions]
    return Table(
        command="questions",
        title=f"Questions as of {day}",
        columns=("inventory", *COLUMNS) if several else COLUMNS,
        rows=tuple(
            (each.weighed.judged.id, *_row(each, one)) if several else _row(each, one)
            for each, one in pairs
        ),
        records=tuple(_record(each, one, lines) for each, one in pairs),
        as_of=day,
        law_checked=law.checked,
        inventories=tuple(each.weighed.judged for each in questions),
        notes=(f"{ENGLISH('words', 'note')}.",) if pairs else (),
    )


def _row(of: Questionnaire, one: Question) -> tuple[str, ...]:
    return (
        one.name if one.ask == "vendor" else Phrases(of.language)("words", "ourselves"),
        one.question,
        one.why,
    )


def as_record(one: Question) -> Record:
    """A question as a machine reads it, wherever it is asked."""
    return {
        "ask": one.ask,
        "vendor": one.vendor,
        "name": one.name,
        "subject": one.subject,
        "topic": one.topic.code,
        "about": one.about,
        "asks": one.asks,
        "reasons": one.reasons,
        "question": one.question,
        "why": one.why,
        "articles": one.articles,
    }


def _record(of: Questionnaire, one: Question, lines: Mapping[Place, Span]) -> Record:
    span = lines.get(one.at)
    return {
        "inventory": of.weighed.judged.id,
        "language": of.language,
        **as_record(one),
        "path": one.at.path,
        "line": span.line if span else None,
        "owner": "unknown" if isinstance(one.owner, Unknown) else one.owner,
    }
