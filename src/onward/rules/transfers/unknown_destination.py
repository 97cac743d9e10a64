"""unknown-destination: it is unknown where data goes."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.vendor import Location
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext, groups
from onward.rules.transfers import _unknown_country
from onward.rules.transfers._flows import edge, settled, spot
from onward.terms.place import name_of
from onward.transfers.flow import Kind
from onward.transfers.party import nameless
from onward.transfers.reason_text import settle
from onward.transfers.status import Code, Judgment, Reason, Status

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor of unknown country, and for each flow to unknown places."""
    yield from _unknown_country.vendors(context)
    yield from _unplaced(context)
    yield from _unnamed(context)
    yield from _customers(context)


def _customers(context: RuleContext) -> Iterator[Finding]:
    """Customers whose processor we are, somewhere: one line, however many groups of them."""
    for group in groups(context, Code.IMPORTER_UNKNOWN, kinds=(Kind.CUSTOMER,)):
        yield Finding(
            message=SAY(
                "customers",
                names=", ".join(sorted({each.flow.importer.name for each in group.judgments})),
                law=cited(group.reason.article, context.day),
            ),
            subject=group.subject,
            at=group.reason.at,
            covers=group.covers,
            act=group.reason.article,
            reason=SAY("customers-reason"),
            remedy=SAY("customers-remedy"),
            severity=Severity.NOTE,
        )


def _unplaced(context: RuleContext) -> Iterator[Finding]:
    """Where the importer works with the data is not known, be it inside or outside."""
    for group in groups(context, Code.PLACES_UNKNOWN, Code.CHOICE_OPEN):
        flow, reason, review = group.judgment.flow, group.reason, Status.REVIEW
        place = next((each for each in flow.places if each.route == reason.at.route), None)
        if settled(flow):
            yield Finding(
                message=SAY(
                    "places",
                    way=edge(flow),
                    what=_where(reason, place),
                    law=cited(reason.article, context.day),
                ),
                subject=group.subject,
                at=reason.at,
                covers=group.covers,
                act=reason.article,
                reason=SAY("worst-reason" if group.judgment.status is review else "places-reason"),
                remedy=SAY("choice-remedy", importer=flow.importer.name)
                if place is not None and place.chosen_by == "customer"
                else settle(reason, group.judgment, context.law),
            )


def _where(reason: Reason, place: Location | None) -> str:
    if reason.code is Code.CHOICE_OPEN:
        return SAY("our-choice", options=" or ".join(place.options) if place else "several")
    if place is not None and place.chosen_by == "customer":
        return SAY("their-choice")
    if place is not None and isinstance(place.place, str):
        return SAY("anywhere", place=place.place)
    return SAY("unknown-places")


def _unnamed(context: RuleContext) -> Iterator[Finding]:
    """A party that is not named: who runs a place outside, or an entry of `subprocessors`."""
    for group in groups(context, Code.PARTY_UNNAMED, Code.SUBPROCESSOR_UNNAMED):
        flow, reason = group.judgment.flow, group.reason
        if nameless(flow.exporter):
            continue
        exporter = flow.exporter.name
        if isinstance(flow.exporter.country, str):
            exporter = f"{exporter} ({name_of(flow.exporter.country)})"
        law = cited(reason.article, context.day)
        place = _place(group.judgment)
        name = flow.exporter.name
        if reason.code is Code.PARTY_UNNAMED:
            runner = flow.places[0].by if flow.places else None
            key = "runner" if runner is None else "runner-unknown"
            message = SAY(key, exporter=exporter, place=place, law=law)
            because, remedy = SAY("runner-reason"), SAY("runner-remedy", exporter=name)
        else:
            message = (
                SAY("unnamed-place", exporter=exporter, place=place, law=law)
                if place
                else SAY("unnamed", exporter=exporter, law=law)
            )
            because, remedy = SAY("unnamed-reason"), SAY("unnamed-remedy", exporter=name)
        yield Finding(
            message=message,
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            reason=because,
            remedy=remedy,
        )


def _place(judgment: Judgment) -> str:
    """The place from which an unnamed party works; empty where none is recorded."""
    if not judgment.flow.places:
        return ""
    place = spot(judgment.flow.places[0])
    return SAY("if-chosen", place=place) if judgment.option else place
