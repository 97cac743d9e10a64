"""JUnit XML: a suite an inventory, a case a finding, for the test reports of most CI systems."""

from collections.abc import Sequence

from onward.diagnostic import Diagnostic, Judged, Severity, Verdict
from onward.output import escape
from onward.output.finding import spot, words
from onward.output.formats import PLAIN, Options


def render(verdict: Verdict, options: Options = PLAIN) -> str:  # noqa: ARG001 - one signature
    """Errors and warnings are failures, notes are cases that pass and say so in their output.

    A clean inventory is one case that passes, so that a report is never empty; one that was not
    judged has its faults as failures and a case in error.
    """
    suites = [
        _suite(item.id, _own(verdict, item.id), item, verdict) for item in verdict.inventories
    ]
    known = {item.id for item in verdict.inventories}
    stray = [finding for finding in verdict.open if finding.inventory not in known]
    if stray:
        suites.append(_suite("onward", stray, None, verdict))
    failures = sum(1 for finding in verdict.open if finding.severity is not Severity.NOTE)
    errors = sum(1 for item in verdict.inventories if not item.judged)
    tests = sum(tests for _, tests in suites)
    body = "".join(text for text, _ in suites)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="onward" tests="{tests}" failures="{failures}" errors="{errors}">\n'
        f"{body}</testsuites>\n"
    )


def _own(verdict: Verdict, inventory: str) -> list[Diagnostic]:
    return [finding for finding in verdict.open if finding.inventory == inventory]


def _suite(
    name: str, findings: Sequence[Diagnostic], item: Judged | None, verdict: Verdict
) -> tuple[str, int]:
    """The element, and how many cases it has."""
    cases = [_case(finding) for finding in findings]
    unjudged = item is not None and not item.judged
    if unjudged:
        cases.append(_plain(name, "judged", '<error message="not judged: faults first"/>'))
    elif not cases:
        cases.append(_plain(name, "nothing found", ""))
    failures = sum(1 for finding in findings if finding.severity is not Severity.NOTE)
    waived = sum(1 for finding in verdict.waived if finding.inventory == name)
    text = (
        f'  <testsuite name="{escape.xml(name)}" tests="{len(cases)}" failures="{failures}" '
        f'errors="{int(unjudged)}" skipped="0">\n'
        "    <properties>\n"
        f'      <property name="as_of" value="{verdict.as_of.isoformat()}"/>\n'
        f'      <property name="law_checked" value="{verdict.law_checked.isoformat()}"/>\n'
        f'      <property name="waived" value="{waived}"/>\n'
        "    </properties>\n"
        f"{''.join(cases)}  </testsuite>\n"
    )
    return text, len(cases)


def _case(finding: Diagnostic) -> str:
    text = escape.xml(" | ".join(words(finding)))
    place = escape.xml(spot(finding.at))
    if finding.severity is Severity.NOTE:
        inner = f"<system-out>{place}: {text}</system-out>"
    else:
        message = escape.xml(escape.one_line(finding.message))
        inner = (
            f'<failure type="{finding.severity.value}" message="{message}">'
            f"{place}: {text}</failure>"
        )
    name = f"{finding.rule}: {finding.subject}" + (f" ({finding.cause})" if finding.cause else "")
    return _plain(finding.inventory or "onward", name, inner)


def _plain(suite: str, name: str, inner: str) -> str:
    return (
        f'    <testcase classname="{escape.xml(suite)}" name="{escape.xml(name)}">'
        f"{inner}</testcase>\n"
    )
