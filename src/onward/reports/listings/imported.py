"""What an import did: a line for each row of the list, and the account of every cell."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from onward.imports.document import Spot
from onward.imports.entry import Account, Entry, Fate, Kind
from onward.imports.plan import Difference, Outcome, Plan
from onward.reports.listings.table import Record, Table
from onward.wording.english import count, listed
from onward.wording.texts import Section

SAY = Section(__package__, "import", "imported.toml")
_OPEN = ("asked", "removed")
"""Outcomes of which nothing was written."""


def imported(plan: Plan, law_checked: date, *, dry: bool) -> Table:
    """The rows of a list in their order, then what is gone from it."""
    rows = _rows(plan)
    shown = list(_shown(plan, rows))
    shown += [("", name, id_, SAY("gone"), SAY("gone-do")) for id_, name in plan.gone.items()]
    return Table(
        command="import",
        title=SAY("dry" if dry else "title", file=plan.reading.document.path),
        columns=("Row", "Vendor", "Record", "Result", "To do"),
        rows=tuple(shown),
        records=tuple(_records(plan, rows)),
        as_of=None,
        law_checked=law_checked,
        notes=tuple(_notes(plan)),
    )


def needs_a_person(plan: Plan) -> bool:
    """Whether anything of the list was not read or not written."""
    unread = any(_kind(plan, each) is Kind.UNREAD for each in plan.reading.accounts)
    return unread or not plan.reading.entries or bool(plan.differences or plan.gone)


def fate_of(plan: Plan, fate: Fate) -> Fate:
    """What became of a cell in the end: what of an entry is not written is not read either."""
    if fate.kind is not Kind.WRITTEN:
        return fate
    outcome = plan.outcomes.get(fate.entry)
    if outcome is None or outcome.state in _OPEN:
        return Fate(Kind.UNREAD, outcome.reason if outcome else "", fate.part, fate.entry)
    moved = plan.moved.get(fate.entry)
    if moved is None or not fate.what.startswith("/services/"):
        return fate
    key = fate.what.rpartition("/")[2]
    if not moved.written:
        return fate._replace(kind=Kind.UNREAD, what=SAY("to-add", path=moved.path))
    if key not in ("purpose", "data", "locations") or "/service-1/" not in fate.what:
        return fate._replace(kind=Kind.UNREAD, what=SAY("no-key", key=key))
    return fate._replace(what=f"{moved.path}: {moved.route}/{key}")


def _kind(plan: Plan, account: Account) -> Kind:
    """What a cell counts as: not read where a part of it is not."""
    kinds = {fate_of(plan, each).kind for each in account.fates}
    order = (Kind.UNREAD, Kind.WRITTEN, Kind.HEADING, Kind.ASIDE)
    return next((each for each in order if each in kinds), Kind.UNREAD)


def _rows(plan: Plan) -> dict[tuple[str, int], list[Account]]:
    rows: dict[tuple[str, int], list[Account]] = {}
    for account in plan.reading.accounts:
        spot = account.cell.spot
        rows.setdefault((spot.block, spot.row), []).append(account)
    return rows


def _shown(plan: Plan, rows: dict[tuple[str, int], list[Account]]) -> Iterator[tuple[str, ...]]:
    """A line for each row; one for all rows of a table that is not read for one reason."""
    left = list(rows.values())
    while left:
        first = left.pop(0)
        reason = _whole_reason(first)
        last = first
        while reason and left and _whole_reason(left[0]) == reason and _block(left[0], first):
            last = left.pop(0)
        if last is first:
            yield _Row(plan, first).cells()
        else:
            name, number = first[0].cell.spot.of_row, last[0].cell.spot.row
            yield SAY("rows", first=name, last=number), "", "", SAY("unread"), reason


def _block(row: list[Account], other: list[Account]) -> bool:
    return row[0].cell.spot.block == other[0].cell.spot.block


def _whole_reason(row: list[Account]) -> str:
    """The one reason why nothing of a row is read; empty where some of it is, or for several."""
    fates = {(fate.kind, fate.what) for each in row for fate in each.fates}
    kind, what = next(iter(fates), (Kind.ASIDE, ""))
    return what if len(fates) == 1 and kind is Kind.UNREAD else ""


class _Row:
    """One row of the list: its vendors, their records, what is left to do."""

    def __init__(self, plan: Plan, accounts: list[Account]) -> None:
        self.plan = plan
        self.accounts = accounts
        ids = dict.fromkeys(fate.entry for each in accounts for fate in each.fates if fate.entry)
        known = {each.id: each for each in plan.reading.entries}
        self.entries: list[Entry] = [known[each] for each in ids if each in known]
        self.outcomes: list[Outcome] = [
            plan.outcomes[each.id] for each in self.entries if each.id in plan.outcomes
        ]

    @property
    def spot(self) -> Spot:
        return self.accounts[0].cell.spot

    def cells(self) -> tuple[str, ...]:
        names = [each.named.name for each in self.entries]
        paths = dict.fromkeys(each.path for each in self.outcomes if each.path)
        heading = all(
            _kind(self.plan, each) in (Kind.HEADING, Kind.ASIDE) for each in self.accounts
        )
        states = dict.fromkeys(SAY(f"state-{each.state}") for each in self.outcomes)
        result = ", ".join(states) or SAY("heading" if heading else "unread")
        return (
            self.spot.of_row,
            listed(names),
            listed(paths),
            result,
            "; ".join(dict.fromkeys(self.to_do())),
        )

    def to_do(self) -> Iterator[str]:
        asked = [each.reason for each in self.outcomes if each.state in _OPEN]
        yield from asked
        reasons: dict[str, list[str]] = {}
        for account in self.accounts:
            for fate in (fate_of(self.plan, each) for each in account.fates):
                if fate.kind is Kind.UNREAD and fate.what not in asked:
                    said = fate.part or account.cell.text
                    reasons.setdefault(fate.what, []).append(_cut(said))
        for reason, parts in reasons.items():
            quoted = [f"“{each}”" for each in dict.fromkeys(parts) if each]
            if len(quoted) > 3:
                yield SAY("unread-many", reason=reason, number=len(quoted))
            elif quoted:
                yield SAY("unread-part", part=listed(quoted), reason=reason)
            else:
                yield reason
        for each in self.differences():
            yield difference(each)

    def differences(self) -> list[Difference]:
        ids = {each.id for each in self.entries}
        first = {id_ for id_ in ids if self.plan.reading.entries and self._first_row_of(id_)}
        return [each for each in self.plan.differences if each.entry in first]

    def _first_row_of(self, id_: str) -> bool:
        entry = next(each for each in self.entries if each.id == id_)
        return (entry.cell.spot.block, entry.cell.spot.row) == (self.spot.block, self.spot.row)


def difference(each: Difference) -> str:
    """What a record does not have as the list has it, and where."""
    before = SAY("before", value=each.before) if each.before else ""
    return SAY("differs" if each.recorded else "lacks", **each._asdict() | {"before": before})


def _cut(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= 60 else f"{one[:59]}…"


def _notes(plan: Plan) -> Iterator[str]:
    yield from plan.reading.document.notes
    if not plan.reading.entries:
        yield SAY("none")
    kinds = Counter(_kind(plan, each) for each in plan.reading.accounts if each.cell.text)
    total = sum(kinds.values())
    if total:
        parts = [SAY(f"cells-{kind.value}", number=kinds[kind]) for kind in Kind if kinds[kind]]
        yield SAY("cells", cells=count(total, "cell"), parts=", ".join(parts))
    states = Counter(each.state for each in plan.outcomes.values())
    said = [f"{number} {SAY(f'state-{state}')}" for state, number in states.items()]
    if said:
        yield SAY("vendors", parts=", ".join(said))
    for heading in plan.reading.open_columns:
        yield SAY("open-column", heading=heading)


def _records(plan: Plan, rows: dict[tuple[str, int], list[Account]]) -> Iterator[Record]:
    for accounts in rows.values():
        row = _Row(plan, accounts)
        vendors: list[Record] = [
            {
                "name": each.named.name,
                "result": outcome.state,
                "record": outcome.id or None,
                "path": outcome.path or None,
                "reason": outcome.reason or None,
            }
            for each, outcome in zip(row.entries, row.outcomes, strict=True)
        ]
        cells: list[Record] = [_cell(plan, each) for each in accounts]
        differences: list[Record] = [
            {
                "path": each.path,
                "route": each.route,
                "recorded": each.recorded or None,
                "listed": each.listed,
                "before": each.before or None,
            }
            for each in row.differences()
        ]
        yield {
            "file": row.spot.file,
            "block": row.spot.block or None,
            "row": row.spot.row,
            "line": row.spot.line,
            "vendors": tuple(vendors),
            "cells": tuple(cells),
            "differences": tuple(differences),
        }
    for id_, name in plan.gone.items():
        yield {"gone": name, "record": id_}


def _cell(plan: Plan, account: Account) -> Record:
    parts: list[Record] = [
        {"result": fate.kind.value, "what": fate.what, "part": fate.part or None}
        for fate in (fate_of(plan, each) for each in account.fates)
    ]
    return {
        "column": account.cell.spot.column,
        "heading": account.heading or None,
        "text": account.cell.text,
        "result": _kind(plan, account).value,
        "parts": tuple(parts),
    }
