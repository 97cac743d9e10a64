"""altered-document: the document of a contract is not the one whose hash was recorded."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Agreement, Edge, Vendor
from onward.rules._law import form_law
from onward.rules._texts import Texts, cited
from onward.rules.contracts._chain import party, subject
from onward.rules.engine.context import Finding, RuleContext
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
    vendor: Vendor
    """In whose record it is written."""
    agreement: Agreement


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each agreement whose document differs, or can't be compared."""
    for each in _hashed(context):
        document = each.agreement.document
        if not isinstance(document, str):
            yield _unchecked(context, each, SAY("unnamed", name=each.name), SAY("unnamed-remedy"))
        elif document.startswith(ADDRESSES):
            yield _unchecked(context, each, SAY("address", name=each.name), SAY("address-remedy"))
        elif document in context.hashes:
            yield from _compared(context, each, document, context.hashes[document])


def _compared(
    context: RuleContext, each: Hashed, document: str, found: Digest | None
) -> Iterator[Finding]:
    recorded = str(each.agreement.sha256)
    named = {"name": each.name, "document": document}
    if found is None:
        yield _unchecked(context, each, SAY("absent", **named), SAY("absent-remedy"))
    elif recorded in (found.sha256, *found.alike):
        if found.pointer:
            what = SAY("pointer", **named)
            yield _finding(context, each, what, SAY("pointer-remedy"), Severity.NOTE, "pointer")
    elif found.unsure:
        what = SAY("unsure", why=found.unsure, **named)
        yield _unchecked(context, each, what, SAY("unsure-remedy"), "unsure")
    else:
        what = SAY(
            "altered-pointer" if found.pointer else "altered",
            found=found.sha256[:SHOWN],
            recorded=recorded[:SHOWN],
            **named,
        )
        cause = (found.alike or (found.sha256,))[0][:SHOWN]
        yield _finding(context, each, what, SAY("altered-remedy"), cause=cause)


def _unchecked(
    context: RuleContext, each: Hashed, what: str, remedy: str, cause: str = ""
) -> Finding:
    """A hash that nothing can be held against: it proves nothing, and nothing is refuted."""
    return _finding(context, each, what, remedy, Severity.WARNING, cause)


def _finding(
    context: RuleContext,
    each: Hashed,
    what: str,
    remedy: str,
    severity: Severity | None = None,
    cause: str = "",
) -> Finding:
    law = form_law(context, each.vendor, each.agreement.route)
    at = Place(each.vendor.origin, f"{each.agreement.route}/sha256")
    return Finding(
        message=SAY("message", what=what, law=cited(law.article if law else "", context.day)),
        subject=each.subject,
        cause=cause,
        at=at,
        act=law.act if law else "",
        remedy=remedy,
        rests_on=(at,),
        severity=severity,
    )


def _hashed(context: RuleContext) -> Iterator[Hashed]:
    """The agreements with the vendors that bear a name, and those of theirs further down."""
    vendors = context.inventory.vendors
    for vendor in vendors.values():
        if not isinstance(vendor.name, str):
            continue
        if vendor.agreement and vendor.agreement.sha256 is not None:
            yield Hashed(vendor.id, vendor.name, vendor, vendor.agreement)
        for edge in vendor.subprocessors or ():
            if edge.agreement and edge.agreement.sha256 is not None:
                yield Hashed(*_edge(vendor, edge, context), vendor, edge.agreement)


def _edge(vendor: Vendor, edge: Edge, context: RuleContext) -> tuple[str, str]:
    """The subject of an edge, and what to call its far end."""
    name = party(edge, context.inventory) or SAY("unnamed-party")
    return subject(vendor, edge, context.inventory), SAY("behind", name=name, vendor=vendor.name)
