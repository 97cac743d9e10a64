"""An importer of unknown country, judged as the companies that it may be, or where it may be."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from onward.inventory.value import UNKNOWN, Text
from onward.inventory.vendor import Company
from onward.transfers.flow import Flow
from onward.transfers.judge import nowhere
from onward.transfers.mechanisms.query import Query
from onward.transfers.place import Stand, codes_of, own_places, stand
from onward.transfers.status import Code, Judgment, Status

JudgeAs: TypeAlias = Callable[[Flow], Judgment]
"""Judges a flow whose importer is taken for one company."""


def of_several(query: Query, judge_as: JudgeAs) -> Judgment:
    """The worst of what the recorded companies would give of which the importer is one."""
    companies = query.flow.importer.one_of
    homes = {query.law.regime_of(str(each.country), query.day) for each in companies}
    among = tuple(
        _as(query, each.country, each, judge_as, alone=len(homes) > 1) for each in companies
    )
    return replace(_worst(among), flow=query.flow, among=among)


def at_a_place(query: Query, judge_as: JudgeAs) -> Judgment | None:
    """To be reviewed, where a place without a meaning may be that of the company.

    The worst of such places counts. None where there is none, or where it would not do: then it is
    unknown whether data is transferred.
    """
    flow = query.flow
    places = [place for place in own_places(flow.places, open_=True) if place.uses is UNKNOWN]
    codes = dict.fromkeys(code for place in places for code in codes_of(place))
    if not codes:
        return None
    company = Company(legal_name=flow.importer.legal_name, route=flow.importer.at.route)
    found = _worst(_as(query, code, company, judge_as, alone=True) for code in codes)
    if found.status.worse_than(Status.REVIEW):
        return None
    at = flow.at._replace(route=places[0].route)
    said = tuple(code for code in codes if code is not None)
    doubt = query.reason(Code.SEAT_NOT_SAID, Status.REVIEW, at, detail=said)
    mechanisms = tuple(replace(each, reasons=(*each.reasons, doubt)) for each in found.mechanisms)
    return replace(found, flow=flow, status=Status.REVIEW, mechanisms=mechanisms, parts=())


def _worst(judged: Iterable[Judgment]) -> Judgment:
    return max(judged, key=lambda each: each.status.rank)


def _as(query: Query, code: Text, company: Company, judge_as: JudgeAs, *, alone: bool) -> Judgment:
    """The judgment for one company in a country; `alone`: no flows from it are derived.

    Then a place outside that somebody else may run leaves it unknown where the data goes.
    """
    flow = query.flow
    at = flow.importer.at._replace(route=company.route)
    importer = replace(
        flow.importer,
        legal_name=company.legal_name,
        formerly=() if flow.importer.one_of else flow.importer.formerly,
        country=code,
        one_of=(),
        at=at,
    )
    taken = replace(flow, importer=importer, country=code)
    unknown = replace(nowhere(query), flow=taken)
    if not isinstance(code, str):
        return unknown
    judged = judge_as(taken)
    away = alone and judged.status is Status.INSIDE and _elsewhere(query)
    return replace(unknown, mechanisms=unknown.mechanisms[:1], destination="") if away else judged


def _elsewhere(query: Query) -> bool:
    return any(
        stand(place, query.regime, query.law, query.day) is Stand.OUTSIDE
        for place in query.flow.places
        if place.by in (None, UNKNOWN)
    )
