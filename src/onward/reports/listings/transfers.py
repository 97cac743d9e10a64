"""`onward transfers`: a line a flow, with its mechanism, its status and why."""

from collections import Counter
from collections.abc import Iterable, Sequence

from onward.diagnostic import Judged, Place
from onward.inventory.value import Unknown
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.source.text import Span
from onward.terms.place import name_of
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind
from onward.transfers.reason_text import why
from onward.transfers.status import Judgment, Status

COLUMNS = ("from", "to", "country", "service", "data", "mechanism", "status", "why", "until")
PAST = "records as they stand, with their own days"


def transfers(
    weighed: Sequence[tuple[Judged, Statuses]], law: Law, lines: dict[Place, Span]
) -> Table:
    """Every flow of the inventories, the worst status first."""
    rows: list[tuple[str, ...]] = []
    records: list[Record] = []
    day = weighed[0][1].day
    for inventory, statuses in weighed:
        for judgment in _worst_first(statuses.judgments):
            rows.append(_row(judgment, law, several=len(weighed) > 1, inventory=inventory.id))
            records.append(_record(judgment, law, inventory.id, lines))
    columns = ("inventory", *COLUMNS) if len(weighed) > 1 else COLUMNS
    return Table(
        command="transfers",
        title=f"Transfers as of {day}",
        columns=columns,
        rows=tuple(rows),
        records=tuple(records),
        as_of=day,
        law_checked=law.checked,
        inventories=tuple(inventory for inventory, _ in weighed),
        notes=_notes(weighed),
    )


def _notes(weighed: Sequence[tuple[Judged, Statuses]]) -> tuple[str, ...]:
    judgments = [judgment for _, each in weighed for judgment in each.judgments]
    counted = Counter(judgment.status for judgment in judgments)
    inbound = sum(judgment.flow.kind is Kind.INBOUND for judgment in judgments)
    abroad = sum(len(each.flows.abroad) for _, each in weighed)
    notes = []
    if judgments:
        worst_first = sorted(counted.items(), key=lambda item: -item[0].rank)
        sums = ", ".join(f"{number:,} {status.value}" for status, number in worst_first)
        stay = "; `inside` is no transfer" if Status.INSIDE in counted else ""
        notes.append(f"By status: {sums}{stay}.")
    if inbound:
        notes.append(f"{inbound} of them inbound: our customers' transfers to us, not ours.")
    if abroad:
        places = "1 place abroad is" if abroad == 1 else f"{abroad:,} places abroad are"
        notes.append(f"{places} run by an importer inside: no transfer.")
    return tuple(notes)


def _worst_first(judgments: Iterable[Judgment]) -> list[Judgment]:
    return sorted(
        judgments,
        key=lambda each: (-each.status.rank, each.flow.subject, each.flow.services, each.regime),
    )


def mechanism_name(judgment: Judgment, law: Law) -> str:
    """The names of the mechanisms that decided; empty where none did."""
    rows = (law.instruments.get(mechanism.instrument) for mechanism in judgment.mechanisms)
    return ", ".join(dict.fromkeys(row.name for row in rows if row is not None))


def because(judgment: Judgment, law: Law) -> str:
    """Why, in one line: each deciding reason with its article."""
    reported = []
    for reason in judgment.reasons:
        clause = why(reason, judgment, law)
        reported.append(f"{clause} ({reason.article})" if reason.article else clause)
    return "; ".join(dict.fromkeys(reported))


def place_name(flow: Flow) -> str:
    """The country of the importer in words."""
    return name_of(flow.country) if isinstance(flow.country, str) else "unknown"


def services(flow: Flow) -> str:
    """The services behind a flow, and the vendors whose data a chain edge carries besides."""
    through = f"what comes through {', '.join(flow.through)}" if flow.through else ""
    return "; ".join(filter(None, (", ".join(flow.services), through)))


def words(terms: tuple[str, ...] | Unknown | None) -> str:
    """A list of terms in words."""
    if isinstance(terms, tuple):
        return ", ".join(terms) or "none"
    return "unknown" if isinstance(terms, Unknown) else "not recorded"


def _row(judgment: Judgment, law: Law, *, several: bool, inventory: str) -> tuple[str, ...]:
    flow = judgment.flow
    cells = (
        flow.exporter.name,
        flow.importer.name,
        place_name(flow),
        services(flow),
        words(flow.data),
        mechanism_name(judgment, law),
        judgment.status.value,
        because(judgment, law),
        judgment.until.isoformat() if judgment.until else "",
    )
    return (inventory, *cells) if several else cells


def named(judgment: Judgment) -> tuple[str, ...]:
    """The ids of the instruments on which the flow rests or would rest."""
    return tuple(mechanism.instrument for mechanism in judgment.mechanisms if mechanism.instrument)


def codes(judgment: Judgment) -> tuple[str, ...]:
    """The codes of the reasons that decided, each once."""
    return tuple(dict.fromkeys(reason.code.value for reason in judgment.reasons))


def _record(judgment: Judgment, law: Law, inventory: str, lines: dict[Place, Span]) -> Record:
    flow = judgment.flow
    span = lines.get(flow.at)
    since = flow.since
    return {
        "inventory": inventory,
        "subject": flow.subject,
        "regime": judgment.regime or None,
        "from": flow.exporter.id,
        "to": flow.importer.id,
        "country": flow.code,
        "service": ", ".join(flow.services) or None,
        "services": tuple(flow.services),
        "data": ("unknown",) if isinstance(flow.data, Unknown) else flow.data,
        "mechanism": ", ".join(named(judgment)) or None,
        "mechanisms": named(judgment),
        "status": judgment.status.value,
        "reasons": codes(judgment),
        "why": because(judgment, law),
        "since": "unknown" if isinstance(since, Unknown) else since,
        "until": judgment.until,
        "path": flow.at.path,
        "line": span.line if span else None,
    }
