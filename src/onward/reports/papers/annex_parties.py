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
    name, path = pen.writer.sender, ours.origin
    yield say("name"), pen.field(ours.legal_name, "name", name, path, "legal_name")
    yield say("address"), pen.field(ours.address, "address", name, path, "address")
    contacts = {"contact": ours.contact, "dpo": ours.dpo, "representative": ours.representative}
    for key, contact in contacts.items():
        if key != "representative" or _represented(one):
            yield say(key), pen.contact(contact, key, name, path, key)
    yield from _last(one, "us", name, role)


def _represented(one: Appendix) -> bool:
    """Whether we have a representative in the Union, or stand outside the law that binds us."""
    ours, law = one.pen.writer.inventory.organisation, one.pen.writer.law
    code, day = known(ours.country), one.pen.writer.day
    outside = code and not any(law.inside(each, code, day) for each in one.flow.regimes)
    return ours.representative is not None or bool(outside)


def _them(one: Appendix, role: Line) -> Iterator[tuple[str, Cell]]:
    say, pen, party, vendor = one.say, one.pen, one.flow.importer, one.vendor
    name, path = party.name, vendor.origin if vendor else ""
    legal = party.legal_name if vendor else name
    address, contact = (vendor.address, vendor.contact) if vendor else (None, None)
    yield say("name"), pen.field(legal, "name", name, path, "legal_name")
    yield say("address"), pen.field(address, "address", name, path, "address")
    yield say("contact"), pen.contact(contact, "contact", name, path, "contact")
    yield from _last(one, "them", name, role)


def _last(one: Appendix, whose: str, name: str, role: Line) -> Iterator[tuple[str, Cell]]:
    """What they do, their signature, and their role."""
    key = "signature" if one.form == "transfer" else "accession"
    if one.form == "transfer":
        yield one.say("activities"), one.pursuits() if whose == "us" else one.purposes()
    yield one.say(key), one.pen.gap(key, name)
    yield one.say("role"), (role,)
