"""Onward edges: what a vendor outside passes on is bound by the ground on which it got the data."""

from datetime import date

from onward.inventory.records import Agreement, Safeguard
from onward.law.book import Book
from onward.transfers.flow import Flow
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason

BINDING = ("signed", "incorporated")


def onward(flow: Flow, regimes: tuple[str, ...], book: Book, day: date) -> Judgment:
    """Art. 44 GDPR: a recorded contract carries the edge; without one there is a thing to check."""
    regime = regimes[0] if regimes else "EU"
    article = book.article("onward", regime, day)

    def told(code: Code, footing: Footing) -> Judgment:
        reason = Reason(code=code, footing=footing, at=flow.at, article=article)
        code_of = flow.country if isinstance(flow.country, str) else ""
        ground = Ground("", (reason,))
        return Judgment(flow, "", day, footing, (ground,), destination=code_of)

    home = isinstance(flow.country, str) and bool(regimes)
    if home and all(book.inside(each, flow.code, day) for each in regimes):
        return told(Code.INSIDE, Footing.WITHIN)
    if _contract(flow.agreement, day) or any(_binds(each, day) for each in flow.grounds or ()):
        return told(Code.ONWARD_CONTRACT, Footing.HOLDS)
    if not isinstance(flow.country, str):
        return told(Code.IMPORTER_UNKNOWN, Footing.UNKNOWN)
    return told(Code.ONWARD_NOT_SHOWN, Footing.REVIEW)


def _contract(agreement: Agreement | None, day: date) -> bool:
    """A contract in force on the day; one without a day counts, its own rules ask for the day."""
    if agreement is None or agreement.status not in BINDING:
        return False
    begun = (agreement.signed, agreement.since)
    ended = (agreement.expires, agreement.until)
    return not any(isinstance(each, date) and each > day for each in begun) and not any(
        isinstance(each, date) and each < day for each in ended
    )


def _binds(safeguard: Safeguard, day: date) -> bool:
    signed = safeguard.signed
    return safeguard.status in BINDING and isinstance(signed, date) and signed <= day
