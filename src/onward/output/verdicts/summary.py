"""The sum of a verdict in words, an inventory a line and one for all."""

from collections import Counter
from collections.abc import Sequence

from onward.diagnostic import Diagnostic, Judged, Severity, Verdict
from onward.output import escape
from onward.wording.english import count


def sum_lines(verdict: Verdict) -> tuple[str, ...]:
    """Where one inventory does not tell all, a line for everything; then one each; inert text."""
    known = {item.id for item in verdict.inventories}
    stray = any(finding.inventory not in known for finding in verdict.open)
    lines = []
    if len(verdict.inventories) != 1 or stray:
        size = "1 inventory" if len(known) == 1 else f"{len(known)} inventories"
        lines.append(f"{size}: {_report(verdict.open, len(verdict.waived), often=True)}")
    lines += [_inventory(item, verdict, often=not lines) for item in verdict.inventories]
    if verdict.standing is not None:
        lines.append(_standing(verdict.standing))
    return tuple(lines)


def _standing(number: int) -> str:
    """Where only what a change brings is reported: how much else there is."""
    if not number:
        return "Reported is what the change brings; nothing was found before."
    verb = "was" if number == 1 else "were"
    return f"Reported is what the change brings; {count(number, 'finding')} {verb} there before."


def _inventory(item: Judged, verdict: Verdict, *, often: bool) -> str:
    own = [finding for finding in verdict.open if finding.inventory == item.id]
    name = escape.terminal(item.id)
    if not item.judged:
        faults = sum(1 for finding in own if finding.severity is Severity.ERROR)
        return f"{name}: not judged, {count(faults, 'fault')} first"
    waived = sum(1 for finding in verdict.waived if finding.inventory == item.id)
    size = f"{count(item.records, 'record')}, {count(item.flows, 'flow')}"
    return f"{name} ({size}): {_report(own, waived, often=often)}"


def _report(findings: Sequence[Diagnostic], waived: int, *, often: bool) -> str:
    parts = [tally(findings)]
    if findings and often:
        parts.append("most often " + ", ".join(f"{rule} ({n})" for rule, n in commonest(findings)))
    if waived:
        parts.append(f"{waived} waived")
    return "; ".join(parts)


def tally(findings: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning`, gravest first, what there is none of left out; or `nothing found`."""
    counts = Counter(finding.severity for finding in findings)
    reported = [
        count(counts[severity], severity.value) for severity in Severity if counts[severity]
    ]
    return ", ".join(reported) or "nothing found"


def commonest(findings: Sequence[Diagnostic]) -> list[tuple[str, int]]:
    """The three rules with the most findings, and how many; by name where they tie."""
    counts = Counter(escape.terminal(finding.rule) for finding in findings)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
