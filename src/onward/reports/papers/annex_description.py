"""Annex I.B or II of a contract: what is disclosed, for what, and for how long."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from onward.inventory.value import Text, known, mapped, words_in
from onward.inventory.vendor import Edge, Service
from onward.reports.papers.annex_set import Appendix
from onward.reports.papers.paper import Block, Cell, Facts, Line, Missing, Section, cell, line
from onward.reports.words.words import capital
from onward.transfers.flow import Flow
from onward.wording.labels import called

_OF_SERVICES: Final = ("frequency", "nature")
"""What is recorded of a service, and of no activity for a customer."""


def description(one: Appendix) -> Iterator[Block]:
    """What is disclosed; a section for each service, where there are several."""
    for flow in one.filled.flows:
        rows = Facts(tuple(_described(one, flow)))
        if len(one.filled.flows) == 1:
            yield rows
        else:
            yield Section(_called(one, flow), (rows,))


def _called(one: Appendix, flow: Flow) -> str:
    """What to call one of several disclosures: its purpose, else its id."""
    found = next((each for each in one.services if each.id in flow.services), None)
    activity = next(iter(one.activities), None)
    if found is None and activity:
        return called(activity.name, activity.id)
    return known(found.purpose, found.id) if found else flow.subject


def _label(one: Appendix, key: str) -> str:
    return one.say(f"{key}-agreement" if one.form == "agreement" else key)


def _described(one: Appendix, flow: Flow) -> Iterator[tuple[str, Cell]]:
    say, pen, of = one.say, one.pen, one.words
    service = next((each for each in one.services if each.id in flow.services), None)
    name, path = flow.importer.name, flow.at.path

    def gap(key: str) -> Missing:
        if service is None and key in _OF_SERVICES:
            return pen.missing(key, name)
        return pen.missing(key, name, path, f"{flow.at.route}/{key}" if service else key)

    def text(said: Text, key: str) -> Cell:
        return (pen.text(said, gap(key)),)

    yield _label(one, "subjects"), pen.terms(flow.subjects, "subject", gap("subjects"))
    yield _label(one, "data"), pen.terms(flow.data, "data", gap("data"))
    yield _label(one, "sensitive"), _sensitive(one, flow, gap("data"))
    if one.form == "transfer":
        often = mapped(mapped(flow.frequency, of.frequency), capital)
        yield say("frequency"), text(often, "frequency")
    yield say("nature"), text(service.nature if service else None, "nature")
    if service:
        yield _label(one, "purpose"), (one.purpose(service),)
    else:
        yield _label(one, "purpose"), _purposes_of_activities(one)
    if one.form == "transfer":
        kept = service.retention if service else _retention(one)
        yield say("retention"), text(kept, "retention")
    else:
        yield say("duration"), _duration(one, service)
    if one.filled.modules != (1,) and service:
        yield _label(one, "onward"), _onward(one, service)


def _purposes_of_activities(one: Appendix) -> Cell:
    return tuple(
        text
        for each in one.activities
        for text in one.pen.field(
            each.purpose, "purpose", called(each.name, each.id), each.origin, "purpose"
        )
    )


def _retention(one: Appendix) -> Text:
    return next((each.retention for each in one.activities), None)


def _sensitive(one: Appendix, flow: Flow, gap: Missing) -> Cell:
    """The data that the law singles out, with the restrictions recorded for it."""
    of, pen = one.words, one.pen
    if not isinstance(flow.data, tuple):
        return (pen.text(flow.data, gap),)
    if not flow.sensitive:
        return cell(capital(of.none))
    named = line(capital(", ".join(map(of.data, flow.sensitive))))
    every = [each for found in one.mechanisms for each in words_in(found.restrictions)]
    if every:
        return (named, *map(line, dict.fromkeys(every)))
    return (named, (one.on_mechanism("restrictions"),))


def _duration(one: Appendix, service: Service | None) -> Cell:
    """Until when the processing lasts: the end of the service, else of the agreement."""
    agreement = one.flow.agreement
    ends = (service.until if service else None, agreement.expires if agreement else None)
    for each in ends:
        if isinstance(each, date):
            return cell(one.say("until", day=each.isoformat()))
    at, key = one.flow.at, "agreement.expires"
    return one.pen.gap("duration", one.flow.importer.name, at.path, key)


def _onward(one: Appendix, service: Service) -> Cell:
    """Each sub-processor with what it does; how long is recorded nowhere."""
    found = one.edges(service)
    if found is None:
        return ((one.undeclared(),),)
    if not found:
        return cell(capital(one.words.none))
    lines = tuple(_engaged_for(one, each) for each in found)
    return (*lines, *one.pen.gap("lasting", one.flow.importer.name))


def _engaged_for(one: Appendix, edge: Edge) -> Line:
    """A sub-processor by name, with what it is engaged for."""
    record = one.record(edge)
    if record is None:
        return (one.nameless(edge), " (", *one.does(edge), ")")
    return (one.words.labelled(called(record.name, record.id)), *one.does(edge))
