"""Two sides compared: two revisions, two days, or the law as it is and as it might be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from typing import NamedTuple

from onward.diagnostic import Diagnostic
from onward.diff.change import Change
from onward.diff.customer_notices import CustomerNotice, customer_notices
from onward.diff.destinations import destinations
from onward.diff.flows import FlowChange, flow_changes
from onward.diff.law_changes import events
from onward.diff.match import MaybeRenamed
from onward.diff.records import record_changes
from onward.diff.scope import Scope, scope
from onward.diff.snapshot import Snapshot
from onward.rules.engine.covering import beyond

Pair = tuple[Snapshot | None, Snapshot | None]


class Between(Enum):
    """What two sides differ in."""

    RECORDS = "records"
    """Two revisions of the records."""
    DAYS = "days"
    """The same records on two days."""
    LAW = "law"
    """The same records under the law as it is and under one that might come."""


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
    planned: tuple[FlowChange, ...] = ()
    """Those that begin or get worse once a planned service is used: judged as if it were."""
    findings: Findings
    customer_notices: tuple[CustomerNotice, ...]
    doubtful: tuple[MaybeRenamed, ...] = ()
    scope: Scope
    faults: tuple[Diagnostic, ...] = ()
    """Faults of records on the second side: what bears them is not compared."""
    base_faults: tuple[Diagnostic, ...] = ()
    """Faults on the first side: all of the second side counts as new there."""
    pairs: tuple[Pair, ...] = field(default=(), compare=False, repr=False)
    """The sides themselves, one pair an inventory: for questions and for the picture."""

    @property
    def nothing(self) -> bool:
        """No change in meaning."""
        found = self.findings
        parts = (
            self.changes,
            self.flows,
            self.coming,
            self.planned,
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


class Besides(NamedTuple):
    """What was found on the way to the two sides."""

    known: tuple[Change, ...] = ()
    """What was renamed, and inventories that are there on one side only."""
    doubtful: tuple[MaybeRenamed, ...] = ()
    coming: tuple[FlowChange, ...] = ()
    days_left: int = 0
    planned: tuple[FlowChange, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    base_faults: tuple[Diagnostic, ...] = ()


def compare(
    pairs: Sequence[Pair],
    names: tuple[str, str],
    between: Between,
    days: tuple[date, date],
    besides: Besides | None = None,
) -> Comparison:
    """Everything that differs; each pair is one inventory, under the same ids on both sides.

    `days` are the day judged on the second side, and that on which the law was checked.
    """
    both = [(was, now) for was, now in pairs if was is not None and now is not None]
    found = [(pair, flow_changes(*pair)) for pair in pairs]
    flows = [flow for _, each in found for flow in each]
    besides = besides or Besides()
    changes = [*besides.known, *_changes(found, between)]
    changed = sorted((each for each in flows if each.changed), key=_worst_first)
    notices = tuple(each for was, now in both for each in customer_notices(was, now))
    return Comparison(
        between=between,
        before=names[0],
        after=names[1],
        as_of=days[0],
        law_checked=days[1],
        changes=tuple(sorted(changes, key=lambda change: change.key)),
        flows=tuple(changed),
        still=tuple(each for each in flows if not each.changed),
        coming=besides.coming,
        days_left=besides.days_left,
        planned=besides.planned,
        findings=_findings(pairs),
        customer_notices=notices if between is Between.RECORDS else (),
        doubtful=besides.doubtful,
        scope=scope(pairs, changes, changed),
        faults=besides.faults,
        base_faults=besides.base_faults,
        pairs=tuple(pairs),
    )


def _changes(
    found: Iterable[tuple[Pair, tuple[FlowChange, ...]]], between: Between
) -> Iterable[Change]:
    for (was, now), flows in found:
        if was is not None and now is not None:
            yield from destinations(was, now)
            if between is Between.RECORDS:
                yield from record_changes(was, now, flows)
            else:
                yield from events(was, now, flows)


def _worst_first(change: FlowChange) -> tuple[object, ...]:
    before, after = change.levels
    flow = change.either.flow
    where = (change.inventory, flow.subject, flow.services, change.either.regime)
    return (before - after, -after, change.after is None, *where)


def _findings(pairs: Sequence[Pair]) -> Findings:
    """Of each inventory apart: no finding of one answers for a finding of another."""
    found = [_of_pair(*pair) for pair in pairs]
    return Findings(
        *(
            tuple(each for one in found for each in getattr(one, part.name))
            for part in fields(Findings)
        )
    )


def _of_pair(old: Snapshot | None, new: Snapshot | None) -> Findings:
    was = {each.fingerprint: each for each in (old.findings if old else ())}
    now = {each.fingerprint: each for each in (new.findings if new else ())}
    silenced = {each.fingerprint: each for each in (new.waived if new else ())}
    before = {each.fingerprint for each in (old.waived if old else ())}
    both = [(was[name], each) for name, each in now.items() if name in was]
    worsened = [pair for pair in both if worse(*pair)]
    eased = [pair for pair in both if not worse(*pair) and worse(*reversed(pair))]
    moved = {after.fingerprint for _, after in (*worsened, *eased)}
    return Findings(
        introduced=tuple(each for name, each in now.items() if name not in was),
        worsened=tuple(worsened),
        eased=tuple(eased),
        fixed=tuple(each for name, each in was.items() if name not in now.keys() | silenced.keys()),
        waived=tuple(each for name, each in silenced.items() if name not in before),
        unchanged=tuple(after for _, after in both if after.fingerprint not in moved),
    )


def worse(before: Diagnostic, after: Diagnostic) -> bool:
    """Graver, or covering what it did not cover."""
    graver = after.severity.rank < before.severity.rank
    return graver or bool(beyond(after.covers, before.covers))
