"""One change of meaning, as a value."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from onward.diagnostic import Place

NOWHERE = Place("")
KEEPING = (
    *("evidence", "reviewed", "owner", "contact", "address"),
    *("link to privacy notice", "link to agreement page", "link to subprocessor list"),
)
"""Aspects that change how a record is kept, not what becomes of the data."""
NAMING = (
    *("id", "name", "service id", "known as", "formerly", "domain"),
    *("company number", "lei", "customer name"),
)
"""Aspects that change what a party is called."""


class Part(NamedTuple):
    """A part of a record, by its kind and id: `service:mail`, `place:IE#2`."""

    kind: str
    id: str = ""

    @property
    def name(self) -> str:
        """The id without the number that keeps parts of one name apart."""
        return self.id.partition("#")[0]

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Detail(NamedTuple):
    """One thing that a record says which came or went: its aspect, and the words."""

    aspect: str
    words: str


class How(Enum):
    """What became of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def mirrored(self) -> "How":
        """What it is seen from the other side."""
        return {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED}.get(self, self)


class State(Enum):
    """What a record says in a place where it says anything."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    """That it is unknown."""
    NONE = "none"
    """That there is none."""


class Direction(Enum):
    """Whether a change leaves the data better or worse protected, as far as that is known."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"

    @property
    def mirrored(self) -> "Direction":
        """What it is seen from the other side."""
        return {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}.get(
            self, self
        )


def ordered(before: int, after: int) -> Direction:
    """Worse where the number grows, better where it falls."""
    if before == after:
        return Direction.NEUTRAL
    return Direction.WORSE if after > before else Direction.BETTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of meaning: of which party, in which respect, from what to what."""

    inventory: str
    party: str
    """The id of a vendor, an activity or a waiver, `us`, or `law`."""
    kind: str
    """vendor, activity, waiver, organisation, or `law`: what sort of party it is."""
    name: str
    """What to call the party."""
    aspect: str
    """vendor, name, entity, parent, role, place, mechanism, agreement, data, chain, country..."""
    how: How
    direction: Direction = Direction.NEUTRAL
    before: str = ""
    """What was said, in words: names in place of ids and codes."""
    after: str = ""
    was: State = State.KNOWN
    now: State = State.KNOWN
    same: str = ""
    """The end of the words of both sides, where it need not be said twice: ` for storage`."""
    about: tuple[Part, ...] = ()
    """The part of the record, from the record inwards: `chain:aws`, then `mechanism:eu-us-dpf`."""
    of: str = ""
    """What to call that part."""
    item: str = ""
    """Which thing of several, as the record writes it: `health`, `US`, `eu-us-dpf`."""
    special: tuple[str, ...] = ()
    """How the data that came or went are singled out, as records write it: `9` for special
    categories, `10` for convictions and offences.
    """
    details: tuple[Detail, ...] = ()
    """What a whole record says that came or went."""
    at: Place = NOWHERE

    @property
    def key(self) -> tuple[str, ...]:
        """By which changes are kept apart and put in order."""
        where = (self.inventory, self.kind, self.party, self.aspect, self.path, self.item)
        return (*where, self.before, self.after)

    @property
    def path(self) -> str:
        """The part of the record as one word: `chain:aws/mechanism:eu-us-dpf`; or empty."""
        return "/".join(map(str, self.about))

    @property
    def service(self) -> str:
        """The id of the service that it is of or is; empty where it is of none."""
        if self.aspect == "service":
            return self.item
        return next((part.id for part in self.about if part.kind == "service"), "")

    @property
    def state(self) -> State:
        """What is said of it now; of what went, what was said."""
        return self.was if self.how is How.REMOVED else self.now

    @property
    def mirrored(self) -> "Change":
        """The same seen from the other side."""
        return replace(
            self,
            how=self.how.mirrored,
            direction=self.direction.mirrored,
            before=self.after,
            after=self.before,
            was=self.now,
            now=self.was,
        )
