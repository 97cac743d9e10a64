"""`onward law show`: the life of one instrument, what it asks for, and what nobody has verified."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from onward.law.instrument import CONTRACTS, Instrument, InstrumentKind
from onward.law.law import Law
from onward.law.listing import life
from onward.reports.listings.detail import Fact, Sheet
from onward.terms.place import name_of

KINDS: Final[Mapping[InstrumentKind, str]] = {
    InstrumentKind.ADEQUACY: "adequacy: what reaches a recipient within"
    " its scope needs no safeguard",
    InstrumentKind.FRAMEWORK: "framework: adequate for recipients on its list,"
    " where a record names it",
    InstrumentKind.INDICATIVE: "a published view on adequacy, without binding force",
    InstrumentKind.CLAUSES: "standard contractual clauses",
    InstrumentKind.ADDENDUM: "an addendum to the clauses of another regime",
    InstrumentKind.RULES: "binding corporate rules",
    InstrumentKind.CODE: "a code of conduct",
    InstrumentKind.CERTIFICATION: "a certification",
    InstrumentKind.ADHOC: "clauses of one's own, which an authority approves",
    InstrumentKind.PUBLIC: "an instrument between public authorities",
    InstrumentKind.DEROGATION: "a derogation: for single occasions, not for a standing service",
    InstrumentKind.BRIDGE: "what is sent there is deemed no transfer",
    InstrumentKind.ART28: "clauses between controller and processor: never a transfer mechanism",
    InstrumentKind.ANNOUNCED: "clauses that were announced, and are not adopted",
}
SEEN: Final[Mapping[str, str]] = {
    "seen": "read in a source",
    "memory": "not seen in a source: have somebody check it before you rely on it",
}
SOURCES: Final[Mapping[str, str]] = {
    "official": "an official one",
    "official+secondary": "an official one and one that reports it",
    "secondary": "one that reports it",
    "none": "none",
    "": "",
}


def instrument(law: Law, row: Instrument, day: date) -> Sheet:
    """All that the law data have on an instrument, and how it stands that day."""
    facts = (*_what(law, row, day), *_terms(row), *_proof(row))
    return Sheet(f"{row.id}: {row.name}", facts, day, law.checked)


def _what(law: Law, row: Instrument, day: date) -> Iterator[Fact]:
    yield Fact("what it is", (KINDS[row.kind],))
    yield Fact("for exports under", (law.regimes[row.regime].name,))
    yield Fact("reaches", (_places(row),))
    published = (row.published, f"CELEX {row.celex}" if row.celex else "")
    yield Fact("act", tuple(text for text in (row.act, *published) if text))
    steps = tuple(f"{step.day.isoformat()}  {step.what}" for step in life(row))
    yield Fact("its days", steps or ("none: it was never adopted",))
    if row.signed_from:
        yield Fact("signed from", (f"{row.signed_from}: contracts signed before do not count",))
    if row.case:
        yield Fact("judgment", (row.case,))
    yield Fact(f"on {day}", (standing(row, day),))


def standing(row: Instrument, day: date) -> str:
    """Whether it counts on a day, in a sentence."""
    if row.kind is InstrumentKind.ART28:
        return "no transfer mechanism, on any day"
    if row.since is None or day < row.since:
        return row.doubt(day) or "not in force yet"
    if row.holds(day):
        end = row.end(day)
        return f"counts, to {end} as far as is known that day" if end else "counts; no end is known"
    if row.kind in CONTRACTS and row.runs(day):
        return f"counts for contracts signed by {row.last_day}, to {row.existing_until}"
    return row.doubt(day) or "does not count any more"


def _places(row: Instrument) -> str:
    if "*" in row.covers:
        return "any country"
    return ", ".join(f"{name_of(code)} ({code})" for code in sorted(row.covers))


def _terms(row: Instrument) -> Iterator[Fact]:
    listed = (
        ("scope", (row.scope,)),
        ("to be shown (`shown`)", row.shown),
        ("closed by (`excluded_by`)", tuple(x for x in row.exclusions if x not in row.doubts)),
        ("in doubt by (`excluded_by`)", row.doubts),
        ("modules", (", ".join(map(str, sorted(row.modules))),)),
        ("accepts, as itself", row.accepts),
        ("to be marked by the exporter", row.marked_data),
        ("marking is recorded as (`shown`)", (row.marked,)),
        ("look at it again when this ends", row.watch),
        ("binding", ("a view without binding force",) if row.indicative else ()),
        ("in use", () if row.usable else ("no source shows that its terms are met",)),
        ("notes", (row.notes,)),
        ("risk", (row.risk,)),
    )
    for label, lines in listed:
        if any(lines):
            yield Fact(label, tuple(lines))


def _proof(row: Instrument) -> Iterator[Fact]:
    source = SOURCES.get(row.source, row.source)
    yield Fact("evidence", (SEEN[row.evidence] + (f": {source}" if source else ""),))
    yield Fact("checked on", (row.checked.isoformat(),))
    yield Fact("not verified", (row.unverified or "nothing is open",))
