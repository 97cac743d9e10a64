"""Where the law asks for what stands in a record of processing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.law.tables import Duty
from onward.reports.papers.record_rows import Ours
from onward.reports.words.words import Words
from onward.transfers.applicable_law import regimes_of


@dataclass(frozen=True)
class RecordLaw:
    """The law that binds an organisation on a day, on its records of processing."""

    inventory: Inventory
    law: Law
    day: date
    words: Words

    @cached_property
    def known(self) -> bool:
        """Whether it is known which law binds us."""
        return regimes_of(self.inventory.organisation, self.law, self.day) is not None

    @cached_property
    def regimes(self) -> tuple[str, ...]:
        """The law that binds us; the first of the law data where it is not known."""
        found = regimes_of(self.inventory.organisation, self.law, self.day)
        return tuple(self.law.regimes)[:1] if found is None else found

    def cited(self, part: Ours) -> str:
        """The provisions that ask for a record, item by item; empty where none does."""
        return self._cite(provision for provision, _ in self._asked(part))

    def column(self, part: Ours, key: str) -> str:
        """The provisions that ask for a column of a record; empty where none does."""
        found = (
            f"{duty.provision(duty.columns[key])} {self.law.statute(provision)}"
            for provision, duty in self._asked(part)
            if key in duty.columns
        )
        return self._cite(dict.fromkeys(found))

    def asks(self, *topics: str) -> bool:
        """Whether a law that binds us has a duty on one of these topics."""
        return any(self.law.article(each, law, self.day) for law in self.regimes for each in topics)

    @property
    def others(self) -> str:
        """The provisions that ask for a record whose content the law data do not hold."""
        held = ("register-controller", "register-processor")
        bare = [
            each
            for each in self.regimes
            if not any(self.law.article(topic, each, self.day) for topic in held)
        ]
        found = (self.law.article("register", each, self.day) for each in bare)
        return self._cite(dict.fromkeys(filter(None, found)))

    def _asked(self, part: Ours) -> Iterator[tuple[str, Duty]]:
        """Where our law says what that record contains, and what."""
        for regime in self.regimes:
            provision = self.law.article(f"register-{part}", regime, self.day)
            duty = self.law.duty(provision)
            if duty is not None:
                yield provision, duty

    def _cite(self, provisions: Iterable[str]) -> str:
        return self.words.apart(map(self.words.cited, provisions))

    @property
    def asks_for_a_representative(self) -> bool:
        """Whether a law binds us that asks for one, and we are not known to be inside it."""
        country = self.inventory.organisation.country
        return any(
            self.law.article("representative", each, self.day)
            and not (isinstance(country, str) and self.law.inside(each, country, self.day))
            for each in self.regimes
        )
