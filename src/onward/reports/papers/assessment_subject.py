"""What an assessment is of: the transfers to one vendor, and those that it makes in turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from onward.inventory.mechanism import Assessment, Mechanism
from onward.inventory.vendor import Vendor
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.reports.papers.destinations import destinations as countries_of
from onward.reports.papers.paper import Cell, Grid, Missing, cell, titled
from onward.reports.papers.writer import Pen
from onward.reports.words.words import Words
from onward.transfers.flow import Flow, Kind
from onward.transfers.status import Judgment, Status
from onward.wording.labels import called
from onward.wording.texts import Section as Say

_DECISIONS: Final = frozenset({InstrumentKind.ADEQUACY, InstrumentKind.FRAMEWORK})
_HELD: Final = frozenset({Status.HOLDS, Status.EXPIRING})


def rests_on_adequacy(judgment: Judgment, law: Law) -> bool:
    """Whether a transfer rests on an adequacy decision that is shown to reach it.

    Clauses that are signed beside it are a fallback, which no assessment has to support before the
    decision ends.
    """
    return judgment.status in _HELD and any(
        each.status in _HELD and decision(each.instrument, law) for each in judgment.mechanisms
    )


def decision(instrument: str, law: Law) -> bool:
    """Whether an instrument is an adequacy decision, also one for the recipients on a list."""
    row = law.instruments.get(instrument)
    return row is not None and row.kind in _DECISIONS


@dataclass(frozen=True)
class Subject:
    """What is assessed: the transfers to one vendor, and those that it makes in turn."""

    pen: Pen
    vendor: Vendor
    judgments: tuple[Judgment, ...]
    """Of the disclosures to it that are, or may be, transfers."""

    @property
    def say(self) -> Say:
        """The texts of the paper."""
        return self.pen.say

    @property
    def words(self) -> Words:
        """The words of records."""
        return self.pen.writer.words

    @property
    def name(self) -> str:
        """What to call the vendor."""
        return called(self.vendor.name, self.vendor.id)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Its disclosures, each once."""
        flows = (each.flow for each in self.judgments)
        return tuple({(each.subject, each.at): each for each in flows}.values())

    @cached_property
    def mechanisms(self) -> tuple[tuple[Flow, Mechanism], ...]:
        """What the disclosures rest on, each once, with one that rests on it: tools before lists.

        An assessment supports a tool of Art. 46, and is recorded there.
        """
        found = {
            (flow.mechanism_at.path, each.route): (flow, each)
            for flow in self.flows
            for each in flow.mechanisms or ()
        }
        law = self.pen.writer.law
        return tuple(
            sorted(found.values(), key=lambda each: decision(str(each[1].instrument), law))
        )

    @cached_property
    def onward(self) -> tuple[Judgment, ...]:
        """Those that the vendor makes in turn."""
        return tuple(
            each
            for each in self.pen.statuses.judgments
            if each.flow.kind is Kind.CHAIN and each.flow.exporter.id == self.vendor.id
        )

    def on_mechanism(self, what: str, key: str = "") -> Cell:
        """A mark of what would be recorded with the first mechanism."""
        at = self.flows[0].mechanism_at
        route = self.mechanisms[0][1].route if self.mechanisms else "mechanisms"
        return self.pen.gap(what, self.name, at.path, f"{route}/{key or what}")

    def answer(self) -> Cell:
        """Where an answer is written."""
        return ((Missing(self.say("missing-answer"), self.name, self.say("here")),),)

    def asked(self, name: str, what: str, questions: Iterator[tuple[Cell, str]]) -> Grid:
        """Questions, each with room for an answer; `what` is what they are about."""
        columns = titled(self.say, {f"of-{what}": 50, "question": 60, "answer": 50})
        rows = tuple((what, cell(question), self.answer()) for what, question in questions)
        return Grid(name, self.say(what), columns, rows)

    def destinations(self) -> dict[str, dict[str, None]]:
        """The countries to which data goes, and for those of onward transfers to whom."""
        found: dict[str, dict[str, None]] = {}
        for judgment in self.judgments:
            for code, _ in countries_of(judgment, self.pen.writer.law):
                if code:
                    found.setdefault(code, {})
        for judgment in self.onward:
            if rests_on_adequacy(judgment, self.pen.writer.law):
                continue
            for code, _ in countries_of(judgment, self.pen.writer.law):
                if code and (code not in found or found[code]):
                    found.setdefault(code, {})[self.pen.writer.importer(judgment.flow)] = None
        return found

    def unknown(self) -> Iterator[Missing]:
        """Destinations that are not known."""
        found: dict[Missing, None] = {}
        for judgment in (*self.judgments, *self.onward):
            for code, at in countries_of(judgment, self.pen.writer.law):
                if not code:
                    name = self.pen.writer.importer(judgment.flow)
                    what = "country" if at.route.endswith("country") else "locations"
                    found[self.pen.missing(what, name, at.path, at.route)] = None
        yield from found

    @cached_property
    def last(self) -> tuple[str, Assessment] | None:
        """The assessment that is recorded, the latest of several, and where."""
        found = [
            (f"{flow.mechanism_at.path} {each.route}", each.assessment)
            for flow, each in self.mechanisms
            if each.assessment is not None and each.assessment.conclusion != "not-made"
        ]
        dated = [each for each in found if isinstance(each[1].date, date)]
        latest = sorted(dated, key=lambda each: str(each[1].date))
        return latest[-1] if latest else next(iter(found), None)
