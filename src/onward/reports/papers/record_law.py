"""Where the law asks for what stands in a record of processing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.reports.papers.record_rows import Ours
from onward.reports.words.words import Words
from onward.transfers.applicable_law import regimes_of

DUTIES: Final = {"controller": "30(1)", "processor": "30(2)"}
"""The duty of the law data that asks for each record."""


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

    @cached_property
    def _articles(self) -> tuple[str, ...]:
        found = (self.law.article("register", each, self.day) for each in self.regimes)
        return tuple(dict.fromkeys(found))

    @cached_property
    def _number(self) -> str:
        """Of the article whose content the law data hold, with a blank behind it."""
        return f"{self.law.duties[DUTIES['controller']].provision().partition('(')[0]} "

    def cited(self, part: Ours, letter: str = "") -> str:
        """The provisions that ask for a record, or for one thing in it; empty where none does."""
        exact = f"{self.law.duties[DUTIES[part]].provision(letter)} "
        alike = (each for each in self._articles if each.startswith(self._number))
        return self._cite(each.replace(self._number, exact, 1) for each in alike)

    @property
    def others(self) -> str:
        """The provisions that ask for a record whose content the law data do not hold."""
        return self._cite(each for each in self._articles if not each.startswith(self._number))

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
