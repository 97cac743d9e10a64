"""What an import did: a line for each row of the list, and the account of every cell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from onward.imports.document import Spot
from onward.imports.entry import Account, Entry, Fate, Kind
from onward.imports.plan import Difference, Plan
from onward.reports.listings.table import Record, Table
from onward.wording.english import count, listed
from onward.wording.texts import Section

SAY = Section(__package__, "import", "imported.toml")
_OPEN = ("asked", "removed")
"""Outcomes of which nothing was written."""


def imported(plan: Plan, law_checked: date, *, dry: bool) -> Table:
    """The rows of a list in their order, then what is gone from it."""
    rows = list(_rows(plan))
    shown = list(_shown(rows))
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
    if key not in ("purpose", "data", "locations"):
        return fate._replace(kind=Kind.UNREAD, what=SAY("no-key", key=key))
    return fate._replace(what=f"{moved.path}: {moved.route}/{key}")


def _kind(plan: Plan, account: Account) -> Kind:
    """What a cell counts as: not read where a part of it is not."""
    kinds = {fate_of(plan, each).kind for each in account.fates}
    order = (Kind.UNREAD, Kind.WRITTEN, Kind.HEADING, Kind.ASIDE)
    return next((each for each in order if each in kinds), Kind.UNREAD)


def _rows(plan: Plan) -> "Iterator[_Row]":
    """The rows of the list in their order, each with its vendors."""
    rows: dict[tuple[str, int], list[Account]] = {}
    for account in plan.reading.accounts:
        spot = account.cell.spot
        rows.setdefault((spot.block, spot.row), []).append(account)
    entries = {each.id: each for each in plan.reading.entries}
    differences: dict[str, list[Difference]] = {}
    for each in plan.differences:
        differences.setdefault(each.entry, []).append(each)
    for accounts in rows.values():
        ids = dict.fromkeys(fate.entry for each in accounts for fate in each.fates)
        yield _Row(plan, accounts, [entries[each] for each in ids if each in entries], differences)


def _shown(rows: "Iterable[_Row]") -> Iterator[tuple[str, ...]]:
    """A line for each row; one for all rows of a table that is not read for one reason."""
    for (_, reason), alike in groupby(rows, key=lambda row: (row.spot.block, row.whole_reason())):
        together = list(alike)
        if not reason or len(together) == 1:
            yield from (row.cells() for row in together)
        else:
            name, number = together[0].spot.of_row, together[-1].spot.row
            yield SAY("rows", first=name, last=number), "", "", SAY("unread"), reason


class _Row:
    """One row of the list: its vendors, their records, what is left to do."""

    def __init__(
        self,
        plan: Plan,
        accounts: list[Account],
        entries: list[Entry],
        differences: Mapping[str, list[Difference]],
    ) -> None:
        self.plan = plan
        self.accounts = accounts
        self.entries = entries
        self.outcomes = [plan.outcomes[each.id] for each in entries if each.id in plan.outcomes]
        self._differences = differences

    @property
    def spot(self) -> Spot:
        return self.accounts[0].cell.spot

    def whole_reason(self) -> str:
        """The one reason why nothing of it is read; empty where some is, or for several."""
        fates = {(fate.kind, fate.what) for each in self.accounts for fate in each.fates}
        kind, what = next(iter(fates), (Kind.ASIDE, ""))
        return what if len(fates) == 1 and kind is Kind.UNREAD else ""

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
        """Those of the vendors of which it is the first row."""
        here = (self.spot.block, self.spot.row)
        first = [
            each for each in self.entries if (each.cell.spot.block, each.cell.spot.row) == here
        ]
        return [one for each in first for one in self._differences.get(each.id, ())]


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


def _records(plan: Plan, rows: "Iterable[_Row]") -> Iterator[Record]:
    for row in rows:
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
        cells: list[Record] = [_cell(plan, each) for each in row.accounts]
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
