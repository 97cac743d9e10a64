"""Onward edges: what a vendor outside passes on is bound by the ground on which it got the data."""

from datetime import date

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import UNKNOWN, Day
from onward.inventory.vendor import Agreement
from onward.law.book import Book
from onward.law.instrument import Kind
from onward.terms.company import name_key, same_company
from onward.transfers.flow import Flow, Party
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason
from onward.transfers.inside import blurred

BINDING = ("signed", "incorporated")
_CLAUSES = (Kind.CLAUSES, Kind.ADDENDUM, Kind.ADHOC)


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
    home = home and all(book.inside(each, flow.code, day) for each in regimes)
    nowhere = blurred(flow, regime, book, day) if home else None
    if home and nowhere is None:
        return told(Code.INSIDE, Footing.WITHIN)
    if not isinstance(flow.country, str):
        return told(Code.IMPORTER_UNKNOWN, Footing.UNKNOWN)
    bound = any(_binds(each, flow.importer, book, day) for each in flow.grounds or ())
    if bound or _contract(flow.agreement, day):
        return told(Code.ONWARD_CONTRACT, Footing.HOLDS)
    if nowhere is not None:
        return told(Code.PLACES_UNKNOWN, Footing.UNKNOWN)
    return told(Code.ONWARD_NOT_SHOWN, Footing.REVIEW)


def _contract(agreement: Agreement | None, day: date) -> bool:
    """A contract in force on the day; one without a day counts, its own rules ask for the day."""
    if agreement is None or agreement.status not in BINDING:
        return False
    begun = (agreement.signed, agreement.since)
    return _running(begun, (agreement.expires, agreement.until), day)


def _binds(safeguard: Safeguard, importer: Party, book: Book, day: date) -> bool:
    """Clauses that are signed, or binding corporate rules of which the importer is a member.

    Nothing else is a contract with the importer: no framework, no ground that nobody knows, and
    no clauses that another company signed or that nobody may rely on that day.
    """
    row = book.instruments.get(safeguard.instrument) if safeguard.instrument != UNKNOWN else None
    if row is None:
        return False
    if row.kind is Kind.RULES:
        members = safeguard.members if isinstance(safeguard.members, tuple) else ()
        named = isinstance(importer.legal_name, str) and isinstance(safeguard.approved, date)
        bound = named and name_key(str(importer.legal_name)) in map(name_key, members)
        begun = (safeguard.approved, safeguard.since)
    else:
        signed = safeguard.signed if isinstance(safeguard.signed, date) else None
        ours = same_company(safeguard.party, importer.legal_name) is not False
        bound = signed is not None and ours and row.kind in _CLAUSES and row.holds(day, signed)
        begun = (safeguard.signed, safeguard.since)
        bound = bound and safeguard.status in BINDING
    return bound and _running(begun, (safeguard.until,), day)


def _running(begun: tuple[Day, ...], ended: tuple[Day, ...], day: date) -> bool:
    return not any(isinstance(each, date) and each > day for each in begun) and not any(
        isinstance(each, date) and each < day for each in ended
    )
