"""One recipient of personal data in words: who, as what, for what, where, on which basis."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onward.diagnostic import Place
from onward.inventory.organisation import Activity
from onward.inventory.value import Terms, known, words_in
from onward.law.instrument import InstrumentKind
from onward.law.territory import EEA
from onward.reports.papers.apart import Apart, apart
from onward.reports.papers.paper import Cell, Line, line
from onward.reports.papers.texts import texts
from onward.reports.papers.writer import Writer
from onward.reports.words.words import capital
from onward.terms.vocabulary import covers
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.party import UNNAMED
from onward.transfers.place import codes_of
from onward.transfers.status import Code, Judgment, Status

_DECISIONS: Final = frozenset(
    {InstrumentKind.ADEQUACY, InstrumentKind.FRAMEWORK, InstrumentKind.BRIDGE}
)
"""What makes safeguards needless."""
_HOLDING: Final = frozenset({Status.HOLDS, Status.EXPIRING})
_PLACES: Final = (Code.PLACES_UNKNOWN, Code.CHOICE_OPEN)
_WHERE: Final = (*_PLACES, Code.IMPORTER_UNKNOWN, Code.PARTY_UNNAMED, Code.SUBPROCESSOR_UNNAMED)
"""Reasons that leave open whether there is a transfer."""


def recipient_id(flow: Flow) -> str:
    """The id of the recipient of a flow; of a party without a record, where it is spoken of."""
    named = flow.importer.id != UNNAMED
    return flow.importer.id if named else f"{flow.at.path} {flow.at.route}"


@dataclass(frozen=True)
class Recipient:
    """One recipient of an activity: every disclosure to it, and how each is judged."""

    writer: Writer
    activity: Activity | None
    """None: no activity of the day is recorded for its services."""
    flows: tuple[Flow, ...]
    judgments: tuple[Judgment, ...]
    onward: bool = False
    """Whether it passes data on to where there is or may be a transfer."""

    @property
    def name(self) -> str:
        """What to call it among ourselves."""
        return self.writer.importer(self.flows[0])

    @property
    def recorded(self) -> bool:
        """Whether a record is about it; else its name says already as what it receives data."""
        return self._id != UNNAMED

    @property
    def internal(self) -> bool:
        """Whether it is recorded as one that is named only inside the company."""
        return self._internal(self._id)

    @property
    def fails(self) -> bool:
        """Whether a transfer to it has no valid mechanism."""
        return any(each.status is Status.FAILS for each in self.judgments)

    @property
    def safeguarded(self) -> bool:
        """Whether it receives data on safeguards, of which people may have a copy."""
        return any(self._safeguards(one.judgment) for each in self.judgments for one in apart(each))

    def row(self) -> tuple[Cell, ...]:
        """Who and as what, purpose, data, countries, basis of the transfer."""
        cells = (
            (*self._who(), *self.roles(), *self._engaged_by()),
            self._purposes(),
            self._data(),
            self._countries(),
            self.basis(),
        )
        return tuple(tuple(dict.fromkeys(each)) for each in cells)

    @property
    def _id(self) -> str:
        return self.flows[0].importer.id

    @property
    def _at(self) -> Place:
        return self.flows[0].at

    def _missing(self, what: str, at: Place, **facts: str) -> Line:
        return (self.writer.missing(what, self.name, at, **facts),)

    def _internal(self, id_: str) -> bool:
        vendor = self.writer.inventory.vendors.get(id_)
        return vendor is not None and vendor.visibility == "internal"

    def _hidden(self, id_: str) -> bool:
        """A notice may give categories: it names nobody who is recorded as internal."""
        return self.writer.occasion == "notice" and self._internal(id_)

    def _who(self) -> Iterator[Line]:
        importer, say = self.flows[0].importer, self.writer.say
        purposes = tuple(filter(None, map(self._purpose, self.flows)))
        if importer.named and not self._hidden(importer.id):
            words_ = self.writer.words
            several = (words_.fact(each.legal_name) for each in importer.one_of)
            legal = words_.listed(several, "or") or known(importer.legal_name)
            other = legal and legal != importer.name
            yield line(f"{importer.name} ({legal})" if other else importer.name)
        elif purposes and self.writer.occasion == "notice":
            listed = self.writer.words.listed(dict.fromkeys(purposes))
            yield line(capital(say("category", purpose=listed)))
        else:
            yield self._missing("name", importer.at)

    def _engaged_by(self) -> Iterator[Line]:
        through = [each.exporter for each in self.flows if each.kind is Kind.CHAIN]
        names = [each.name for each in through if each.named and not self._hidden(each.id)]
        if names:
            said = self.writer.words.listed(dict.fromkeys(names))
            yield line(capital(self.writer.say("engaged-by", names=said)))

    def roles(self) -> Iterator[Line]:
        """As what it receives data; a processor of an activity for customers is a sub-processor."""
        ours = self.activity is not None and self.activity.role == "processor"
        for flow in self.flows:
            if flow.kind is Kind.CHAIN or (flow.importer_role is Role.PROCESSOR and ours):
                yield line(capital(self.writer.words.role("sub-processor")))
            elif flow.importer_role is Role.UNKNOWN:
                yield self._missing("role", flow.at)
            else:
                yield line(capital(self.writer.words.role(flow.importer_role.value)))

    def _purposes(self) -> Iterator[Line]:
        for flow in self.flows:
            purpose = self._purpose(flow)
            yield line(purpose) if purpose else self._missing("purpose", flow.at)
            if self.activity is None and flow.kind is Kind.OWN:
                yield self._missing("activity", flow.at)

    def _purpose(self, flow: Flow) -> str:
        """What a disclosure is for, as recorded; empty where it is not."""
        vendor = self.writer.inventory.vendors.get(flow.exporter.id)
        for edge in vendor.subprocessors or () if vendor else ():
            if edge.route == flow.at.route and isinstance(edge.purpose, str):
                return edge.purpose
        importer = self.writer.inventory.vendors.get(flow.importer.id)
        for service in importer.services if importer else ():
            if flow.kind is Kind.OWN and service.id in flow.services:
                return known(service.purpose)
        return ""

    def _data(self) -> Iterator[Line]:
        said = self.writer.words.data
        found = [word for flow in self.flows for word in self._narrowed(flow.data)]
        if found:
            yield line(capital(", ".join(map(said, dict.fromkeys(found)))))
        for flow in self.flows:
            if not isinstance(flow.data, tuple):
                yield self._missing("data", flow.at)

    def _narrowed(self, data: Terms) -> tuple[str, ...]:
        """The data of a service that is data of the activity too; all of it where none is."""
        if not isinstance(data, tuple):
            return ()
        ours = self.activity.data if self.activity else None
        both = tuple(
            word if covers(one, word) else one
            for word in data
            for one in words_in(ours)
            if covers(one, word) or covers(word, one)
        )
        narrow = dict.fromkeys(both or data)
        return tuple(
            word for word in narrow if not any(covers(o, word) for o in narrow if o != word)
        )

    def _countries(self) -> Iterator[Line]:
        for flow in self.flows:
            if isinstance(flow.country, str):
                yield line(self.writer.words.country(flow.country))
            else:
                seats = {self.writer.country(each.country): None for each in flow.importer.one_of}
                if seats:
                    yield line(self.writer.words.listed(seats, "or"))
                yield self._missing("country", flow.importer.at._replace(route="/country"))
        for judgment in self.judgments:
            for reason in judgment.because(*_PLACES):
                yield self._missing("places", reason.at)
        for flow in self.flows:
            for place in flow.places:
                for code in codes_of(place):
                    at = flow.at._replace(route=place.route or flow.at.route)
                    if code is None:
                        yield self._missing("places", at)
                    else:
                        yield line(self.writer.words.country(code))

    def basis(self) -> Iterator[Line]:
        """On what each transfer to it is based, or that there is none."""
        if not self.judgments:
            yield self._missing("mechanism", self._at)
        several = len({each.regime for each in self.judgments}) > 1
        differ = self._differ()
        for judgment in self.judgments:
            of = self._territory(judgment.regime) if several and judgment.regime else ""
            purpose = self._purpose(judgment.flow) if differ else ""
            for one in apart(judgment):
                label = self._label(one, purpose, of)
                yield from ((label, *said) if label else said for said in self._on(one.judgment))

    def _differ(self) -> bool:
        """Whether one disclosure to it is not based on the same as another."""
        bases: dict[int, list[tuple[object, ...]]] = {}
        for each in self.judgments:
            named = tuple(mechanism.instrument for mechanism in each.mechanisms)
            bases.setdefault(id(each.flow), []).append((each.regime, each.status, named))
        return len(set(map(tuple, bases.values()))) > 1

    def _label(self, one: Apart, purpose: str, law: str) -> str:
        """For which purpose, law, company, data and country it is so, where not for all."""
        words = self.writer.words
        company = "" if one.company is None else words.fact(one.company)
        staff = self.writer.say("staff") if one.staff else ""
        places = map(words.place, filter(None, (one.destination, one.judgment.option)))
        return "".join(map(words.labelled, filter(None, (purpose, law, company, staff, *places))))

    def _territory(self, regime: str) -> str:
        return self.writer.words.country(self.writer.law.regimes[regime].country or EEA)

    def _on(self, judgment: Judgment) -> Iterator[Line]:
        """On what one disclosure is based; a mark where no valid mechanism is shown."""
        say, words = self.writer.say, self.writer.words
        named = [each.instrument for each in judgment.mechanisms if each.instrument]
        at = judgment.flow.mechanism_at if judgment.flow.mechanism_at.path else judgment.flow.at
        if judgment.status is Status.FAILS:
            yield self._missing("valid", at)
        elif judgment.status is Status.UNKNOWN:
            where = judgment.because(*_WHERE)
            what = "transfer" if where else "law" if self.writer.regimes == () else "mechanism"
            yield self._missing(what, (where or judgment.reasons)[0].at)
        elif judgment.status is Status.REVIEW and named:
            listed = words.listed(dict.fromkeys(map(words.instrument, named)))
            yield self._missing("confirmed", at, mechanism=listed)
        elif judgment.status is Status.REVIEW:
            yield self._missing("mechanism", at)
        elif judgment.status is Status.INSIDE and not named:
            yield line(capital(words.inside_alone if self.onward else say("no-transfer")))
        elif not named:
            yield line(capital(texts(words.language, "common", words.instead)("onward-contract")))
        else:
            yield from self._named(judgment, named)

    def _named(self, judgment: Judgment, named: list[str]) -> Iterator[Line]:
        say, words = self.writer.say, self.writer.words
        safeguards = self._safeguards(judgment)
        decisions = [each for each in named if each not in safeguards]
        for each in decisions:
            yield line(capital(self._until(judgment, each)))
        if safeguards:
            if not decisions:
                yield line(capital(say("no-decision")))
            listed = words.listed(self._until(judgment, each) for each in safeguards)
            yield line(capital(say("safeguards", mechanism=listed)))

    def _until(self, judgment: Judgment, instrument: str) -> str:
        """A mechanism by name; with its last day, where that is near."""
        words = self.writer.words
        said, ends = words.instrument(instrument), judgment.until
        if judgment.status is not Status.EXPIRING or ends is None:
            return said
        return texts(words.language, "common")("ending", mechanism=said, day=ends.isoformat())

    def _safeguards(self, judgment: Judgment) -> tuple[str, ...]:
        """The instruments that hold and are no decision on adequacy."""
        if judgment.status not in _HOLDING:
            return ()
        rows = self.writer.law.instruments
        return tuple(
            dict.fromkeys(
                each.instrument
                for each in judgment.mechanisms
                if each.instrument and rows[each.instrument].kind not in _DECISIONS
            )
        )
