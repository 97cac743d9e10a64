"""What papers are written with: the records, the law, the words, and marks of what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from onward.diagnostic import Judged, Place
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, Terms, Text, known, mapped
from onward.inventory.vendor import Contact
from onward.law.law import Law
from onward.reports.papers.paper import Block, Cell, Line, Missing, Paper, line
from onward.reports.papers.texts import texts
from onward.reports.words.words import Words, capital, words
from onward.transfers.applicable_law import regimes_of, sole_law
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow
from onward.transfers.party import UNNAMED
from onward.wording.labels import called
from onward.wording.texts import Section as Say

Occasion: TypeAlias = Literal["notice", "request"]
"""A notice (Art. 13 and 14 GDPR), or the answer to a person who asks (Art. 15 GDPR)."""


@dataclass(frozen=True)
class Writer:
    """What every part of the paper is written from."""

    inventory: Inventory
    law: Law
    day: date
    occasion: Occasion
    words: Words

    @cached_property
    def say(self) -> Say:
        """The texts on recipients."""
        return self.texts("recipients")

    def texts(self, section: str) -> Say:
        """The texts of a paper, in the language and with the words of the law."""
        return texts(self.words.language, section, self.words.instead)

    def paper(
        self, command: str, title: str, blocks: Iterable[Block], judged: Judged | None = None
    ) -> Paper:
        """The paper, made."""
        return Paper(
            command=command,
            title=title,
            language=self.words.language,
            organisation=self.sender,
            blocks=tuple(blocks),
            as_of=self.day,
            law_checked=self.law.checked,
            inventories=(judged,) if judged else (),
        )

    @property
    def sender(self) -> str:
        """What to call us."""
        ours = self.inventory.organisation
        return called(ours.name, ours.id)

    @cached_property
    def regimes(self) -> tuple[str, ...]:
        """The law that binds us; none where it is not known, or not in the law data."""
        return regimes_of(self.inventory.organisation, self.law, self.day) or ()

    def exact(self, what: Literal["recipient", "transfer"]) -> str:
        """The provision on one thing; of a law that has none, that on all of it."""
        topics = f"{self._topic}-{what}", self._topic
        found = (
            next(filter(None, (self.law.article(each, regime, self.day) for each in topics)))
            for regime in self._known
        )
        return self.words.apart(map(self.words.cited, dict.fromkeys(found)))

    @cached_property
    def provision(self) -> str:
        """Where the law says what people are informed of."""
        said = (self.law.article(self._topic, each, self.day) for each in self._known)
        return self.words.apart(map(self.words.cited, dict.fromkeys(said)))

    @property
    def _known(self) -> tuple[str, ...]:
        """The law that binds us; that of the EU, where ours is not known."""
        return self.regimes or tuple(self.law.regimes)[:1]

    @property
    def _topic(self) -> str:
        return "access" if self.occasion == "request" else "information"

    def missing(self, what: str, of: str, at: Place, **facts: str) -> Missing:
        """A mark of what no record holds, with the place where it would be recorded."""
        return Missing(
            self.say(f"missing-{what}", **facts), of, self.recorded_at(at.path, at.route)
        )

    def recorded_at(self, path: str, route: str) -> str:
        """A place of the records as a paper names it: `vendors/acme.yaml agreement.signed`."""
        inside = path.removeprefix(f"{self.inventory.path}/")
        return f"{inside} {route.strip('/').replace('/', '.')}".strip()

    def country(self, code: Text) -> str:
        """The name of a country; that it is unknown or not recorded."""
        return self.words.fact(mapped(code, self.words.country))

    def importer(self, flow: Flow) -> str:
        """What to call who receives data; one that no record names by who engages it."""
        if flow.importer.id != UNNAMED:
            return flow.importer.name
        by = self.say("engaged-by", names=flow.exporter.name)
        return f"{capital(self.words.role('sub-processor'))} ({by})"

    def copies_from(self) -> Line:
        """Where to get a copy of the safeguards: our data protection officer, else our contact."""
        ours = self.inventory.organisation
        for contact in (ours.dpo, ours.contact):
            reach = (contact.email, contact.address) if contact else ()
            if contact and any(isinstance(each, str) for each in reach):
                said = filter(None, map(known, (contact.name, contact.position, *reach)))
                return line(self.say("copy-from", contact=", ".join(said)))
        return (self.missing("contact", self.sender, Place(ours.origin, "contact/email")),)


def writer_of(
    inventory: Inventory, law: Law, day: date, language: str, occasion: Occasion = "request"
) -> Writer:
    """What writes in a language, in the words of the law that alone binds us."""
    ours = inventory.organisation
    return Writer(inventory, law, day, occasion, words(language, ours, sole_law(ours, law, day)))


@dataclass(frozen=True)
class Pen:
    """What every row is written with."""

    writer: Writer
    statuses: Statuses
    say: Say

    def missing(self, what: str, of: str, origin: str = "", key: str = "") -> Missing:
        """A mark of what no record holds, with its key or route in the record of that path.

        Without a record it is kept outside the inventory.
        """
        where = self.writer.recorded_at(origin, key) if origin else self.say("elsewhere")
        return Missing(self.say(f"missing-{what}"), of, where)

    def gap(self, what: str, of: str, origin: str = "", key: str = "") -> Cell:
        """The same as a cell."""
        return ((self.missing(what, of, origin, key),),)

    def field(self, said: Text, what: str, of: str, origin: str, key: str) -> Cell:
        """A text as recorded; what is unknown or not recorded is marked."""
        return (self.text(said, self.missing(what, of, origin, key)),)

    def contact(self, said: Contact | None, what: str, of: str, origin: str, key: str) -> Cell:
        """A contact as far as it is known; marked where nobody can be reached by it."""
        if said is None:
            return self.gap(what, of, origin, key)
        named = tuple(map(line, reach(said)))
        if isinstance(said.email, str) or isinstance(said.address, str):
            return named
        return (*named, *self.field(said.email, "contact", of, origin, f"{key}/email"))

    def text(self, said: Text, missing: Missing) -> Line:
        """A text as recorded; what is unknown or not recorded is marked."""
        if isinstance(said, str):
            return line(said)
        return (f"{self.writer.words.fact(UNKNOWN)} ", missing) if said is UNKNOWN else (missing,)

    def terms(self, said: Terms, kind: Literal["data", "subject", "measure"], gap: Missing) -> Cell:
        """A list of words of the vocabulary on one line."""
        if not isinstance(said, tuple):
            return (self.text(said, gap),)
        named = getattr(self.writer.words, kind)
        return (line(capital(", ".join(map(named, said)) or self.writer.words.none)),)

    def measures(self) -> Cell:
        """Our security measures, which are recorded for all activities together."""
        ours = self.writer.inventory.organisation
        gap = self.missing("measures", self.writer.sender, ours.origin, "measures")
        return self.terms(ours.measures, "measure", gap)


def reach(contact: Contact) -> list[str]:
    """A contact as far as it is known: name, position, e-mail, address."""
    every = (contact.name, contact.position, contact.email, contact.address)
    return [each for each in every if isinstance(each, str)]
