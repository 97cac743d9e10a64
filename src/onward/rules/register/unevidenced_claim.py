"""Records whose decisive claims nothing supports."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.organisation import Activity
from onward.inventory.vendor import Evidence, Vendor
from onward.rules._case import Case, Finding
from onward.rules.register._in_use import activities, vendors
from onward.rules.register._law import asked
from onward.rules.register._open import called, is_open
from onward.rules.transfers._flows import listed, plural

SEVERITY = Severity.NOTE
SHOWN = 12
CONTRACTED = ("signed", "incorporated", "stated")


def check(case: Case) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the records."""
    law = asked(case, "register")
    judged: tuple[Vendor | Activity, ...] = (*vendors(case), *activities(case))
    bare = tuple(
        record
        for record in judged
        if any(not _supported(claim, record.evidence) for claim in _claims(record))
    )
    if law is None or not bare:
        return
    ours = case.inventory.organisation
    names = tuple(called(record.name, record.id) for record in bare)
    yield Finding(
        message=f"no evidence stands behind country, places, grounds, agreement, basis or"
        f" retention in {plural(len(bare), 'record')} ({law.article}, {case.day}):"
        f" {listed(names, SHOWN)}",
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(record.id for record in bare),
        act=law.act,
        reason="who answers for the processing must be able to show it: a claim whose source"
        " nobody noted can't be checked again",
        remedy="record under `evidence` the document, section and day behind each of these claims",
    )


def _claims(record: Vendor | Activity) -> Iterator[str]:
    """The routes of the claims from which footings and the register follow."""
    match record:
        case Activity():
            said = {"/lawful_basis": record.lawful_basis, "/retention": record.retention}
            yield from (route for route, value in said.items() if not is_open(value))
        case Vendor():
            if isinstance(record.country, str):
                yield "/country"
            for service in record.services:
                for place in service.locations or ():
                    if isinstance(place.place, str):
                        yield place.route
            for safeguard in record.safeguards or ():
                if isinstance(safeguard.instrument, str):
                    yield safeguard.route
            if record.agreement is not None and record.agreement.status in CONTRACTED:
                yield record.agreement.route


def _supported(claim: str, evidence: tuple[Evidence, ...]) -> bool:
    """Whether there is evidence for the claim, for a part of it, or for what it is part of."""
    return any(
        f"{claim}/".startswith(f"{route.rstrip('/')}/") or route.startswith(f"{claim}/")
        for each in evidence
        for route in each.supports
    )
