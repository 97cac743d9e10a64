"""What a case of `policies.toml` asks of the findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onward.diagnostic import Diagnostic, Severity
from onward.rules.engine.catalogue import catalogue

KEYS = frozenset(
    {"rule", "family", "subject", "cause", "file", "severity", "from", "says", "times"}
)
"""Every key of a fact."""
KEYS_OF_CASE = frozenset({"title", "inventory", "day", "must", "never", "statuses"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a case: what a finding is like."""

    asked: dict[str, Any]

    def __str__(self) -> str:
        return ", ".join(f"{key} {value}" for key, value in self.asked.items())

    @property
    def times(self) -> int | None:
        """How often it must be reported; None: at least once."""
        times: int | None = self.asked.get("times")
        return times

    def fits(self, found: Diagnostic) -> bool:
        """Whether a finding is like this."""
        asked = self.asked
        family = catalogue()[found.rule].family
        short = found.at.path.split("/", 2)[-1]
        return (
            asked.get("rule", found.rule) == found.rule
            and asked.get("family", family) == family
            and asked.get("subject", found.subject) == found.subject
            and asked.get("cause", found.cause) == found.cause
            and asked.get("file", short) == short
            and Severity(asked.get("severity", found.severity.value)) is found.severity
            and found.severity.rank <= Severity(asked.get("from", "note")).rank
            and all(word in found.message for word in _each(asked.get("says", [])))
        )


@dataclass(frozen=True, slots=True)
class StatusFact:
    """One row of `statuses`."""

    flow: str
    law: str | None
    status: str


@dataclass(frozen=True, slots=True)
class PolicyCase:
    """One inventory on one day."""

    title: str
    inventory: str
    day: date
    must: tuple[Fact, ...]
    never: tuple[Fact, ...]
    statuses: tuple[StatusFact, ...]


def cases(table: dict[str, Any]) -> tuple[PolicyCase, ...]:
    """The cases of the file; a key that no reader knows is refused."""
    found: list[PolicyCase] = []
    for row in table["case"]:
        assert row.keys() <= KEYS_OF_CASE, row
        found.append(
            PolicyCase(
                row["title"],
                row["inventory"],
                row["day"],
                tuple(_facts(row.get("must", []))),
                tuple(_facts(row.get("never", []))),
                tuple(
                    StatusFact(flow, each.get("law"), each["is"])
                    for each in row.get("statuses", [])
                    for flow in _each(each["flow"])
                ),
            )
        )
    return tuple(found)


def _facts(rows: list[dict[str, Any]]) -> Iterator[Fact]:
    """One fact for each subject or cause of a list."""
    for row in rows:
        assert row.keys() <= KEYS, row
        assert row.get("rule", "stale-law") in catalogue(), row
        many = [key for key in ("subject", "cause") if isinstance(row.get(key), list)]
        if not many:
            yield Fact(row)
        for key in many:
            for value in row[key]:
                yield Fact({**row, key: value})


def _each(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else said
