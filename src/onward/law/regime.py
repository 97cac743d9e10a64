"""The regimes, and where the law of a day says a thing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from onward.law.rows import Sourced
from onward.source.packaged import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Sourced):
    """Where a regime's law says what, from a first day until the next wording."""

    since: date
    provisions: Mapping[str, str]
    """Provision by topic; an empty one: the law of that day has no such duty."""
    statute: str
    """How its provisions end: `GDPR`."""
    open_list: str = ""
    """Why a country that no list names is not thereby closed; empty where the lists bind."""
    assessment: str = ""
    """What the assessment of the law at the destination is called, where not as elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """The law of an exporter."""

    id: str
    name: str
    law: str
    """Within a sentence: `EU law`."""
    territory: str
    """Within a sentence: `the EEA`."""
    board: str
    """The authority with which changes of the law are found."""
    scope: str
    """Where the law says whom it binds."""
    country: str = ""
    """The country that is inside; empty: the members in the table of territories."""
    since: date
    """The first day of a law of its own; before it that of another bound who is there."""
    assessment_from: date | None = None
    """Day from which a safeguard needs a documented assessment of the country's law."""
    assessment_source: str
    returns_from: date | None = None
    """Day from which what a processor hands back to its controller abroad is no transfer."""
    returns_act: str = ""
    returns_doubt: str = ""
    """What is not verified about the days before."""
    judges_vendors: bool = False
    """Whether its law alone judges what a vendor there passes on, for any exporter."""
    names_decisions: bool = False
    """Whether who informs people says that a country is adequate, or an organisation there."""
    names_countries: bool = False
    """Whether who informs people has to name each country, an adequate one too."""
    representative_conditions: bool = False
    """Whether the duty to have a representative has conditions that no record shows."""
    wordings: tuple[Wording, ...]
    """In the order of their first days."""
    checked: date
    evidence: str
    unverified: str = ""

    def article(self, topic: str, day: date) -> str:
        """The provision of that day on a topic."""
        return self.wording(day).provisions[topic]

    def wording(self, day: date) -> Wording:
        """The law as it is on the day; a day before all wordings gets the first."""
        wording = self.wordings[0]
        for later in self.wordings[1:]:
            if later.since <= day:
                wording = later
        return wording


_OF_THE_ROW = frozenset(each.name for each in fields(Wording)) - {"provisions"}


def regimes() -> Mapping[str, Regime]:
    """Read the table, in its order."""
    rows = table("onward.law", "regimes")
    wordings: dict[str, list[Wording]] = {}
    for row in rows["wording"]:
        known = wordings.setdefault(row.pop("regime"), [])
        provisions = {key: value for key, value in row.items() if key not in _OF_THE_ROW}
        own = {key: value for key, value in row.items() if key in _OF_THE_ROW}
        known.append(Wording(provisions=provisions, **own))
    return {
        row["id"]: Regime(
            since=row.pop("from", date.min), wordings=tuple(wordings[row["id"]]), **row
        )
        for row in rows["regime"]
    }
