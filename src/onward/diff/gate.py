"""The gate: what a change introduces or makes worse, and nothing that was there."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from onward.diagnostic import Diagnostic, Severity
from onward.diff.change import Comparison, FlowChange, Sense
from onward.law.book import Book
from onward.transfers.footing import Judgment
from onward.transfers.words import settle, why

WORSENED = "worsened-footing"


def gate(
    comparison: Comparison, book: Book, waived: AbstractSet[tuple[str, str]]
) -> tuple[Diagnostic, ...]:
    """Findings that came or got worse, and every flow whose footing the change makes worse.

    `waived` holds the inventories and subjects with a waived finding: somebody answers for those. A
    flow of which an error is told already is not told again.
    """
    findings = comparison.findings
    told = (*findings.introduced, *(after for _, after in findings.worsened))
    errors = {(each.inventory, each.subject) for each in told if each.severity is Severity.ERROR}
    return (*told, *_flows(comparison, book, errors | waived))


def _flows(
    comparison: Comparison, book: Book, known: AbstractSet[tuple[str, str]]
) -> Iterator[Diagnostic]:
    seen = set(known)
    for change in comparison.flows:
        after = change.after
        if after is None or change.sense is not Sense.WORSE:
            continue
        key = (change.inventory, after.flow.subject)
        if key not in seen:
            seen.add(key)
            yield _worse(change, after, book)


def _worse(change: FlowChange, after: Judgment, book: Book) -> Diagnostic:
    was = f"from `{change.before.footing.value}` to" if change.before else "from no transfer to"
    reason = after.reasons[0]
    flow = after.flow
    article = f" ({reason.article}, {after.day})" if reason.article else f" ({after.day})"
    return Diagnostic(
        rule=WORSENED,
        severity=Severity.ERROR,
        inventory=change.inventory,
        subject=flow.subject,
        message=f"{flow.importer.name}: this change takes the footing {was}"
        f" `{after.footing.value}`: {why(reason, after, book)}{article}",
        at=reason.at,
        covers=flow.services,
        act=reason.act,
        reason="a change may not leave a transfer worse founded than it was, unknown included",
        remedy=settle(reason, after, book),
    )
