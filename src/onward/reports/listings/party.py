"""`onward show`: everything that is known of one vendor or activity, on one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from onward.diagnostic import Diagnostic
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.law.law import Law
from onward.reports.listings.calendar import entries
from onward.reports.listings.detail import Fact, Sheet
from onward.reports.listings.records import BESIDE, Filter, listing
from onward.reports.listings.table import Record, Value
from onward.reports.listings.transfers import because, flow_name, mechanism_name
from onward.reports.weighed import Weighed
from onward.transfers.narrowed import activities
from onward.transfers.status import Status
from onward.transfers.timeline import Interval
from onward.wording.labels import called

_HIDDEN = ("id", "statuses", "status")


def party(
    record: Vendor | Activity,
    held: Weighed,
    law: Law,
    life: Sequence[tuple[str, Sequence[Interval]]],
    found: Sequence[Diagnostic],
) -> Sheet:
    """The page of a record: facts, transfers, their life, days ahead, findings, evidence.

    `life` has the intervals of each of its flows under what the flow is called; `found` are the
    findings of the inventory.
    """
    reported = (
        *facts(record, held, law),
        *_flows(record, held, law),
        *_life(life),
        *_ahead(record, held, law),
        *_findings(record, found),
        *evidence(record),
    )
    title = f"{record.id}: {called(record.name, record.id)}"
    return Sheet(title, reported, held.statuses.day, law.checked)


def of(name: str, inventory: Inventory) -> Vendor | Activity | None:
    """The record of that id or name; a vendor before an activity."""
    records: tuple[Vendor | Activity, ...] = (
        *inventory.vendors.values(),
        *inventory.activities.values(),
    )
    by_id = next((each for each in records if each.id == name), None)
    return by_id or next((each for each in records if each.name == name), None)


def facts(record: Vendor | Activity, held: Weighed, law: Law) -> Iterator[Fact]:
    """What the lists of its kind and of agreements say."""
    kind = "vendors" if isinstance(record, Vendor) else "activities"
    row = _row(kind, record, held, law)
    for key, value in row.items():
        if key not in ("inventory", "kind", *_HIDDEN) and (value or key not in BESIDE):
            yield Fact(key.replace("_", " "), _lines(value))
    terms = _row("agreements", record, held, law) if kind == "vendors" else {}
    more = tuple(
        f"{key.replace('_', ' ')}: {_lines(value)[0]}"
        for key, value in terms.items()
        if key not in row and value is not None
    )
    if more:
        yield Fact("terms of the DPA", more)


def _lines(value: Value) -> tuple[str, ...]:
    """A value of a row in words; parts that have keys of their own on a line each."""
    match value:
        case None:
            return ("not recorded",)
        case bool():
            return ("yes" if value else "no",)
        case (Mapping(), *_):
            return tuple(map(_part, value))
        case tuple():
            return (", ".join(map(str, value)) or "none",)
        case _:
            return (str(value),)


def _row(kind: str, record: Vendor | Activity, held: Weighed, law: Law) -> Record:
    if isinstance(record, Vendor):
        held = held._replace(inventory=replace(held.inventory, vendors={record.id: record}))
    rows = listing(kind, held, law, Filter()).records
    mine = (each for each in rows if each["id"] == record.id and not each.get("subprocessor"))
    return next(mine, {})


def _part(part: object) -> str:
    said = part.values() if isinstance(part, Mapping) else (part,)
    return ": ".join(str(each) for each in said if each is not None)


def _flows(record: Vendor | Activity, held: Weighed, law: Law) -> Iterator[Fact]:
    """Where its data comes from and goes to, with status and reason."""
    to: list[str] = []
    from_: list[str] = []
    for judgment in held.statuses.judgments:
        flow = judgment.flow
        if isinstance(record, Activity):
            concerned = record.id in activities(flow, held.inventory)
        else:
            concerned = record.id in (flow.exporter.id, flow.importer.id)
        if not concerned:
            continue
        name, why = mechanism_name(judgment, law), because(judgment, law)
        text = f"{judgment.status.value}: {flow_name(flow)}"
        text += f", {name}" if name and not why.startswith(name) else ""
        (from_ if flow.exporter.id == record.id else to).append(f"{text}: {why}")
    inbound = isinstance(record, Vendor)
    if to:
        yield Fact("receives data" if inbound else "transfers", tuple(to))
    if from_:
        yield Fact("passes data on", tuple(from_))


def _life(life: Sequence[tuple[str, Sequence[Interval]]]) -> Iterator[Fact]:
    lines = [
        f"{spells[0].first} to {spells[-1].last}: {status.value} ({name})"
        for name, some in life
        for status, spells in _spells(some)
    ]
    if lines:
        yield Fact("status over time", tuple(lines))


def _spells(some: Sequence[Interval]) -> Iterator[tuple[Status, list[Interval]]]:
    """The intervals that follow each other with one status, whatever its reasons."""
    for status, spells in groupby(some, key=lambda each: each.judgment.status):
        yield status, list(spells)


def _ahead(record: Vendor | Activity, held: Weighed, law: Law) -> Iterator[Fact]:
    found = entries(held.inventory, held.statuses, law)
    lines = tuple(f"{each.day}: {each.what}" for each in found if each.subject == record.id)
    if lines:
        yield Fact("days ahead", lines)


def names_of(finding: Diagnostic) -> frozenset[str]:
    """The ids of the records that a finding is about."""
    about = finding.subject.split("@")[0].split("/")[0].split(">")
    return frozenset((*about, *finding.covers))


def _findings(record: Vendor | Activity, found: Sequence[Diagnostic]) -> Iterator[Fact]:
    """Those about the record, and those about several that name it."""
    lines = []
    for each in found:
        if record.id in names_of(each):
            fix = f"; fix: {each.remedy}" if each.remedy else ""
            lines.append(f"{each.severity.value}: {each.message} [{each.rule}]{fix}")
    yield Fact("findings", tuple(lines) or ("none",))


def evidence(record: Vendor | Activity | Organisation) -> Iterator[Fact]:
    """Where the claims of a record come from."""
    lines = []
    for each in record.evidence:
        document = each.document if isinstance(each.document, str) else "document unknown"
        section = f", {each.section}" if isinstance(each.section, str) else ""
        seen = f", seen {each.seen}" if isinstance(each.seen, date) else ""
        how = each.how if isinstance(each.how, str) else "unknown"
        memory = ", from memory" if each.confidence == "memory" else ""
        says = [", ".join(each.supports)] if each.supports else []
        says += [f"contradicts {', '.join(each.contradicts)}"] if each.contradicts else []
        lines.append(f"{document}{section} ({how}{memory}{seen}): {'; '.join(says)}")
    yield Fact("evidence", tuple(lines) or ("none",))
