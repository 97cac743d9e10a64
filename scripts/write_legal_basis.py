"""Write the lists of docs/legal-basis.md from the law data.

Run `python scripts/write_legal_basis.py` after a change of a row; a test fails where the page lags.
What stands between the markers is written; the rest of the page is left as it is.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from onward.law.instrument import Instrument
from onward.law.law import load
from onward.law.listing import Open, unverified

PAGE = Path(__file__).resolve().parent.parent / "docs" / "legal-basis.md"


def rewritten(page: str) -> str:
    """The page with its lists written anew."""
    for name, lines in (("instruments", _instruments()), ("unverified", _unverified())):
        begin, end = f"<!-- {name}: written from the data -->", f"<!-- {name}: end -->"
        before, found, rest = page.partition(begin)
        _, ended, after = rest.partition(end)
        if not (found and ended):
            raise LookupError(f"the page has no list `{name}`")
        body = "\n".join(lines).strip()
        page = f"{before}{begin}\n\n{body}\n\n{end}{after}"
    return page


def _instruments() -> Iterator[str]:
    yield "| id | act | first day | last day | end known | checked |"
    yield "|---|---|---|---|---|---|"
    for row in load().instruments.values():
        last = _day(row.last_day) + _existing(row)
        known = _day(row.end_known)
        yield f"| {row.id} | {row.act} | {_day(row.since)} | {last} | {known} | {row.checked} |"


def _existing(row: Instrument) -> str:
    return f" (contracts signed by then: {row.existing_until})" if row.existing_until else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _unverified() -> Iterator[str]:
    rows = [row for row in unverified(load()) if row.unverified]
    for table, within in groupby(rows, key=lambda row: row.table):
        yield from ("", f"### {table}.toml", "")
        alike: dict[tuple[str, str], list[Open]] = {}
        for row in within:
            alike.setdefault((row.evidence, row.unverified), []).append(row)
        for (evidence, text), group in alike.items():
            names = ", ".join(f"`{row.row}`" for row in group)
            yield f"- {names}{' (from memory)' if evidence == 'memory' else ''}: {text}."


def main() -> None:
    """Write the page."""
    PAGE.write_text(rewritten(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
