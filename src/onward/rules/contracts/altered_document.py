"""altered-document: the document of a contract is not the one whose hash was recorded."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Agreement, Edge, Vendor
from onward.rules._case import Case, Finding
from onward.rules._texts import Texts, cited
from onward.rules.contracts._chain import party, subject
from onward.rules.contracts._law import article28
from onward.source.digest import Digest

SEVERITY = Severity.ERROR
SAY = Texts(__name__)
ADDRESSES = ("https://", "http://")
SHOWN = 12
"""Digits of a hash that a message shows."""


class Hashed(NamedTuple):
    """An agreement whose record holds a hash, of whom it is, and where it is written."""

    subject: str
    name: str
    path: str
    agreement: Agreement


def check(case: Case) -> Iterator[Finding]:
    """One finding for each agreement whose document differs, or can't be compared."""
    for each in _hashed(case):
        document = each.agreement.document
        if not isinstance(document, str):
            yield _unchecked(case, each, SAY("unnamed", name=each.name), SAY("unnamed-remedy"))
        elif document.startswith(ADDRESSES):
            yield _unchecked(case, each, SAY("address", name=each.name), SAY("address-remedy"))
        elif document in case.hashes:
            yield from _compared(case, each, document, case.hashes[document])


def _compared(case: Case, each: Hashed, document: str, found: Digest | None) -> Iterator[Finding]:
    recorded = str(each.agreement.sha256)
    named = {"name": each.name, "document": document}
    if found is None:
        yield _unchecked(case, each, SAY("absent", **named), SAY("absent-remedy"))
    elif recorded in (found.sha256, *found.alike):
        if found.pointer:
            what = SAY("pointer", **named)
            yield _finding(case, each, what, SAY("pointer-remedy"), Severity.NOTE, "pointer")
    elif found.unsure:
        what = SAY("unsure", why=found.unsure, **named)
        yield _unchecked(case, each, what, SAY("unsure-remedy"), "unsure")
    else:
        what = SAY(
            "altered-pointer" if found.pointer else "altered",
            found=found.sha256[:SHOWN],
            recorded=recorded[:SHOWN],
            **named,
        )
        cause = (found.alike or (found.sha256,))[0][:SHOWN]
        yield _finding(case, each, what, SAY("altered-remedy"), cause=cause)


def _unchecked(case: Case, each: Hashed, what: str, remedy: str, cause: str = "") -> Finding:
    """A hash that nothing can be held against: it proves nothing, and nothing is refuted."""
    return _finding(case, each, what, remedy, Severity.WARNING, cause)


def _finding(
    case: Case,
    each: Hashed,
    what: str,
    remedy: str,
    severity: Severity | None = None,
    cause: str = "",
) -> Finding:
    law = article28(case, "(9)")
    at = Place(each.path, f"{each.agreement.route}/sha256")
    return Finding(
        message=SAY("message", what=what, law=cited(law.article if law else "", case.day)),
        subject=each.subject,
        cause=cause,
        at=at,
        act=law.act if law else "",
        reason=SAY("reason"),
        remedy=remedy,
        rests_on=(at,),
        severity=severity,
    )


def _hashed(case: Case) -> Iterator[Hashed]:
    """The agreements with the vendors that bear a name, and those of theirs further down."""
    vendors = case.inventory.vendors
    for vendor in vendors.values():
        if not isinstance(vendor.name, str):
            continue
        if vendor.agreement and vendor.agreement.sha256 is not None:
            yield Hashed(vendor.id, vendor.name, vendor.origin, vendor.agreement)
        for edge in vendor.subprocessors or ():
            if edge.agreement and edge.agreement.sha256 is not None:
                yield Hashed(*_edge(vendor, edge, case), vendor.origin, edge.agreement)


def _edge(vendor: Vendor, edge: Edge, case: Case) -> tuple[str, str]:
    """The subject of an edge, and what to call its far end."""
    name = party(edge, case.inventory) or SAY("unnamed-party")
    return subject(vendor, edge, case.inventory), SAY("behind", name=name, vendor=vendor.name)
