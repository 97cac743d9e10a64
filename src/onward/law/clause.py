"""The standard contractual clauses of 2021: modules, annexes, choices; derogations."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from onward.law._files import table


class Module(NamedTuple):
    """A module and the roles that it fits."""

    number: int
    id: str
    title: str
    exporter: str
    importer: str
    contract_of_art28: bool
    """Whether the module is at once the contract of Art. 28(3) and (4) GDPR."""
    act: str
    evidence: str
    checked: date
    unverified: str


class Annex(NamedTuple):
    """An annex and what is filled in there."""

    id: str
    title: str
    modules: frozenset[int]
    fields: tuple[str, ...]
    examples: tuple[str, ...]
    only_if: str
    act: str
    evidence: str
    checked: date
    unverified: str


class Option(NamedTuple):
    """A clause in which the parties choose or fill in something."""

    clause: str
    modules: frozenset[int]
    optional: bool
    text: str
    act: str
    evidence: str
    checked: date
    unverified: str


class Derogation(NamedTuple):
    """A letter of Art. 49(1) GDPR, or of Art. 17(1) of the Swiss act."""

    letter: str
    """a to g, or second-subparagraph; in Swiss law a to f."""
    text: str
    restrictions: str
    occasional_only: bool
    act: str
    evidence: str
    checked: date
    unverified: str
    regime: str = "EU"
    """EU, whose letters UK law has too, or CH."""


class Clauses(NamedTuple):
    """All of the above, by number, id, clause and letter."""

    modules: Mapping[int, Module]
    annexes: Mapping[str, Annex]
    options: Mapping[str, Option]
    derogations: Mapping[tuple[str, str], Derogation]
    """By regime (EU or CH) and letter."""

    def derogation(self, regime: str, letter: str) -> Derogation | None:
        """What a letter of the exceptions says under a regime; None where it has no such one."""
        return self.derogations.get(("CH" if regime == "CH" else "EU", letter))


@cache
def clauses() -> Clauses:
    """Read the table."""
    rows = table("clauses")
    return Clauses(
        {row["number"]: Module(**_row(row)) for row in rows["module"]},
        {row["id"]: Annex(**_row(row, examples=())) for row in rows["annex"]},
        {row["clause"]: Option(**_row(row)) for row in rows["option"]},
        {
            (each.regime, each.letter): each
            for each in (Derogation(**_row(row)) for row in rows["derogation"])
        },
    )


_SETS = {"modules": frozenset, "fields": tuple, "examples": tuple}


def _row(row: Mapping[str, Any], **absent: object) -> dict[str, Any]:
    said = {key: _SETS[key](value) if key in _SETS else value for key, value in row.items()}
    return {"unverified": "", **absent, **said}
