"""Two statements of ours that can't both be true."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import subject_of
from onward.inventory.vendor import Evidence, Vendor
from onward.rules._case import Case, Finding
from onward.rules._evidence import INFERRED
from onward.rules._texts import Texts, cited
from onward.rules.register._at_odds import backwards, not_by_us
from onward.rules.register._in_use import records, vendors
from onward.rules.register._law import Asked, asked
from onward.transfers.place import active
from onward.transfers.roles import role_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each record that evidence contradicts, or that contradicts itself; one for
    each service without data.
    """
    law = asked(case, "register")
    if law is None:
        return
    for record in records(case):
        against = tuple(each for each in record.evidence if each.contradicts)
        if against:
            yield _contradicted(record, against, law, case)
    for vendor in vendors(case):
        yield from _denied(vendor, law, case)
        yield from not_by_us(vendor, law, case)
    for each in case.inventory.vendors.values():
        if isinstance(each.name, str):
            yield from backwards(each, law, case)
    for activity in case.inventory.activities.values():
        yield from backwards(activity, law, case)


def _contradicted(
    record: Organisation | Vendor | Activity, against: tuple[Evidence, ...], law: Asked, case: Case
) -> Finding:
    routes = tuple(sorted({route for each in against for route in each.contradicts}))
    sources = tuple(dict.fromkeys(_source(each) for each in against))
    sure = tuple(each for each in against if each.how != INFERRED)
    return Finding(
        message=SAY(
            "evidence",
            sources=sources,
            count=len(sources),
            name=called(record.name, record.id),
            routes=routes,
            law=cited(law.article, case.day),
        ),
        subject=subject_of(record, case.inventory),
        at=Place(record.origin, routes[0]),
        covers=routes,
        act=law.act,
        reason=SAY("evidence-reason"),
        remedy=SAY("evidence-remedy"),
        related=tuple(
            Related(SAY("evidence-related"), Place(record.origin, each.route)) for each in against
        ),
        rests_on=tuple(Place(record.origin, each.route) for each in sure or against),
    )


def _source(evidence: Evidence) -> str:
    document = called(evidence.document, SAY("untitled"))
    section = evidence.section
    return f"{document} ({section})" if isinstance(section, str) else document


def _denied(vendor: Vendor, law: Asked, case: Case) -> Iterator[Finding]:
    """A service said to hold no personal data, beside data of such."""
    for service in vendor.services:
        if role_of(service, vendor) is not None or not service.data:
            continue
        if not active(case.day, service.since, service.until):
            continue
        yield Finding(
            message=SAY(
                "denied",
                service=service.id,
                name=called(vendor.name, vendor.id),
                law=cited(law.article, case.day),
            ),
            subject=f"{vendor.id}/{service.id}",
            at=Place(vendor.origin, f"{service.route}/data"),
            act=law.act,
            reason=SAY("denied-reason"),
            remedy=SAY("denied-remedy"),
        )
