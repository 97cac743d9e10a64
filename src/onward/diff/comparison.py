"""Two sides compared, as a value: everything that a reviewer has to see."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from onward.diagnostic import Diagnostic
from onward.diff.change import Change
from onward.diff.flows import FlowChange
from onward.diff.snapshot import Snapshot


class Between(Enum):
    """What two sides differ in."""

    RECORDS = "records"
    """Two revisions of the records."""
    DAYS = "days"
    """The same records on two days."""
    LAW = "law"
    """The same records under the law as it is and under one that might come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerNotice:
    """The notice owed to our customers of a sub-processor that is new or replaced."""

    inventory: str
    vendor: str
    name: str
    replaced: str = ""
    """The legal name of the company that another took the place of; empty for an addition."""
    activities: tuple[str, ...]
    """Ids."""
    named: tuple[str, ...]
    """The same by their names."""
    promised: int | None
    """Days between telling and using; None: no number is recorded."""
    announced: date | None
    since: date | None
    earliest: date | None
    """The first day of use that keeps the promise: counted from `announced`, else from the day
    judged; None where we did not record what we promised.
    """
    article: str = ""
    """Where the law that binds us says so; empty where it does not."""
    kept: bool | None
    """None: it can't be said, for a day or the promise is not recorded."""
    informing: bool = True
    """Whether some customers are informed and may object: not where each approves by name."""
    approving: tuple[str, ...] = ()
    """The customers whose written approval, asked for by name, is not recorded."""


class MaybeRenamed(NamedTuple):
    """A vendor that came, and one that went and is like it: nobody recorded that it is the same."""

    inventory: str
    vendor: str
    """The id of the one that came."""
    name: str
    former: str
    """The name of the one that went."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of the findings."""

    introduced: tuple[Diagnostic, ...] = ()
    worsened: tuple[tuple[Diagnostic, Diagnostic], ...] = ()
    """Before and after: graver, or covering more."""
    eased: tuple[tuple[Diagnostic, Diagnostic], ...] = ()
    """Before and after: less grave, or covering less."""
    fixed: tuple[Diagnostic, ...] = ()
    """On the first side only, and not silenced on the second."""
    waived: tuple[Diagnostic, ...] = ()
    """Silenced by a waiver on the second side, and by none on the first: not fixed."""
    unchanged: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom and what a comparison concerns, by their names, each sorted."""

    parties: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sides compared."""

    between: Between
    before: str
    """What the first side is, in words: a revision, a day, the law as it is."""
    after: str
    as_of: date
    """The day for which the second side was judged."""
    law_checked: date
    changes: tuple[Change, ...]
    flows: tuple[FlowChange, ...]
    """Those that changed, the worst first."""
    still: tuple[FlowChange, ...]
    """Those that are as they were."""
    coming: tuple[FlowChange, ...] = ()
    """Those that begin or get worse only on a later day that the change names, judged for it."""
    days_left: int = 0
    """How many more such days there are, for which nothing was judged."""
    findings: Findings
    customer_notices: tuple[CustomerNotice, ...]
    doubtful: tuple[MaybeRenamed, ...] = ()
    scope: Scope = Scope()
    faults: tuple[Diagnostic, ...] = ()
    """Faults of records on the second side: what bears them is not compared."""
    base_faults: tuple[Diagnostic, ...] = ()
    """Faults on the first side: all of the second side counts as new there."""
    pairs: tuple[tuple[Snapshot | None, Snapshot | None], ...] = field(
        default=(), compare=False, repr=False
    )
    """The sides themselves, one pair an inventory: for questions and for the picture."""

    @property
    def nothing(self) -> bool:
        """No change in meaning."""
        found = self.findings
        parts = (
            self.changes,
            self.flows,
            self.coming,
            self.customer_notices,
            self.faults,
            self.base_faults,
        )
        customer_notices = (
            found.introduced,
            found.worsened,
            found.eased,
            found.fixed,
            found.waived,
        )
        return not any((*parts, *customer_notices))
