"""A legal form that the law of the recorded country does not know."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import Text
from onward.law.territory import EEA
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import vendors
from onward.terms.company import form_of
from onward.terms.place import the

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each company whose form and country disagree, ourselves included."""
    for subject, name, country, at in _companies(context):
        form = form_of(name)
        if form is None or not form.unlikely_in(country):
            continue
        homes = tuple(the(code) for code in sorted(form.countries))
        yield Finding(
            message=SAY(
                "message",
                name=name,
                country=the(country),
                form=form.name,
                homes=homes,
                law=law.cited,
            ),
            subject=subject,
            cause=form.id,
            at=at._replace(route=f"{at.route}/country"),
            act=law.act,
            rests_on=(
                at._replace(route=f"{at.route}/country"),
                at._replace(route=f"{at.route}/legal_name"),
            ),
        )


def _companies(context: RuleContext) -> Iterator[tuple[str, str, str, Place]]:
    """Subject, legal name and country of each company of which both are recorded."""
    ours = context.inventory.organisation
    found: list[tuple[str, Text, Text, Place]] = [
        (ours.id, ours.legal_name, ours.country, Place(ours.origin))
    ]
    for vendor in vendors(context):
        found.append((vendor.id, vendor.legal_name, vendor.country, Place(vendor.origin)))
        found += [
            (vendor.id, one.legal_name, one.country, Place(vendor.origin, one.route))
            for one in vendor.one_of
        ]
        if vendor.parent is not None:
            there = Place(vendor.origin, "/parent")
            found.append((vendor.id, vendor.parent.legal_name, vendor.parent.country, there))
    for subject, name, country, at in found:
        if isinstance(name, str) and isinstance(country, str) and country != EEA:
            yield subject, name, country, at
