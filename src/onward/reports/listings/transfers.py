"""`onward transfers`: a line a flow, with its mechanism, its status and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from onward.diagnostic import Judged, Place
from onward.inventory.value import UNKNOWN, Unknown
from onward.law.law import Law
from onward.reports.listings.table import Record, Table, Value
from onward.source.text import Span
from onward.terms.place import name_of
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind
from onward.transfers.party import seat_name
from onward.transfers.reason_text import why
from onward.transfers.status import Code, Judgment, Status
from onward.wording.english import listed

T = TypeVar("T")

COLUMNS = (
    "exporter", "importer", "country", "services", "data", "mechanisms", "status", "why", "until",
)  # fmt: skip
"""The keys of the same things in JSON."""


def transfers(
    weighed: Sequence[tuple[Judged, Statuses]], law: Law, lines: dict[Place, Span]
) -> Table:
    """Every flow of the inventories, the worst status first."""
    rows: list[tuple[str, ...]] = []
    records: list[Record] = []
    day = weighed[0][1].day
    for inventory, statuses in weighed:
        for judgment in worst_first(statuses.judgments):
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
    planned = [name for _, each in weighed for name in each.flows.planned]
    if planned:
        notes.append(f"Planned without a day, and not judged: {listed(planned)}.")
    if abroad:
        places = "1 place abroad is" if abroad == 1 else f"{abroad:,} places abroad are"
        notes.append(f"{places} run by an importer inside: no transfer.")
    return tuple(notes)


def worst_first(judgments: Iterable[Judgment]) -> list[Judgment]:
    """The order of every list of flows."""
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
    """The country of the importer in words, as a cell of a table has it."""
    return seat_name(flow.importer).removeprefix("country ")


def flow_name(flow: Flow) -> str:
    """Who discloses to whom: `Example → Acme Mail (United States)`."""
    return f"{flow.exporter.name} → {flow.importer.name} ({seat_name(flow.importer)})"


def judged_as(judgment: Judgment) -> str:
    """The country as in which an importer of unknown country is judged; empty where in none."""
    return "" if isinstance(judgment.flow.country, str) else judgment.destination


def _country(judgment: Judgment) -> str:
    """The country in words; of one of several companies the one that counts, the worst."""
    assumed = judged_as(judgment)
    if judgment.flow.importer.one_of and assumed:
        return f"one of several, judged as {name_of(assumed)}"
    return place_name(judgment.flow)


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
        _country(judgment),
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


def regime(judgment: Judgment) -> str | None:
    """Whose law judges: `unknown` where that is unknown, None where the law data lack that law."""
    if judgment.regime:
        return judgment.regime
    return None if judgment.because(Code.LAW_NOT_HELD) else UNKNOWN.value


def recorded(fact: T | Unknown | None) -> T | str | None:
    """A fact as JSON has it: `unknown` is a word, what is not recorded is null."""
    return UNKNOWN.value if isinstance(fact, Unknown) else fact


def reasons(judgment: Judgment, law: Law) -> tuple[dict[str, Value], ...]:
    """What decided: each reason as values and in words, each once."""
    said: list[dict[str, Value]] = []
    for each in judgment.reasons:
        reason: dict[str, Value] = {
            "code": each.code.value,
            "mechanism": each.instrument or None,
            "act": each.act or None,
            "article": each.article or None,
            "day": each.day,
            "details": each.detail,
            "text": why(each, judgment, law),
            "path": each.at.path,
            "route": each.at.route,
        }
        if reason not in said:
            said.append(reason)
    return tuple(said)


def _mechanisms(flow: Flow) -> tuple[str, ...] | None:
    """The instruments that the record names: None where it names none, `unknown` as recorded."""
    if flow.mechanisms is None:
        return None
    named = (recorded(each.instrument) for each in flow.mechanisms)
    return tuple(each for each in named if each is not None)


def _record(judgment: Judgment, law: Law, inventory: str, lines: dict[Place, Span]) -> Record:
    flow = judgment.flow
    span = lines.get(flow.at)
    return {
        "inventory": inventory,
        "subject": flow.subject,
        "regime": regime(judgment),
        "kind": flow.kind.value,
        "exporter": flow.exporter.id,
        "importer": flow.importer.id,
        "country": recorded(flow.country),
        "judged_as": judged_as(judgment) or None,
        "services": flow.services,
        "through": flow.through,
        "data": (UNKNOWN.value,) if isinstance(flow.data, Unknown) else flow.data,
        "form": flow.form or None,
        "mechanisms_recorded": _mechanisms(flow),
        "mechanisms": named(judgment),
        "status": judgment.status.value,
        "reasons": reasons(judgment, law),
        "why": because(judgment, law),
        "since": recorded(flow.since),
        "until": judgment.until,
        "path": flow.at.path,
        "route": flow.at.route,
        "line": span.line if span else None,
    }
