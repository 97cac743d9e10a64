"""`onward record`: the records of processing activities (Art. 30 GDPR), from the inventory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from onward.inventory.value import UNKNOWN, mapped
from onward.law.law import Law
from onward.reports.papers.frame import remark, remarks
from onward.reports.papers.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Missing,
    Paper,
    Paragraph,
    Section,
    cell,
    line,
    titled,
)
from onward.reports.papers.record_law import RecordLaw
from onward.reports.papers.record_rows import CONTROLLING, Ours, Row, ended
from onward.reports.papers.writer import Pen, writer_of
from onward.reports.weighed import Weighed
from onward.reports.words.words import capital
from onward.transfers.flow import Flow, Kind
from onward.wording.labels import called
from onward.wording.texts import Section as Say

_BASES: Final = (
    "consent", "contract", "legal obligation", "vital interests", "public task",
    "legitimate interests",
)  # fmt: skip


class Wanted(NamedTuple):
    """What a record is asked for."""

    language: str
    role: Ours | None = None
    """Only the activities in which we are that; None: all of them."""


def record(weighed: Weighed, law: Law, wanted: Wanted) -> Paper:
    """The record of a controller (Art. 30(1) GDPR), of a processor (Art. 30(2)), or both.

    An activity in which our role is not recorded stands in the record of a controller, unless that
    of a processor is asked for; one that has ended before the day is named and left out. Vendors
    that are recorded as internal are named: a record is for ourselves and for the authority.
    """
    judged, inventory, statuses = weighed
    writer = writer_of(inventory, law, statuses.day, wanted.language)
    pen = Pen(writer, statuses, writer.texts("record"))
    of_law = RecordLaw(inventory, law, statuses.day, writer.words)
    maker = _Maker(pen, of_law, _parts(pen, wanted))
    blocks = (*maker.blocks(), *maker.tables())
    return writer.paper("record", pen.say("title"), blocks, judged)


def _parts(pen: Pen, wanted: Wanted) -> dict[Ours, tuple[Row, ...]]:
    """The records that are made, each with its activities."""
    parts: tuple[Ours, ...] = ("controller", "processor") if wanted.role is None else (wanted.role,)
    every = [
        Row(pen, each)
        for each in pen.writer.inventory.activities.values()
        if not ended(each, pen.writer.day)
    ]
    return {
        part: tuple(each for each in every if (each.ours or parts[0]) == part) for part in parts
    }


_CONTROLLER: Final = {
    "activity": 20,
    "purposes": 26,
    "role": 28,
    "joint": 32,
    "subjects": 18,
    "data": 28,
    "special": 18,
    "basis": 18,
    "who": 26,
    "countries": 16,
    "mechanism": 28,
    "documentation": 18,
    "retention": 22,
    "measures": 28,
}
_PROCESSOR: Final = {
    "activity": 20,
    "customer": 28,
    "country": 14,
    "categories": 28,
    "subjects": 18,
    "data": 28,
    "subprocessors": 26,
    "countries": 16,
    "mechanism": 28,
    "documentation": 18,
    "measures": 28,
}
_RECIPIENTS: Final = {
    "activity": 22,
    "recipient": 28,
    "purpose": 24,
    "shared-data": 24,
    "places": 20,
    "transfer": 30,
    "agreement": 22,
}
_LAST: Final = {"owner": 14, "since": 11, "reviewed": 11}
"""The columns of a record and their widths; last, who answers for the row, and its days."""


@dataclass(frozen=True)
class _Maker:
    """The blocks of the paper."""

    pen: Pen
    law: RecordLaw
    parts: dict[Ours, tuple[Row, ...]]

    @property
    def say(self) -> Say:
        return self.pen.say

    @property
    def sender(self) -> str:
        return self.pen.writer.sender

    def blocks(self) -> Iterator[Block]:
        """What stands above the tables: the law, remarks, and who we are."""
        cited = filter(None, map(self.law.cited, self.parts))
        articles = self.pen.writer.words.apart(cited)
        if articles:
            read = self.say("read", sender=self.sender, articles=articles)
            yield Paragraph(line(read))
        yield from self._remarks()
        yield from remarks(self.pen.writer.words.language, self.pen.writer.inventory.organisation)
        yield Section(self.say("organisation"), (Facts(tuple(self._organisation())),))

    def tables(self) -> Iterator[Section]:
        """A table for each record, and one of the recipients of both."""
        for part in self.parts:
            grid = self._controller() if part == "controller" else self._processor()
            above = (remark(self.say, "customers"),) if part == "processor" else ()
            held = (*above, grid) if grid.rows else (remark(self.say, "none"),)
            yield Section(grid.title, held, part)
        recipients = self._recipients()
        if recipients.rows:
            yield Section(recipients.title, (recipients,), recipients.name)

    def _remarks(self) -> Iterator[Paragraph]:
        writer = self.pen.writer
        every = writer.inventory.activities.values()
        unsure = [row.name for rows in self.parts.values() for row in rows if row.ours is None]
        gone = [called(each.name, each.id) for each in every if ended(each, writer.day)]
        named = {"role": unsure, "other-services": self._unassigned(), "ended": gone}
        if not self.law.regimes:
            yield remark(self.say, "unbound", sender=self.sender)
        if not self.law.known:
            yield remark(self.say, "law", sender=self.sender)
        if self.law.others:
            yield remark(self.say, "other-law", sender=self.sender, articles=self.law.others)
        for key, names in named.items():
            if names:
                yield remark(self.say, key, names=writer.words.listed(dict.fromkeys(names)))

    def _unassigned(self) -> list[str]:
        """The vendors with a service for which no activity of the record is recorded."""
        day, inventory = self.pen.writer.day, self.pen.writer.inventory
        every = inventory.activities.values()
        kept = frozenset(each.id for each in every if not ended(each, day))

        def stray(flow: Flow) -> bool:
            services = inventory.vendors[flow.importer.id].services
            (serves,) = (each.activities for each in services if each.id in flow.services)
            return not isinstance(serves, tuple) or not kept.intersection(serves)

        flows = self.pen.statuses.flows.flows
        return [each.importer.name for each in flows if each.kind is Kind.OWN and stray(each)]

    def _organisation(self) -> Iterator[tuple[str, Cell]]:
        """Our name and contact details, our officer and our representative."""
        ours, say, pen = self.pen.writer.inventory.organisation, self.say, self.pen
        for key, said in (
            ("name", ours.name),
            ("legal_name", ours.legal_name),
            ("address", ours.address),
            ("country", mapped(ours.country, pen.writer.words.country)),
        ):
            what = key.replace("_", "-")
            yield say(what), pen.field(said, what, self.sender, ours.origin, key)
        contacts = {"contact": ours.contact, "dpo": ours.dpo, "representative": ours.representative}
        asked = {
            "contact": True,
            "dpo": any(self.law.column(part, "dpo") for part in self.parts),
            "representative": self.law.asks_for_a_representative,
        }
        for key, contact in contacts.items():
            if contact or asked[key]:
                yield say(key), pen.contact(contact, key, self.sender, ours.origin, key)
        if isinstance(ours.supervisory_authority, str):
            yield say("authority"), cell(ours.supervisory_authority)

    def _controller(self) -> Grid:
        of = self.pen.writer.words
        choices = {
            "role": tuple(capital(of.role(each)) for each in CONTROLLING),
            "basis": tuple(capital(of.lawful_basis(each)) for each in _BASES),
        }
        rows = (each.of_controller() for each in self.parts["controller"])
        return self._grid("controller", _CONTROLLER, rows, choices)

    def _processor(self) -> Grid:
        rows = (row for each in self.parts["processor"] for row in each.of_processor())
        return self._grid("processor", _PROCESSOR, rows, {})

    def _grid(
        self,
        part: Ours,
        widths: Mapping[str, int],
        rows: Iterable[tuple[Cell, ...]],
        choices: Mapping[str, tuple[str, ...]],
    ) -> Grid:
        """A table whose columns say which provision requires them."""
        columns_ = tuple(
            Column(self.say(key), self.law.column(part, key), choices.get(key, ()), width)
            for key, width in {**widths, **_LAST}.items()
        )
        whole = Grid(part, self.say(part), columns_, tuple(rows))
        return _without(whole, self._unasked(part), self.pen)

    def _unasked(self, part: Ours) -> Iterator[str]:
        """The titles of columns for which no law that binds us has a use."""
        if not self.law.asks("basis"):
            yield self.say("basis")
        if not self.law.asks("special-condition", "criminal-condition"):
            yield self.say("special")
        if not self.law.column(part, "documentation"):
            yield self.say("documentation")

    def _recipients(self) -> Grid:
        say = self.say
        columns = titled(say, _RECIPIENTS)
        rows = (
            row for rows in self.parts.values() for each in rows for row in each.of_recipients()
        )
        return Grid("recipients", say("recipients"), columns, tuple(rows))


def _without(grid: Grid, titles: Iterable[str], pen: Pen) -> Grid:
    """The table without those of these columns in which nothing is recorded."""
    words_ = pen.writer.words
    bare = (pen.say("not-applicable"), words_.fact(UNKNOWN), words_.fact(None))
    empty = {word.casefold() for word in bare}
    dropped = set(titles)

    def says(number: int) -> bool:
        runs = (run for row in grid.rows for each in row[number] for run in each)
        texts_ = (run for run in runs if not isinstance(run, Missing))
        return any(
            not isinstance(each, str) or each.strip().casefold() not in empty for each in texts_
        )

    kept = [
        number
        for number, column in enumerate(grid.columns)
        if column.title not in dropped or says(number)
    ]
    return replace(
        grid,
        columns=tuple(grid.columns[number] for number in kept),
        rows=tuple(tuple(row[number] for number in kept) for row in grid.rows),
    )
