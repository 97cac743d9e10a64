"""The transfer impact assessment that a tool of Art. 46 asks for."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument
from onward.terms.vocabulary import measures
from onward.transfers.mechanisms.query import Query
from onward.transfers.status import Code, Reason, Status

MEASURE_OF_FORM: Final[Mapping[str, tuple[str, ...]]] = {
    "pseudonymous": ("pseudonymisation",),
    "encrypted": ("encryption-keys-with-exporter",),
}
"""The measure that the form of the data is, in a word of the vocabulary."""
EQUIVALENT = ("equivalent", "equivalent-with-measures")
_UNREAD: Final = (1, 3)
"""The use cases whose condition is that the importer does not read the data."""


def assessed(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Why the assessment does not carry the mechanism to this destination; () where it does.

    Asked for from the day on which the law of the regime was held to ask for it (for the EU the
    judgment in C-311/18 of 2020-07-16).
    """
    from_day = query.law.assessment_from(query.regime)
    if from_day is None or query.day < from_day:
        return ()

    def because(
        code: Code, status: Status, key: str = "assessment", detail: tuple[str, ...] = ()
    ) -> tuple[Reason, ...]:
        at = query.place_of(mechanism, key)
        return (query.reason(code, status, at, row, detail=detail),)

    made = mechanism.assessment
    there = {query.destination, query.law.territories.whole(query.destination)}
    covered = not there.isdisjoint(query.assessed)
    if made is None:
        return () if covered else because(Code.NOT_ASSESSED, Status.REVIEW, "")
    if made.conclusion is UNKNOWN:
        return because(Code.ASSESSMENT_OPEN, Status.REVIEW)
    if made.conclusion == "not-made":
        return because(Code.ASSESSMENT_NEVER_MADE, Status.FAILS)
    if isinstance(made.date, date) and made.date > query.day:
        return because(Code.NOT_ASSESSED, Status.REVIEW, "assessment/date")
    found, countries = made.conclusion in EQUIVALENT, made.countries
    silent = there.isdisjoint(countries) if isinstance(countries, tuple) else found
    if silent:
        return (
            ()
            if covered
            else because(Code.ASSESSMENT_SILENT, Status.REVIEW, detail=(query.destination,))
        )
    if not found:
        return because(Code.ASSESSED_NOT_EQUIVALENT, Status.FAILS)
    if made.conclusion == "equivalent-with-measures":
        return _measured(query, mechanism, row)
    return ()


def _measured(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """A conclusion that depends on measures carries nothing before they are known.

    EDPB Recommendations 01/2020, steps 4 and 5, and Clause 14(b)(iii) and (d) of the SCC of 2021.
    Where the importer may read the data, a measure that leaves them readable is not enough; and
    where it needs to, one that supposes that it does not is none for these data.
    """
    recorded = mechanism.measures
    said = recorded if isinstance(recorded, tuple) else ()
    said += MEASURE_OF_FORM.get(query.flow.form, ())
    if not said:
        at = query.place_of(mechanism, "measures" if recorded is not None else "")
        return (query.reason(Code.MEASURES_NOT_KNOWN, Status.REVIEW, at, row),)
    clear_text = query.flow.clear_text
    if clear_text == "not-needed" or keep_unreadable(said, read=clear_text == "needed"):
        return ()
    at = query.place_of(mechanism, "measures")
    return (query.reason(Code.MEASURES_NOT_ENOUGH, Status.REVIEW, at, row, detail=said),)


def keep_unreadable(words: tuple[str, ...], *, read: bool) -> bool:
    """Whether one of the measures is of use cases 1 to 5 of the EDPB's Recommendations 01/2020.

    `read`: for data that the importer needs in clear text.
    """
    known = measures()
    found = (known[word] for word in words if word in known)
    return any(
        term.effective_against_access and not (read and term.use_case in _UNREAD) for term in found
    )
