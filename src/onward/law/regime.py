"""The regimes, and where the law of a day says a thing."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from onward.source.packaged import table


class Wording(NamedTuple):
    """Where a regime's law says what, from a first day until the next wording."""

    since: date
    provisions: Mapping[str, str]
    """Provision by topic; an empty one: the law of that day has no such duty."""
    statute: str
    """How its provisions end: `GDPR`."""
    act: str
    checked: date
    evidence: str
    unverified: str
    open_list: str
    """Why a country that no list names is not thereby closed; empty where the lists bind."""
    assessment: str = ""
    """What the assessment of the law at the destination is called, where not as elsewhere."""


class Regime(NamedTuple):
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
    country: str
    """The country that is inside; empty: the members in the table of territories."""
    since: date
    """The first day of a law of its own; before it that of another bound who is there."""
    assessment_from: date | None
    """Day from which a safeguard needs a documented assessment of the country's law."""
    assessment_source: str
    returns_from: date | None
    """Day from which what a processor hands back to its controller abroad is no transfer."""
    returns_act: str
    returns_doubt: str
    """What is not verified about the days before."""
    judges_vendors: bool
    """Whether its law alone judges what a vendor there passes on, for any exporter."""
    names_countries: bool
    """Whether who informs people has to name each country, an adequate one too."""
    representative_conditions: bool
    """Whether the duty to have a representative has conditions that no record shows."""
    wordings: tuple[Wording, ...]
    """In the order of their first days."""
    checked: date
    evidence: str
    unverified: str

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


_OF_THE_ROW = {
    "regime",
    "since",
    "act",
    "checked",
    "evidence",
    "unverified",
    "open_list",
    "assessment",
    "statute",
}


def regimes() -> Mapping[str, Regime]:
    """Read the table, in its order."""
    rows = table("onward.law", "regimes")
    wordings: dict[str, list[Wording]] = {}
    for row in rows["wording"]:
        provisions = {key: value for key, value in row.items() if key not in _OF_THE_ROW}
        wordings.setdefault(row["regime"], []).append(
            Wording(
                row["since"],
                provisions,
                row["statute"],
                row["act"],
                row["checked"],
                row["evidence"],
                row.get("unverified", ""),
                row.get("open_list", ""),
                row.get("assessment", ""),
            )
        )
    return {
        row["id"]: Regime(
            row["id"],
            row["name"],
            row["law"],
            row["territory"],
            row["board"],
            row["scope"],
            row.get("country", ""),
            row.get("from", date.min),
            row.get("assessment_from"),
            row["assessment_source"],
            row.get("returns_from"),
            row.get("returns_act", ""),
            row.get("returns_doubt", ""),
            row.get("judges_vendors", False),
            row.get("names_countries", False),
            row.get("representative_conditions", False),
            tuple(wordings[row["id"]]),
            row["checked"],
            row["evidence"],
            row.get("unverified", ""),
        )
        for row in rows["regime"]
    }
