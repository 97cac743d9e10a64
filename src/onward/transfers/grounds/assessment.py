"""The transfer impact assessment that a tool of Art. 46 asks for."""

from datetime import date

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument
from onward.transfers.footing import Code, Footing, Reason
from onward.transfers.grounds.question import Question

EQUIVALENT = ("equivalent", "equivalent-with-measures")


def assessed(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Why the assessment does not carry the ground to this destination; () where it does.

    Asked for from the day on which the law of the regime was held to ask for it (for the EU the
    judgment in C-311/18 of 2020-07-16).
    """
    from_day = question.book.assessment_from(question.regime)
    if from_day is None or question.day < from_day:
        return ()

    def told(
        code: Code, footing: Footing, key: str = "assessment", detail: tuple[str, ...] = ()
    ) -> tuple[Reason, ...]:
        at = question.place_of(safeguard, key)
        return (question.reason(code, footing, at, row, detail=detail),)

    made = safeguard.assessment
    if made is None:
        return told(Code.NOT_ASSESSED, Footing.REVIEW, "")
    if made.conclusion is UNKNOWN:
        return told(Code.ASSESSMENT_OPEN, Footing.REVIEW)
    if made.conclusion == "not-made":
        return told(Code.ASSESSMENT_NEVER_MADE, Footing.FAILS)
    if isinstance(made.date, date) and made.date > question.day:
        return told(Code.NOT_ASSESSED, Footing.REVIEW, "assessment/date")
    found, countries = made.conclusion in EQUIVALENT, made.countries
    silent = question.destination not in countries if isinstance(countries, tuple) else found
    if silent:
        return told(Code.ASSESSMENT_SILENT, Footing.REVIEW, detail=(question.destination,))
    if not found:
        return told(Code.ASSESSED_NOT_EQUIVALENT, Footing.FAILS)
    return ()
