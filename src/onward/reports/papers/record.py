"""`onward record`: the records of processing activities (Art. 30 GDPR), from the inventory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal, NamedTuple, TypeAlias

from onward.diagnostic import Judged, Place
from onward.inventory.organisation import Activity, Controller
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, Day, Terms, Text, known
from onward.inventory.vendor import Agreement, Contact
from onward.law.law import Law
from onward.reports.papers.frame import remarks
from onward.reports.papers.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Line,
    Link,
    Missing,
    Paper,
    Paragraph,
    Section,
    cell,
    line,
)
from onward.reports.papers.recipient import Recipient, Writer
from onward.reports.papers.recipients import recipients_of
from onward.reports.papers.texts import texts
from onward.reports.words.words import capital, words
from onward.transfers.applicable_law import regimes_of
from onward.transfers.assess import Statuses
from onward.transfers.data_categories import sensitive
from onward.transfers.flow import Kind, Role
from onward.transfers.place import codes_of
from onward.transfers.status import Judgment, Status
from onward.wording.labels import called
from onward.wording.texts import Section as Say

Ours: TypeAlias = Literal["controller", "processor"]
"""What we are in the activities of a record."""
DUTIES: Final = {"controller": "30(1)", "processor": "30(2)"}
"""The duty of the law data that asks for each record."""
_LETTER: Final = "second-subparagraph"
"""The derogation whose safeguards the record documents."""
_CONTROLLING: Final = ("controller", "joint-controller")
_BASES: Final = (
    "consent", "contract", "legal obligation", "vital interests", "public task",
    "legitimate interests",
)  # fmt: skip


class Wanted(NamedTuple):
    """What a record is asked for."""

    language: str
    role: Ours | None = None
    """Only the activities in which we are that; None: all of them."""


def record(
    judged: Judged, inventory: Inventory, statuses: Statuses, law: Law, wanted: Wanted
) -> Paper:
    """The record of a controller (Art. 30(1) GDPR), of a processor (Art. 30(2)), or both.

    An activity in which our role is not recorded stands in the record of a controller, unless that
    of a processor is asked for; one that has ended before the day is named and left out.
    """
    maker = _Maker(inventory, law, statuses, wanted)
    return Paper(
        command="record",
        title=maker.say("title"),
        language=wanted.language,
        organisation=maker.sender,
        blocks=tuple(maker.blocks()),
        as_of=statuses.day,
        law_checked=law.checked,
        inventories=(judged,),
    )


@dataclass(frozen=True)
class _Maker:
    """What every part of the record is made from."""

    inventory: Inventory
    law: Law
    statuses: Statuses
    wanted: Wanted

    @cached_property
    def say(self) -> Say:
        return texts(self.wanted.language, "record")

    @cached_property
    def writer(self) -> Writer:
        """Of the recipients; a record names those that are recorded as internal too."""
        ours, language = self.inventory.organisation, self.wanted.language
        return Writer(
            self.inventory, self.law, self.day, "request", texts(language, "recipients"),
            words(language, ours),
        )  # fmt: skip

    @property
    def day(self) -> date:
        return self.statuses.day

    @property
    def sender(self) -> str:
        return self.writer.sender

    @cached_property
    def parts(self) -> tuple[Ours, ...]:
        """The records that are made."""
        return ("controller", "processor") if self.wanted.role is None else (self.wanted.role,)

    @cached_property
    def activities(self) -> dict[Ours, tuple["_Activity", ...]]:
        """Those of each record that have not ended before the day."""
        every = [
            _Activity(self, each)
            for each in self.inventory.activities.values()
            if not _ended(each, self.day)
        ]
        first = self.parts[0]
        return {
            part: tuple(each for each in every if (each.ours or first) == part)
            for part in self.parts
        }

    # the law

    @cached_property
    def regimes(self) -> tuple[str, ...]:
        """The law that binds us; that of the EU where it is not known."""
        found = regimes_of(self.inventory.organisation, self.law, self.day)
        return tuple(self.law.regimes)[:1] if found is None else found

    def articles(self, part: Ours) -> tuple[str, ...]:
        """Where our laws ask for a record of this content: `Art. 30(1) GDPR`."""
        duty = self.law.duties[DUTIES[part]]
        number = duty.act.partition("(")[0]
        paragraph = duty.id.partition("(")[2]
        found = (self.law.article("register", each, self.day) for each in self.regimes)
        return tuple(
            each.replace(number, f"{number}({paragraph}", 1)
            for each in dict.fromkeys(found)
            if each.startswith(f"{number} ")
        )

    @cached_property
    def other_articles(self) -> tuple[str, ...]:
        """Where our laws ask for a record of another content."""
        number = self.law.duties[DUTIES["controller"]].act.partition("(")[0]
        found = (self.law.article("register", each, self.day) for each in self.regimes)
        return tuple(dict.fromkeys(each for each in found if not each.startswith(f"{number} ")))

    def cited(self, provisions: Iterable[str]) -> str:
        """Provisions as they are cited in the language."""
        return "; ".join(map(self.writer.words.cited, provisions))

    def required(self, part: Ours, letter: str) -> str:
        """The provision behind a letter of Art. 30(1) or (2); empty where no law of ours asks."""
        if letter not in self.law.duties[DUTIES[part]].items:
            raise KeyError(letter)
        return self.cited(each.replace(")", f")({letter})", 1) for each in self.articles(part))

    # what stands in it

    def missing(self, what: str, of: str, origin: str, key: str) -> Missing:
        """A mark of what no record holds; without a record it is kept outside the inventory."""
        inside = origin.removeprefix(f"{self.inventory.path}/")
        where = f"{inside} {key}" if origin else self.say("elsewhere")
        return Missing(self.say(f"missing-{what}"), of, where)

    def text(self, said: Text, missing: Missing) -> Line:
        """A text as recorded; what is unknown or not recorded is marked."""
        if isinstance(said, str):
            return line(said)
        return (f"{self.writer.words.fact(UNKNOWN)} ", missing) if said is UNKNOWN else (missing,)

    def blocks(self) -> Iterator[Block]:
        articles = [each for part in self.parts for each in self.articles(part)]
        if articles:
            read = self.say("read", sender=self.sender, articles=self.cited(articles))
            yield Paragraph(line(read))
        yield from self._remarks()
        yield Section(self.say("organisation"), (Facts(tuple(self._organisation())),))
        for part in self.parts:
            grid = self._controller() if part == "controller" else self._processor()
            none = self._remark("none")
            customers = self._remark("customers")
            above = (customers,) if part == "processor" else ()
            yield Section(grid.title, (*above, grid) if grid.rows else (none,), part)
        recipients = self._recipients()
        if recipients.rows:
            yield Section(recipients.title, (recipients,), recipients.name)

    def _remarks(self) -> Iterator[Paragraph]:
        names = self.writer.words.listed
        every = self.inventory.activities.values()
        ended = [called(each.name, each.id) for each in every if _ended(each, self.day)]
        unsure = [each.name for part in self.activities.values() for each in part if not each.ours]
        unassigned = dict.fromkeys(each.name for each in recipients_of(self.writer, None))
        if not self.regimes:
            yield self._remark("unbound", sender=self.sender)
        elif regimes_of(self.inventory.organisation, self.law, self.day) is None:
            yield self._remark("law", sender=self.sender)
        if self.other_articles:
            articles = self.cited(self.other_articles)
            yield self._remark("other-law", sender=self.sender, articles=articles)
        if unsure:
            yield self._remark("role", names=names(unsure))
        if unassigned:
            yield self._remark("other-services", names=names(unassigned))
        if ended:
            yield self._remark("ended", names=names(ended))
        yield from remarks(self.wanted.language, self.inventory.organisation)

    def _remark(self, key: str, /, **facts: object) -> Paragraph:
        return Paragraph(line(self.say(f"remark-{key}", **facts)), remark=True)

    def _organisation(self) -> Iterator[tuple[str, Cell]]:
        """Our name and contact details, our officer and our representative."""
        ours, say = self.inventory.organisation, self.say
        here = self.sender, ours.origin
        name = self.missing("name", *here, "name")
        yield say("name"), (self.text(ours.name, name),)
        legal = self.missing("legal-name", *here, "legal_name")
        yield say("legal-name"), (self.text(ours.legal_name, legal),)
        address = self.missing("address", *here, "address")
        yield say("address"), (self.text(ours.address, address),)
        country = self.missing("country", *here, "country")
        code = ours.country
        said = self.writer.words.country(code) if isinstance(code, str) else code
        yield say("country"), (self.text(said, country),)
        yield say("contact"), self._contact(ours.contact, "contact")
        yield say("dpo"), self._contact(ours.dpo, "dpo")
        if ours.representative is not None or self._needs_representative():
            yield say("representative"), self._contact(ours.representative, "representative")
        if ours.supervisory_authority is not None:
            authority = self.missing("name", *here, "supervisory_authority")
            yield say("authority"), (self.text(ours.supervisory_authority, authority),)

    def _contact(self, contact: Contact | None, key: str) -> Cell:
        said = [] if contact is None else _reach(contact)
        if said:
            return tuple(map(line, said))
        gap = self.missing(key, self.sender, self.inventory.organisation.origin, key)
        return (self.text(None if contact is None else contact.email, gap),)

    def _needs_representative(self) -> bool:
        """Whether a law binds us that asks for one, and we are not known to be inside it."""
        country = self.inventory.organisation.country
        return any(
            self.law.article("representative", each, self.day)
            and not (isinstance(country, str) and self.law.inside(each, country, self.day))
            for each in self.regimes
        )

    def measures(self) -> Cell:
        """Our security measures, which are recorded for all activities together."""
        ours = self.inventory.organisation
        missing = self.missing("measures", self.sender, ours.origin, "measures")
        return self.terms(ours.measures, "measure", missing)

    def terms(self, said: Terms, kind: Literal["data", "subject", "measure"], gap: Missing) -> Cell:
        """A list of words of the vocabulary on one line."""
        if not isinstance(said, tuple):
            return (self.text(said, gap),)
        named = getattr(self.writer.words, kind)
        return (line(capital(", ".join(map(named, said)) or self.writer.words.none)),)

    def _controller(self) -> Grid:
        say, of = self.say, self.writer.words
        needs = {each: self.required("controller", each) for each in "abcdefg"}
        roles = tuple(capital(of.role(each)) for each in _CONTROLLING)
        bases = tuple(capital(of.lawful_basis(each)) for each in _BASES)
        columns = (
            Column(say("activity"), width=20),
            Column(say("purposes"), needs["b"], width=26),
            Column(say("role"), choices=roles, width=26),
            Column(say("joint"), needs["a"], width=26),
            Column(say("subjects"), needs["c"], width=18),
            Column(say("data"), needs["c"], width=28),
            Column(say("special"), width=18),
            Column(say("basis"), choices=bases, width=18),
            Column(say("who"), needs["d"], width=26),
            Column(say("countries"), needs["e"], width=16),
            Column(say("mechanism"), width=28),
            Column(say("documentation"), needs["e"], width=18),
            Column(say("retention"), needs["f"], width=22),
            Column(say("measures"), needs["g"], width=28),
            Column(say("owner"), width=14),
            Column(say("since"), width=11),
            Column(say("reviewed"), width=11),
        )
        rows = tuple(each.of_controller() for each in self.activities["controller"])
        return Grid("controller", say("controller"), columns, rows)

    def _processor(self) -> Grid:
        say = self.say
        needs = {each: self.required("processor", each) for each in "abcd"}
        columns = (
            Column(say("activity"), width=20),
            Column(say("customer"), needs["a"], width=28),
            Column(say("country"), width=14),
            Column(say("categories"), needs["b"], width=28),
            Column(say("subjects"), width=18),
            Column(say("data"), width=28),
            Column(say("subprocessors"), width=26),
            Column(say("countries"), needs["c"], width=16),
            Column(say("mechanism"), width=28),
            Column(say("documentation"), needs["c"], width=18),
            Column(say("measures"), needs["d"], width=28),
            Column(say("owner"), width=14),
            Column(say("since"), width=11),
            Column(say("reviewed"), width=11),
        )
        rows = (row for each in self.activities["processor"] for row in each.of_processor())
        return Grid("processor", say("processor"), columns, tuple(rows))

    def _recipients(self) -> Grid:
        say = self.say
        columns = (
            Column(say("activity"), width=20),
            Column(say("recipient"), width=28),
            Column(say("purpose"), width=24),
            Column(say("shared-data"), width=26),
            Column(say("places"), width=20),
            Column(say("transfer"), width=34),
            Column(say("agreement"), width=18),
        )
        rows = tuple(
            (cell(each.name), *recipient.row(), each.agreements(recipient))
            for part in self.parts
            for each in self.activities[part]
            for recipient in each.recipients
        )
        return Grid("recipients", say("recipients"), columns, rows)


@dataclass(frozen=True)
class _Activity:
    """One activity, and who receives its data."""

    maker: _Maker
    said: Activity

    @property
    def name(self) -> str:
        return called(self.said.name, self.said.id)

    @property
    def ours(self) -> Ours | None:
        """What we are in it; None: not recorded, or unknown."""
        if self.said.role in _CONTROLLING:
            return "controller"
        return "processor" if self.said.role == "processor" else None

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        return tuple(recipients_of(self.maker.writer, self.said))

    @cached_property
    def judgments(self) -> tuple[Judgment, ...]:
        """Of what is or may be a transfer of ours or of those behind us, and of none else."""
        handed_back = (
            each
            for each in self.maker.statuses.judgments
            if each.flow.kind is Kind.CUSTOMER and self.said.id in each.flow.services
        )
        every = (*(each for one in self.recipients for each in one.judgments), *handed_back)
        return tuple(each for each in every if each.status is not Status.INSIDE)

    def gap(self, what: str, key: str) -> Missing:
        return self.maker.missing(what, self.name, self.said.origin, key)

    def of_controller(self) -> tuple[Cell, ...]:
        """Its row in the record of a controller."""
        maker, said = self.maker, self.said
        return (
            cell(self.name),
            (maker.text(said.purpose, self.gap("purposes", "purpose")),),
            self._role(),
            self._joint(),
            maker.terms(said.subjects, "subject", self.gap("subjects", "subjects")),
            maker.terms(said.data, "data", self.gap("data", "data")),
            self._special(),
            self._basis(),
            self._who(),
            self._countries(),
            self._mechanisms(),
            self._documentation(),
            (maker.text(said.retention, self.gap("retention", "retention")),),
            maker.measures(),
            *self._end(),
        )

    def of_processor(self) -> Iterator[tuple[Cell, ...]]:
        """Its rows in the record of a processor: one for each controller."""
        maker, said = self.maker, self.said
        for customer in said.controllers or (None,):
            yield (
                cell(self.name) if self.ours else (*cell(self.name), *self._role()),
                self._customer(customer),
                self._customer_country(customer),
                (maker.text(said.purpose, self.gap("purposes", "purpose")),),
                maker.terms(said.subjects, "subject", self.gap("subjects", "subjects")),
                maker.terms(said.data, "data", self.gap("data", "data")),
                self._subprocessors(),
                self._countries(),
                self._mechanisms(),
                self._documentation(),
                maker.measures(),
                *self._end(),
            )

    def _end(self) -> tuple[Cell, ...]:
        fact = self.maker.writer.words.fact
        return (
            cell(fact(self.said.owner)),
            cell(_day(self.said.since) or fact(_open(self.said.since))),
            cell(_day(self.said.reviewed) or fact(_open(self.said.reviewed))),
        )

    def _role(self) -> Cell:
        role = self.said.role if isinstance(self.said.role, str) else None
        if role is None:
            return ((self.gap("role", "role"),),)
        return cell(capital(self.maker.writer.words.role(role)))

    def _joint(self) -> Cell:
        """Those that decide with us: named in the activity, or vendors with that role."""
        if self.said.role != "joint-controller":
            return cell(self.maker.say("not-applicable"))
        named = [known(each.name) or known(each.group) for each in self.said.controllers or ()]
        for one in self.recipients:
            if any(flow.importer_role is Role.JOINT_CONTROLLER for flow in one.flows):
                vendor = self.maker.inventory.vendors.get(one.flows[0].importer.id)
                reach = _reach(vendor.contact) if vendor and vendor.contact else []
                named.append(", ".join((one.name, *reach)))
        found = [line(each) for each in dict.fromkeys(named) if each]
        return tuple(found) or ((self.gap("joint", "controllers"),),)

    def _special(self) -> Cell:
        """The condition for such data; marked where such data is recorded and no condition is."""
        said, data = self.said.special_categories, self.said.data
        ours = self.maker.inventory.organisation
        if said is None and not sensitive(ours, data):
            of = self.maker.writer.words
            return cell(
                self.maker.say("not-applicable") if isinstance(data, tuple) else of.fact(None)
            )
        return (self.maker.text(said, self.gap("special", "special_categories")),)

    def _basis(self) -> Cell:
        said = self.said.lawful_basis
        named = self.maker.writer.words.lawful_basis(said) if isinstance(said, str) else said
        shown = capital(named) if isinstance(named, str) else named
        return (self.maker.text(shown, self.gap("basis", "lawful_basis")),)

    def _who(self) -> Cell:
        """Each recipient with its role."""
        if not self.recipients:
            gap = self.maker.missing(
                "recipients", self.name, "vendors/*.yaml", "services.activities"
            )
            return ((gap,),)
        return tuple((f"{one.name} (", *_joined(one.roles()), ")") for one in self.recipients)

    def _subprocessors(self) -> Cell:
        """Each that processes for us, or may; those that decide are in the table of recipients."""
        found = [one for one in self.recipients if not _decides(one)]
        return tuple(line(one.name) for one in found) or cell(self.maker.writer.words.fact(None))

    def _countries(self) -> Cell:
        """Each third country to which data is or may be transferred."""
        maker, words_ = self.maker, self.maker.writer.words
        found: dict[Line, None] = {}
        for judgment in self.judgments:
            for code, at in _abroad(judgment, maker.law):
                of = judgment.flow.importer
                what = "country" if at.route.endswith("/country") else "places"
                gap = maker.writer.missing(what, called(of.legal_name, of.name), at)
                found[line(capital(words_.country(code))) if code else (gap,)] = None
        if found:
            return tuple(found)
        return cell(capital(words_.none) if self.recipients else words_.fact(None))

    def _mechanisms(self) -> Cell:
        """The mechanism of each transfer, by its recipient."""
        found: dict[Line, None] = {}
        for one in self.recipients:
            if any(each.status is not Status.INSIDE for each in one.judgments):
                found |= {(f"{one.name}: ", *each): None for each in one.basis()}
        return tuple(found) or cell(self.maker.say("not-applicable"))

    def _documentation(self) -> Cell:
        """Of the safeguards of transfers under the last derogation."""
        maker = self.maker
        found: dict[Line, None] = {}
        for judgment in self.judgments:
            for mechanism in judgment.flow.mechanisms or ():
                if mechanism.letter == _LETTER:
                    of = judgment.flow.importer
                    at = judgment.flow.mechanism_at
                    gap = maker.missing("documentation", of.name, at.path, "assessment.document")
                    said = mechanism.assessment.document if mechanism.assessment else None
                    found[(f"{of.name}: ", *maker.text(said, gap))] = None
        return tuple(found) or cell(maker.say("not-applicable"))

    def _customer(self, customer: Controller | None) -> Cell:
        maker = self.maker
        if customer is None:
            return ((self.gap("customer", "controllers"),),)
        if isinstance(customer.name, str):
            return (
                line(customer.name),
                (maker.missing("contact", customer.name, "", ""),),
            )
        group = customer.group
        if isinstance(group, str):
            each = maker.missing("each", group, "", "")
            return (line(maker.say("group", group=group)), (each,))
        return ((self.gap("customer", "controllers"),),)

    def _customer_country(self, customer: Controller | None) -> Cell:
        code = customer.country if customer else None
        of = self.maker.writer.words
        return cell(of.country(code) if isinstance(code, str) else of.fact(code))

    def agreements(self, recipient: Recipient) -> Cell:
        """The DPA with a recipient, or the arrangement; not asked for of a controller."""
        maker = self.maker
        found: dict[Line, None] = {}
        for flow in recipient.flows:
            if flow.agreement is not None:
                found |= dict.fromkeys(self._agreement(flow.agreement))
            elif flow.importer_role is Role.CONTROLLER or flow.kind is Kind.CHAIN:
                found[line(maker.writer.words.fact(None))] = None
            else:
                gap = maker.missing("agreement", recipient.name, flow.at.path, "agreement")
                found[(gap,)] = None
        return tuple(found)

    def _agreement(self, agreement: Agreement) -> Iterator[Line]:
        """Its status with the day of signature, and where it lies."""
        of, status, day = self.maker.writer.words, agreement.status, agreement.signed
        said = of.agreement(status) if isinstance(status, str) else of.fact(status)
        yield line(capital(f"{said}, {_day(day)}" if isinstance(day, date) else said))
        if isinstance(agreement.document, str):
            yield (Link(agreement.document, agreement.document),)


def _ended(activity: Activity, day: date) -> bool:
    return isinstance(activity.until, date) and activity.until < day


def _day(said: Day) -> str:
    return said.isoformat() if isinstance(said, date) else ""


def _open(said: Day) -> Text:
    return UNKNOWN if said is UNKNOWN else None


def _reach(contact: Contact) -> list[str]:
    """A contact as far as it is known: name, position, e-mail, address."""
    every = (contact.name, contact.position, contact.email, contact.address)
    return [each for each in every if isinstance(each, str)]


def _decides(one: Recipient) -> bool:
    return all(flow.importer_role.decides for flow in one.flows)


def _joined(lines: Iterable[Line]) -> Line:
    """Lines on one line, each once."""
    parted = ((", ", *each) if number else each for number, each in enumerate(dict.fromkeys(lines)))
    return tuple(run for each in parted for run in each)


def _abroad(judgment: Judgment, law: Law) -> Iterator[tuple[str, Place]]:
    """The countries outside to which a flow leads; empty for one that is not known."""
    flow = judgment.flow
    of = flow.importer.at
    reached = [(known(flow.country), of._replace(route=f"{of.route}/country"))]
    for place in flow.further:
        at = flow.at._replace(route=place.route or flow.at.route)
        reached += [(code or "", at) for code in codes_of(place)]
    for code, at in reached:
        if not code or not judgment.regime or not law.inside(judgment.regime, code, judgment.day):
            yield code, at
