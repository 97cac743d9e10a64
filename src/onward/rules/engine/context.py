"""What a rule is given and what it yields; and how well each fact is supported."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeVar

from onward.diagnostic import Place, Severity, Statement
from onward.inventory.evidence import CATALOGUE, INFERRED, WEAK, Known
from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.source.digest import Digest
from onward.transfers.applicable_law import OurLaw
from onward.transfers.assess import Statuses
from onward.transfers.flow import Kind
from onward.transfers.memory import Forgetful, Memory
from onward.transfers.status import Code, Judgment, Reason, Status


class Evidences:
    """The evidence of an inventory by the file that holds it, and by what it supports there."""

    def __init__(self, inventory: Inventory) -> None:
        of_files = {
            inventory.organisation.origin: inventory.organisation.evidence,
            **{each.origin: each.evidence for each in inventory.vendors.values()},
            **{each.origin: each.evidence for each in inventory.activities.values()},
        }
        self._weak = {
            path: evidence
            for path, evidence in of_files.items()
            if any(each.how in WEAK for each in evidence)
        }
        """By file, the evidence of the records of which some is weak."""
        self._known: dict[str, Known] = {}

    def weak(self, facts: Iterable[Place]) -> Place | None:
        """The first fact that is only inferred or taken from the catalogue; None where none is.

        A piece of evidence is a fact too, by its own route.
        """
        return next((fact for fact in facts if self.how(fact)), None)

    def how(self, fact: Place) -> str:
        """`inferred` or `catalogue` where the evidence for a fact is no better; else empty."""
        if fact.path not in self._weak:
            return ""
        if fact.path not in self._known:
            self._known[fact.path] = Known(self._weak[fact.path])
        found = self._known[fact.path].of(fact.route)
        if not found or not found <= WEAK:
            return ""
        return CATALOGUE if found == {CATALOGUE} else INFERRED


T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Statement):
    """What a rule found. The engine stamps the rule's name and severity and weighs the evidence.

    Where it has no reason or remedy of its own, the engine adds those of the rule's sentences.
    """

    rests_on: tuple[Place, ...] = ()
    """The deciding facts; where one is only inferred, the finding is reported one level lower."""
    severity: Severity | None = None
    """Where the rule itself grades it; None: the severity of the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleContext:
    """One inventory, derived and weighed for one day: all that a rule may look at."""

    inventory: Inventory
    statuses: Statuses
    law: Law
    hashes: Mapping[str, Digest | None] = field(default_factory=dict)
    """What lies at the paths of documents that records name; None where there is no such file."""
    today: date | None = None
    """The day of the run, whatever day is judged; None: not known."""
    memory: Memory = field(default_factory=Forgetful, repr=False, compare=False)
    """What was concluded of another inventory that has the same records."""
    evidence: Evidences = field(init=False, repr=False, compare=False)
    _made: dict[Callable[["RuleContext"], Any], Any] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "evidence", Evidences(self.inventory))

    def once(self, make: Callable[["RuleContext"], T]) -> T:
        """What a function makes of this case, made when the first rule asks and kept for the rest.

        The function is a named one, and what it gives is never changed.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @property
    def our_law(self) -> OurLaw:
        """The law that binds us on the day judged."""
        return OurLaw(self.statuses.flows.regimes, self.law, self.day)

    @property
    def day(self) -> date:
        """The day judged."""
        return self.statuses.day


class Group(NamedTuple):
    """Flows to one importer and destination that have one cause in common: one finding."""

    subject: str
    cause: str
    judgments: tuple[Judgment, ...]
    reasons: tuple[Reason, ...]

    @property
    def judgment(self) -> Judgment:
        """The first of them, to speak for all."""
        return self.judgments[0]

    @property
    def reason(self) -> Reason:
        """The first reason, to speak for all."""
        return self.reasons[0]

    @property
    def covers(self) -> tuple[str, ...]:
        """Services, data and regimes behind the group."""
        found: set[str] = set()
        for judgment in self.judgments:
            found |= set(judgment.flow.services)
            if isinstance(judgment.flow.data, tuple):
                found |= set(judgment.flow.data)
            found |= {judgment.regime} if judgment.regime else set()
        return tuple(sorted(found))

    @property
    def details(self) -> tuple[str, ...]:
        """Every detail of the reasons, once."""
        return tuple(sorted({each for reason in self.reasons for each in reason.detail}))


def groups(
    context: RuleContext,
    *codes: Code,
    kinds: tuple[Kind, ...] = tuple(Kind),
    status: Status | None = None,
) -> Iterator[Group]:
    """The flows whose deciding reasons have one of these codes, by subject and instrument."""
    known = context.once(_by_code)
    reported = sorted((each for code in codes for each in known.get(code, ())), key=_number)
    return gather(
        (judgment, reason)
        for _, judgment, reason in reported
        if judgment.flow.kind in kinds and status in (None, judgment.status)
    )


def _by_code(context: RuleContext) -> Mapping[Code, list[tuple[int, Judgment, Reason]]]:
    """Every deciding reason by its code, numbered as they come."""
    found: dict[Code, list[tuple[int, Judgment, Reason]]] = {}
    pairs = ((each, reason) for each in context.statuses.judgments for reason in each.reasons)
    for number, (judgment, reason) in enumerate(pairs):
        found.setdefault(reason.code, []).append((number, judgment, reason))
    return found


def _number(reported: tuple[int, Judgment, Reason]) -> int:
    return reported[0]


def gather(pairs: Iterable[tuple[Judgment, Reason]]) -> Iterator[Group]:
    """One group for each subject and instrument, in the order in which they come."""
    found: dict[tuple[str, str], list[tuple[Judgment, Reason]]] = {}
    for judgment, reason in pairs:
        found.setdefault((judgment.flow.subject, reason.instrument), []).append((judgment, reason))
    for (subject, cause), reported in found.items():
        once = {id(judgment): judgment for judgment, _ in reported}
        yield Group(subject, cause, tuple(once.values()), tuple(reason for _, reason in reported))
