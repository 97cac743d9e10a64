"""The one kind of complaint, from the YAML parser to the last rule, and what they add up to."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final, Generic, NamedTuple, TypeVar

from onward.source.text import Source, Span
from onward.wording.english import count

T = TypeVar("T")

MOST_FAULTS: Final = 200
"""How many faults of one file are shown; one more gives the number of those that are not."""


class Severity(Enum):
    """How grave a complaint is: a duty is unmet; it can't be shown or will expire; worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANK[self]

    def lower(self) -> "Severity":
        """One level less grave; a note stays a note."""
        return Severity.WARNING if self is Severity.ERROR else Severity.NOTE


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Place(NamedTuple):
    """Where a thing is written: a file and a route in it, made a span when it is shown.

    A route is `/services/transactional-mail/locations/IN`: keys and, for the items of a list, the
    name of an item (its id, vendor, instrument or place; `#2` follows a name that returns), else
    its number from 0. The empty route is the whole file.
    """

    path: str
    route: str = ""
    span: Span | None = None
    key: bool = False
    """The key itself is meant, not its value."""


class Related(NamedTuple):
    """Another place that has to do with a complaint, and what it has to do with it."""

    message: str
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is wrong and where, as a rule or an earlier stage says it."""

    message: str
    """Names the thing, what is wrong with it, the act and article of the day, and the day."""
    subject: str
    at: Place
    cause: str = ""
    """The instrument or term that it names."""
    covers: tuple[str, ...] = ()
    """The services, data and regimes behind it."""
    act: str = ""
    reason: str = ""
    remedy: str = ""
    """How to fix it."""
    related: tuple[Related, ...] = ()
    alike: str = ""
    """The end of the message that it has in common with others of its rule: a report for readers
    may print it once, behind what each message begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic(Statement):
    """One complaint. `subject` and `cause` distinguish it from every other of the same rule."""

    rule: str
    severity: Severity
    inventory: str
    waiver: str | None = None
    """The id of the waiver that silences it; None for an open finding."""
    waived_until: date | None = None
    owner: str = ""
    """Who answers for the record, as it says; empty where it does not."""
    leads: bool = False
    """Whether it is at the head of a report, whatever file it is of."""

    @property
    def fingerprint(self) -> str:
        """64 hex digits that stay the same while the finding is the same: no line, path or day."""
        import hashlib

        parts = (self.inventory, self.rule, self.subject, self.cause)
        return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()


def fault_of_file(
    *,
    rule: str,
    message: str,
    at: Place,
    remedy: str = "",
    cause: str = "",
    reason: str = "",
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """What keeps a file from being judged: an error about its path.

    The inventory is filled in by `link`, which learns its id.
    """
    return Diagnostic(
        rule=rule,
        severity=Severity.ERROR,
        inventory="",
        subject=at.path,
        message=message,
        at=at,
        cause=cause,
        reason=reason,
        remedy=remedy,
        related=related,
    )


def order(finding: Diagnostic) -> tuple[object, ...]:
    """The order of findings in every output: what leads, the gravest first, then by file and place.

    Whatever else can differ comes last, so that no two runs print otherwise.
    """
    span = finding.at.span
    return (
        not finding.leads,
        finding.severity.rank,
        finding.at.path,
        *((span.line, span.column) if span else (0, 0)),
        finding.rule,
        finding.subject,
        finding.cause,
        finding.message,
    )


def left_out(number: int) -> str:
    """The message that ends a list of faults that is longer than what is shown."""
    return f"{count(number, 'more fault')} in this file: not shown"


def bounded(faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults, no more than `MOST_FAULTS` of each file and then one with the number left."""
    shown, left = first_of_each(faults, lambda fault: fault.at.path)
    return (*shown, *(ending(rest[0].rule, rest[0].at, len(rest)) for rest in left))


def first_of_each(faults: Iterable[T], path: Callable[[T], str]) -> tuple[list[T], list[list[T]]]:
    """The first `MOST_FAULTS` of each file; and the others, a list for each file that has more."""
    shown: list[T] = []
    left: dict[str, list[T]] = {}
    count: Counter[str] = Counter()
    for fault in faults:
        name = path(fault)
        count[name] += 1
        if count[name] <= MOST_FAULTS:
            shown.append(fault)
        else:
            left.setdefault(name, []).append(fault)
    return shown, list(left.values())


def ending(rule: str, at: Place, count: int) -> Diagnostic:
    """The fault in the place of those of a file that are not shown, at the first of them."""
    return fault_of_file(rule=rule, message=left_out(count), at=at)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage made, and what it has to say; one that made nothing says why."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def __post_init__(self) -> None:
        if self.value is None and not self.diagnostics:
            raise AssertionError("a stage made nothing and does not say why")


class Judged(NamedTuple):
    """An inventory in a verdict: whether it was judged, and how much it holds."""

    id: str
    path: str
    judged: bool
    records: int = 0
    flows: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that `check` reports: open and waived findings of every inventory, for one day.

    Findings are in their `order`, however they were given.
    """

    as_of: date
    law_checked: date
    inventories: tuple[Judged, ...]
    open: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...] = ()
    standing: int | None = None
    """Where only what a change introduces is reported: how many findings were there before."""
    sources: Mapping[str, Source] = field(default_factory=dict, compare=False, repr=False)
    """The files behind the findings by their path, for frames."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "open", tuple(sorted(self.open, key=order)))
        object.__setattr__(self, "waived", tuple(sorted(self.waived, key=order)))

    def count(self, severity: Severity) -> int:
        """How many open findings have this severity."""
        return sum(1 for finding in self.open if finding.severity is severity)
