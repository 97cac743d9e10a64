"""The annexes of a contract on authority, measures and sub-processors."""

from collections.abc import Iterator
from datetime import date

from onward.inventory.value import UNKNOWN, known
from onward.inventory.vendor import Edge
from onward.law.tables import Annex
from onward.reports.papers.annex_set import Appendix, terms
from onward.reports.papers.frame import remark
from onward.reports.papers.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Line,
    Link,
    Paragraph,
    cell,
    line,
)
from onward.reports.words.words import capital
from onward.transfers.place import codes_of
from onward.wording.labels import called


def authority(one: Appendix, annex: Annex) -> Iterator[Block]:
    """The authority as recorded, and by which alternative of the clause it is the one."""
    ours, law, pen = one.pen.writer.inventory.organisation, one.pen.writer.law, one.pen
    gap = pen.missing("authority", pen.writer.sender, ours.origin, "supervisory_authority")
    label = one.say("authority", clause=annex.clause)
    yield Facts(((label, (pen.text(ours.supervisory_authority, gap),)),))
    code = known(ours.country)
    inside = any(law.inside(each, code, pen.writer.day) for each in one.filled.regimes)
    why = "exporter" if inside else "representative" if ours.representative else "subjects"
    yield remark(one.say, f"authority-{why}")
    for row in map(law.instruments.get, _adapted(one)):
        if row is not None:
            yield remark(one.say, "adapted", act=row.act)


def _adapted(one: Appendix) -> Iterator[str]:
    """The rows as which the clauses count only with adaptations."""
    law = one.pen.writer.law
    for regime in one.filled.regimes:
        row = law.counterpart(regime, one.filled.instrument)
        if row is not None and row.adapted:
            yield row.id


def measures(one: Appendix) -> Iterator[Block]:
    """The measures recorded for the recipient, and what it shows for its security."""
    of, pen, name = one.words, one.pen, one.flow.importer.name
    every = dict.fromkeys(each for found in one.mechanisms for each in terms(found.measures))
    named = tuple(line(capital(of.measure(each))) for each in every)
    rows = [(one.say("measures"), named or ((one.on_mechanism("measures"),),))]
    shown = tuple(_certificates(one))
    if shown:
        rows.append((one.say("certificates"), shown))
    if one.filled.modules != (1,):
        gap = pen.missing("assistance", name, "", "")
        rows.append((one.say("assistance"), ((gap,),)))
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
    columns = (
        Column(one.say("name"), width=30),
        Column(one.say("address"), width=34),
        Column(one.say("contact"), width=34),
        Column(one.say("processing"), width=50),
    )
    rows = tuple(_row(one, each) for each in found.values())
    yield Grid(f"subprocessors-{one.number}", one.title(annex), columns, rows)


def _row(one: Appendix, edge: Edge) -> tuple[Cell, ...]:
    record, pen = one.record(edge), one.pen
    if record is None:
        unknown = cell(one.words.fact(UNKNOWN))
        return ((one.nameless(edge),),), unknown, unknown, (one.does(edge),)
    name = called(record.name, record.id)
    legal = pen.text(record.legal_name, pen.missing("name", name, record.origin, "legal_name"))
    address = pen.text(record.address, pen.missing("address", name, record.origin, "address"))
    gap = pen.missing("contact", name, record.origin, "contact")
    return (
        (legal,),
        (address,),
        one.contact(record.contact, gap),
        (one.does(edge), *_where(one, edge)),
    )


def _where(one: Appendix, edge: Edge) -> Iterator[Line]:
    """The countries in which it processes."""
    codes = dict.fromkeys(code for each in edge.locations or () for code in codes_of(each))
    named = [one.words.country(code) for code in codes if code]
    if named:
        yield line(", ".join(named))
