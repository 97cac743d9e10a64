"""Onward edges: what a vendor outside passes on is bound by the ground on which it got the data."""

from datetime import date

from onward.inventory.records import Agreement, Day, Safeguard
from onward.law.book import Book
from onward.transfers.flow import Flow, Party
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason
from onward.transfers.grounds.question import folded

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
    if not isinstance(flow.country, str):
        return told(Code.IMPORTER_UNKNOWN, Footing.UNKNOWN)
    bound = any(_binds(each, flow.importer, day) for each in flow.grounds or ())
    if bound or _contract(flow.agreement, day):
        return told(Code.ONWARD_CONTRACT, Footing.HOLDS)
    return told(Code.ONWARD_NOT_SHOWN, Footing.REVIEW)


def _contract(agreement: Agreement | None, day: date) -> bool:
    """A contract in force on the day; one without a day counts, its own rules ask for the day."""
    if agreement is None or agreement.status not in BINDING:
        return False
    begun = (agreement.signed, agreement.since)
    return _running(begun, (agreement.expires, agreement.until), day)


def _binds(safeguard: Safeguard, importer: Party, day: date) -> bool:
    """Clauses that are signed, or binding corporate rules of which the importer is a member."""
    begun: tuple[Day, ...]
    members = safeguard.members if isinstance(safeguard.members, tuple) else ()
    if isinstance(safeguard.approved, date) and isinstance(importer.legal_name, str):
        bound = folded(importer.legal_name) in map(folded, members)
        begun = (safeguard.approved, safeguard.since)
    else:
        bound = safeguard.status in BINDING and isinstance(safeguard.signed, date)
        begun = (safeguard.signed, safeguard.since)
    return bound and _running(begun, (safeguard.until,), day)


def _running(begun: tuple[Day, ...], ended: tuple[Day, ...], day: date) -> bool:
    return not any(isinstance(each, date) and each > day for each in begun) and not any(
        isinstance(each, date) and each < day for each in ended
    )
