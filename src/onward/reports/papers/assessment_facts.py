"""Steps 1 and 2 of an assessment: what is transferred, and on what it rests."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import UNKNOWN, Text, known, mapped, words_in
from onward.inventory.vendor import Service
from onward.reports.papers.assessment_subject import Subject, decision
from onward.reports.papers.paper import Block, Cell, Facts, Line, Missing, Section, cell, line
from onward.reports.words.words import capital
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.status import Judgment

_CHECKS: Final = ("minimised", "onward-known")
"""What step 1 asks beside the facts."""


def know(one: Subject) -> Iterator[Block]:
    """What each disclosure is of, to whom and where; and what is asked beside."""
    for flow in one.flows:
        rows = Facts(tuple(_facts(one, flow)))
        yield rows if len(one.flows) == 1 else Section(_called(one, flow), (rows,))
    yield Facts(tuple((one.say(f"ask-{each}"), one.answer()) for each in _CHECKS))


def _service(one: Subject, flow: Flow) -> Service | None:
    every = one.vendor.services if flow.kind is Kind.OWN else ()
    return next((each for each in every if each.id in flow.services), None)


def _called(one: Subject, flow: Flow) -> str:
    service = _service(one, flow)
    if service is None:
        return one.say("from", name=flow.exporter.name)
    return known(service.purpose, service.id)


def _facts(one: Subject, flow: Flow) -> Iterator[tuple[str, Cell]]:
    say, of, pen = one.say, one.words, one.pen

    def gap(what: str) -> Missing:
        return pen.missing(what, one.name, flow.at.path, f"{flow.at.route}/{what}")

    def text(said: Text, what: str) -> Cell:
        return (pen.text(mapped(said, capital), gap(what)),)

    service = _service(one, flow)
    yield say("exporter"), ((f"{flow.exporter.name}, ", *_roles(one, flow)),)
    country = _country(one, flow)
    yield say("importer"), ((f"{flow.importer.name}, ", *_role(one, flow)), country)
    yield say("purpose"), text(service.purpose if service else _purpose(one, flow), "purpose")
    yield say("subjects"), pen.terms(flow.subjects, "subject", gap("subjects"))
    yield say("data"), pen.terms(flow.data, "data", gap("data"))
    if flow.sensitive:
        named = capital(", ".join(map(of.data, flow.sensitive)))
        yield say("sensitive"), cell(named)
    yield say("clear_text"), text(mapped(flow.clear_text, of.clear_text), "clear_text")
    if service:
        yield say("frequency"), text(mapped(flow.frequency, of.frequency), "frequency")
    yield say("locations"), tuple(_places(one, flow)) or ((gap("locations"),),)
    yield say("subprocessors"), _passes_on(one)


def _purpose(one: Subject, flow: Flow) -> Text:
    """What a vendor engages it for."""
    exporter = one.pen.writer.inventory.vendors.get(flow.exporter.id)
    edges = exporter.subprocessors or () if exporter else ()
    return next((each.purpose for each in edges if each.route == flow.at.route), None)


def _roles(one: Subject, flow: Flow) -> Line:
    if Role.UNKNOWN in flow.exporter_roles:
        path = flow.at.path
        return (one.pen.missing("role", flow.exporter.name, path, "services.activities"),)
    named = (one.words.role(each.value) for each in Role if each in flow.exporter_roles)
    return line(one.words.listed(named, "and"))


def _role(one: Subject, flow: Flow) -> Line:
    role = flow.importer_role
    if role is Role.UNKNOWN:
        return (one.pen.missing("role", one.name, flow.importer.at.path, "role"),)
    return line(one.words.role(role.value))


def _country(one: Subject, flow: Flow) -> Line:
    party = flow.importer
    gap = one.pen.missing("country", party.name, party.at.path, "country")
    return one.pen.text(mapped(party.country, one.words.country), gap)


def _places(one: Subject, flow: Flow) -> Iterator[Line]:
    """Where it works from, with what each place is used for."""
    for each in flow.places:
        named = one.words.fact(mapped(each.place, one.words.place))
        uses = (use for use in words_in(each.uses) if use != "unknown")
        said = ", ".join(map(one.words.use, uses))
        yield line(f"{named} ({said})" if said else named)


def _passes_on(one: Subject) -> Cell:
    """To whom the vendor passes data on, and where."""
    said = one.vendor.subprocessors
    if said is None and not one.onward:
        return one.pen.gap("subprocessors", one.name, one.vendor.origin, "subprocessors")
    found: dict[Line, None] = {}
    for judgment in one.onward:
        party = judgment.flow.importer
        where = known(mapped(party.country, one.words.country))
        named = party.name if party.named else one.words.fact(UNKNOWN)
        found[line(f"{named} ({where})" if where else named)] = None
    found |= dict.fromkeys(_unnamed(one))
    return tuple(found) or cell(capital(one.words.none))


def _unnamed(one: Subject) -> Iterator[Line]:
    """Sub-processors of which no record holds the name."""
    for each in one.vendor.subprocessors or ():
        if each.vendor is UNKNOWN:
            gap = one.pen.missing("engaged", one.name, one.vendor.origin, f"{each.route}/vendor")
            said = known(each.purpose)
            yield (gap, f" ({said})") if said else (gap,)


def tool(one: Subject) -> Iterator[Block]:
    """The mechanisms as recorded, and their status."""
    of, say = one.words, one.say
    for flow, each in one.mechanisms:
        title = capital(of.fact(mapped(each.instrument, of.instrument)))
        yield Section(title, (Facts(tuple(_signed(one, flow, each))),))
    if not one.mechanisms:
        at = one.flows[0].mechanism_at
        gap = one.pen.gap("mechanism", one.name, at.path, "mechanisms")
        yield Facts(((say("mechanism"), gap),))
    yield Facts(((say("judged"), tuple(dict.fromkeys(map(partial(_judged, one), one.judgments)))),))


def _judged(one: Subject, judgment: Judgment) -> Line:
    """The status under each law, by which nothing is assessed."""
    of, law = one.words, one.pen.writer.law
    said = of.status(judgment.status)
    if not judgment.regime:
        return line(capital(said))
    statute = law.regimes[judgment.regime].wording(judgment.day).statute
    return line(f"{of.labelled(of.statute(statute))}{said}")


def _signed(one: Subject, flow: Flow, each: Mechanism) -> Iterator[tuple[str, Cell]]:
    of, pen, say = one.words, one.pen, one.say

    def text(said: Text, what: str, key: str = "") -> Cell:
        path = flow.mechanism_at.path
        return pen.field(said, what, one.name, path, f"{each.route}/{key or what}")

    if decision(str(each.instrument), one.pen.writer.law):
        listed = each.certified.listed_as if each.certified else None
        yield say("status"), text(mapped(listed, of.listed_as), "status", "certified/listed_as")
        return
    row = one.pen.writer.law.instruments.get(str(each.instrument))
    yield say("status"), text(mapped(each.status, of.mechanism_status), "status")
    day = each.signed
    yield say("signed"), text(day.isoformat() if isinstance(day, date) else day, "signed")
    if row is not None and row.modules:
        yield say("party"), text(each.party, "party", "with")
        numbers = each.modules
        if numbers is None and row.beneath:
            return
        named = (
            ", ".join(f"{number} ({of.module(number)})" for number in numbers)
            if isinstance(numbers, tuple)
            else numbers
        )
        yield say("modules"), text(named, "modules")
