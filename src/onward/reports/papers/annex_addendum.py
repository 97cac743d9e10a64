"""The tables of the addendum by which the clauses count under another law, filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from onward.inventory.value import Text
from onward.inventory.vendor import Contact
from onward.law.tables import Annex
from onward.reports.papers.annex_set import Appendix
from onward.reports.papers.paper import Block, Cell, Column, Facts, Grid, Link, Section, cell, line
from onward.reports.words.words import capital


@dataclass(frozen=True)
class Addendum:
    """Its tables; the annexes are those of the clauses to which it is added."""

    appendix: Appendix
    """Of the addendum itself."""
    beneath: Appendix
    """Of the clauses."""

    def sections(self) -> Iterator[Section]:
        """Each table."""
        one = self.appendix
        for annex in one.annexes:
            yield Section(one.title(annex), tuple(self._blocks(annex)), one.anchor(annex))

    def _blocks(self, annex: Annex) -> Iterator[Block]:
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
        one = self.appendix
        return ((one.pen.missing(what, one.party().name, "", ""),),)

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
        rows = [(say("name"), (pen.text(legal, pen.missing("name", name, origin, "legal_name")),))]
        if isinstance(trading, str) and trading != legal:
            rows.append((say("trading"), (line(trading),)))
        gap = pen.missing("address", name, origin, "address")
        rows.append((say("address"), (pen.text(address, gap),)))
        gap = pen.missing("contact", name, origin, "contact")
        return (*rows, (say("key-contact"), one.contact(contact, gap)))

    def _signed(self, name: str) -> tuple[tuple[str, Cell], ...]:
        one = self.appendix
        return ((one.say("signature"), ((one.pen.missing("signature", name, "", ""),),)),)

    def _selected(self, annex: Annex) -> Grid:
        """A row for the module: what the parties choose in the clauses that leave a choice."""
        one, law = self.appendix, self.appendix.pen.writer.law
        said = self.beneath.authorisation()
        shown = one.words.authorisation(said) if isinstance(said, str) else said
        named = capital(shown) if isinstance(shown, str) else shown
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
            choice = one.pen.missing("choice", one.party().name, "", "")
            ours = (one.pen.text(named, self.beneath.unauthorised()),)
            row.append(ours if clause == deciding else ((choice,),))
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
        gap = one.pen.missing("period", one.party().name, flow.at.path, "agreement.notice_days")
        return (one.pen.text(days, gap),)

    def _information(self) -> Iterator[tuple[str, Cell]]:
        """Where each annex of the clauses stands above."""
        one, beneath = self.appendix, self.beneath
        for annex in beneath.annexes:
            if annex.part != "authority":
                link = Link(one.say("above"), f"#{beneath.anchor(annex)}")
                yield beneath.title(annex), ((link,),)
