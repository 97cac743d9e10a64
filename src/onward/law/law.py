"""The dated law data on transfers: regimes, instruments, places, events; and a law to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from onward.law.event import Event, events
from onward.law.instrument import Instrument, InstrumentKind, instruments
from onward.law.regime import Regime, regimes
from onward.law.territory import EEA, Territories, territories
from onward.wording.english import listed

if TYPE_CHECKING:
    from onward.law.tables import (
        AssessmentGuide,
        Clauses,
        Duty,
        Guidance,
        RetiredName,
        Surveillance,
    )


EARLIEST_DAY = date(2018, 5, 25)
"""First day that is judged: earlier days are under Directive 95/46/EC and national law."""
CHECKED = date(2026, 8, 5)
"""Day of the newest source that was read for the law data."""

_ADEQUATE = frozenset({InstrumentKind.ADEQUACY, InstrumentKind.INDICATIVE})


class UnknownInstrument(LookupError):
    """An id that the law data do not have."""


@dataclass(frozen=True, slots=True)
class Law:
    """What the law says on any day from `EARLIEST_DAY`; days are dates, codes are ISO or x-."""

    instruments: Mapping[str, Instrument]
    territories: Territories
    events: tuple[Event, ...]
    regimes: Mapping[str, Regime]
    checked: date = CHECKED
    _adequate: Mapping[tuple[str, str], tuple[Instrument, ...]] = field(
        init=False, repr=False, compare=False
    )
    _bridges: Mapping[tuple[str, str], tuple[Instrument, ...]] = field(
        init=False, repr=False, compare=False
    )
    _accepting: Mapping[tuple[str, str], Instrument] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = self.instruments.values()
        accepting: dict[tuple[str, str], Instrument] = {}
        for row in rows:
            for id_ in row.accepts:
                accepting.setdefault((row.regime, id_), row)
        object.__setattr__(self, "_accepting", accepting)
        object.__setattr__(self, "_adequate", self._by_place(rows, _ADEQUATE))
        object.__setattr__(
            self, "_bridges", self._by_place(rows, frozenset({InstrumentKind.BRIDGE}))
        )

    def _by_place(
        self, rows: Iterable[Instrument], kinds: frozenset[InstrumentKind]
    ) -> Mapping[tuple[str, str], tuple[Instrument, ...]]:
        """The rows of those kinds by regime and code, the whole EEA where each state is in."""
        now = {m.code for m in self.territories.members.values() if m.last_day is None}
        states = {code for code in now if not code.startswith("x-")}
        found: dict[tuple[str, str], tuple[Instrument, ...]] = {}
        for row in rows:
            if row.kind in kinds:
                for code in row.covers | ({EEA} if states <= row.covers else frozenset()):
                    found[row.regime, code] = (*found.get((row.regime, code), ()), row)
        return found

    def instrument(self, id_: str) -> Instrument:
        """The row of that id; raises UnknownInstrument."""
        try:
            return self.instruments[id_]
        except KeyError:
            raise UnknownInstrument(f"the law data has no instrument `{id_}`") from None

    def joins(self, row: Instrument, code: str) -> bool:
        """Whether organisations of a place can join a framework: by its own law or another."""
        return self.covers(row, code) or self.territories.joining(code) in row.covers

    def covers(self, row: Instrument, code: str) -> bool:
        """Whether a row reaches a place, by its own code or that of the country it is of."""
        return not row.covers.isdisjoint({"*", code, self.territories.whole(code)})

    def inside(self, regime: str, code: str, day: date) -> bool:
        """Whether a place is inside a regime that day, so that nothing sent there leaves.

        Nothing is inside a regime that is not known.
        """
        law = self.regimes.get(regime)
        if law is None:
            return False
        if law.country:
            return code == law.country and day >= law.since
        return self.territories.in_eea(code, day)

    def unsettled(self, regime: str, code: str, day: date) -> str:
        """Why it is unsettled whether a place is inside, or a disclosure there a transfer."""
        return "" if day < EARLIEST_DAY else self.territories.unsettled(regime, code)

    def adequacy(self, regime: str, code: str, day: date) -> tuple[Instrument, ...]:
        """The decisions and indicative lists that hold that day for a place; no frameworks."""
        return tuple(row for row in self.decisions(regime, code) if row.holds(day))

    def decisions(self, regime: str, code: str) -> tuple[Instrument, ...]:
        """The decisions and indicative lists for a place on any day, past and to come."""
        return self._adequate.get((regime, self.territories.whole(code)), ())

    def bridge(self, regime: str, code: str, day: date) -> Instrument | None:
        """The rule by which what is sent there that day counts as no transfer, if there is one."""
        rows = self._bridges.get((regime, self.territories.whole(code)), ())
        return next((row for row in rows if row.holds(day)), None)

    def counterpart(self, regime: str, id_: str) -> Instrument | None:
        """The row of a regime as which an instrument counts that a record names; else None."""
        named = self.instrument(id_)
        if named.regime == regime:
            return named
        return self._accepting.get((regime, id_))

    def regime_of(self, country: str, day: date) -> str | None:
        """The regime whose law binds an exporter established in a country that day."""
        return None if self.other_law(country) else self.home(country, day)

    def home(self, country: str, day: date) -> str | None:
        """The regime inside which a country is that day, by whatever law it exports."""
        return next((id_ for id_ in self.regimes if self.inside(id_, country, day)), None)

    def leading(self, regimes: Iterable[str] | None) -> str:
        """The regime that is cited where one has to speak: the first of these, else of all."""
        return next(iter((*(regimes or ()), *self.regimes)))

    def other_law(self, country: str) -> str:
        """The law by which who is established there exports, where the law data do not hold it.

        Bodies of the Union are inside the EU's regime, and export under a regulation of their own.
        """
        member = self.territories.members.get(country)
        return member.exports_under if member else ""

    def article(self, topic: str, regime: str, day: date) -> str:
        """The provision of that day, `Art. 44 GDPR`; empty where the law has no such duty.

        Topics: transfer, adequacy, safeguards, rules, derogation, onward, foreign-orders,
        processor, agreement (with a processor), agreement-form, contract (its points one by one),
        flow-down (of the same duties to a sub-processor), roles (an agreement makes no
        processor), subprocessor (their approval), joint, representative, register, register-
        controller and -processor (what it contains), information and access (each also -recipient
        and -transfer), countries (naming them to people), security, special, criminal, basis,
        instructions, special-condition, criminal-condition, own-purposes (a processor that decides
        itself), derogation-authorities (derogations closed to authorities).
        """
        return self.regimes[regime].article(topic, day)

    def open_list(self, regime: str, day: date) -> str:
        """Why a country that no list names that day is not thereby closed; else empty."""
        return self.regimes[regime].wording(day).open_list

    def law_of(self, regimes: Iterable[str], last: str = " and ") -> str:
        """The law of one regime or several: `EU law`, `EU and Swiss law`."""
        names = (self.regimes[each].law.removesuffix(" law") for each in regimes)
        return f"{listed(names, last)} law"

    def statute(self, provision: str) -> str:
        """The statute of a provision, as one cites it: `UK GDPR`; itself where none is of ours."""
        known = {each.statute for row in self.regimes.values() for each in row.wordings}
        return max((each for each in known if each in provision), key=len, default=provision)

    def statutes(self) -> tuple[str, ...]:
        """The statute of each regime, as it is now."""
        return tuple(row.wordings[-1].statute for row in self.regimes.values())

    def assessment_name(self, mechanisms: str) -> str:
        """What the assessment of a destination is called where that article asks for it."""
        for regime in self.regimes.values():
            for wording in regime.wordings:
                if wording.assessment and wording.provisions["safeguards"] == mechanisms:
                    return wording.assessment
        return "transfer impact assessment"

    def assessment_from(self, regime: str) -> date | None:
        """First day on which a safeguard of Art. 46 needs a documented assessment."""
        return self.regimes[regime].assessment_from

    def returned(self, regime: str, day: date) -> str:
        """The act by which what a processor hands back to its controller abroad is no transfer."""
        row = self.regimes[regime]
        from_ = row.returns_from
        return row.returns_act if from_ is not None and from_ <= day else ""

    def return_doubt(self, regime: str, day: date) -> str:
        """Why it is unsettled on an earlier day whether that is a transfer; else empty."""
        row = self.regimes[regime]
        from_ = row.returns_from
        return row.returns_doubt if from_ is not None and day < from_ else ""

    @property
    def retired(self) -> "Mapping[str, RetiredName]":
        """Names out of use, by id (`wbp`); read when first asked for, like what follows."""
        from onward.law.tables import retired_names

        return retired_names()

    @property
    def surveillance(self) -> "Mapping[str, Surveillance]":
        """Countries whose law can compel access, by code."""
        from onward.law.tables import surveillance

        return surveillance()

    @property
    def duties(self) -> "Mapping[str, Duty]":
        """Duties item by item, by paragraph (`28(3)`)."""
        from onward.law.tables import duties

        return duties()

    def duty(self, provision: str) -> "Duty | None":
        """The duty behind a provision, item by item; None where the law data do not hold it."""
        found = (each for each in self.duties.values() if provision in (each.act, *each.also))
        return next(found, None)

    @property
    def clauses(self) -> "Clauses":
        """Modules, annexes and choices of the SCC of 2021, and the derogations by their letters."""
        from onward.law.tables import clauses

        return clauses()

    @property
    def guidance(self) -> "Mapping[str, Guidance]":
        """Guidance of the authorities, by id (`edpb-05-2021`)."""
        from onward.law.tables import guidance

        return guidance()

    @property
    def assessment_guide(self) -> "AssessmentGuide":
        """By what an assessment of the law and practice at a destination goes."""
        from onward.law.tables import assessment_guide

        return assessment_guide()

    def assuming(self, ends: Mapping[str, date], starts: Mapping[str, date] | None = None) -> "Law":
        """The law data of a future: new last days (inclusive) and first days, all known at once.

        Raises UnknownInstrument.
        """
        starts = starts or {}
        for id_ in (*ends, *starts):
            self.instrument(id_)
        return replace(self, instruments=assumed(self.instruments, ends, starts, EARLIEST_DAY))


@cache
def load() -> Law:
    """The law data as it is; read once."""
    return Law(instruments(), territories(), events(), regimes())


ASSUMED = "assumption, not law"


def assumed(
    instruments: Mapping[str, Instrument],
    ends: Mapping[str, date],
    starts: Mapping[str, date],
    known: date,
) -> dict[str, Instrument]:
    """The instruments with those last and first days, all known since the day `known`.

    A row that starts after its end starts anew.
    """
    rows = dict(instruments)
    for id_, day in starts.items():
        rows[id_] = _started(rows[id_], day, known)
    for id_, day in ends.items():
        rows[id_] = _ended(rows[id_], day, known)
    return rows


def _ended(row: Instrument, day: date, known: date) -> Instrument:
    return replace(
        row,
        last_day=day,
        existing_until=None,
        end_known=known,
        ending="withdrawn",
        ended_by=ASSUMED,
        case="",
        doubt_after="",
    )


def _started(row: Instrument, day: date, known: date) -> Instrument:
    announced = row.kind is InstrumentKind.ANNOUNCED
    started = replace(
        row,
        kind=InstrumentKind.CLAUSES if announced else row.kind,
        modules=frozenset({1, 2, 3, 4}) if announced else row.modules,
        adopted=known,
        since=day,
        signed_from=None,
        doubt_before="",
    )
    if row.last_day is None or day <= row.last_day:
        return started
    return replace(
        started,
        last_day=None,
        existing_until=None,
        end_known=None,
        ending="",
        ended_by="",
        case="",
        doubt_after="",
    )
