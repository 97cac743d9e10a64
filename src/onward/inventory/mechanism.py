"""The mechanisms that a record names for a transfer, and what was done to rest on them."""

from dataclasses import dataclass
from typing import TypeAlias

from onward.inventory.value import Day, Terms, Text, Unknown, route
from onward.inventory.words import Conclusion, ListedAs, MechanismStatus, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A recipient's entry on the list of a framework."""

    entity: Text = None
    listed_as: ListedAs | Unknown | None = None
    covers: Terms = None
    """hr, non-hr."""
    since: Day = None
    due: Day = None
    """The day by which the recipient has to certify again."""
    verified: Day = None
    """The day on which somebody of us looked at the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A transfer impact assessment (Clause 14 of the SCC, EDPB Recommendations 01/2020)."""

    conclusion: Conclusion | Unknown
    date: Day = None
    countries: Terms = None
    document: Text = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A mechanism that a record names for a transfer: an instrument, and what was done for it."""

    instrument: str | Unknown
    relied_on: bool | None = None
    """False: only what we found, such as that the recipient is not on the list; None: relied on."""
    status: MechanismStatus | Unknown | None = None
    signed: Day = None
    party: Text = None
    """The key `with`: the legal name of the importer that signed."""
    modules: tuple[int, ...] | Unknown | None = None
    adapted: tuple[str, ...] | None = None
    """`ch`: adapted to Swiss law as the FDPIC asks."""
    certified: Certificate | None = None
    assessment: Assessment | None = None
    measures: Terms = None
    restrictions: Terms = None
    """Extra restrictions for sensitive data (Annex I.B)."""
    shown: tuple[str, ...] = ()
    """Conditions of the instrument that were shown to be met."""
    excluded_by: tuple[str, ...] = ()
    """Exclusions of the instrument that apply."""
    processing_changed: Day = None
    letter: Text = None
    """Art. 49(1): a to g, or `second-subparagraph`."""
    variant: Variant | Unknown | None = None
    """Whose binding corporate rules they are."""
    approved: Day = None
    authority: Text = None
    members: tuple[str, ...] | Unknown | None = None
    """Legal names of the companies bound by binding corporate rules."""
    since: Day = None
    until: Day = None
    route: str = route()


Mechanisms: TypeAlias = tuple[Mechanism, ...] | None


def relied(mechanisms: Mechanisms) -> Mechanisms:
    """Those on which a transfer relies; None where nothing is recorded of such."""
    found = tuple([each for each in mechanisms or () if each.relied_on is not False])
    return None if mechanisms and not found else mechanisms and found


def only_found(mechanisms: Mechanisms) -> tuple[Mechanism, ...]:
    """Those that only say what we found."""
    return tuple([each for each in mechanisms or () if each.relied_on is False])
