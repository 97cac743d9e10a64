"""The tables of the addendum by which the clauses count under another law, filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from onward.inventory.value import Text, mapped
from onward.inventory.vendor import Contact
from onward.law.tables import Annex
from onward.reports.papers.annex_set import Appendix
from onward.reports.papers.paper import Block, Cell, Column, Facts, Grid, Link, Section, cell
from onward.reports.words.words import capital


@dataclass(frozen=True)
class Addendum:
    """Its tables; the annexes are those of the clauses to which it is added."""

    appendix: Appendix
    """Of the addendum itself."""
    beneath: Appendix
    """Of the clauses."""

    def blocks(self, annex: Annex) -> Iterator[Block]:
        """What stands under the heading of a table."""
        match annex.part:
            case "parties":
                yield from self._parties()
            case "selected":
                yield self._selected(annex)
            case "appendix":
                yield Facts(tuple(self._information()))
            case "ending":
                yield Facts(((self.appendix.say("may-end"), self._open("may-end")),))
            case other:
                raise AssertionError(f"no blocks for {other}")

    def _open(self, what: str) -> Cell:
        """A mark of what the parties choose, and no record holds."""
        return self.appendix.pen.gap(what, self.appendix.party().name)

    def _parties(self) -> Iterator[Block]:
        one = self.appendix
        yield Facts(((one.say("start"), self._open("start")),))
        ours, vendor = one.pen.writer.inventory.organisation, one.vendor
        sender, party = one.pen.writer.sender, one.party()
        us = self._party(
            sender, ours.origin, ours.legal_name, ours.name, ours.address, ours.contact
        )
        yield Section(one.say("exporter"), (Facts((*us, *self._signed(sender))),))
        origin = vendor.origin if vendor else ""
        legal = vendor.legal_name if vendor else party.name
        trading = vendor.name if vendor else None
        address = vendor.address if vendor else None
        contact = vendor.contact if vendor else None
        them = (*self._party(party.name, origin, legal, trading, address, contact),)
        if vendor and isinstance(vendor.company_number, str):
            them = (*them, (one.say("number"), cell(vendor.company_number)))
        yield Section(one.say("importer"), (Facts((*them, *self._signed(party.name))),))

    def _party(
        self,
        name: str,
        origin: str,
        legal: Text,
        trading: Text,
        address: Text,
        contact: Contact | None,
    ) -> tuple[tuple[str, Cell], ...]:
        one = self.appendix
        pen, say = one.pen, one.say
        rows = [(say("name"), pen.field(legal, "name", name, origin, "legal_name"))]
        if isinstance(trading, str) and trading != legal:
            rows.append((say("trading"), cell(trading)))
        rows.append((say("address"), pen.field(address, "address", name, origin, "address")))
        reached = pen.contact(contact, "contact", name, origin, "contact")
        return (*rows, (say("key-contact"), reached))

    def _signed(self, name: str) -> tuple[tuple[str, Cell], ...]:
        one = self.appendix
        return ((one.say("signature"), one.pen.gap("signature", name)),)

    def _selected(self, annex: Annex) -> Grid:
        """A row for the module: what the parties choose in the clauses that leave a choice."""
        one, law = self.appendix, self.appendix.pen.writer.law
        named = mapped(mapped(self.beneath.authorisation(), one.words.authorisation), capital)
        columns = [Column(one.say("module"), width=30)]
        deciding = next(
            (each.clause for each in self.beneath.annexes if each.part == "subprocessors"), ""
        )
        module = ", ".join(map(str, one.filled.modules))
        row: list[Cell] = [cell(module)]
        for clause in annex.clause.split():
            if law.clauses.options[clause].modules.isdisjoint(one.filled.modules):
                continue
            columns.append(Column(one.say("clause", clause=clause), width=22))
            ours = (one.pen.text(named, self.beneath.unauthorised()),)
            row.append(ours if clause == deciding else self._open("choice"))
            if clause == deciding:
                columns.append(Column(one.say("period"), width=22))
                row.append(self._period())
        if 4 in one.filled.modules:
            columns.append(Column(one.say("combined"), width=40))
            row.append(self._open("combined"))
        return Grid(f"selected-{one.number}", one.title(annex), tuple(columns), (tuple(row),))

    def _period(self) -> Cell:
        """The days of notice of a new sub-processor."""
        one, flow = self.appendix, self.appendix.flow
        days = flow.agreement.notice_days if flow.agreement else None
        if isinstance(days, int):
            return cell(one.say("days", count=days))
        name, key = one.party().name, "agreement.notice_days"
        return one.pen.field(days, "period", name, flow.at.path, key)

    def _information(self) -> Iterator[tuple[str, Cell]]:
        """Where each annex of the clauses stands above."""
        one, beneath = self.appendix, self.beneath
        for annex in beneath.annexes:
            if annex.part != "authority":
                link = Link(one.say("above"), f"#{beneath.anchor(annex)}")
                yield beneath.title(annex), ((link,),)
