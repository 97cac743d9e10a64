"""`onward law`: what may be relied on that day, where, and until when."""

from collections.abc import Iterator
from datetime import date

from onward.law.instrument import Instrument
from onward.law.law import Law
from onward.law.listing import Standing, holding
from onward.law.tables import said
from onward.reports.listings.table import Record, Table
from onward.terms.place import name_of

COLUMNS = ("id", "name", "regime", "reaches", "until", "conditions")
ANYWHERE = "*"


def laws(law: Law, day: date, country: str | None = None) -> Table:
    """Every instrument that counts on the day; with a code, those that reach that place."""
    inside = _inside(law, day, country) if country else ()
    standings = [
        each for each in holding(law, day, country) if each.instrument.regime not in inside
    ]
    where = f" to {country} ({name_of(country)})" if country else ""
    return Table(
        command="law",
        title=f"Transfer mechanisms{where} as of {day}",
        columns=COLUMNS,
        rows=tuple(_row(each) for each in standings),
        records=tuple(_record(each) for each in standings),
        as_of=day,
        law_checked=law.checked,
        notes=(*_places(law, day, country, inside), *_notes(law, day)),
    )


def _inside(law: Law, day: date, country: str) -> tuple[str, ...]:
    """The regimes whose exporters need no mechanism to send something there that day."""
    return tuple(
        id_
        for id_ in law.regimes
        if law.inside(id_, country, day) and not law.unsettled(id_, country, day)
    )


def reaches(row: Instrument) -> str:
    """The places that an instrument reaches, in words; long lists are counted."""
    if ANYWHERE in row.covers:
        return "any country"
    if len(row.covers) > 3:
        return f"{len(row.covers)} places"
    return ", ".join(name_of(code) for code in sorted(row.covers))


def _row(standing: Standing) -> tuple[str, ...]:
    row = standing.instrument
    return (
        row.id,
        row.name,
        row.regime,
        reaches(row),
        standing.until.isoformat() if standing.until else "no end known",
        "; ".join(_conditions(standing)),
    )


def _conditions(standing: Standing) -> Iterator[str]:
    row = standing.instrument
    if standing.closed:
        yield f"contracts signed by {row.last_day} only"
    if row.indicative:
        yield "a view without binding force"
    if not row.usable:
        yield "no source shows that its terms are met"
    if row.shown:
        yield f"shown: {', '.join(map(said, row.shown))}"
    if row.marked:
        yield f"mark: {', '.join(row.marked_data)}"


def _record(standing: Standing) -> Record:
    row = standing.instrument
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind.value,
        "regime": row.regime,
        "reaches": tuple(sorted(row.covers)),
        "act": row.act,
        "since": row.since,
        "until": standing.until,
        "existing_contracts_only": standing.closed,
        "conditions": tuple(_conditions(standing)),
        "shown": row.shown,
        "exclusions": row.exclusions,
        "watch": row.watch,
        "evidence": row.evidence,
        "checked": row.checked,
        "unverified": row.unverified or None,
    }


def _places(law: Law, day: date, country: str | None, inside: tuple[str, ...]) -> Iterator[str]:
    """What is to be said of the place itself, regime by regime."""
    for regime in law.regimes if country else ():
        doubt = law.unsettled(regime, str(country), day)
        if regime in inside:
            yield (
                f"{regime}: {name_of(str(country))} is inside that day: no transfer mechanism"
                f" is needed."
            )
        elif doubt:
            yield f"{regime}: {doubt}"


def _notes(law: Law, day: date) -> Iterator[str]:
    if day > law.checked:
        yield f"The law data was last checked on {law.checked}; it does not cover later days."
    yield "A framework is valid only for listed recipients. `onward law show ID` says more."
