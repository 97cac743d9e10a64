"""`onward calendar`: the days ahead on which something ends, is due, or begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from typing import Final

from onward.inventory.mechanism import Mechanism, relied
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory, Waiver
from onward.inventory.vendor import Agreement, Renewal, Vendor
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.reports.weighed import Weighed
from onward.terms.months import after_months, next_time
from onward.transfers.assess import Statuses
from onward.transfers.mechanisms.framework import look_again
from onward.transfers.subprocessors import object_until, starts
from onward.wording.english import count
from onward.wording.labels import called

COLUMNS = ("day", "kind", "subject", "what", "path")
REVIEW, ASSESSMENT = 12, 24
"""Months between reviews and between assessments, unless our policy sets them."""
LAW: Final = "law"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One day and what it is."""

    day: date
    kind: str
    """agreement | renewal | notice | certificate | use | certification | mechanism | objection |
    waiver | review | assessment | law.
    """
    subject: str
    """The id of a record, or the id of an instrument."""
    cause: str = ""
    """What of the subject, where there may be several: a sub-processor, an instrument."""
    what: str
    path: str = ""

    def uid(self, inventory: str) -> str:
        """The same for the same thing, whatever its day: a calendar updates what it has."""
        parts = f"{inventory}\0{self.kind}\0{self.subject}\0{self.cause}"
        return f"{sha256(parts.encode()).hexdigest()[:32]}@onward"


def entries(
    inventory: Inventory, statuses: Statuses, law: Law, last: date = date.max
) -> tuple[Entry, ...]:
    """Everything from the day on, up to a last one, in the order of days."""
    found = [
        *(
            each
            for vendor in inventory.vendors.values()
            for each in _vendor(vendor, inventory, statuses.day)
        ),
        *_customers(inventory, statuses.day),
        *_waivers(inventory),
        *_reviews(inventory),
        *_law(statuses, law),
    ]
    ahead = {each for each in found if statuses.day <= each.day <= last}
    return tuple(sorted(ahead, key=lambda each: (each.day, each.kind, each.subject, each.cause)))


def calendar(weighed: Weighed, law: Law, last: date = date.max) -> Table:
    """A line a day and thing."""
    judged, inventory, statuses = weighed
    found = entries(inventory, statuses, law, last)
    end = "" if last == date.max else f" to {last}"
    return Table(
        command="calendar",
        title=f"What comes, from {statuses.day}{end}",
        columns=COLUMNS,
        rows=tuple(
            (each.day.isoformat(), each.kind, each.subject, each.what, each.path) for each in found
        ),
        records=tuple(_record(each, judged.id) for each in found),
        as_of=statuses.day,
        law_checked=law.checked,
        inventories=(judged,),
        notes=(f"{count(len(found), 'entry')}.",),
    )


def _record(entry: Entry, inventory: str) -> Record:
    return {
        "inventory": inventory,
        "day": entry.day,
        "kind": entry.kind,
        "subject": entry.subject,
        "cause": entry.cause or None,
        "what": entry.what,
        "path": entry.path or None,
        "uid": entry.uid(inventory),
    }


def _of(record: Vendor | Activity | Waiver) -> "partial[Entry]":
    """An entry about a record."""
    return partial(Entry, subject=record.id, path=record.origin)


def _vendor(vendor: Vendor, inventory: Inventory, day: date) -> Iterator[Entry]:
    name, entry = called(vendor.name, vendor.id), _of(vendor)
    if isinstance(vendor.until, date):
        yield entry(day=vendor.until, kind="use", what=f"last day of use of {name}")
    yield from _agreement(vendor.agreement, vendor, "", f"the agreement with {name}", day)
    for certificate in vendor.certificates or ():
        if isinstance(certificate.until, date):
            yield entry(
                day=certificate.until,
                kind="certificate",
                cause=str(certificate.standard),
                what=f"last day of the certificate of {name}: {certificate.standard}",
            )
    for mechanism in relied(vendor.mechanisms) or ():
        yield from _mechanism(mechanism, vendor, "", name, inventory)
    for edge in vendor.subprocessors or ():
        behind = edge.vendor if isinstance(edge.vendor, str) else "unknown"
        record = inventory.vendors.get(behind)
        party = called(record.name if record else None, behind)
        yield from _agreement(
            edge.agreement, vendor, behind, f"the agreement of {name} with {party}", day
        )
        for mechanism in relied(edge.mechanisms) or ():
            yield from _mechanism(mechanism, vendor, behind, party, inventory)
        last = object_until(edge, vendor.agreement)
        if last is not None:
            what = f"last day to object to {party}, which {name} announced"
            yield entry(day=last, kind="objection", cause=behind, what=what)


def _agreement(
    agreement: Agreement | None, vendor: Vendor, behind: str, what: str, day: date
) -> Iterator[Entry]:
    renewal = agreement.renewal if agreement else None
    if renewal is not None and isinstance(renewal.on, date):
        yield from _renewal(renewal, renewal.on, vendor, behind, what, day)
    ends = [agreement.expires, agreement.until] if agreement else []
    days = [each for each in ends if isinstance(each, date)]
    if days:
        yield _of(vendor)(day=min(days), kind="agreement", cause=behind, what=f"{what} ends")


def _renewal(
    renewal: Renewal, first: date, vendor: Vendor, behind: str, what: str, day: date
) -> Iterator[Entry]:
    """The next renewal, and the next day by which notice must be given to prevent one."""
    term = renewal.term_months if renewal.automatic else None
    notice = timedelta(days=renewal.notice_days or 0)
    on, ending = next_time(first, term, day), next_time(first, term, day + notice)
    verb = "renews itself" if renewal.automatic else "is to be renewed"
    said = f" for {count(term, 'month')}" if term else ""
    entry = partial(_of(vendor), cause=behind)
    if on is not None:
        yield entry(day=on, kind="renewal", what=f"{what} {verb}{said}")
    if ending is not None and renewal.notice_days is not None:
        text = f"last day of notice to end {what} before its renewal on {ending}"
        yield entry(day=ending - notice, kind="notice", what=text)


def _mechanism(
    mechanism: Mechanism, vendor: Vendor, behind: str, name: str, inventory: Inventory
) -> Iterator[Entry]:
    instrument = str(mechanism.instrument) if isinstance(mechanism.instrument, str) else "unknown"
    cause = f"{behind}/{instrument}" if behind else instrument
    due = mechanism.certified.due if mechanism.certified else None
    seen = mechanism.certified.verified if mechanism.certified else None
    look = look_again(seen) if isinstance(seen, date) else None
    months = inventory.organisation.policy.assessment_months
    made = mechanism.assessment.date if mechanism.assessment else None
    term = ASSESSMENT if months is None else months
    again = after_months(made, term) if isinstance(made, date) else None
    for day, kind, of, what in (
        (mechanism.until, "mechanism", "", f"last day of `{instrument}` for {name}"),
        (due, "certification", "", f"{name} must renew its certification under `{instrument}`"),
        (look, "certification", "/verified", f"look {name} up again on the list of `{instrument}`"),
        (again, "assessment", "", f"the assessment of `{instrument}` for {name} is due again"),
    ):
        if isinstance(day, date):
            yield _of(vendor)(day=day, kind=kind, cause=f"{cause}{of}", what=what)


def _customers(inventory: Inventory, day: date) -> Iterator[Entry]:
    """When a sub-processor begins to serve customers, and until when they may object."""
    for start in starts(inventory, day):
        entry = partial(_of(start.vendor), cause=start.activity.id)
        if start.since is not None:
            what = f"{start.name} begins to process customers' data"
            yield entry(day=start.since, kind="use", what=what)
        if start.objections_end is not None and start.general:
            what = f"last day on which customers may object to {start.name}"
            yield entry(day=start.objections_end, kind="objection", what=what)


def _waivers(inventory: Inventory) -> Iterator[Entry]:
    for waiver in inventory.waivers.values():
        what = f"the waiver of {waiver.rule} for {waiver.subject} ends"
        yield _of(waiver)(day=waiver.expires, kind="waiver", what=what)


def _reviews(inventory: Inventory) -> Iterator[Entry]:
    months = inventory.organisation.policy.review_months
    every: tuple[Vendor | Activity, ...] = (
        *inventory.vendors.values(),
        *inventory.activities.values(),
    )
    for record in every:
        if isinstance(record.reviewed, date):
            due = after_months(record.reviewed, REVIEW if months is None else months)
            if isinstance(record.until, date) and record.until < due:
                continue
            what = f"{called(record.name, record.id)} is due for review"
            yield _of(record)(day=due, kind="review", what=what)


def _law(statuses: Statuses, law: Law) -> Iterator[Entry]:
    """The ends, as far as they are known, of the instruments on which transfers are based."""
    for id_ in {m.instrument for each in statuses.judgments for m in each.mechanisms}:
        row = law.instruments.get(id_)
        end = row.end(statuses.day) if row is not None else None
        if row is not None and end is not None:
            yield Entry(day=end, kind=LAW, subject=id_, what=f"last day of {row.name} ({row.act})")
