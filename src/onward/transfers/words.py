"""Reasons in words: why a footing is what it is, and what would settle it."""

from collections.abc import Mapping
from typing import Final

from onward.law.book import Book
from onward.law.condition import said
from onward.law.instrument import Kind as Instruments
from onward.transfers.flow import Kind
from onward.transfers.footing import Code, Judgment, Reason
from onward.transfers.refusals import REFUSALS
from onward.transfers.sentences import SENTENCES, Words
from onward.wording.english import listed

WORDS: Final[Mapping[Code, Words]] = {**SENTENCES, **REFUSALS}


IN_FORCE = "in force only from"
_LATER = {
    "signed": "signed only on",
    "approved": "approved only on",
    "certified/since": "listed there only from",
    "since": "in use only from",
}
"""What comes later than the day judged, by the key of the record that says so."""
_LEGAL_NAMES = {
    Kind.CUSTOMER: "`name` of the customer",
    Kind.INBOUND: "our own `legal_name`",
}


def why(reason: Reason, judgment: Judgment, book: Book) -> str:
    """Why, in one clause without a full stop."""
    return WORDS[reason.code].why.format_map(_facts(reason, judgment, book))


def settle(reason: Reason, judgment: Judgment, book: Book) -> str:
    """What would settle it; empty where there is nothing to settle."""
    return WORDS[reason.code].settle.format_map(_facts(reason, judgment, book))


def later(reason: Reason) -> str:
    """Whether it is the law that begins only on the day of the reason, or what a record tells."""
    route = reason.at.route
    return next((said for key, said in _LATER.items() if route.endswith(f"/{key}")), IN_FORCE)


def _facts(reason: Reason, judgment: Judgment, book: Book) -> dict[str, str]:
    row, law = book.instruments.get(reason.instrument), book.regimes.get(judgment.regime)
    own_purposes = law.article("own-purposes", judgment.day) if law else ""
    flow = judgment.flow
    details = reason.detail
    if reason.code is Code.CONDITION_NOT_SHOWN:
        details = tuple(map(said, details))
    detail = ", ".join(details).rstrip(".") or "not recorded"
    return {
        "name": row.name if row else "the ground",
        "instrument": reason.instrument,
        "act": reason.act,
        "ended_by": (row.case or row.ended_by) if row else "",
        "later": later(reason),
        "void_by": row.void_by if row else "",
        "day": reason.day.isoformat() if reason.day else "a day not set",
        "detail": detail,
        "words": listed(f"`{each}`" for each in reason.detail),
        "letter": f" (letter {detail})",
        **_exception(reason, judgment, detail, book),
        **_fitting(reason, judgment, book),
        "assessment": book.assessment_name(reason.article),
        "own_purposes": f" ({own_purposes})" if own_purposes else "",
        "importer": flow.importer.name,
        "exporter": flow.exporter.name,
        "place": flow.code,
        "legal_name": _LEGAL_NAMES.get(flow.kind, "`legal_name` of the vendor"),
        "law": law.law if law else "the law that binds the exporter",
    }


def _exception(reason: Reason, judgment: Judgment, detail: str, book: Book) -> dict[str, str]:
    """What a derogation asks: to be occasional, or under Swiss law the terms of its letter."""
    if reason.code is not Code.DEROGATION_TO_CHECK:
        return {}
    if judgment.regime != "CH":
        return {
            "derogation": f"a derogation (letter {detail}) is an exception for single occasions",
            "conditions": "it is occasional and necessary",
        }
    row = book.clauses.derogation("CH", "".join(reason.detail))
    terms = f"{detail}: {row.text}" if row else detail
    return {
        "derogation": f"an exception (letter {terms}) counts only on its own terms",
        "conditions": "its terms are met",
    }


def _fitting(reason: Reason, judgment: Judgment, book: Book) -> dict[str, str]:
    """What is made for an importer itself under the GDPR: a framework first, where one is open."""
    if reason.code is not Code.IMPORTER_UNDER_REGIME:
        return {}
    open_ = (
        f"{judgment.flow.importer.name} can certify to {row.name}, or "
        for row in book.instruments.values()
        if row.kind is Instruments.FRAMEWORK
        and row.regime == judgment.regime
        and row.holds(judgment.day)
        and book.covers(row, judgment.destination)
    )
    others = "binding corporate rules or clauses authorised by the authority fit"
    return {"fitting": f"{next(open_, '')}{others}"}
