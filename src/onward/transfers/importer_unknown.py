"""An importer whose country is not known: what is wrong with its mechanism all the same."""

from dataclasses import replace

from onward.transfers.flow import Kind
from onward.transfers.judge import SOMEWHERE, carrying, judge
from onward.transfers.mechanisms.query import Query
from onward.transfers.mechanisms.recorded import named
from onward.transfers.place import code_of
from onward.transfers.status import Code, JudgedMechanism, Judgment, Status


def nowhere(query: Query) -> Judgment:
    """Unknown in any case; with what would be wrong where its places are, or anywhere.

    Where all its places are in one country outside, its mechanism is judged as if it were
    established there. Otherwise a mechanism is reported that could carry the data nowhere: one that
    is dead, only planned, of other roles, another company or another law. The reasons keep the
    status that they would give.
    """
    flow = query.flow
    at = flow.importer.at._replace(route=flow.importer.at.route or "/country")
    unknown = query.reason(Code.IMPORTER_UNKNOWN, Status.UNKNOWN, at)
    there = _one_country(query)
    wrong = _there(query, there) if there else _anywhere(query)
    return Judgment(
        flow,
        query.regime,
        query.day,
        Status.UNKNOWN,
        (JudgedMechanism("", (unknown,)), *wrong),
        destination=there if wrong else "",
    )


def _one_country(query: Query) -> str:
    """The country outside in which all places of the flow are; empty where there is none such."""
    codes = {code_of(place) for place in query.flow.places}
    code = codes.pop() if len(codes) == 1 else None
    if code is None or query.law.inside(query.regime, code, query.day):
        return ""
    return code


def _there(query: Query, code: str) -> tuple[JudgedMechanism, ...]:
    flow = replace(query.flow, country=code)
    judged = judge(query._replace(flow=flow, destination=code), carrying)
    return judged.mechanisms if judged.status in (Status.FAILS, Status.REVIEW) else ()


def _anywhere(query: Query) -> tuple[JudgedMechanism, ...]:
    """What the record names, where all of it would fail wherever the importer is."""
    if query.flow.kind is Kind.INBOUND:
        return ()
    mechanisms = named(query._replace(destination=SOMEWHERE))
    failing = all(mechanism.status is Status.FAILS for mechanism in mechanisms)
    return mechanisms if failing else ()
