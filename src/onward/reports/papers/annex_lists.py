"""The annexes of a contract on authority, measures and sub-processors."""

from collections.abc import Iterator
from datetime import date

from onward.inventory.value import UNKNOWN, known, words_in
from onward.inventory.vendor import Edge
from onward.law.tables import Annex
from onward.reports.papers.annex_set import Appendix
from onward.reports.papers.frame import remark
from onward.reports.papers.paper import (
    Block,
    Cell,
    Facts,
    Grid,
    Line,
    Link,
    Paragraph,
    cell,
    line,
    titled,
)
from onward.reports.words.words import capital
from onward.transfers.place import codes_of
from onward.wording.labels import called


def authority(one: Appendix, annex: Annex) -> Iterator[Block]:
    """The authority as recorded, and by which alternative of the clause it is the one."""
    ours, law, pen = one.pen.writer.inventory.organisation, one.pen.writer.law, one.pen
    label, key = one.say("authority", clause=annex.clause), "supervisory_authority"
    said = ours.supervisory_authority
    yield Facts(((label, pen.field(said, "authority", pen.writer.sender, ours.origin, key)),))
    code = known(ours.country)
    inside = any(law.inside(each, code, pen.writer.day) for each in one.filled.regimes)
    why = "exporter" if inside else "representative" if ours.representative else "subjects"
    yield remark(one.say, f"authority-{why}")
    for row in map(law.instruments.get, _adapted(one)):
        if row is not None:
            yield remark(one.say, "adapted", act=pen.writer.words.of_law(row.act))


def _adapted(one: Appendix) -> Iterator[str]:
    """The rows as which the clauses count only with adaptations."""
    law = one.pen.writer.law
    for regime in one.filled.regimes:
        row = law.counterpart(regime, one.filled.instrument)
        if row is not None and row.adapted:
            yield row.id


def measures(one: Appendix) -> Iterator[Block]:
    """The measures recorded for the recipient, and what it shows for its security."""
    of = one.words
    every = dict.fromkeys(each for found in one.mechanisms for each in words_in(found.measures))
    named = tuple(line(capital(of.measure(each))) for each in every)
    rows = [(one.say("measures"), named or ((one.on_mechanism("measures"),),))]
    shown = tuple(_certificates(one))
    if shown:
        rows.append((one.say("certificates"), shown))
    if one.filled.modules != (1,):
        rows.append((one.say("assistance"), one.pen.gap("assistance", one.flow.importer.name)))
    yield Facts(tuple(rows))
    yield remark(one.say, "measures")


def _certificates(one: Appendix) -> Iterator[Line]:
    for each in (one.vendor.certificates or ()) if one.vendor else ():
        if isinstance(each.standard, str):
            day = each.until
            until = one.say("until", day=day.isoformat()) if isinstance(day, date) else ""
            yield line(f"{each.standard} ({until})" if until else each.standard)


def subprocessors(one: Appendix, annex: Annex) -> Iterator[Block]:
    """A table under specific authorisation; under a general one the list is as agreed."""
    said = one.authorisation()
    if said == "general":
        yield Paragraph(line(one.say("general", clause=annex.clause)))
        page = one.vendor.links.subprocessor_list if one.vendor else None
        if isinstance(page, str):
            yield Paragraph((one.words.labelled(one.say("list")), Link(page, page)))
        return
    if said != "specific":
        yield Paragraph(one.pen.text(said, one.unauthorised()))
        yield remark(one.say, "authorisation", clause=annex.clause)
    yield from _table(one, annex)


def _table(one: Appendix, annex: Annex) -> Iterator[Block]:
    said = [one.edges(each) for each in one.services]
    if any(each is None for each in said):
        yield Paragraph((one.undeclared(),))
        return
    found = {each.route: each for some in said for each in some or ()}
    if not found:
        yield Paragraph(line(capital(one.words.none)))
        return
    columns = titled(one.say, {"name": 30, "address": 34, "contact": 34, "processing": 50})
    rows = tuple(_row(one, each) for each in found.values())
    yield Grid(f"subprocessors-{one.number}", one.title(annex), columns, rows)


def _row(one: Appendix, edge: Edge) -> tuple[Cell, ...]:
    record, pen = one.record(edge), one.pen
    if record is None:
        unknown = cell(one.words.fact(UNKNOWN))
        return ((one.nameless(edge),),), unknown, unknown, (one.does(edge),)
    name, path = called(record.name, record.id), record.origin
    return (
        pen.field(record.legal_name, "name", name, path, "legal_name"),
        pen.field(record.address, "address", name, path, "address"),
        pen.contact(record.contact, "contact", name, path, "contact"),
        (one.does(edge), *_where(one, edge)),
    )


def _where(one: Appendix, edge: Edge) -> Iterator[Line]:
    """The countries in which it processes."""
    codes = dict.fromkeys(code for each in edge.locations or () for code in codes_of(each))
    named = [one.words.country(code) for code in codes if code]
    if named:
        yield line(", ".join(named))
