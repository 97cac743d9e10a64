"""Where our records use a name of the law data's list of retired names."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.value import Text
from onward.inventory.vendor import Agreement, Vendor
from onward.law.instrument import Instrument
from onward.law.tables import RetiredName
from onward.law.territory import EEA
from onward.rules._texts import Texts
from onward.rules.engine.context import RuleContext
from onward.rules.register._active_records import vendors
from onward.rules.register._notices import current, title
from onward.terms.company import form_of
from onward.wording.labels import called

SAY = Texts("onward.rules.register.retired_name")


class Use(NamedTuple):
    """One use of a retired name."""

    subject: str
    at: Place
    row: RetiredName
    by: str
    """Which document or record uses it, and how: `our Privacy notice cites`."""


def noted(row: RetiredName) -> str:
    """The note of the law data as a part of a sentence."""
    return row.note[0].lower() + row.note[1:].rstrip(".")


def uses(context: RuleContext) -> Iterator[Use]:
    """Every use in our own documents and records, and in those of the vendors of the day."""
    ours = context.inventory.organisation
    home = Place(ours.origin)
    for notice in current(context):
        for id_ in notice.cites:
            at = home._replace(route=f"{notice.route}/cites/{id_}")
            yield Use(ours.id, at, context.law.retired[id_], SAY("cites", document=title(notice)))
        for id_ in notice.mechanisms or ():
            at = home._replace(route=f"{notice.route}/mechanisms/{id_}")
            yield from _mechanism(context, id_, at, SAY("names", document=title(notice)))
        at = home._replace(route=f"{notice.route}/authority")
        yield from _authority(context, notice.authority, at, SAY("names", document=title(notice)))
    at = home._replace(route="/supervisory_authority")
    yield from _authority(context, ours.supervisory_authority, at, SAY("our-record"))
    yield from _frameworks(context)
    yield from _form(context, ours.id, home, (ours.legal_name, ours.name), ours.country)
    for vendor in vendors(context):
        yield from _vendor(context, vendor)


def _vendor(context: RuleContext, vendor: Vendor) -> Iterator[Use]:
    at = Place(vendor.origin)
    home = None if vendor.country == EEA else vendor.country
    yield from _form(context, vendor.id, at, (vendor.legal_name, vendor.name), home)
    edges = (edge.agreement for edge in vendor.subprocessors or ())
    for agreement in (vendor.agreement, *edges):
        if agreement is not None:
            yield from _agreement(context, vendor, agreement)


def _agreement(context: RuleContext, vendor: Vendor, agreement: Agreement) -> Iterator[Use]:
    """What a contract cites, save acts: they date it, and `pre-gdpr-agreement` tells that."""
    for id_ in agreement.cites:
        row = context.law.retired[id_]
        if row.sort != "act":
            at = Place(vendor.origin, f"{agreement.route}/cites/{id_}")
            yield Use(vendor.id, at, row, SAY("agreement", vendor=called(vendor.name, vendor.id)))


def _form(
    context: RuleContext, subject: str, record: Place, names: tuple[Text, Text], country: Text
) -> Iterator[Use]:
    """A legal form that no company of that country bears any more."""
    for name, key in zip(names, ("legal_name", "name"), strict=True):
        form = form_of(name) if isinstance(name, str) else None
        if form is None:
            continue
        for row in context.once(_by_form).get(form.name, ()):
            if country == row.country or (not isinstance(country, str) and form.closed):
                at = record._replace(route=f"{record.route}/{key}")
                yield Use(subject, at, row, SAY("form", company=name))


def _by_form(context: RuleContext) -> Mapping[str, list[RetiredName]]:
    """The rows on legal forms, by each name of a form."""
    found: dict[str, list[RetiredName]] = {}
    for row in context.law.retired.values():
        for name in row.also if row.sort == "form" else ():
            found.setdefault(name, []).append(row)
    return found


def _authority(context: RuleContext, text: Text, at: Place, by: str) -> Iterator[Use]:
    if not isinstance(text, str):
        return
    for row in context.law.retired.values():
        if row.sort == "authority" and _says(text, row):
            yield Use(context.inventory.organisation.id, at, row, by)


def _says(text: str, row: RetiredName) -> bool:
    """Whether a text names the old authority, and not the new one beside it."""
    old = (*row.also, row.old.partition(" (")[0])
    new = (part for part in re.split(r" \(|\)", row.new) if part)
    return any(_holds(text, each) for each in old) and not any(_holds(text, each) for each in new)


def _holds(text: str, words: str) -> bool:
    found = rf"(?<!\w){re.escape(words.casefold())}(?!\w)"
    return re.search(found, text.casefold()) is not None


def _frameworks(context: RuleContext) -> Iterator[Use]:
    """Certificates that we claim for ourselves under a framework that is gone."""
    ours = context.inventory.organisation
    for claimed in ours.frameworks or ():
        if isinstance(claimed.instrument, str):
            at = Place(ours.origin, claimed.route)
            yield from _mechanism(context, claimed.instrument, at, SAY("certificate"))


def _mechanism(context: RuleContext, id_: str, at: Place, by: str) -> Iterator[Use]:
    """A mechanism that is gone for good: what ran out or was replaced has a successor."""
    named = context.law.instrument(id_)
    rows = (row for row in context.law.retired.values() if row.sort == "mechanism")
    row = next((row for row in rows if row.old == named.name), None) or _ended(named)
    if row is not None:
        yield Use(context.inventory.organisation.id, at, row, by)


def _ended(row: Instrument) -> RetiredName | None:
    last = row.existing_until or row.last_day
    if last is None or row.ending not in _FOR_GOOD:
        return None
    return RetiredName(
        id=row.id,
        sort="mechanism",
        old=row.name,
        also=(),
        new=SAY("instead"),
        since=last + timedelta(days=1),
        country=row.regime,
        note=SAY("ended"),
        act=row.case or row.ended_by,
        evidence=row.evidence,
        checked=row.checked,
    )


_FOR_GOOD = frozenset({"invalidated", "repealed", "withdrawn"})
