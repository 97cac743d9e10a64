"""`onward transfers`: a line a flow, with its ground, its footing and why."""

from collections import Counter
from collections.abc import Iterable, Sequence

from onward.diagnostic import Judged, Place
from onward.inventory.value import Unknown
from onward.law.book import Book
from onward.source.text import Span
from onward.terms.place import name_of
from onward.transfers.flow import Flow, Kind
from onward.transfers.footing import Footing, Judgment
from onward.transfers.weigh import Footings
from onward.transfers.words import why
from onward.views.table import Record, Table

COLUMNS = ("from", "to", "country", "service", "data", "ground", "footing", "why", "until")
PAST = "records as they stand, with their own days"


def transfers(
    weighed: Sequence[tuple[Judged, Footings]], book: Book, lines: dict[Place, Span]
) -> Table:
    """Every flow of the inventories, the worst footing first."""
    rows: list[tuple[str, ...]] = []
    records: list[Record] = []
    day = weighed[0][1].day
    for inventory, footings in weighed:
        for judgment in _worst_first(footings.judgments):
            rows.append(_row(judgment, book, several=len(weighed) > 1, inventory=inventory.id))
            records.append(_record(judgment, book, inventory.id, lines))
    columns = ("inventory", *COLUMNS) if len(weighed) > 1 else COLUMNS
    return Table(
        command="transfers",
        title=f"Transfers as of {day}",
        columns=columns,
        rows=tuple(rows),
        records=tuple(records),
        as_of=day,
        law_checked=book.checked,
        inventories=tuple(inventory for inventory, _ in weighed),
        notes=_notes(weighed),
    )


def _notes(weighed: Sequence[tuple[Judged, Footings]]) -> tuple[str, ...]:
    judgments = [judgment for _, each in weighed for judgment in each.judgments]
    counted = Counter(judgment.footing for judgment in judgments)
    inbound = sum(judgment.flow.kind is Kind.INBOUND for judgment in judgments)
    abroad = sum(len(each.flows.abroad) for _, each in weighed)
    notes = []
    if judgments:
        worst_first = sorted(counted.items(), key=lambda item: -item[0].rank)
        sums = ", ".join(f"{number:,} {footing.value}" for footing, number in worst_first)
        stay = "; `within` is no transfer" if Footing.WITHIN in counted else ""
        notes.append(f"By footing: {sums}{stay}.")
    if inbound:
        notes.append(f"{inbound} of them inbound: our customers' transfers to us, not ours.")
    if abroad:
        places = "1 place abroad is" if abroad == 1 else f"{abroad:,} places abroad are"
        notes.append(f"{places} run by an importer inside: no transfer.")
    return tuple(notes)


def _worst_first(judgments: Iterable[Judgment]) -> list[Judgment]:
    return sorted(
        judgments,
        key=lambda each: (-each.footing.rank, each.flow.subject, each.flow.services, each.regime),
    )


def ground_name(judgment: Judgment, book: Book) -> str:
    """The names of the grounds that decided; empty where none did."""
    rows = (book.instruments.get(ground.instrument) for ground in judgment.grounds)
    return ", ".join(dict.fromkeys(row.name for row in rows if row is not None))


def because(judgment: Judgment, book: Book) -> str:
    """Why, in one line: each deciding reason with its article."""
    told = []
    for reason in judgment.reasons:
        clause = why(reason, judgment, book)
        told.append(f"{clause} ({reason.article})" if reason.article else clause)
    return "; ".join(dict.fromkeys(told))


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


def _row(judgment: Judgment, book: Book, *, several: bool, inventory: str) -> tuple[str, ...]:
    flow = judgment.flow
    cells = (
        flow.exporter.name,
        flow.importer.name,
        place_name(flow),
        services(flow),
        words(flow.data),
        ground_name(judgment, book),
        judgment.footing.value,
        because(judgment, book),
        judgment.until.isoformat() if judgment.until else "",
    )
    return (inventory, *cells) if several else cells


def named(judgment: Judgment) -> tuple[str, ...]:
    """The ids of the instruments on which the flow rests or would rest."""
    return tuple(ground.instrument for ground in judgment.grounds if ground.instrument)


def codes(judgment: Judgment) -> tuple[str, ...]:
    """The codes of the reasons that decided, each once."""
    return tuple(dict.fromkeys(reason.code.value for reason in judgment.reasons))


def _record(judgment: Judgment, book: Book, inventory: str, lines: dict[Place, Span]) -> Record:
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
        "ground": ", ".join(named(judgment)) or None,
        "grounds": named(judgment),
        "footing": judgment.footing.value,
        "reasons": codes(judgment),
        "why": because(judgment, book),
        "since": "unknown" if isinstance(since, Unknown) else since,
        "until": judgment.until,
        "path": flow.at.path,
        "line": span.line if span else None,
    }
