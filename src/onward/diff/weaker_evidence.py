"""Evidence that is gone, or shows less, of a claim that stays."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.diff.loss import SAY, Loss
from onward.diff.records import Record
from onward.inventory.evidence import WEAK, overlap
from onward.inventory.value import is_open
from onward.inventory.vendor import Evidence


def weaker_evidence(was: Record, now: Record) -> Iterator[Loss]:
    """Claims that stay, and of which the evidence is gone or shows less."""
    before, after = _pieces(was), _pieces(now)
    if before == after:
        return
    told: set[str] = set()
    for piece in before:
        for route in piece.supports if piece.how not in WEAK else ():
            known = [each for each in after if _bears(each.supports, route)]
            shown = any(_shown(piece) <= _shown(each) for each in known)
            if not shown and route not in told and (_at(route, now) or not _at(route, was)):
                told.add(route)
                words = SAY("evidence-weaker" if known else "evidence-gone", route=route)
                yield Loss("evidence", words, Place(now.at.path, route))
    for piece in before:
        for route in piece.contradicts:
            known = [each for each in after if _bears(each.contradicts, route)]
            firm = any(each.how not in WEAK or piece.how in WEAK for each in known)
            if not firm and _at(route, was) == _at(route, now):
                yield Loss("evidence", SAY("against", route=route), Place(now.at.path, route))


def _at(route: str, record: Record) -> list[object]:
    """What the facts say in the part of a record to which a route leads."""
    within = f"{route.rstrip('/')}/"
    return [each.said for each in record.facts.values() if f"{each.at.route}/".startswith(within)]


def _shown(piece: Evidence) -> set[str]:
    """What a piece of evidence shows: that it is firm, how it is known, where it is, since when."""
    said = {"how": piece.how, "document": piece.document, "seen": piece.seen}
    shown = {name for name, each in said.items() if not is_open(each)}
    return shown if piece.how in WEAK else {"firm", *shown}


def _bears(routes: tuple[str, ...], route: str) -> bool:
    return any(overlap(each.rstrip("/"), route.rstrip("/")) for each in routes)


def _pieces(record: Record) -> tuple[Evidence, ...]:
    of = record.names.inventory
    match record.kind:
        case "vendor":
            return of.vendors[record.party].evidence
        case "activity":
            return of.activities[record.party].evidence
        case _:
            return of.organisation.evidence
