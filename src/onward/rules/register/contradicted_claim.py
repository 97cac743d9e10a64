"""Two statements of ours that can't both be true."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.evidence import WEAK
from onward.inventory.mechanism import only_found, relied
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import subject_of
from onward.inventory.vendor import Evidence, Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import records, vendors
from onward.rules.register._contradictions import backwards, not_by_us, planned
from onward.transfers.place import active
from onward.transfers.roles import contradicted
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each record that evidence contradicts, or that contradicts itself; one for
    each service without data.
    """
    for record in records(context):
        against = tuple(each for each in record.evidence if each.contradicts)
        if against:
            yield _contradicted(record, against, law, context)
    for vendor in vendors(context):
        yield from _several(vendor, law)
        yield from _both(vendor, law)
        yield from _denied(vendor, law, context)
        yield from _unread(vendor, law)
        yield from not_by_us(vendor, law, context)
        yield from planned(vendor, law, context)
    for each in context.inventory.vendors.values():
        if isinstance(each.name, str):
            yield from backwards(each, law, context)
    for activity in context.inventory.activities.values():
        yield from backwards(activity, law, context)


def _contradicted(
    record: Organisation | Vendor | Activity,
    against: tuple[Evidence, ...],
    law: Asked,
    context: RuleContext,
) -> Finding:
    routes = tuple(sorted({route for each in against for route in each.contradicts}))
    sources = tuple(dict.fromkeys(_source(each) for each in against))
    sure = tuple(each for each in against if each.how not in WEAK)
    return Finding(
        message=SAY(
            "evidence",
            sources=sources,
            count=len(sources),
            name=called(record.name, record.id),
            routes=routes,
            law=law.cited,
        ),
        subject=subject_of(record, context.inventory),
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


def _several(vendor: Vendor, law: Asked) -> Iterator[Finding]:
    """A company that is known, beside several of which it is one."""
    said = {"legal_name": vendor.legal_name, "country": vendor.country}
    known = tuple(key for key, value in said.items() if isinstance(value, str))
    if vendor.one_of and known:
        yield Finding(
            message=SAY(
                "several",
                name=called(vendor.name, vendor.id),
                keys=tuple(f"`{key}`" for key in known),
                count=len(known),
                law=law.cited,
            ),
            subject=vendor.id,
            at=Place(vendor.origin, f"/{known[0]}"),
            act=law.act,
            reason=SAY("several-reason"),
            remedy=SAY("several-remedy"),
            related=(Related(SAY("several-related"), Place(vendor.origin, "/one_of")),),
        )


def _both(vendor: Vendor, law: Asked) -> Iterator[Finding]:
    """An instrument on which a transfer relies, and does not."""
    lists = (vendor.mechanisms, *(edge.mechanisms for edge in vendor.subprocessors or ()))
    for mechanisms in lists:
        found = only_found(mechanisms)
        named = {each.instrument for each in relied(mechanisms) or ()} if found else frozenset()
        for each in found:
            if each.instrument in named:
                yield Finding(
                    message=SAY(
                        "both",
                        name=called(vendor.name, vendor.id),
                        instrument=each.instrument,
                        law=law.cited,
                    ),
                    subject=vendor.id,
                    cause=str(each.instrument),
                    at=Place(vendor.origin, each.route),
                    act=law.act,
                    reason=SAY("both-reason"),
                    remedy=SAY("both-remedy"),
                )


def _denied(vendor: Vendor, law: Asked, context: RuleContext) -> Iterator[Finding]:
    """A service said to hold no personal data, beside data of such."""
    for service in vendor.services:
        key = contradicted(service, vendor)
        said = "anonymous" if service.form == "anonymous" else "denied"
        said = "subjects" if key == "subjects" else said
        if not key or not active(context.day, service.since, service.until):
            continue
        yield Finding(
            message=SAY(
                said, service=service.id, name=called(vendor.name, vendor.id), law=law.cited
            ),
            subject=f"{vendor.id}/{service.id}",
            at=Place(vendor.origin, f"{service.route}/{key}"),
            act=law.act,
            reason=SAY("subjects-reason" if key == "subjects" else "denied-reason"),
            remedy=SAY("denied-remedy"),
        )


def _unread(vendor: Vendor, law: Asked) -> Iterator[Finding]:
    """A service that needs data in clear text, and receives it in a form that it cannot read."""
    for service in vendor.services:
        if service.form in ("pseudonymous", "encrypted") and service.clear_text == "needed":
            yield Finding(
                message=SAY(
                    "unread",
                    service=service.id,
                    name=called(vendor.name, vendor.id),
                    form=service.form,
                    law=law.cited,
                ),
                subject=f"{vendor.id}/{service.id}",
                cause="form",
                at=Place(vendor.origin, f"{service.route}/form"),
                act=law.act,
                reason=SAY("unread-reason"),
                remedy=SAY("unread-remedy"),
            )
