"""The rows of a record of processing: what is recorded of an activity, and where it is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal, TypeAlias

from onward.diagnostic import Place
from onward.inventory.organisation import Activity, Controller
from onward.inventory.value import UNKNOWN, known, mapped
from onward.inventory.vendor import Agreement
from onward.reports.papers.destinations import destinations, outside
from onward.reports.papers.paper import Cell, Line, Link, Missing, cell, line
from onward.reports.papers.recipient import Recipient
from onward.reports.papers.recipients import recipients_of
from onward.reports.papers.writer import Pen, reach
from onward.reports.words.words import capital
from onward.transfers.data_categories import sensitive
from onward.transfers.flow import Kind, Role
from onward.transfers.status import Status
from onward.wording.labels import called

Ours: TypeAlias = Literal["controller", "processor"]
"""What we are in the activities of a record."""
CONTROLLING: Final = ("controller", "joint-controller")
"""The roles of an activity in which we decide."""
_LETTER: Final = "second-subparagraph"
"""The derogation whose safeguards the record documents."""


@dataclass(frozen=True)
class Row:
    """An activity as a row of a record, and who receives its data."""

    pen: Pen
    said: Activity

    @property
    def name(self) -> str:
        """What to call it."""
        return called(self.said.name, self.said.id)

    @property
    def ours(self) -> Ours | None:
        """What we are in it; None: not recorded, or unknown."""
        if self.said.role in CONTROLLING:
            return "controller"
        return "processor" if self.said.role == "processor" else None

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        """Who receives its data, and behind them who receives it from them."""
        return tuple(recipients_of(self.pen.writer, self.said))

    def abroad(self, customer: Controller | None = None) -> tuple[Recipient, ...]:
        """Those to whom data is or may be transferred to a third country.

        They are its recipients, and the customer where we hand the data back to it abroad.
        """
        back = self._handed_back(customer) if customer else ()
        every = (*self.recipients, *back)
        return tuple(one for one in every if any(map(outside, one.judgments)))

    def _handed_back(self, customer: Controller) -> Iterator[Recipient]:
        here = Place(self.said.origin, customer.route)
        every = self.pen.statuses.judgments
        found = [each for each in every if each.flow.kind is Kind.CUSTOMER and each.flow.at == here]
        if found:
            flows = tuple(each.flow for each in found)
            yield Recipient(self.pen.writer, self.said, flows, tuple(found))

    def gap(self, what: str, key: str) -> Missing:
        """A mark of what its own record does not hold."""
        return self.pen.missing(what, self.name, self.said.origin, key)

    def of_controller(self) -> tuple[Cell, ...]:
        """Its row in the record of a controller."""
        pen, said = self.pen, self.said
        return (
            cell(self.name),
            (pen.text(said.purpose, self.gap("purposes", "purpose")),),
            self._role(),
            self._joint(),
            pen.terms(said.subjects, "subject", self.gap("subjects", "subjects")),
            pen.terms(said.data, "data", self.gap("data", "data")),
            self._special(),
            self._basis(),
            self._who(),
            *self._transfers(self.abroad()),
            (pen.text(said.retention, self.gap("retention", "retention")),),
            pen.measures(),
            *self._end(),
        )

    def of_processor(self) -> Iterator[tuple[Cell, ...]]:
        """Its rows in the record of a processor: one for each controller."""
        pen, said = self.pen, self.said
        for customer in said.controllers or (None,):
            yield (
                cell(self.name) if self.ours else (*cell(self.name), *self._role()),
                self._customer(customer),
                self._customer_country(customer),
                (pen.text(said.purpose, self.gap("purposes", "purpose")),),
                pen.terms(said.subjects, "subject", self.gap("subjects", "subjects")),
                pen.terms(said.data, "data", self.gap("data", "data")),
                self._subprocessors(),
                *self._transfers(self.abroad(customer)),
                pen.measures(),
                *self._end(),
            )

    def _end(self) -> tuple[Cell, ...]:
        fact = self.pen.writer.words.fact
        said = self.said.owner, self.said.since, self.said.reviewed
        return tuple(cell(fact(each)) for each in said)

    def _role(self) -> Cell:
        role = self.said.role if isinstance(self.said.role, str) else None
        if role is None:
            return ((self.gap("role", "role"),),)
        return cell(capital(self.pen.writer.words.role(role)))

    def _joint(self) -> Cell:
        """Those that decide with us: named in the activity, or vendors with that role."""
        if self.said.role != "joint-controller":
            return cell(self.pen.say("not-applicable"))
        named = [known(each.name) or known(each.group) for each in self.said.controllers or ()]
        for one in self.recipients:
            if any(flow.importer_role is Role.JOINT_CONTROLLER for flow in one.flows):
                vendor = self.pen.writer.inventory.vendors.get(one.flows[0].importer.id)
                contact = reach(vendor.contact) if vendor and vendor.contact else []
                named.append(", ".join((one.name, *contact)))
        found = [line(each) for each in dict.fromkeys(named) if each]
        return tuple(found) or ((self.gap("joint", "controllers"),),)

    def _special(self) -> Cell:
        """The condition for such data; marked where such data is recorded and no condition is."""
        said, data = self.said.special_categories, self.said.data
        ours = self.pen.writer.inventory.organisation
        if said is None and not sensitive(ours, data):
            of = self.pen.writer.words
            return cell(
                self.pen.say("not-applicable") if isinstance(data, tuple) else of.fact(None)
            )
        return (self.pen.text(said, self.gap("special", "special_categories")),)

    def _basis(self) -> Cell:
        said = mapped(self.said.lawful_basis, self.pen.writer.words.lawful_basis)
        return (self.pen.text(mapped(said, capital), self.gap("basis", "lawful_basis")),)

    def _who(self) -> Cell:
        """Each recipient with its role."""
        if not self.recipients:
            return self.pen.gap("recipients", self.name, "vendors/*.yaml", "services.activities")
        return tuple(
            (f"{one.name} (", *_joined(one.roles()), ")") if one.recorded else line(one.name)
            for one in self.recipients
        )

    def _subprocessors(self) -> Cell:
        """Each that processes for us, or may; those that decide are in the table of recipients."""
        found = [one for one in self.recipients if not _decides(one)]
        return tuple(line(one.name) for one in found) or cell(self.pen.writer.words.fact(None))

    def _transfers(self, abroad: tuple[Recipient, ...]) -> tuple[Cell, ...]:
        """The third countries, the mechanisms, and the documentation of safeguards."""
        words_, absent = self.pen.writer.words, cell(self.pen.say("not-applicable"))
        none = cell(capital(words_.none) if self.recipients else words_.fact(None))
        mechanisms = ((words_.labelled(one.name), *each) for one in abroad for each in one.basis())
        judged = (each for one in abroad for each in one.judgments if outside(each))
        unknown = any(each.status is Status.UNKNOWN for each in judged)
        open_ = cell(words_.fact(UNKNOWN)) if unknown else ()
        return (
            tuple(self._countries(abroad)) or none,
            tuple(dict.fromkeys(mechanisms)) or absent,
            tuple(dict.fromkeys(self._documentation(abroad))) or open_ or absent,
        )

    def _countries(self, abroad: tuple[Recipient, ...]) -> Iterator[Line]:
        """Each third country to which data is or may be transferred, and whose is not known."""
        of = self.pen.writer
        found: dict[str, None] = {}
        gaps: dict[str, Place] = {}
        for one in abroad:
            for judgment in filter(outside, one.judgments):
                for code, at in destinations(judgment, of.law):
                    if code:
                        found[code] = None
                    else:
                        gaps.setdefault(one.name, at)
        for code in found:
            yield line(capital(of.words.country(code)))
        for name, at in gaps.items():
            what = "country" if at.route.endswith("/country") else "places"
            yield (of.words.labelled(name), of.missing(what, name, at))

    def _documentation(self, abroad: tuple[Recipient, ...]) -> Iterator[Line]:
        """Of the safeguards of transfers under the last derogation."""
        for one in abroad:
            for flow in (each.flow for each in one.judgments if outside(each)):
                for mechanism in flow.mechanisms or ():
                    if mechanism.letter == _LETTER:
                        path = flow.mechanism_at.path
                        key = f"{mechanism.route}/assessment/document"
                        gap = self.pen.missing("documentation", one.name, path, key)
                        said = mechanism.assessment.document if mechanism.assessment else None
                        label = self.pen.writer.words.labelled(one.name)
                        yield (label, *self.pen.text(said, gap))

    def _customer(self, customer: Controller | None) -> Cell:
        """On whose behalf we act; a group with a mark, for the law asks for each of them."""
        pen = self.pen
        if customer is not None and isinstance(customer.name, str):
            return (line(customer.name), *pen.gap("contact", customer.name))
        if customer is not None and isinstance(customer.group, str):
            group = line(pen.say("group", group=customer.group))
            return (group, *pen.gap("each", customer.group))
        return ((self.gap("customer", "controllers"),),)

    def _customer_country(self, customer: Controller | None) -> Cell:
        return cell(self.pen.writer.country(customer.country if customer else None))

    def of_recipients(self) -> Iterator[tuple[Cell, ...]]:
        """A row for each of its recipients: who, what for, where, on which basis, by which DPA."""
        for one in self.recipients:
            yield (cell(self.name), *one.row(), self._agreements(one))

    def _agreements(self, recipient: Recipient) -> Cell:
        """The DPA with a recipient, or the arrangement; not asked for of a controller."""
        pen = self.pen
        found: dict[Line, None] = {}
        for flow in recipient.flows:
            if flow.agreement is not None:
                found |= dict.fromkeys(self._agreement(flow.agreement))
            elif flow.importer_role is Role.CONTROLLER:
                found[line(pen.say("not-applicable"))] = None
            elif flow.kind is Kind.CHAIN:
                found[line(pen.writer.words.fact(None))] = None
            else:
                gap = pen.missing("agreement", recipient.name, flow.at.path, "agreement")
                found[(gap,)] = None
        return tuple(found)

    def _agreement(self, agreement: Agreement) -> Iterator[Line]:
        """Its status, the day of signature, and where it lies: a link where that is on the web."""
        of, day = self.pen.writer.words, agreement.signed
        yield line(capital(of.fact(mapped(agreement.status, of.agreement))))
        if isinstance(day, date):
            yield line(day.isoformat())
        document = agreement.document
        if isinstance(document, str):
            web = document.startswith("https://")
            yield (Link(document, document),) if web else line(document)


def ended(activity: Activity, day: date) -> bool:
    """Whether an activity has ended before the day."""
    return isinstance(activity.until, date) and activity.until < day


def _decides(one: Recipient) -> bool:
    return all(flow.importer_role.decides for flow in one.flows)


def _joined(lines: Iterable[Line]) -> Line:
    """Lines on one line, each once."""
    parted = ((", ", *each) if number else each for number, each in enumerate(dict.fromkeys(lines)))
    return tuple(run for each in parted for run in each)
