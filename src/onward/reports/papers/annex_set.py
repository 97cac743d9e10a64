"""One set of annexes: the clauses, the disclosures it is for, and what the records say of both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Controller
from onward.inventory.value import UNKNOWN, Unknown, known, words_in
from onward.inventory.vendor import Agreement, Edge, Service, Vendor
from onward.law.instrument import InstrumentKind
from onward.law.tables import Annex
from onward.reports.papers.annex_edges import Filled, set_of
from onward.reports.papers.paper import Block, Cell, Line, Missing, Section, line
from onward.reports.papers.writer import Pen
from onward.reports.words.words import Words, capital
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.place import active
from onward.wording.labels import called
from onward.wording.texts import Section as Say


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

    def sections(self, blocks: Callable[[Annex], Iterator[Block]]) -> Iterator[Section]:
        """Each annex under its heading."""
        for each in self.annexes:
            yield Section(self.title(each), tuple(blocks(each)), self.anchor(each))

    def anchor(self, annex: Annex) -> str:
        """Where a link to an annex leads."""
        return f"{self.form}-{self.number}-{annex.id.lower().replace('.', '')}"

    def title(self, annex: Annex) -> str:
        """Its number and heading; those of an addendum are in English alone, as it is."""
        if self.form == "addendum":
            return f"Table {annex.id}: {annex.title}"
        processing = self.form == "agreement" and annex.part == "description"
        key = "description-agreement" if processing else annex.part
        return self.say("annex", number=annex.id, title=self.say(f"head-{key}"))

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

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of ours that are behind the disclosures, in the role of this set."""
        every = self.pen.writer.inventory.activities
        if self.flow.kind is Kind.CUSTOMER:
            return tuple(every[each] for flow in self.filled.flows for each in flow.services)
        names = dict.fromkeys(
            each for service in self.services for each in words_in(service.activities)
        )
        found = tuple(every[each] for each in names if each in every)
        if len(self.filled.modules) > 1:
            return found
        return tuple(each for each in found if (each.role == "processor") is self.filled.customers)

    def pursuits(self) -> Cell:
        """What we do with the data: our activities by name."""
        named = tuple(line(called(each.name, each.id)) for each in self.activities)
        path, name = self.flow.at.path, self.flow.importer.name
        return named or self.pen.gap("activities", name, path, "services.activities")

    def purposes(self) -> Cell:
        """What the recipient does: the purpose of each service."""
        if self.flow.kind is Kind.CUSTOMER:
            return self.pursuits()
        return tuple(dict.fromkeys(self.purpose(each) for each in self.services))

    def purpose(self, service: Service) -> Line:
        """What a service is for, as recorded; marked where it is not."""
        return self.pen.text(service.purpose, self.gap("purpose", service, "purpose"))

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

    def gap(self, what: str, service: Service, key: str) -> Missing:
        """A mark of what would be recorded with a service."""
        vendor = self.vendor
        if vendor is None:
            raise AssertionError("a service without a vendor")
        name = called(vendor.name, vendor.id)
        return self.pen.missing(what, name, vendor.origin, f"{service.route}/{key}")

    @property
    def mechanisms(self) -> tuple[Mechanism, ...]:
        """Those on which the disclosures rest."""
        return self.flow.mechanisms or ()

    def on_mechanism(self, key: str) -> Missing:
        """A mark of what would be recorded with the mechanism."""
        at, name = self.flow.mechanism_at, self.flow.importer.name
        if self.form == "agreement":
            return self.pen.missing(key, name)
        ours = self.filled.instrument
        first = next((each for each in self.mechanisms if each.instrument == ours), None)
        route = first.route if first else "mechanisms"
        return self.pen.missing(key, name, at.path, f"{route}/{key}")

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

    def undeclared(self) -> Missing:
        """A mark of sub-processors that are not recorded."""
        party = self.flow.importer
        return self.pen.missing("subprocessors", party.name, party.at.path, "subprocessors")

    def nameless(self, edge: Edge) -> Missing:
        """A mark of the name of a sub-processor."""
        party = self.flow.importer
        return self.pen.missing("engaged", party.name, party.at.path, f"{edge.route}/vendor")

    def record(self, edge: Edge) -> Vendor | None:
        """The record of a sub-processor; None where its name is unknown."""
        return self.pen.writer.inventory.vendors.get(known(edge.vendor))

    def does(self, edge: Edge) -> Line:
        """What a sub-processor is engaged for, and with which data where that is recorded apart."""
        party = self.flow.importer
        gap = self.pen.missing("purpose", party.name, party.at.path, f"{edge.route}/purpose")
        said = self.pen.text(edge.purpose, gap)
        if isinstance(edge.data, tuple) and edge.data:
            return (*said, f" ({', '.join(map(self.words.data, edge.data))})")
        return said

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
            key = "controllers.authorisation"
            return self.pen.missing("authorisation", name, activity.origin, key)
        key = "agreement.authorisation"
        return self.pen.missing("authorisation", self.flow.importer.name, self.flow.at.path, key)

    def party(self) -> Party:
        """The recipient."""
        return self.flow.importer
