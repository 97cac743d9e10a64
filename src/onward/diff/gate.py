"""The gate: what a change introduces or makes worse, and nothing that was there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Severity
from onward.diff.answered import answered, covered
from onward.diff.bar import lowered
from onward.diff.change import Direction
from onward.diff.comparison import Comparison
from onward.diff.fallbacks import LostFallback, lost_fallbacks
from onward.diff.flows import FlowChange
from onward.diff.judged_less import judged_less
from onward.diff.replaced_company import replaced_companies
from onward.diff.snapshot import Snapshot
from onward.diff.weakened import weakened
from onward.law.law import Law
from onward.rules.engine.covering import beyond
from onward.rules.engine.rule_of_reason import OWNERS
from onward.transfers.reason_text import settle, why
from onward.wording.texts import Section

WORSENED = "worsened-status"
SAY = Section("onward.diff", WORSENED)


class Gate(NamedTuple):
    """What the gate tells of a change, and what counts as waived in it."""

    customer_notices: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]


def gate(comparison: Comparison, law: Law, lost: Iterable[Diagnostic] = ()) -> Gate:
    """Findings that came or got worse, and every flow whose status the change makes worse; first
    what lowers the bar or is judged no longer. `lost` are inventories of the base that are gone.

    A flow of which an error is reported already is not reported again; nor is one where the finding
    that tells why it is worse is waived in the base: somebody answers for that.
    """
    snapshots = [(old, new, answered(old, new)) for old, new in comparison.pairs if new is not None]
    findings = comparison.findings
    reopened = [pair for _, _, each in snapshots for pair in each.reopened]
    grown = [_gained(*pair) for pair in (*findings.worsened, *reopened)]
    graver = [each for _, new, _ in snapshots for each in new.unlowered]
    lighter = {each.fingerprint for each in graver}
    reported = [each for each in (*findings.introduced, *grown) if each.fingerprint not in lighter]
    reported += graver
    worse = tuple(_flows(comparison, law, reported, [each.counted for _, _, each in snapshots]))
    counted = [each for _, _, some in snapshots for each in some.counted]
    told = [*(each for each in (*reported, *worse) if each.severity is Severity.ERROR), *counted]
    first: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    gone = {each.inventory: each for each in lost}
    fallbacks = tuple(lost_fallbacks(comparison.flows))
    for old, new in comparison.pairs:
        itself = [*_of_itself(old, new, told, gone, fallbacks)]
        if old is not None and new is not None:
            itself += replaced_companies(old, new, comparison.doubtful)
        open_, silenced = covered(itself, old)
        first.extend(open_)
        waived.extend(silenced)
    first.extend(gone.values())
    first.extend(finding for _, _, each in snapshots for finding in each.customer_notices)
    open_again = {after.fingerprint for _, after in reopened}
    for _, new, _ in snapshots:
        waived.extend(each for each in new.waived if each.fingerprint not in open_again)
    return Gate(
        (*first, *reported, *worse, *_later(comparison, law, (*reported, *worse))), tuple(waived)
    )


def _of_itself(
    old: Snapshot | None,
    new: Snapshot | None,
    reported: Iterable[Diagnostic],
    gone: dict[str, Diagnostic],
    fallbacks: Iterable[LostFallback],
) -> Iterator[Diagnostic]:
    """What lowers the bar of one inventory, or takes it or a part of it out of judgment."""
    if new is None:
        lost = gone.pop(old.inventory.id, None) if old else None
        yield from (lost,) if lost else ()
        return
    ours = [each for each in reported if each.inventory == new.inventory.id]
    less = tuple(judged_less(old, new, ours))
    if old is not None:
        yield from lowered(old, new)
    yield from less
    if old is not None:
        open_, waived = covered(less, old)
        yield from weakened(old, new, (*ours, *open_, *waived), fallbacks)


def _gained(before: Diagnostic | None, after: Diagnostic) -> Diagnostic:
    """A finding that grew, for what it gained; all of it where it is new or graver."""
    if before is None or after.severity.rank < before.severity.rank:
        return after
    gained = beyond(after.covers, before.covers)
    reported = SAY("gained", message=after.message, covers=", ".join(gained))
    return replace(after, message=reported, covers=gained)


def _flows(
    comparison: Comparison,
    law: Law,
    reported: Iterable[Diagnostic],
    counted: Iterable[Iterable[Diagnostic]],
) -> Iterator[Diagnostic]:
    errors = _errors(reported)
    waived = _Waived(each for some in counted for each in some)
    for key, changes in _by_subject(comparison.flows).items():
        left = [each for each in changes if not waived.excuses(each)]
        if left and key not in errors:
            yield _worse(left, law, Severity.ERROR)


def _later(
    comparison: Comparison, law: Law, reported: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """What is worse only from a day to come, or once it is used: nothing is amiss yet."""
    errors = _errors(reported)
    told = set(errors)
    for when, flows in (("later", comparison.coming), ("planned", comparison.planned)):
        for key, changes in _by_subject(flows).items():
            if key not in told:
                told.add(key)
                yield _worse(changes, law, Severity.WARNING, when)


def _errors(reported: Iterable[Diagnostic]) -> set[tuple[str, str]]:
    return {(each.inventory, each.subject) for each in reported if each.severity is Severity.ERROR}


def _by_subject(flows: Iterable[FlowChange]) -> dict[tuple[str, str], list[FlowChange]]:
    found: dict[tuple[str, str], list[FlowChange]] = {}
    for change in flows:
        if change.after is not None and change.direction is Direction.WORSE:
            key = (change.inventory, change.after.flow.subject)
            found.setdefault(key, []).append(change)
    return found


class _Waived:
    """What somebody answers for: rules by inventory and subject."""

    def __init__(self, waived: Iterable[Diagnostic]) -> None:
        self._rules = {(each.inventory, each.rule, each.subject) for each in waived}

    def excuses(self, change: FlowChange) -> bool:
        """Whether each reason for which the flow is worse is reported by a waived finding on it, or
        on the whole inventory, as where the law that binds us is not known.
        """
        after = change.either
        names = (after.flow.subject, change.inventory)
        rules = {OWNERS.get(reason.code, "") for reason in after.reasons}
        return all(
            any((change.inventory, rule, name) in self._rules for name in names) for rule in rules
        )


def _worse(changes: list[FlowChange], law: Law, severity: Severity, when: str = "") -> Diagnostic:
    """One finding for all flows of a subject; the first, the worst of them, speaks for all."""
    change = changes[0]
    after = change.either
    reason = after.reasons[0]
    flow = after.flow
    key = "-".join(filter(None, ("worse" if change.before else "new", when)))
    return Diagnostic(
        rule=WORSENED,
        severity=severity,
        inventory=change.inventory,
        subject=flow.subject,
        message=SAY(
            key,
            importer=flow.importer.name,
            day=after.day,
            was=change.before.status.value if change.before else "",
            now=after.status.value,
            why=why(reason, after, law),
            law=f"{reason.article}, {after.day}" if reason.article else after.day,
        ),
        at=reason.at,
        covers=tuple(sorted({name for each in changes for name in each.either.flow.services})),
        act=reason.act,
        reason=SAY("reason"),
        remedy=settle(reason, after, law),
    )
