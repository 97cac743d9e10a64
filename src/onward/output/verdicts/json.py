"""The verdict for machines; its schema is `schema/output/check.schema.json`."""

from collections import Counter

from onward.diagnostic import Diagnostic, Place, Severity, Verdict, order
from onward.output.envelope import dump, envelope
from onward.output.formats import PLAIN, Options


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """One document; waived findings are among the others if they are asked for."""
    shown = verdict.open + (verdict.waived if options.show_waived else ())
    return dump(
        envelope("check", verdict.as_of, verdict.law_checked, verdict.inventories)
        | {"findings": [record(finding) for finding in sorted(shown, key=order)]}
        | {"summary": summary(verdict)}
    )


def record(finding: Diagnostic) -> dict[str, object]:
    """One finding with every key; lines and columns count from 1 and are null for a whole file."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "inventory": finding.inventory or None,
        "subject": finding.subject,
        "cause": finding.cause or None,
        "covers": list(finding.covers),
        "message": finding.message,
        "act": finding.act or None,
        "reason": finding.reason or None,
        "remedy": finding.remedy or None,
        **_place(finding.at),
        "related": [{"message": item.message, **_place(item.at)} for item in finding.related],
        "fingerprint": finding.fingerprint,
        "waiver": finding.waiver,
        "owner": finding.owner or None,
    }


def _place(place: Place) -> dict[str, object]:
    line, column, end_line, end_column = place.span or (None, None, None, None)
    return {
        "path": place.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def summary(verdict: Verdict) -> dict[str, object]:
    """Open findings by severity and by rule, and how many are waived."""
    rules = Counter(finding.rule for finding in verdict.open)
    return {
        "errors": verdict.count(Severity.ERROR),
        "warnings": verdict.count(Severity.WARNING),
        "notes": verdict.count(Severity.NOTE),
        "waived": len(verdict.waived),
        "by_rule": {rule: rules[rule] for rule in sorted(rules)},
    }
