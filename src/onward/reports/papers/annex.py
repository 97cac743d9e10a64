"""`onward annex`: the annexes of the contract with one recipient, filled in from the records."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from onward.diagnostic import Judged
from onward.inventory.records import Inventory
from onward.inventory.value import known
from onward.inventory.vendor import Vendor
from onward.law.law import Law
from onward.law.tables import Annex
from onward.reports.papers.annex_addendum import Addendum
from onward.reports.papers.annex_description import description
from onward.reports.papers.annex_edges import (
    Edge,
    Filled,
    Unfilled,
    begun,
    edge,
    receives,
    to_customer,
    to_vendor,
)
from onward.reports.papers.annex_lists import authority, measures, subprocessors
from onward.reports.papers.annex_parties import parties
from onward.reports.papers.annex_set import Appendix
from onward.reports.papers.frame import plain, remark, remarks
from onward.reports.papers.paper import Block, Line, Paper, Paragraph, Section, line
from onward.reports.papers.writer import Pen, Writer
from onward.reports.words.words import capital, words
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Role
from onward.wording.labels import called


class Wanted(NamedTuple):
    """What annexes are asked for: those of a vendor, or those of a customer by its name."""

    language: str
    vendor: str = ""
    """An id."""
    customer: str = ""


def annex(judged: Judged, inventory: Inventory, law: Law, day: date, wanted: Wanted) -> Paper:
    """The annexes that fit what we disclose to a recipient: of the clauses for transfers (for the
    module of the roles), of the addendum under a law that asks for one, or of the clauses for a
    contract with a processor inside. Where none fit, one line says why.

    What is planned with a vendor counts as begun: the contract comes first. KeyError for a vendor
    that the inventory does not have.
    """
    vendor = inventory.vendors[wanted.vendor] if wanted.vendor else None
    found = begun(inventory, vendor, law, day)
    judgments = to_vendor(found, vendor) if vendor else to_customer(found, wanted.customer)
    of = words(wanted.language, inventory.organisation)
    writer = Writer(inventory, law, day, "request", of)
    pen = Pen(writer, found, writer.texts("annex"))
    maker = _Maker(pen, vendor, wanted.customer, edge(judgments, law))
    return writer.paper("annex", pen.say("title", name=maker.name), maker.blocks(found), judged)


class _Maker(NamedTuple):
    """The blocks of the paper."""

    pen: Pen
    vendor: Vendor | None
    customer: str
    edge: Edge

    @property
    def name(self) -> str:
        """What to call the recipient."""
        return called(self.vendor.name, self.vendor.id) if self.vendor else self.customer

    def blocks(self, found: Statuses) -> Iterator[Block]:
        """Which annexes and why, then each set."""
        writer = self.pen.writer
        sets = tuple(
            Appendix(self.pen, one, self.vendor, number)
            for number, one in enumerate(self.edge.filled, 1)
        )
        for one in sets:
            yield Paragraph(line(self._fits(one)))
        for part in self.edge.unfilled:
            yield Paragraph(self._unfilled(part))
            yield from self._contract(part)
        if not sets and not self.edge.unfilled:
            yield Paragraph(line(self._nothing(found)))
        yield from dict.fromkeys(each for one in sets for each in self._remarks(one))
        if sets:
            yield from remarks(writer.words.language, writer.inventory.organisation)
        for one in sets:
            yield Section(self._head(one), tuple(self._sections(one, sets)))

    def _sections(self, one: Appendix, sets: tuple[Appendix, ...]) -> Iterator[Section]:
        if one.form != "addendum":
            return one.sections(partial(_blocks, one))
        beneath = next(
            each
            for each in sets
            if each.form == "transfer" and each.filled.modules == one.filled.modules
        )
        return one.sections(Addendum(one, beneath).blocks)

    def _head(self, one: Appendix) -> str:
        of = self.pen.writer.words
        named = capital(of.instrument(one.filled.instrument))
        if one.filled.modules:
            return f"{named}, {self._modules(one.filled)}"
        _, theirs = (plain(each, of.language) for each in one.roles())
        return f"{named}, {theirs}"

    def _modules(self, filled: Filled) -> str:
        of = self.pen.writer.words
        numbered = (
            self.pen.say("module-of", number=each, what=of.module(each)) for each in filled.modules
        )
        return of.listed(numbered, "or")

    def _fits(self, one: Appendix) -> str:
        """Who discloses to whom in which role, what for, and what fits that."""
        of, filled = self.pen.writer.words, one.filled
        ours, theirs = (plain(each, of.language) for each in one.roles())
        facts = {
            "exporter": self.pen.writer.sender,
            "ours": ours,
            "importer": one.party().name,
            "theirs": theirs,
            "services": of.apart(self._for(filled.flows)),
            "instrument": of.instrument(filled.instrument),
        }
        if not filled.modules:
            return self.pen.say("fits-agreement", **facts)
        facts["statutes"] = of.listed(map(self._statute, filled.regimes))
        key = "fits-addendum" if one.form == "addendum" else "fits"
        return self.pen.say(key, module=self._modules(filled), **facts)

    def _statute(self, regime: str) -> str:
        """The law of a regime by its short name."""
        of, law = self.pen.writer.words, self.pen.writer.law
        return of.statute(law.regimes[regime].wording(self.pen.writer.day).statute)

    def _for(self, flows: tuple[Flow, ...]) -> tuple[str, ...]:
        """What the disclosures are for: the purposes of services, or our activities."""
        inventory = self.pen.writer.inventory
        services = {each.id: each for each in self.vendor.services} if self.vendor else {}
        found: dict[str, None] = {}
        for flow in flows:
            for id_ in flow.services:
                if id_ in services:
                    found[known(services[id_].purpose, id_)] = None
                elif id_ in inventory.activities:
                    found[called(inventory.activities[id_].name, id_)] = None
        return tuple(found)

    def _unfilled(self, part: Unfilled) -> Line:
        """Why there are none; where a fact would say which, it is marked."""
        of = self.pen.writer.words
        named = of.listed(map(of.instrument, part.instruments))
        said = self.pen.say(
            f"none-{part.why}",
            name=self.name,
            services=of.apart(self._for(part.flows)),
            instruments=named,
            statute=self._statute(part.regime) if part.regime else "",
        )
        if part.why != "country-unknown":
            return line(said)
        at = part.flows[0].importer.at
        return (f"{said} ", self.pen.missing("country", self.name, at.path, f"{at.route}/country"))

    def _contract(self, part: Unfilled) -> Iterator[Paragraph]:
        """That a processor needs a contract also where no clauses for transfers are filled in."""
        processors = [each for each in part.flows if each.importer_role is Role.PROCESSOR]
        if part.why == "other-mechanism" and processors:
            writer = self.pen.writer
            article = writer.law.article("agreement", part.regime, writer.day)
            yield remark(self.pen.say, "contract", article=writer.words.cited(article))

    def _nothing(self, found: Statuses) -> str:
        """Why there is nothing that we disclose to it ourselves."""
        if self.vendor is None:
            return self.pen.say("none-customer", name=self.name)
        through = dict.fromkeys(
            each.exporter.name for each in found.flows.by_vendor.get(self.vendor.id, ())
        )
        if through:
            names = self.pen.writer.words.listed(through)
            return self.pen.say("none-engaged", name=self.name, names=names)
        if self.vendor.services and not receives(self.vendor):
            return self.pen.say("none-data", name=self.name)
        return self.pen.say("none-disclosed", name=self.name)

    def _remarks(self, one: Appendix) -> Iterator[Paragraph]:
        """What the writer has to know of one set."""
        of, filled, say = self.pen.writer.words, one.filled, self.pen.say
        named = of.instrument(filled.instrument)
        if not filled.recorded:
            yield remark(say, "unrecorded", instrument=named)
        if one.party().from_catalogue:
            yield remark(say, "catalogue", name=self.name)
        if filled.doubted:
            yield remark(say, "doubted", name=self.name)
        if len(filled.modules) > 1:
            yield remark(say, "either")
        if one.form == "addendum":
            yield remark(say, "addendum")
        if one.on_behalf and self.vendor is not None and one.form != "addendum":
            names = dict.fromkeys(
                known(each.name) or known(each.group, of.fact(None)) for each in one.on_behalf
            )
            yield remark(say, "on-behalf", names=of.listed(names))


def _blocks(one: Appendix, annex: Annex) -> Iterator[Block]:
    """What stands under the heading of an annex."""
    match annex.part:
        case "parties":
            yield from parties(one)
        case "description":
            yield from description(one)
        case "authority":
            yield from authority(one, annex)
        case "measures":
            yield from measures(one)
        case "subprocessors":
            yield from subprocessors(one, annex)
        case other:
            raise AssertionError(f"no blocks for {other}")
