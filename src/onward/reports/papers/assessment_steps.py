"""The six steps of a transfer impact assessment: what is recorded, and what is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from onward.inventory.mechanism import Assessment, Mechanism
from onward.inventory.value import UNKNOWN, Text, Unknown, known
from onward.inventory.vendor import Service, Vendor
from onward.law.event import Event
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.law.tables import Surveillance
from onward.reports.papers.paper import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Grid,
    Line,
    Missing,
    Paragraph,
    Section,
    cell,
    line,
)
from onward.reports.papers.record_rows import Pen
from onward.reports.papers.record_rows import destinations as countries_of
from onward.reports.words.words import Words, capital
from onward.terms.months import after_months
from onward.terms.vocabulary import measures
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.mechanisms.assessment import MEASURE_OF_FORM
from onward.transfers.status import Judgment, Status
from onward.wording.labels import called
from onward.wording.texts import Section as Say

_CHECKS: Final = ("minimised", "onward-known")
"""What step 1 asks beside the facts."""
_PRACTICE: Final = ("requests", "prevented", "transparency")
"""What step 3 asks of each importer."""
_FORMAL: Final = ("contradict", "authority", "bound")
"""What step 5 asks."""


_DECISIONS: Final = frozenset({InstrumentKind.ADEQUACY, InstrumentKind.FRAMEWORK})
_HELD: Final = frozenset({Status.HOLDS, Status.EXPIRING})


def rests_on_adequacy(judgment: Judgment, law: Law) -> bool:
    """Whether a transfer rests on an adequacy decision that is shown to reach it."""
    named = [each.instrument for each in judgment.mechanisms if each.instrument]
    decided = all(law.instruments[each].kind in _DECISIONS for each in named)
    return judgment.status in _HELD and bool(named) and decided


@dataclass(frozen=True)
class Subject:
    """What is assessed: the transfers to one vendor, and those that it makes in turn."""

    pen: Pen
    vendor: Vendor
    judgments: tuple[Judgment, ...]
    """Of the disclosures to it that are, or may be, transfers."""

    @property
    def say(self) -> Say:
        """The texts of the paper."""
        return self.pen.say

    @property
    def words(self) -> Words:
        """The words of records."""
        return self.pen.writer.words

    @property
    def name(self) -> str:
        """What to call the vendor."""
        return called(self.vendor.name, self.vendor.id)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Its disclosures, each once."""
        flows = (each.flow for each in self.judgments)
        return tuple({(each.subject, each.at): each for each in flows}.values())

    @cached_property
    def mechanisms(self) -> tuple[tuple[Flow, Mechanism], ...]:
        """What the disclosures rest on, each once, with one that rests on it."""
        found = {
            (flow.mechanism_at.path, each.route): (flow, each)
            for flow in self.flows
            for each in flow.mechanisms or ()
        }
        return tuple(found.values())

    @cached_property
    def onward(self) -> tuple[Judgment, ...]:
        """Those that the vendor makes in turn."""
        return tuple(
            each
            for each in self.pen.statuses.judgments
            if each.flow.kind is Kind.CHAIN and each.flow.exporter.id == self.vendor.id
        )

    def steps(self) -> Iterator[Iterator[Block]]:
        """The blocks of each step."""
        yield self._know()
        yield self._tool()
        yield self._law()
        yield self._supplement()
        yield self._formal()
        yield self._again()

    def answer(self) -> Cell:
        """Where an answer is written."""
        return ((Missing(self.say("missing-answer"), self.name, self.say("here")),),)

    def _asked(self, name: str, what: str, questions: Iterator[tuple[Cell, str]]) -> Grid:
        """Questions, each with room for an answer; `what` is what they are about."""
        columns = (
            Column(self.say(f"of-{what}"), width=50),
            Column(self.say("question"), width=60),
            Column(self.say("answer"), width=50),
        )
        rows = tuple((what, cell(question), self.answer()) for what, question in questions)
        return Grid(name, self.say(what), columns, rows)

    def _remark(self, key: str, /, **facts: object) -> Paragraph:
        return Paragraph(line(self.say(f"remark-{key}", **facts)), remark=True)

    # 1

    def _know(self) -> Iterator[Block]:
        for flow in self.flows:
            rows = Facts(tuple(self._facts(flow)))
            yield rows if len(self.flows) == 1 else Section(self._called(flow), (rows,))
        yield Facts(tuple((self.say(f"ask-{each}"), self.answer()) for each in _CHECKS))

    def _service(self, flow: Flow) -> Service | None:
        every = self.vendor.services if flow.kind is Kind.OWN else ()
        return next((each for each in every if each.id in flow.services), None)

    def _called(self, flow: Flow) -> str:
        service = self._service(flow)
        if service is None:
            return self.say("from", name=flow.exporter.name)
        return known(service.purpose, service.id)

    def _facts(self, flow: Flow) -> Iterator[tuple[str, Cell]]:
        say, of, pen = self.say, self.words, self.pen
        path, route = flow.at.path, flow.at.route.strip("/").replace("/", ".")

        def gap(what: str) -> Missing:
            return pen.missing(what, self.name, path, f"{route}.{what}")

        def text(said: Text, what: str) -> Cell:
            shown = capital(said) if isinstance(said, str) else said
            return (pen.text(shown, gap(what)),)

        service = self._service(flow)
        yield say("exporter"), ((f"{flow.exporter.name}, ", *self._roles(flow)),)
        country = self._country(flow)
        yield say("importer"), ((f"{flow.importer.name}, ", *self._role(flow)), country)
        yield say("purpose"), text(service.purpose if service else self._purpose(flow), "purpose")
        yield say("subjects"), pen.terms(flow.subjects, "subject", gap("subjects"))
        yield say("data"), pen.terms(flow.data, "data", gap("data"))
        if flow.sensitive:
            named = capital(", ".join(map(of.data, flow.sensitive)))
            yield say("sensitive"), cell(named)
        said = flow.clear_text
        yield (
            say("clear_text"),
            text(of.clear_text(said) if isinstance(said, str) else said, "clear_text"),
        )
        if service:
            often = flow.frequency
            shown = of.frequency(often) if isinstance(often, str) else often
            yield say("frequency"), text(shown, "frequency")
        yield say("locations"), tuple(self._places(flow)) or ((gap("locations"),),)
        yield say("subprocessors"), self._passes_on()

    def _purpose(self, flow: Flow) -> Text:
        """What a vendor engages it for."""
        exporter = self.pen.writer.inventory.vendors.get(flow.exporter.id)
        edges = exporter.subprocessors or () if exporter else ()
        return next((each.purpose for each in edges if each.route == flow.at.route), None)

    def _roles(self, flow: Flow) -> Line:
        if Role.UNKNOWN in flow.exporter_roles:
            path = flow.at.path
            return (self.pen.missing("role", flow.exporter.name, path, "services.activities"),)
        named = (self.words.role(each.value) for each in Role if each in flow.exporter_roles)
        return line(self.words.listed(named, "and"))

    def _role(self, flow: Flow) -> Line:
        role = flow.importer_role
        if role is Role.UNKNOWN:
            return (self.pen.missing("role", self.name, flow.importer.at.path, "role"),)
        return line(self.words.role(role.value))

    def _country(self, flow: Flow) -> Line:
        party = flow.importer
        gap = self.pen.missing("country", party.name, party.at.path, "country")
        code = party.country
        return self.pen.text(self.words.country(code) if isinstance(code, str) else code, gap)

    def _places(self, flow: Flow) -> Iterator[Line]:
        """Where it works from, with what each place is used for."""
        for each in flow.places:
            place = each.place
            named = self.words.place(place) if isinstance(place, str) else self.words.fact(place)
            uses = each.uses if isinstance(each.uses, tuple) else ()
            said = ", ".join(map(self.words.use, (use for use in uses if use != "unknown")))
            yield line(f"{named} ({said})" if said else named)

    def _passes_on(self) -> Cell:
        """To whom the vendor passes data on, and where."""
        said = self.vendor.subprocessors
        gap = self.pen.missing("subprocessors", self.name, self.vendor.origin, "subprocessors")
        if said is None and not self.onward:
            return ((gap,),)
        found: dict[Line, None] = {}
        for judgment in self.onward:
            party = judgment.flow.importer
            where = self.words.country(party.country) if isinstance(party.country, str) else ""
            named = party.name if party.named else self.words.fact(UNKNOWN)
            found[line(f"{named} ({where})" if where else named)] = None
        found |= dict.fromkeys(self._unnamed())
        return tuple(found) or cell(capital(self.words.none))

    def _unnamed(self) -> Iterator[Line]:
        """Sub-processors of which no record holds the name."""
        for each in self.vendor.subprocessors or ():
            if each.vendor is UNKNOWN:
                key = f"{each.route.strip('/').replace('/', '.')}.vendor"
                gap = self.pen.missing("engaged", self.name, self.vendor.origin, key)
                said = known(each.purpose)
                yield (gap, f" ({said})") if said else (gap,)

    # 2

    def _tool(self) -> Iterator[Block]:
        of, say = self.words, self.say
        for flow, each in self.mechanisms:
            known_ = isinstance(each.instrument, str)
            title = capital(of.instrument(str(each.instrument)) if known_ else of.fact(UNKNOWN))
            yield Section(title, (Facts(tuple(self._signed(flow, each))),))
        if not self.mechanisms:
            at = self.flows[0].mechanism_at
            gap = self.pen.missing("mechanism", self.name, at.path, "mechanisms")
            yield Facts(((say("mechanism"), ((gap,),)),))
        yield Facts(((say("judged"), tuple(dict.fromkeys(map(self._judged, self.judgments)))),))

    def _judged(self, judgment: Judgment) -> Line:
        """The status under each law, by which nothing is assessed."""
        of, law = self.words, self.pen.writer.law
        said = of.status(judgment.status)
        if not judgment.regime:
            return line(capital(said))
        statute = law.regimes[judgment.regime].wording(judgment.day).statute
        return line(f"{of.labelled(of.statute(statute))}{said}")

    def _signed(self, flow: Flow, each: Mechanism) -> Iterator[tuple[str, Cell]]:
        of, pen, say = self.words, self.pen, self.say
        path, route = flow.mechanism_at.path, each.route.strip("/").replace("/", ".")

        def text(said: Text, what: str) -> Cell:
            key = "with" if what == "party" else what
            return (pen.text(said, pen.missing(what, self.name, path, f"{route}.{key}")),)

        row = self.pen.writer.law.instruments.get(str(each.instrument))
        status = each.status
        yield (
            say("status"),
            text(of.mechanism_status(status) if isinstance(status, str) else status, "status"),
        )
        day = each.signed
        yield say("signed"), text(day.isoformat() if isinstance(day, date) else day, "signed")
        if row is not None and row.modules:
            yield say("party"), text(each.party, "party")
            numbers = each.modules
            if numbers is None and row.beneath:
                return
            named = (
                ", ".join(f"{number} ({of.module(number)})" for number in numbers)
                if isinstance(numbers, tuple)
                else numbers
            )
            yield say("modules"), text(named, "modules")

    # 3

    def _law(self) -> Iterator[Block]:
        for code, names in self.destinations().items():
            title = capital(self.words.country(code))
            if names:
                title = f"{title} ({self.words.listed(names)})"
            yield Section(title, tuple(self._of_country(code, names)), f"law-{code.lower()}")
        for gap in self.unknown():
            yield Paragraph((gap,))
        asked = ((line(self.say(f"on-{each}")), self.say(f"ask-{each}")) for each in _PRACTICE)
        yield self._asked("practice", "practice", (((what,), ask) for what, ask in asked))

    def destinations(self) -> dict[str, dict[str, None]]:
        """The countries to which data goes, and for those of onward transfers to whom."""
        found: dict[str, dict[str, None]] = {}
        for judgment in self.judgments:
            for code, _ in countries_of(judgment, self.pen.writer.law):
                if code:
                    found.setdefault(code, {})
        for judgment in self.onward:
            if rests_on_adequacy(judgment, self.pen.writer.law):
                continue
            for code, _ in countries_of(judgment, self.pen.writer.law):
                if code and (code not in found or found[code]):
                    found.setdefault(code, {})[judgment.flow.importer.name] = None
        return found

    def unknown(self) -> Iterator[Missing]:
        """Destinations that are not known."""
        found: dict[Missing, None] = {}
        for judgment in (*self.judgments, *self.onward):
            for code, at in countries_of(judgment, self.pen.writer.law):
                if not code:
                    key = at.route.strip("/").replace("/", ".")
                    name = judgment.flow.importer.name
                    what = "country" if key.endswith("country") else "locations"
                    found[self.pen.missing(what, name, at.path, key)] = None
        yield from found

    def _of_country(self, code: str, names: Iterable[str]) -> Iterator[Block]:
        """What the law data say of a country, as questions; then what happened since."""
        row = self.pen.writer.law.surveillance.get(code)
        if row is None:
            yield Paragraph(line(self.say("unexamined")))
        else:
            yield from self._examined(row, self.words.listed(names) or self.name)
        guarantees = self.pen.writer.law.assessment_guide.guarantees
        yield self._asked(
            f"guarantees-{code.lower()}",
            "guarantees",
            (
                (cell(f"{each}. {self.say(f'guarantee-{each}')}"), self.say("ask-guarantee"))
                for each in guarantees
            ),
        )
        yield from self._since(code)

    def _examined(self, row: Surveillance, name: str) -> Iterator[Block]:
        say = self.say
        said = {
            "finding": row.finding,
            "status-of-law": row.status,
            "reaches": row.reaches,
            "safeguards": row.safeguards,
        }
        facts = tuple((say(key), cell(text)) for key, text in said.items() if text)
        if row.providers:
            facts = (*facts, (say("providers"), cell(*row.providers)))
        if facts:
            yield Facts(facts)
        yield self._asked(
            f"laws-{row.country.lower()}",
            "laws",
            (
                (cell(self._of_law(each.text, each.evidence)), say("ask-law", name=name))
                for each in row.laws
            ),
        )
        yield self._remark("source", act=row.act, open=row.unverified or self.words.none)

    def _of_law(self, text: str, evidence: str) -> str:
        return text if evidence == "seen" else f"{text} ({self.say('unread')})"

    def _since(self, code: str) -> Iterator[Block]:
        """What happened since the last assessment; without one what asks to look again."""
        made = self.last[1].date if self.last else None
        events = tuple(self._events(code, made if isinstance(made, date) else None))
        if isinstance(made, date):
            head = self.say("events-since", day=made.isoformat())
        else:
            head = self.say("events")
        if not events:
            yield Facts(((head, cell(capital(self.words.none))),))
            return
        columns = (
            Column(self.say("day"), width=16),
            Column(self.say("of-event"), width=76),
            Column(self.say("act"), width=40),
            Column(self.say("answer-event"), width=36),
        )
        rows = tuple(
            (cell(each.day.isoformat()), cell(each.text), cell(each.act), self.answer())
            for each in events
        )
        yield Grid(f"events-{code.lower()}", head, columns, rows)

    def _events(self, code: str, made: date | None) -> Iterator[Event]:
        law, day = self.pen.writer.law, self.pen.writer.day
        regimes = {each.regime for each in (*self.judgments, *self.onward) if each.regime}
        for each in law.events:
            concerned = any(each.concerns(regime, code) for regime in sorted(regimes))
            new = each.reassess if made is None else each.day > made
            if concerned and new and each.day <= day:
                yield each

    @cached_property
    def last(self) -> tuple[str, Assessment] | None:
        """The assessment that is recorded, the latest of several, and where."""
        found = [
            (f"{flow.mechanism_at.path} {each.route}", each.assessment)
            for flow, each in self.mechanisms
            if each.assessment is not None and each.assessment.conclusion != "not-made"
        ]
        dated = [each for each in found if isinstance(each[1].date, date)]
        latest = sorted(dated, key=lambda each: str(each[1].date))
        return latest[-1] if latest else next(iter(found), None)

    # 4

    def _supplement(self) -> Iterator[Block]:
        of, say = self.words, self.say
        words = self._measures()
        named = tuple(line(capital(of.measure(each))) for each in words)
        at = self.flows[0].mechanism_at
        route = self.mechanisms[0][1].route if self.mechanisms else "mechanisms"
        key = f"{route.strip('/').replace('/', '.')}.measures"
        gap = self.pen.missing("measures", self.name, at.path, key)
        yield Facts(((say("measures"), named or ((gap,),)),))
        if any(flow.clear_text == "needed" for flow in self.flows):
            yield self._remark("clear-text")
        yield self._cases(words)
        first = next(iter(self.pen.writer.law.assessment_guide.use_cases.values()))
        yield self._remark("source", act=first.act.rpartition(", ")[0], open=first.unverified)

    def _measures(self) -> tuple[str, ...]:
        """The words of the measures recorded, and of the form in which data is sent."""
        found = dict.fromkeys(
            word
            for _, each in self.mechanisms
            for word in (each.measures if isinstance(each.measures, tuple) else ())
        )
        found |= dict.fromkeys(
            word for flow in self.flows for word in MEASURE_OF_FORM.get(flow.form, ())
        )
        return tuple(found)

    def _cases(self, words: tuple[str, ...]) -> Grid:
        """The use cases: where measures can be effective, and where the EDPB finds none."""
        say, of, known_ = self.say, self.words, measures()
        columns = (
            Column(say("of-case"), width=60),
            Column(say("effective"), width=30),
            Column(say("recorded"), width=36),
            Column(say("applies"), width=40),
        )
        rows = []
        for number, case in self.pen.writer.law.assessment_guide.use_cases.items():
            fits = [each for each in words if each in known_ and known_[each].use_case == number]
            rows.append(
                (
                    cell(f"{number}. {say(f'case-{number}')}"),
                    cell(say("effective-yes" if case.effective else "effective-no")),
                    cell(*([capital(of.measure(each)) for each in fits] or [of.fact(None)])),
                    self.answer(),
                )
            )
        return Grid("cases", say("case"), columns, tuple(rows))

    # 5 and 6

    def _formal(self) -> Iterator[Block]:
        yield Facts(tuple((self.say(f"ask-{each}"), self.answer()) for each in _FORMAL))

    def _again(self) -> Iterator[Block]:
        of, say = self.words, self.say
        if self.last is None:
            yield Facts(((say("last"), cell(of.fact(None))),))
        else:
            yield Facts(tuple(self._earlier(self.last[1])))
        yield Bullets(tuple(line(say(f"again-{each}")) for each in ("law", "transfer", "measures")))

    def _earlier(self, made: Assessment) -> Iterator[tuple[str, Cell]]:
        """The assessment that is recorded, and by when our policy has it made again."""
        of, say = self.words, self.say
        day, conclusion, countries = made.date, made.conclusion, made.countries
        yield say("last"), cell(of.fact(day))
        listed = ", ".join(map(of.country, countries)) if isinstance(countries, tuple) else None
        yield say("countries"), cell(listed or of.fact(countries if countries is UNKNOWN else None))
        earlier = (
            of.fact(conclusion) if isinstance(conclusion, Unknown) else of.conclusion(conclusion)
        )
        yield say("earlier"), cell(capital(earlier))
        yield say("document"), cell(of.fact(made.document))
        months = self.pen.writer.inventory.organisation.policy.assessment_months
        if months and isinstance(day, date):
            yield say("due"), cell(after_months(day, months).isoformat())

    def conclusion(self) -> Iterator[Block]:
        """What only people can say, and where it is recorded."""
        at = self.flows[0].mechanism_at
        route = self.mechanisms[0][1].route if self.mechanisms else "mechanisms"
        base = f"{route.strip('/').replace('/', '.')}.assessment"
        rows = [
            (
                self.say(f"conclude-{each}"),
                ((self.pen.missing(f"conclude-{each}", self.name, at.path, f"{base}.{each}"),),),
            )
            for each in ("conclusion", "countries", "date", "document")
        ]
        by: Cell = ((self.pen.missing("by", self.name, "", ""),),)
        yield Facts((*rows, (self.say("by"), by)))
        yield self._remark("conclusion")
