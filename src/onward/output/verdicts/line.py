"""What every format shares: where findings stand, their fingerprints, and their one line."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from onward.diagnostic import Diagnostic, Place, Severity
from onward.output import escape
from onward.output.terminal import Paint
from onward.source.text import Span

WHOLE_FILE = Span(1, 1, 1, 1)
"""Where a complaint about a file as such is shown (one that could not be read, a link)."""


LEADING = "gate finding"
"""What findings are called that stand at the head of a report."""


def parts(findings: Iterable[Diagnostic]) -> tuple[tuple[str, list[Diagnostic]], ...]:
    """What leads, then errors, warnings and notes, each under what they are called."""
    found: dict[str, list[Diagnostic]] = {LEADING: []}
    found |= {severity.value: [] for severity in Severity}
    for each in findings:
        found[LEADING if each.leads else each.severity.value].append(each)
    return tuple((noun, some) for noun, some in found.items() if some)


def fingerprints(findings: Iterable[Diagnostic]) -> tuple[str, ...]:
    """The fingerprint of each, no two alike: sites that go by it show one of equal ones only.

    Several faults of one file can share theirs; the second and later ones are numbered.
    """
    seen: Counter[str] = Counter()
    reported = []
    for finding in findings:
        own = finding.fingerprint
        seen[own] += 1
        again = sha256(f"{own}\0{seen[own]}".encode()).hexdigest()
        reported.append(own if seen[own] == 1 else again)
    return tuple(reported)


def words(finding: Diagnostic) -> tuple[str, ...]:
    """What a finding says, the message first, then why, by which act, the remedy, the owner."""
    owner = finding.owner and f"owner: {finding.owner}"
    parts = (finding.message, finding.reason, finding.act, finding.remedy, owner)
    return tuple(escape.one_line(part) for part in parts if part)


def span_of(place: Place) -> Span:
    """The span of a place, or the head of its file."""
    return place.span or WHOLE_FILE


def spot(place: Place) -> str:
    """`path:line:column`, inert in a terminal."""
    span = span_of(place)
    return f"{escape.terminal(place.path)}:{span.line}:{span.column}"


def line(finding: Diagnostic, paint: Paint) -> str:
    """`path:line:column: severity: message [rule]`, the line that starts a finding everywhere."""
    severity = paint(finding.severity.value, f"{finding.severity.value}:")
    rule = paint("dim", f"[{escape.terminal(finding.rule)}]")
    return f"{spot(finding.at)}: {severity} {escape.one_line(finding.message)} {rule}"
