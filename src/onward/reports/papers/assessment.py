"""`onward assessment`: a transfer impact assessment, begun from the records."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from onward.diagnostic import Judged
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.law.law import Law
from onward.reports.papers.annex_edges import begun
from onward.reports.papers.assessment_facts import know, tool
from onward.reports.papers.assessment_law import law_and_practice
from onward.reports.papers.assessment_measures import again, conclusion, formal, supplement
from onward.reports.papers.assessment_subject import Subject, rests_on_adequacy
from onward.reports.papers.destinations import outside
from onward.reports.papers.frame import remark, remarks
from onward.reports.papers.paper import (
    Block,
    Facts,
    Grid,
    Paper,
    Paragraph,
    Section,
    cell,
    line,
    titled,
)
from onward.reports.papers.writer import Pen, writer_of
from onward.reports.words.words import capital
from onward.transfers.flow import Kind
from onward.transfers.status import Judgment
from onward.wording.labels import called

_STEPS: Final = (know, tool, law_and_practice, supplement, formal, again)


class Wanted(NamedTuple):
    """What an assessment is asked for."""

    language: str
    vendor: str
    """An id."""
    anyway: bool = False
    """Begin it also where the transfer rests on an adequacy decision."""


def assessment(judged: Judged, inventory: Inventory, law: Law, day: date, wanted: Wanted) -> Paper:
    """The assessment of what is transferred to a vendor, by the six steps of the EDPB.

    Facts are those of the records and of the law data; every answer is open and marked. Where there
    is no transfer, or it rests on an adequacy decision, one line says so. What is planned counts as
    begun. KeyError for a vendor that the inventory does not have.
    """
    vendor = inventory.vendors[wanted.vendor]
    writer = writer_of(inventory, law, day, wanted.language)
    pen = Pen(writer, begun(inventory, vendor, law, day), writer.texts("assessment"))
    maker = _Maker(pen, vendor, wanted.anyway)
    title = pen.say("title", name=maker.name)
    return writer.paper("assessment", title, maker.blocks(), judged)


class _Maker(NamedTuple):
    """The blocks of the paper."""

    pen: Pen
    vendor: Vendor
    anyway: bool

    @property
    def name(self) -> str:
        """What to call the vendor."""
        return called(self.vendor.name, self.vendor.id)

    def blocks(self) -> Iterator[Block]:
        """One line where none is needed, else the steps."""
        every = tuple(
            each
            for each in self.pen.statuses.judgments
            if each.flow.kind in (Kind.OWN, Kind.CHAIN) and each.flow.importer.id == self.vendor.id
        )
        abroad = tuple(filter(outside, every))
        law = self.pen.writer.law
        adequate = tuple(each for each in abroad if rests_on_adequacy(each, law))
        others = tuple(each for each in abroad if each not in adequate)
        if not abroad:
            key = "none-inside" if every else "none-disclosed"
            yield Paragraph(line(self.pen.say(key, name=self.name)))
        if adequate:
            key = "partly-adequate" if others else "none-adequate"
            yield Paragraph(line(self._on_adequacy(key, adequate)))
        assessed = abroad if self.anyway else others
        subject = Subject(self.pen, self.vendor, assessed)
        if assessed and not subject.destinations() and not self.anyway:
            said = self.pen.say("none-unknown", name=self.name)
            gaps = (run for gap in subject.unknown() for run in (gap, ", "))
            yield Paragraph((f"{said} ", *tuple(gaps)[:-1]))
        elif assessed:
            yield from self._begun(subject)

    def _begun(self, subject: Subject) -> Iterator[Block]:
        writer = self.pen.writer
        yield Paragraph(line(self.pen.say("intro", name=self.name)))
        asked = tuple(map(line, self._asked(subject)))
        if asked:
            yield Facts(((self.pen.say("asked"), asked),))
        yield from remarks(writer.words.language, writer.inventory.organisation)
        if writer.words.language != "en":
            yield remark(self.pen.say, "law-data")
        for number, step in enumerate(_STEPS, 1):
            title = self.pen.say("step", number=number, title=self.pen.say(f"step-{number}"))
            yield Section(title, tuple(step(subject)), f"step-{number}")
        yield Section(self.pen.say("conclusion"), tuple(conclusion(subject)), "conclusion")
        yield Section(self.pen.say("guides"), tuple(self._guides()), "guides")

    def _asked(self, subject: Subject) -> Iterator[str]:
        """Where each law asks for such an assessment, and since which judgment or paper."""
        of, law = self.pen.writer.words, self.pen.writer.law
        for regime in dict.fromkeys(each.regime for each in subject.judgments if each.regime):
            since = law.assessment_from(regime)
            if since is not None and since <= self.pen.writer.day:
                provision = of.cited(law.article("safeguards", regime, self.pen.writer.day))
                source = of.of_law(law.regimes[regime].assessment_source)
                yield f"{of.labelled(provision)}{source}"

    def _on_adequacy(self, key: str, judgments: tuple[Judgment, ...]) -> str:
        of = self.pen.writer.words
        named = dict.fromkeys(
            of.instrument(each.instrument)
            for judgment in judgments
            for each in judgment.mechanisms
            if each.instrument
        )
        return self.pen.say(key, name=self.name, instruments=of.listed(named))

    def _guides(self) -> Iterator[Block]:
        """Which heads of the guides of authorities fall under which step."""
        say, guide = self.pen.say, self.pen.writer.law.assessment_guide
        columns = titled(say, {"guide-edpb": 50, "guide-cnil": 55, "guide-ico": 60})
        none = capital(self.pen.writer.words.none)
        rows = tuple(
            (
                cell(f"{each.number}. {say(f'step-{each.number}')}"),
                cell(*(say(f"cnil-{number}") for number in each.cnil)),
                cell(*([say(f"ico-{number}") for number in each.ico] or [none])),
            )
            for each in guide.steps.values()
        )
        yield Grid("guides", say("guides"), columns, rows)
        first = next(iter(guide.steps.values()))
        said = self.pen.writer.words.of_law
        yield remark(self.pen.say, "source", act=said(first.act), open=said(first.unverified))
