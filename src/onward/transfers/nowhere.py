"""An importer whose country is not known: what is wrong with its mechanism all the same."""

from dataclasses import replace

from onward.transfers.flow import Kind
from onward.transfers.footing import Code, Footing, Ground, Judgment
from onward.transfers.grounds.named import named
from onward.transfers.grounds.question import Question
from onward.transfers.judge import SOMEWHERE, carrying, judge
from onward.transfers.place import code_of


def nowhere(question: Question) -> Judgment:
    """Unknown in any case; with what would be wrong where its places are, or anywhere.

    Where all its places are in one country outside, its mechanism is judged as if it were
    established there. Otherwise a mechanism is told that could carry the data nowhere: one that is
    dead, only planned, of other roles, another company or another law. The reasons keep the footing
    that they would give.
    """
    flow = question.flow
    at = flow.importer.at._replace(route=flow.importer.at.route or "/country")
    unknown = question.reason(Code.IMPORTER_UNKNOWN, Footing.UNKNOWN, at)
    there = _one_country(question)
    wrong = _there(question, there) if there else _anywhere(question)
    return Judgment(
        flow,
        question.regime,
        question.day,
        Footing.UNKNOWN,
        (Ground("", (unknown,)), *wrong),
        destination=there if wrong else "",
    )


def _one_country(question: Question) -> str:
    """The country outside in which all places of the flow are; empty where there is none such."""
    codes = {code_of(place) for place in question.flow.places}
    code = codes.pop() if len(codes) == 1 else None
    if code is None or question.book.inside(question.regime, code, question.day):
        return ""
    return code


def _there(question: Question, code: str) -> tuple[Ground, ...]:
    flow = replace(question.flow, country=code)
    judged = judge(question._replace(flow=flow, destination=code), carrying)
    return judged.grounds if judged.footing in (Footing.FAILS, Footing.REVIEW) else ()


def _anywhere(question: Question) -> tuple[Ground, ...]:
    """What the record names, where all of it would fail wherever the importer is."""
    if question.flow.kind is Kind.INBOUND:
        return ()
    grounds = named(question._replace(destination=SOMEWHERE))
    failing = all(ground.footing is Footing.FAILS for ground in grounds)
    return grounds if failing else ()
