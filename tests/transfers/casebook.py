"""The worked cases of `cases/`: records as they stand, and what the law says of them on a day.

A file holds a list of cases. A case has a `title`, what is so about it (`law`), our own record
(`we`), our activities, our vendors, and the table `expected`: every flow of that day, one a line.
What a column says is written in `cases/README.md`. Only `kind`, and a `name` that nobody gave, are
added to the records.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.records import inventory as inventory_of

from onward.inventory.records import Inventory
from onward.law.law import load
from onward.source.text import Source
from onward.syntax.parse import parse
from onward.transfers.assess import Statuses
from onward.transfers.reason_text import settle, why
from onward.transfers.roles import modules
from onward.transfers.status import Judgment
from onward.workflow import statuses

CASES = Path(__file__).parent / "cases"
NONE = "-"


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One case as it is written."""

    file: str
    title: str
    law: str
    records: Mapping[str, Mapping[str, Any]]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    abroad: tuple[str, ...] | None
    says: tuple[str, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The days judged, in order."""
        return tuple(sorted({date.fromisoformat(row[0]) for row in self.rows}))


def casebook() -> Iterator[WorkedCase]:
    """Every case of every file."""
    for path in sorted(CASES.glob("*.yaml")):
        outcome = parse(Source(path.name, path.read_bytes()))
        assert isinstance(outcome.value, list), [each.message for each in outcome.diagnostics]
        for written in outcome.value:
            assert isinstance(written, dict)
            yield _case(path.stem, written)


KEYS = {"title", "law", "we", "activities", "vendors", "expected", "abroad", "says"}


def _case(file: str, written: dict[str, Any]) -> WorkedCase:
    assert set(written) <= KEYS, f"{written['title']}: {set(written) - KEYS}"
    lines = [_cells(line) for line in written["expected"].splitlines()]
    return WorkedCase(
        file,
        written["title"],
        written["law"],
        dict(_records(written)),
        lines[0],
        tuple(lines[1:]),
        tuple(sorted(written["abroad"])) if "abroad" in written else None,
        tuple(written.get("says", ())),
    )


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _records(written: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "organisation", {"kind": "organisation", "name": "We", **written["we"]}
    for id_, said in written.get("activities", {}).items():
        yield f"activities/{id_}", {"kind": "activity", **said}
    for id_, said in written.get("vendors", {}).items():
        yield f"vendors/{id_}", {"kind": "vendor", "name": id_.capitalize(), **said}


def inventory(records: Mapping[str, Mapping[str, Any]]) -> Inventory:
    """The records, read as any inventory is: a fault in one of them is a fault of the test."""
    return inventory_of(records, "case")


def judged(records: Mapping[str, Mapping[str, Any]], day: date) -> Statuses:
    """Every flow of the records, judged for a day."""
    return statuses(inventory(records), load(), day)


def row(judgment: Judgment, columns: tuple[str, ...]) -> tuple[str, ...]:
    """What was judged, in the words of the table."""
    flow = judgment.flow
    need = modules(flow.kind, flow.exporter_roles, flow.importer_role)
    fitting = " or ".join(str(each) for each in sorted(need.either))
    wanted = " + ".join(
        [*(str(each) for each in sorted(need.each)), *([fitting] if fitting else [])]
    )
    cells = {
        "day": judgment.day.isoformat(),
        "flow": flow.subject,
        "service": ", ".join(flow.services) or NONE,
        "law": judgment.regime or ("onward" if flow.onward else NONE),
        "to": judgment.destination or NONE,
        "if": judgment.option or NONE,
        "module": "none" if need.none_fits else wanted,
        "status": judgment.status.value,
        "mechanism": _unique(mechanism.instrument for mechanism in judgment.mechanisms),
        "reasons": _unique(reason.code.value for reason in judgment.reasons),
        "about": _unique(each for reason in judgment.reasons for each in reason.detail),
        "article": _unique(reason.article for reason in judgment.reasons),
        "until": judgment.until.isoformat() if judgment.until else NONE,
        "data": "staff" if judgment.staff_data else "other",
    }
    return tuple(cells[column] for column in columns)


def _unique(words: Iterator[str]) -> str:
    return ", ".join(sorted({word for word in words if word})) or NONE


def found(case: WorkedCase, day: date) -> tuple[tuple[str, ...], ...]:
    """Every flow of a case on a day, in the columns of its table."""
    weighed = judged(case.records, day)
    return tuple(row(judgment, case.columns) for judgment in weighed.judgments)


def sentences(case: WorkedCase) -> tuple[str, ...]:
    """What is said of the flows of a case on all its days: why, and how to fix it."""
    law = load()
    return tuple(
        said
        for day in case.days
        for judgment in judged(case.records, day).judgments
        for reason in judgment.reasons
        for said in (why(reason, judgment, law), settle(reason, judgment, law))
        if said
    )


def places_abroad(case: WorkedCase) -> tuple[str, ...]:
    """The places abroad that are no transfer, on the last day of a case."""
    weighed = judged(case.records, case.days[-1])
    return tuple(sorted({f"{each.vendor}: {each.country}" for each in weighed.flows.abroad}))
