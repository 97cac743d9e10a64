"""Lists held against the records: a line for each thing that they do not say alike."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from onward.diagnostic import Judged, Place
from onward.imports.document import Cell
from onward.imports.reconcile import Difference, Held, Kind
from onward.reports.listings.table import Record, Table, at_line
from onward.source.text import Span
from onward.wording.english import count
from onward.wording.texts import Section

SAY = Section(__package__, "reconcile", "reconciled.toml")


def reconciled(
    lists: Sequence[Held], judged: Judged, day: date, law_checked: date, spans: Mapping[Place, Span]
) -> Table:
    """What differs, list by list, in the order of the lists and of the kinds."""
    found = [each for held in lists for each in _ordered(held)]
    return Table(
        command="reconcile",
        title=SAY("title", lists=count(len(lists), "list"), differences=len(found)),
        columns=("Difference", "Vendor", "Recorded", "Where", "Listed", "Place in the list"),
        rows=tuple(_row(each, spans) for each in found),
        records=tuple(_record(each, spans) for each in found),
        as_of=day,
        law_checked=law_checked,
        inventories=(judged,),
        notes=tuple(_notes(lists)),
    )


def _ordered(held: Held) -> list[Difference]:
    order = list(Kind)
    return sorted(held.differences, key=lambda each: order.index(each.kind))


def _cell(cell: Cell | None) -> str:
    return "" if cell is None else str(cell.spot)


def _row(each: Difference, spans: Mapping[Place, Span]) -> tuple[str, ...]:
    listed = SAY(each.kind.value, listed=each.listed, note=each.note) if each.note else each.listed
    where = at_line(each.at, spans)
    return (each.kind.value, each.vendor, each.recorded, where, listed, _cell(each.cell))


def _record(each: Difference, spans: Mapping[Place, Span]) -> Record:
    span = spans.get(each.at) if each.at is not None else None
    spot = each.cell.spot if each.cell is not None else None
    return {
        "kind": each.kind.name.lower().replace("_", "-"),
        "vendor": each.vendor,
        "recorded": each.recorded or None,
        "path": each.at.path if each.at else None,
        "route": each.at.route if each.at else None,
        "line": span.line if span else None,
        "listed": each.listed or None,
        "file": spot.file if spot else None,
        "block": (spot.block or None) if spot else None,
        "row": spot.row if spot else None,
        "column": spot.column if spot else None,
        "note": each.note or None,
    }


def _notes(lists: Sequence[Held]) -> Iterator[str]:
    for held in lists:
        matched = len(set(held.matched.values()))
        vendors = count(len(held.reading.entries), "vendor")
        path = held.reading.document.path
        yield SAY("matched", path=path, vendors=vendors, matched=matched)
        yield from held.reading.document.notes
        if any(each.kind is Kind.DOUBTFUL for each in held.differences):
            yield SAY("ask")
