"""Annex I.A or I of a contract: who its parties are."""

from collections.abc import Iterator

from onward.inventory.value import known
from onward.reports.papers.annex_set import Appendix
from onward.reports.papers.paper import Cell, Facts, Line, Section


def parties(one: Appendix) -> Iterator[Section]:
    """We, and the recipient."""
    ours, theirs = one.roles()
    yield Section(_party(one, "exporter", ours), (Facts(tuple(_us(one, ours))),))
    yield Section(_party(one, "importer", theirs), (Facts(tuple(_them(one, theirs))),))


def _party(one: Appendix, key: str, role: Line) -> str:
    """A contract with a processor knows roles, and no exporter and importer."""
    if one.form == "transfer":
        return one.say(key)
    return next((each for each in role if isinstance(each, str)), one.say(key))


def _us(one: Appendix, role: Line) -> Iterator[tuple[str, Cell]]:
    ours, say, pen = one.pen.writer.inventory.organisation, one.say, one.pen
    name = pen.writer.sender
    for key, said in (("name", ours.legal_name), ("address", ours.address)):
        record = "legal_name" if key == "name" else key
        yield say(key), (pen.text(said, pen.missing(key, name, ours.origin, record)),)
    gap = pen.missing("contact", name, ours.origin, "contact")
    yield say("contact"), one.contact(ours.contact, gap)
    yield say("dpo"), one.contact(ours.dpo, pen.missing("dpo", name, ours.origin, "dpo"))
    if _represented(one):
        gap = pen.missing("representative", name, ours.origin, "representative")
        yield say("representative"), one.contact(ours.representative, gap)
    yield from _last(one, "us", name, role)


def _represented(one: Appendix) -> bool:
    """Whether we have a representative in the Union, or stand outside the law that binds us."""
    ours, law = one.pen.writer.inventory.organisation, one.pen.writer.law
    code, day = known(ours.country), one.pen.writer.day
    outside = code and not any(law.inside(each, code, day) for each in one.flow.regimes)
    return ours.representative is not None or bool(outside)


def _them(one: Appendix, role: Line) -> Iterator[tuple[str, Cell]]:
    say, pen, party = one.say, one.pen, one.flow.importer
    path = one.vendor.origin if one.vendor else ""
    legal = party.legal_name if one.vendor else party.name
    yield say("name"), (pen.text(legal, pen.missing("name", party.name, path, "legal_name")),)
    gap = pen.missing("address", party.name, path, "address")
    yield say("address"), (pen.text(one.vendor.address if one.vendor else None, gap),)
    gap = pen.missing("contact", party.name, path, "contact")
    yield say("contact"), one.contact(one.vendor.contact if one.vendor else None, gap)
    yield from _last(one, "them", party.name, role)


def _last(one: Appendix, whose: str, name: str, role: Line) -> Iterator[tuple[str, Cell]]:
    """What they do, their signature, and their role."""
    key = "signature" if one.form == "transfer" else "accession"
    signature = one.pen.missing(key, name, "", "")
    if one.form == "transfer":
        yield one.say("activities"), one.pursuits() if whose == "us" else one.purposes()
    yield one.say(key), ((signature,),)
    yield one.say("role"), (role,)
