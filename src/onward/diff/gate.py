"""The gate: what a change introduces or makes worse, and nothing that was there."""

from collections.abc import Iterable, Iterator

from onward.diagnostic import Diagnostic, Severity
from onward.diff.change import Sense
from onward.diff.comparison import Comparison
from onward.diff.flows import FlowChange
from onward.law.book import Book
from onward.rules.transfers._codes import OWNERS
from onward.transfers.words import settle, why

WORSENED = "worsened-footing"


def gate(comparison: Comparison, book: Book, *, flows: bool = True) -> tuple[Diagnostic, ...]:
    """Findings that came or got worse, and every flow whose footing the change makes worse.

    A flow of which an error is told already is not told again; nor is one where the finding that
    tells why it is worse is waived: somebody answers for that.
    """
    findings = comparison.findings
    told = (*findings.introduced, *(after for _, after in findings.worsened))
    if not flows:
        return told
    worse = tuple(_flows(comparison, book, told))
    return (*told, *worse, *_later(comparison, book, (*told, *worse)))


def _flows(comparison: Comparison, book: Book, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    errors = _errors(told)
    waived = _Waived(comparison)
    for key, changes in _by_subject(comparison.flows).items():
        left = [each for each in changes if not waived.excuses(each)]
        if left and key not in errors:
            yield _worse(left, book, Severity.ERROR)


def _later(comparison: Comparison, book: Book, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is worse only from a day to come: nothing is amiss yet, and there is time."""
    errors = _errors(told)
    for key, changes in _by_subject(comparison.coming).items():
        if key not in errors:
            yield _worse(changes, book, Severity.WARNING)


def _errors(told: Iterable[Diagnostic]) -> set[tuple[str, str]]:
    return {(each.inventory, each.subject) for each in told if each.severity is Severity.ERROR}


def _by_subject(flows: Iterable[FlowChange]) -> dict[tuple[str, str], list[FlowChange]]:
    found: dict[tuple[str, str], list[FlowChange]] = {}
    for change in flows:
        if change.after is not None and change.sense is Sense.WORSE:
            key = (change.inventory, change.after.flow.subject)
            found.setdefault(key, []).append(change)
    return found


class _Waived:
    """What somebody answers for: rules by inventory and subject, or by who a finding on all
    records covers.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._rules: set[tuple[str, str, str]] = set()
        for _, side in comparison.pairs:
            for each in side.waived if side else ():
                whole = each.subject == each.inventory
                for name in (each.covers or (each.subject,)) if whole else (each.subject,):
                    self._rules.add((each.inventory, each.rule, name))

    def excuses(self, change: FlowChange) -> bool:
        """Whether each reason for which the flow is worse is told by a waived finding on it."""
        after = change.either
        flow = after.flow
        names = (flow.subject, flow.importer.id, flow.exporter.id, change.inventory)
        rules = {OWNERS.get(reason.code, "") for reason in after.reasons}
        return bool(rules) and all(
            any((change.inventory, rule, name) in self._rules for name in names) for rule in rules
        )


def _worse(changes: list[FlowChange], book: Book, severity: Severity) -> Diagnostic:
    """One finding for all flows of a subject; the first, the worst of them, speaks for all."""
    change = changes[0]
    after = change.either
    was = f"from `{change.before.footing.value}` to" if change.before else "from no transfer to"
    reason = after.reasons[0]
    flow = after.flow
    since = f"from {after.day} on, " if severity is Severity.WARNING else ""
    article = f" ({reason.article}, {after.day})" if reason.article else f" ({after.day})"
    return Diagnostic(
        rule=WORSENED,
        severity=severity,
        inventory=change.inventory,
        subject=flow.subject,
        message=f"{flow.importer.name}: {since}this change takes the footing {was}"
        f" `{after.footing.value}`: {why(reason, after, book)}{article}",
        at=reason.at,
        covers=tuple(sorted({name for each in changes for name in each.either.flow.services})),
        act=reason.act,
        reason="a change may not leave a transfer worse founded than it was, unknown included",
        remedy=settle(reason, after, book),
    )
