"""What stands in each annex of a contract: the parties, the description, the measures and so on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Controller
from onward.inventory.value import UNKNOWN, Text, Unknown, known
from onward.inventory.vendor import Agreement, Contact, Edge, Service, Vendor
from onward.law.instrument import InstrumentKind
from onward.law.tables import Annex
from onward.reports.papers.annex_edges import Filled, set_of
from onward.reports.papers.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Line,
    Link,
    Missing,
    Paragraph,
    Section,
    cell,
    line,
)
from onward.reports.papers.record_rows import Pen, reach
from onward.reports.words.words import Words, capital
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.place import active, codes_of
from onward.wording.labels import called
from onward.wording.texts import Section as Say

_CONTACT: Final = "contact"
_OF_SERVICES: Final = ("frequency", "nature")
"""What is recorded of a service, and of no activity for a customer."""


@dataclass(frozen=True)
class Appendix:
    """The annexes of one set of clauses, filled in for the disclosures that it is for."""

    pen: Pen
    filled: Filled
    vendor: Vendor | None
    """None where the recipient is a customer, who has no record of its own."""
    number: int
    """Unique in the paper, for the names of tables and anchors."""

    @property
    def say(self) -> Say:
        """The texts of the paper."""
        return self.pen.say

    @property
    def words(self) -> Words:
        """The words of records."""
        return self.pen.writer.words

    @property
    def form(self) -> str:
        """Which set it is: `transfer`, `agreement` or `addendum`; texts that differ bear it."""
        law = self.pen.writer.law
        return {
            set_of(InstrumentKind.CLAUSES, law): "transfer",
            set_of(InstrumentKind.ART28, law): "agreement",
            set_of(InstrumentKind.ADDENDUM, law): "addendum",
        }[self.filled.instrument]

    @cached_property
    def annexes(self) -> tuple[Annex, ...]:
        """Those that belong to the module; the addendum has the authority named nowhere."""
        law = self.pen.writer.law
        every = law.clauses.annexes[self.filled.instrument].values()
        addendum = law.instruments[set_of(InstrumentKind.ADDENDUM, law)]
        alone = self.form == "transfer" and set(self.filled.regimes) == {addendum.regime}
        return tuple(
            each
            for each in every
            if (not each.modules or each.modules.intersection(self.filled.modules))
            and not (alone and each.part == "authority")
        )

    def anchor(self, annex: Annex) -> str:
        """Where a link to an annex leads."""
        return f"{self.form}-{self.number}-{annex.id.lower().replace('.', '')}"

    def title(self, annex: Annex) -> str:
        """Its number and heading; those of an addendum are in English alone, as it is."""
        if self.form == "addendum":
            return f"Table {annex.id}: {annex.title}"
        key = "description-agreement" if self._own(annex, "description") else annex.part
        return self.say("annex", number=annex.id, title=self.say(f"head-{key}"))

    def _own(self, annex: Annex, part: str) -> bool:
        return self.form == "agreement" and annex.part == part

    def sections(self) -> Iterator[Section]:
        """Each annex."""
        for annex in self.annexes:
            blocks = tuple(self._blocks(annex))
            yield Section(self.title(annex), blocks, self.anchor(annex))

    def _blocks(self, annex: Annex) -> Iterator[Block]:
        match annex.part:
            case "parties":
                yield from self._parties()
            case "description":
                yield from self._description()
            case "authority":
                yield from self._authority(annex)
            case "measures":
                yield from self._measures()
            case "subprocessors":
                yield from self._subprocessors(annex)
            case other:
                raise AssertionError(f"no blocks for {other}")

    # The parties

    @property
    def flow(self) -> Flow:
        """The first of its disclosures: parties and mechanisms are the same in all of them."""
        return self.filled.flows[0]

    def roles(self) -> tuple[Line, Line]:
        """What exporter and importer are; marked where the records leave it open."""
        of = self.words
        numbers = self.filled.modules
        if len(numbers) == 1:
            module = self.pen.writer.law.clauses.modules[numbers[0]]
            return line(capital(of.role(module.exporter))), line(capital(of.role(module.importer)))
        ours = frozenset(role for flow in self.filled.flows for role in flow.exporter_roles)
        return self._our_role(ours), self._its_role()

    def _our_role(self, ours: frozenset[Role]) -> Line:
        if self.filled.customers:
            return line(capital(self.words.role(Role.PROCESSOR.value)))
        if Role.UNKNOWN in ours:
            at = next(iter(self.activities), None)
            origin, key = (at.origin, "role") if at else (self.flow.at.path, "services.activities")
            return (self.pen.missing("role", self.pen.writer.sender, origin, key),)
        named = [each for each in Role if each in ours and (self.filled.modules or each.decides)]
        names = (self.words.role(each.value) for each in named)
        return line(capital(self.words.listed(names, "or")))

    def _its_role(self) -> Line:
        role = self.flow.importer_role
        if role is Role.UNKNOWN:
            party = self.flow.importer
            return (self.pen.missing("role", party.name, party.at.path, "role"),)
        if self.form == "agreement" and self.filled.customers:
            return line(capital(self.words.role("sub-processor")))
        return line(capital(self.words.role(role.value)))

    def _parties(self) -> Iterator[Section]:
        ours, theirs = self.roles()
        yield Section(self._party("exporter", ours), (Facts(tuple(self._us(ours))),))
        yield Section(self._party("importer", theirs), (Facts(tuple(self._them(theirs))),))

    def _party(self, key: str, role: Line) -> str:
        """A contract with a processor knows roles, and no exporter and importer."""
        if self.form == "transfer":
            return self.say(key)
        return next((each for each in role if isinstance(each, str)), self.say(key))

    def _us(self, role: Line) -> Iterator[tuple[str, Cell]]:
        ours, say, pen = self.pen.writer.inventory.organisation, self.say, self.pen
        name = pen.writer.sender
        for key, said in (("name", ours.legal_name), ("address", ours.address)):
            record = "legal_name" if key == "name" else key
            yield say(key), (pen.text(said, pen.missing(key, name, ours.origin, record)),)
        gap = pen.missing(_CONTACT, name, ours.origin, "contact")
        yield say(_CONTACT), self.contact(ours.contact, gap)
        yield say("dpo"), self.contact(ours.dpo, pen.missing("dpo", name, ours.origin, "dpo"))
        if self._represented:
            gap = pen.missing("representative", name, ours.origin, "representative")
            yield say("representative"), self.contact(ours.representative, gap)
        yield from self._last("us", name, role)

    @property
    def _represented(self) -> bool:
        """Whether we have a representative in the Union, or stand outside the law that binds us."""
        ours, law = self.pen.writer.inventory.organisation, self.pen.writer.law
        code, day = known(ours.country), self.pen.writer.day
        outside = code and not any(law.inside(each, code, day) for each in self.flow.regimes)
        return ours.representative is not None or bool(outside)

    def _them(self, role: Line) -> Iterator[tuple[str, Cell]]:
        say, pen, party = self.say, self.pen, self.flow.importer
        path = self.vendor.origin if self.vendor else ""
        legal = party.legal_name if self.vendor else party.name
        yield say("name"), (pen.text(legal, pen.missing("name", party.name, path, "legal_name")),)
        gap = pen.missing("address", party.name, path, "address")
        yield say("address"), (pen.text(self.vendor.address if self.vendor else None, gap),)
        gap = pen.missing(_CONTACT, party.name, path, "contact")
        yield say(_CONTACT), self.contact(self.vendor.contact if self.vendor else None, gap)
        yield from self._last("them", party.name, role)

    def _last(self, whose: str, name: str, role: Line) -> Iterator[tuple[str, Cell]]:
        """What they do, their signature, and their role."""
        key = "signature" if self.form == "transfer" else "accession"
        signature = self.pen.missing(key, name, "", "")
        if self.form == "transfer":
            yield self.say("activities"), self.pursuits() if whose == "us" else self.purposes()
        yield self.say(key), ((signature,),)
        yield self.say("role"), (role,)

    def contact(self, contact: Contact | None, gap: Missing) -> Cell:
        """A contact as far as it is known; marked where nobody can be reached by it."""
        said = tuple(map(line, reach(contact))) if contact else ()
        ways = (contact.email, contact.address) if contact else ()
        return said if any(isinstance(each, str) for each in ways) else (*said, (gap,))

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of ours that are behind the disclosures, in the role of this set."""
        every = self.pen.writer.inventory.activities
        if self.flow.kind is Kind.CUSTOMER:
            return tuple(every[each] for flow in self.filled.flows for each in flow.services)
        names = dict.fromkeys(
            each
            for service in self.services
            if isinstance(service.activities, tuple)
            for each in service.activities
        )
        found = tuple(every[each] for each in names if each in every)
        if len(self.filled.modules) > 1:
            return found
        return tuple(each for each in found if (each.role == "processor") is self.filled.customers)

    def pursuits(self) -> Cell:
        """What we do with the data: our activities by name."""
        named = tuple(line(called(each.name, each.id)) for each in self.activities)
        path = self.flow.at.path
        gap = self.pen.missing("activities", self.flow.importer.name, path, "services.activities")
        return named or ((gap,),)

    def purposes(self) -> Cell:
        """What the recipient does: the purpose of each service."""
        if self.flow.kind is Kind.CUSTOMER:
            return self.pursuits()
        return tuple(dict.fromkeys(self._purpose(each) for each in self.services))

    def _purpose(self, service: Service) -> Line:
        return self.pen.text(service.purpose, self._gap("purpose", service, "purpose"))

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The services of the vendor that are behind the disclosures."""
        ids = {each for flow in self.filled.flows for each in flow.services}
        return tuple(each for each in self.vendor.services if each.id in ids) if self.vendor else ()

    @property
    def on_behalf(self) -> tuple[Controller, ...]:
        """The customers for whom we process the data."""
        if not self.filled.customers:
            return ()
        return tuple(each for one in self.activities for each in one.controllers or ())

    # The description

    def _gap(self, what: str, service: Service, key: str) -> Missing:
        vendor = self.vendor
        if vendor is None:
            raise AssertionError("a service without a vendor")
        at = f"{service.route.strip('/').replace('/', '.')}.{key}"
        return self.pen.missing(what, called(vendor.name, vendor.id), vendor.origin, at)

    def _description(self) -> Iterator[Block]:
        for flow in self.filled.flows:
            rows = Facts(tuple(self._described(flow)))
            if len(self.filled.flows) == 1:
                yield rows
            else:
                yield Section(self._called(flow), (rows,))

    def _called(self, flow: Flow) -> str:
        """What to call one of several disclosures: its purpose, else its id."""
        found = next((each for each in self.services if each.id in flow.services), None)
        activity = next(iter(self.activities), None)
        if found is None and activity:
            return called(activity.name, activity.id)
        return known(found.purpose, found.id) if found else flow.subject

    def _label(self, key: str) -> str:
        return self.say(f"{key}-agreement" if self.form == "agreement" else key)

    def _described(self, flow: Flow) -> Iterator[tuple[str, Cell]]:
        say, pen, of = self.say, self.pen, self.words
        service = next((each for each in self.services if each.id in flow.services), None)
        name, path = flow.importer.name, flow.at.path
        route = flow.at.route.strip("/").replace("/", ".")

        def gap(what: str, key: str) -> Missing:
            if service is None and key in _OF_SERVICES:
                return pen.missing(what, name, "", "")
            return pen.missing(what, name, path, f"{route}.{key}" if service else key)

        def text(said: Text, what: str) -> Cell:
            return (pen.text(said, gap(what, what)),)

        yield (
            self._label("subjects"),
            pen.terms(flow.subjects, "subject", gap("subjects", "subjects")),
        )
        yield self._label("data"), pen.terms(flow.data, "data", gap("data", "data"))
        yield self._label("sensitive"), self._sensitive(flow, gap("data", "data"))
        if self.form == "transfer":
            said = flow.frequency
            shown = of.frequency(said) if isinstance(said, str) else said
            yield (
                say("frequency"),
                text(capital(shown) if isinstance(shown, str) else shown, "frequency"),
            )
        yield say("nature"), text(service.nature if service else None, "nature")
        if service:
            yield self._label("purpose"), (self._purpose(service),)
        else:
            yield self._label("purpose"), self._purposes_of_activities()
        if self.form == "transfer":
            kept = service.retention if service else self._retention()
            yield say("retention"), text(kept, "retention")
        else:
            yield say("duration"), self._duration(service)
        if self.filled.modules != (1,) and service:
            yield self._label("onward"), self._onward(service)

    def _purposes_of_activities(self) -> Cell:
        pen = self.pen
        return tuple(
            pen.text(
                each.purpose,
                pen.missing("purpose", called(each.name, each.id), each.origin, "purpose"),
            )
            for each in self.activities
        )

    def _retention(self) -> Text:
        return next((each.retention for each in self.activities), None)

    def _sensitive(self, flow: Flow, gap: Missing) -> Cell:
        """The data that the law singles out, with the restrictions recorded for it."""
        of, pen = self.words, self.pen
        if not isinstance(flow.data, tuple):
            return (pen.text(flow.data, gap),)
        if not flow.sensitive:
            return cell(capital(of.none))
        named = line(capital(", ".join(map(of.data, flow.sensitive))))
        every = [each for found in self.mechanisms for each in _terms(found.restrictions)]
        if every:
            return (named, *map(line, dict.fromkeys(every)))
        return (named, (self._on_mechanism("restrictions"),))

    @property
    def mechanisms(self) -> tuple[Mechanism, ...]:
        """Those on which the disclosures rest."""
        return self.flow.mechanisms or ()

    def _on_mechanism(self, key: str) -> Missing:
        """A mark of what would be recorded with the mechanism."""
        at, name = self.flow.mechanism_at, self.flow.importer.name
        if self.form == "agreement":
            return self.pen.missing(key, name, "", "")
        ours = self.filled.instrument
        first = next((each for each in self.mechanisms if each.instrument == ours), None)
        route = (first.route if first else "mechanisms").strip("/").replace("/", ".")
        return self.pen.missing(key, name, at.path, f"{route}.{key}")

    def _duration(self, service: Service | None) -> Cell:
        """Until when the processing lasts: the end of the service, else of the agreement."""
        agreement = self.flow.agreement
        ends = (service.until if service else None, agreement.expires if agreement else None)
        for each in ends:
            if isinstance(each, date):
                return cell(self.say("until", day=each.isoformat()))
        return (
            (
                self.pen.missing(
                    "duration", self.flow.importer.name, self.flow.at.path, "agreement.expires"
                ),
            ),
        )

    def edges(self, service: Service) -> tuple[Edge, ...] | None:
        """Whom the vendor engages for a service on the day; None: not recorded."""
        said = self.vendor.subprocessors if self.vendor else ()
        if said is None:
            return None
        day = self.pen.writer.day
        return tuple(
            each
            for each in said
            if (each.serves is None or service.id in each.serves)
            and active(day, each.since, each.until)
        )

    def _onward(self, service: Service) -> Cell:
        """Each sub-processor with what it does; how long is recorded nowhere."""
        found = self.edges(service)
        if found is None:
            return ((self._undeclared(),),)
        if not found:
            return cell(capital(self.words.none))
        lines = tuple(self._engaged_for(each) for each in found)
        return (*lines, (self.pen.missing("lasting", self.flow.importer.name, "", ""),))

    def _undeclared(self) -> Missing:
        party = self.flow.importer
        return self.pen.missing("subprocessors", party.name, party.at.path, "subprocessors")

    def _engaged_for(self, edge: Edge) -> Line:
        """A sub-processor by name, with what it is engaged for."""
        record = self._record(edge)
        if record is None:
            return (self._nameless(edge), " (", *self._does(edge), ")")
        return (self.words.labelled(called(record.name, record.id)), *self._does(edge))

    def _nameless(self, edge: Edge) -> Missing:
        party, route = self.flow.importer, edge.route.strip("/").replace("/", ".")
        return self.pen.missing("engaged", party.name, party.at.path, f"{route}.vendor")

    def _record(self, edge: Edge) -> Vendor | None:
        named = edge.vendor if isinstance(edge.vendor, str) else ""
        return self.pen.writer.inventory.vendors.get(named)

    def _does(self, edge: Edge) -> Line:
        """What a sub-processor is engaged for, and with which data where that is recorded apart."""
        party = self.flow.importer
        route = edge.route.strip("/").replace("/", ".")
        gap = self.pen.missing("purpose", party.name, party.at.path, f"{route}.purpose")
        said = self.pen.text(edge.purpose, gap)
        if isinstance(edge.data, tuple) and edge.data:
            return (*said, f" ({', '.join(map(self.words.data, edge.data))})")
        return said

    # Authority, measures, sub-processors

    def _authority(self, annex: Annex) -> Iterator[Block]:
        """The authority as recorded, and by which alternative of the clause it is the one."""
        ours, law, pen = self.pen.writer.inventory.organisation, self.pen.writer.law, self.pen
        gap = pen.missing("authority", pen.writer.sender, ours.origin, "supervisory_authority")
        label = self.say("authority", clause=annex.clause)
        yield Facts(((label, (pen.text(ours.supervisory_authority, gap),)),))
        code = known(ours.country)
        inside = any(law.inside(each, code, pen.writer.day) for each in self.filled.regimes)
        why = "exporter" if inside else "representative" if ours.representative else "subjects"
        yield Paragraph(line(self.say(f"remark-authority-{why}")), remark=True)
        for row in map(law.instruments.get, self._adapted()):
            if row is not None:
                yield Paragraph(line(self.say("remark-adapted", act=row.act)), remark=True)

    def _adapted(self) -> Iterator[str]:
        """The rows as which the clauses count only with adaptations."""
        law = self.pen.writer.law
        for regime in self.filled.regimes:
            row = law.counterpart(regime, self.filled.instrument)
            if row is not None and row.adapted:
                yield row.id

    def _measures(self) -> Iterator[Block]:
        """The measures recorded for the recipient, and what it shows for its security."""
        of, pen, name = self.words, self.pen, self.flow.importer.name
        every = dict.fromkeys(each for found in self.mechanisms for each in _terms(found.measures))
        named = tuple(line(capital(of.measure(each))) for each in every)
        rows = [(self.say("measures"), named or ((self._on_mechanism("measures"),),))]
        shown = tuple(self._certificates())
        if shown:
            rows.append((self.say("certificates"), shown))
        if self.filled.modules != (1,):
            gap = pen.missing("assistance", name, "", "")
            rows.append((self.say("assistance"), ((gap,),)))
        yield Facts(tuple(rows))
        yield Paragraph(line(self.say("remark-measures")), remark=True)

    def _certificates(self) -> Iterator[Line]:
        for each in (self.vendor.certificates or ()) if self.vendor else ():
            if isinstance(each.standard, str):
                day = each.until
                until = self.say("until", day=day.isoformat()) if isinstance(day, date) else ""
                yield line(f"{each.standard} ({until})" if until else each.standard)

    def authorisation(self) -> str | Unknown | None:
        """How sub-processors of the recipient are authorised.

        Where we act for customers it is their authorisation; specific, where one of them says so.
        """
        if self.filled.customers:
            said = {each.authorisation for each in self.on_behalf}
            return next(
                (each for each in ("specific", UNKNOWN, None, "general") if each in said), None
            )
        agreement: Agreement | None = self.flow.agreement
        return agreement.authorisation if agreement else None

    def unauthorised(self) -> Missing:
        """A mark where no record says how they are authorised."""
        if self.filled.customers and self.activities:
            activity = self.activities[0]
            name = called(activity.name, activity.id)
            return self.pen.missing(
                "authorisation", name, activity.origin, "controllers.authorisation"
            )
        party = self.flow.importer
        key = "agreement.authorisation"
        return self.pen.missing("authorisation", party.name, self.flow.at.path, key)

    def _subprocessors(self, annex: Annex) -> Iterator[Block]:
        """A table under specific authorisation; under a general one the list is as agreed."""
        said = self.authorisation()
        if said == "general":
            yield Paragraph(line(self.say("general", clause=annex.clause)))
            page = self.vendor.links.subprocessor_list if self.vendor else None
            if isinstance(page, str):
                yield Paragraph((self.words.labelled(self.say("list")), Link(page, page)))
            return
        if said != "specific":
            yield Paragraph(self.pen.text(said, self.unauthorised()))
            yield Paragraph(
                line(self.say("remark-authorisation", clause=annex.clause)), remark=True
            )
        yield from self._table(annex)

    def _table(self, annex: Annex) -> Iterator[Block]:
        said = [self.edges(each) for each in self.services]
        if any(each is None for each in said):
            yield Paragraph((self._undeclared(),))
            return
        found = {each.route: each for some in said for each in some or ()}
        if not found:
            yield Paragraph(line(capital(self.words.none)))
            return
        columns = (
            Column(self.say("name"), width=30),
            Column(self.say("address"), width=34),
            Column(self.say(_CONTACT), width=34),
            Column(self.say("processing"), width=50),
        )
        rows = tuple(self._row(each) for each in found.values())
        yield Grid(f"subprocessors-{self.number}", self.title(annex), columns, rows)

    def _row(self, edge: Edge) -> tuple[Cell, ...]:
        record, pen = self._record(edge), self.pen
        if record is None:
            unknown = cell(self.words.fact(UNKNOWN))
            return ((self._nameless(edge),),), unknown, unknown, (self._does(edge),)
        name = called(record.name, record.id)
        legal = pen.text(record.legal_name, pen.missing("name", name, record.origin, "legal_name"))
        address = pen.text(record.address, pen.missing("address", name, record.origin, "address"))
        gap = pen.missing(_CONTACT, name, record.origin, "contact")
        return (
            (legal,),
            (address,),
            self.contact(record.contact, gap),
            (self._does(edge), *self._where(edge)),
        )

    def _where(self, edge: Edge) -> Iterator[Line]:
        """The countries in which it processes."""
        codes = dict.fromkeys(code for each in edge.locations or () for code in codes_of(each))
        named = [self.words.country(code) for code in codes if code]
        if named:
            yield line(", ".join(named))

    def party(self) -> Party:
        """The recipient."""
        return self.flow.importer


def _terms(said: tuple[str, ...] | Unknown | None) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else ()
