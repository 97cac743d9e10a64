"""Step 3 of an assessment: the law and practice of each destination, as questions."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from onward.law.event import Event
from onward.law.tables import Surveillance
from onward.reports.papers.assessment_subject import Subject
from onward.reports.papers.frame import remark
from onward.reports.papers.paper import Block, Facts, Grid, Paragraph, Section, cell, line, titled
from onward.reports.words.words import capital

_PRACTICE: Final = ("requests", "prevented", "transparency")
"""What step 3 asks of each importer."""


def law_and_practice(one: Subject) -> Iterator[Block]:
    """Each destination, those of onward transfers too; then the practice of the importer."""
    for code, names in one.destinations().items():
        title = capital(one.words.country(code))
        if names:
            title = f"{title} ({one.words.listed(names)})"
        yield Section(title, tuple(_of_country(one, code, names)), f"law-{code.lower()}")
    for gap in one.unknown():
        yield Paragraph((gap,))
    asked = ((line(one.say(f"on-{each}")), one.say(f"ask-{each}")) for each in _PRACTICE)
    yield one.asked("practice", "practice", (((what,), ask) for what, ask in asked))


def _of_country(one: Subject, code: str, names: Iterable[str]) -> Iterator[Block]:
    """What the law data say of a country, as questions; then what happened since."""
    row = one.pen.writer.law.surveillance.get(code)
    if row is None:
        yield Paragraph(line(one.say("unexamined")))
    else:
        yield from _examined(one, row, one.words.listed(names) or one.name)
    guarantees = one.pen.writer.law.assessment_guide.guarantees
    yield one.asked(
        f"guarantees-{code.lower()}",
        "guarantees",
        (
            (cell(f"{each}. {one.say(f'guarantee-{each}')}"), one.say("ask-guarantee"))
            for each in guarantees
        ),
    )
    yield from _since(one, code)


def _examined(one: Subject, row: Surveillance, name: str) -> Iterator[Block]:
    say = one.say
    said = {
        "finding": row.finding,
        "status-of-law": row.status,
        "reaches": row.reaches,
        "safeguards": row.safeguards,
    }
    of_law = one.words.of_law
    facts = tuple((say(key), cell(capital(of_law(text)))) for key, text in said.items() if text)
    if row.providers:
        facts = (*facts, (say("providers"), cell(*map(capital, map(of_law, row.providers)))))
    if facts:
        yield Facts(facts)
    yield one.asked(
        f"laws-{row.country.lower()}",
        "laws",
        (
            (cell(_of_law(one, each.text, each.evidence)), say("ask-law", name=name))
            for each in row.laws
        ),
    )
    open_ = of_law(row.unverified) or one.words.none
    yield remark(one.say, "source", act=of_law(row.act), open=open_)


def _of_law(one: Subject, text: str, evidence: str) -> str:
    said = capital(one.words.of_law(text))
    return said if evidence == "seen" else f"{said} ({one.say('unread')})"


def _since(one: Subject, code: str) -> Iterator[Block]:
    """What happened since the last assessment; without one what asks to look again."""
    made = one.last[1].date if one.last else None
    events = tuple(_events(one, code, made if isinstance(made, date) else None))
    if isinstance(made, date):
        head = one.say("events-since", day=made.isoformat())
    else:
        head = one.say("events")
    if not events:
        checked = one.pen.writer.law.checked.isoformat()
        yield Facts(((head, cell(one.say("no-events", checked=checked))),))
        return
    columns = titled(one.say, {"day": 16, "of-event": 76, "act": 40, "answer-event": 36})
    said = one.words.of_law
    rows = tuple(
        (
            cell(each.day.isoformat()),
            cell(said(each.text)),
            cell(capital(said(each.act))),
            one.answer(),
        )
        for each in events
    )
    yield Grid(f"events-{code.lower()}", head, columns, rows)


def _events(one: Subject, code: str, made: date | None) -> Iterator[Event]:
    law, day = one.pen.writer.law, one.pen.writer.day
    regimes = {each.regime for each in (*one.judgments, *one.onward) if each.regime}
    for each in law.events:
        concerned = any(each.concerns(regime, code) for regime in sorted(regimes))
        new = each.reassess if made is None else each.day > made
        if concerned and new and each.day <= day:
            yield each
