"""The transfer impact assessment that a tool of Art. 46 asks for."""

from datetime import date

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument
from onward.terms.vocabulary import measures
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
    covered = question.destination in question.assessed
    if made is None:
        return () if covered else told(Code.NOT_ASSESSED, Footing.REVIEW, "")
    if made.conclusion is UNKNOWN:
        return told(Code.ASSESSMENT_OPEN, Footing.REVIEW)
    if made.conclusion == "not-made":
        return told(Code.ASSESSMENT_NEVER_MADE, Footing.FAILS)
    if isinstance(made.date, date) and made.date > question.day:
        return told(Code.NOT_ASSESSED, Footing.REVIEW, "assessment/date")
    found, countries = made.conclusion in EQUIVALENT, made.countries
    silent = question.destination not in countries if isinstance(countries, tuple) else found
    if silent:
        return (
            ()
            if covered
            else told(Code.ASSESSMENT_SILENT, Footing.REVIEW, detail=(question.destination,))
        )
    if not found:
        return told(Code.ASSESSED_NOT_EQUIVALENT, Footing.FAILS)
    if made.conclusion == "equivalent-with-measures":
        return _measured(question, safeguard, row)
    return ()


def _measured(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """A conclusion that depends on measures carries nothing before they are known.

    EDPB Recommendations 01/2020, steps 4 and 5, and Clause 14(b)(iii) and (d) of the SCC of 2021.
    Where the importer may read the data, a measure that leaves them readable is not enough.
    """
    said = safeguard.measures
    if not isinstance(said, tuple) or not said:
        at = question.place_of(safeguard, "measures" if said is not None else "")
        return (question.reason(Code.MEASURES_NOT_KNOWN, Footing.REVIEW, at, row),)
    if question.flow.clear_text == "not-needed" or keep_unreadable(said):
        return ()
    at = question.place_of(safeguard, "measures")
    return (question.reason(Code.MEASURES_NOT_ENOUGH, Footing.REVIEW, at, row, detail=said),)


def keep_unreadable(words: tuple[str, ...]) -> bool:
    """Whether one of the measures is of use cases 1 to 5 of the EDPB's Recommendations 01/2020."""
    known = measures()
    return any(word in known and known[word].effective_against_access for word in words)
