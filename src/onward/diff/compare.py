"""Two sides compared: two revisions, two days, or the law as it is and as it might be."""

from collections.abc import Iterable, Mapping, Sequence

from onward.diagnostic import Diagnostic
from onward.diff.change import Change, Comparison, Findings, FlowChange
from onward.diff.records import destinations, record_changes
from onward.diff.side import Side
from onward.diff.told import told
from onward.transfers.footing import Judgment


def compare(
    pairs: Sequence[tuple[Side | None, Side | None]],
    before: str,
    after: str,
    *,
    renames: Iterable[Change] = (),
    faults: tuple[Diagnostic, ...] = (),
    base_faults: tuple[Diagnostic, ...] = (),
) -> Comparison:
    """Everything that differs; each pair is one inventory, under the same ids on both sides."""
    sides = [side for pair in pairs for side in pair if side is not None]
    both = [(was, now) for was, now in pairs if was is not None and now is not None]
    changes = [*renames]
    flows: list[FlowChange] = []
    for was, now in pairs:
        flows.extend(_flows(was, now))
    for was, now in both:
        changes.extend((*record_changes(was, now), *destinations(was, now)))
    changed = sorted((each for each in flows if each.changed), key=_worst_first)
    latest = max(sides, key=lambda side: side.footings.day)
    return Comparison(
        before=before,
        after=after,
        as_of=latest.footings.day,
        law_checked=latest.book.checked,
        inventories=tuple(sorted({side.inventory.id for side in sides})),
        changes=tuple(changes),
        flows=tuple(changed),
        still=len(flows) - len(changed),
        findings=_findings(pairs),
        told=tuple(each for was, now in both for each in told(was, now)),
        faults=faults,
        base_faults=base_faults,
        pairs=tuple(pairs),
    )


def _worst_first(change: FlowChange) -> tuple[object, ...]:
    after = change.after.footing.rank if change.after else -1
    flow = change.either.flow
    return (-after, change.inventory, flow.subject, flow.services, change.either.regime)


def _flows(before: Side | None, after: Side | None) -> Iterable[FlowChange]:
    was, now = _judgments(before), _judgments(after)
    name = next(side.inventory.id for side in (after, before) if side is not None)
    for key in sorted(was.keys() | now.keys()):
        yield from _paired(name, was.get(key, ()), now.get(key, ()))


def _judgments(side: Side | None) -> Mapping[tuple[str, ...], list[Judgment]]:
    """The flows by the parties at both ends, the services behind them and the regime."""
    found: dict[tuple[str, ...], list[Judgment]] = {}
    for judgment in side.footings.judgments if side else ():
        flow = judgment.flow
        ends = (flow.kind.value, flow.exporter.id, flow.importer.id, flow.importer.name)
        key = (*ends[:3], ends[3] if flow.importer.id in ("customers", "unnamed") else "")
        found.setdefault((*key, "+".join(flow.services), judgment.regime), []).append(judgment)
    return found


def _paired(name: str, was: Sequence[Judgment], now: Sequence[Judgment]) -> Iterable[FlowChange]:
    for number in range(max(len(was), len(now))):
        yield FlowChange(
            name,
            was[number] if number < len(was) else None,
            now[number] if number < len(now) else None,
        )


def _findings(pairs: Sequence[tuple[Side | None, Side | None]]) -> Findings:
    was = {each.fingerprint: each for before, _ in pairs if before for each in before.findings}
    now = {each.fingerprint: each for _, after in pairs if after for each in after.findings}
    both = [(was[name], each) for name, each in now.items() if name in was]
    return Findings(
        introduced=tuple(each for name, each in now.items() if name not in was),
        worsened=tuple(pair for pair in both if _worse(*pair)),
        fixed=tuple(each for name, each in was.items() if name not in now),
        unchanged=tuple(after for before, after in both if not _worse(before, after)),
    )


def _worse(before: Diagnostic, after: Diagnostic) -> bool:
    """Graver, or covering what it did not cover."""
    graver = after.severity.rank < before.severity.rank
    return graver or not set(after.covers) <= set(before.covers)
