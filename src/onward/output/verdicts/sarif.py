"""SARIF 2.1.0 with every field that GitHub's code scanning requires.

Waived findings are left out: code scanning pays no heed to suppressions.
"""

from collections.abc import Sequence
from urllib.parse import quote

from onward._about import VERSION
from onward.diagnostic import Diagnostic, Place, Severity, Verdict
from onward.output import escape
from onward.output.envelope import dump
from onward.output.finding import fingerprints, span_of, words
from onward.output.formats import PLAIN, Options

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_MOST = 25_000
"""How many results code scanning takes; of more, the gravest are kept and the rest counted."""
_LONGEST = 1024
"""What code scanning keeps of a description, in characters."""


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """One run; of the rules, those that found something."""
    found = verdict.open[:_MOST]
    names = sorted({finding.rule for finding in found})
    driver = {
        "name": "onward",
        "semanticVersion": VERSION,
        "rules": [_rule(name, options, found) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"{escape.one_line(options.category).rstrip('/')}/"},
        "invocations": [_invocation(verdict)],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, names.index(finding.rule), mark)
            for finding, mark in zip(found, fingerprints(found), strict=True)
        ],
        "properties": {
            "asOf": verdict.as_of.isoformat(),
            "lawChecked": verdict.law_checked.isoformat(),
            "waived": len(verdict.waived),
            "leftOut": len(verdict.open) - len(found),
        },
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(verdict: Verdict) -> dict[str, object]:
    """Where an inventory was not judged, what is absent from the results is not mended."""
    unjudged = [item for item in verdict.inventories if not item.judged]
    return {
        "executionSuccessful": not unjudged,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": _plain(f"{item.id}: not judged, faults first")}}
            for item in unjudged
        ],
    }


def _rule(name: str, options: Options, found: Sequence[Diagnostic]) -> dict[str, object]:
    page, address = options.pages.get(name, ""), options.addresses.get(name, "")
    title, summary = _head(name, page)
    gravest = min(
        (item for item in found if item.rule == name), key=lambda item: item.severity.rank
    )
    return {
        "id": name,
        "name": name,
        "shortDescription": {"text": title[:_LONGEST]},
        "fullDescription": {"text": summary[:_LONGEST]},
        "help": {"text": page or title, "markdown": page or title},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": _LEVEL[gravest.severity]},
        "properties": {"tags": ["privacy", "data-transfers"], "precision": "high"},
    }


def _head(name: str, page: str) -> tuple[str, str]:
    """The title of a page and its first paragraph; the name where there is no page."""
    lines = [line.strip() for line in page.splitlines()]
    title = next((line.lstrip("# ") for line in lines if line.startswith("#")), "") or name
    prose = next((line for line in lines if line and not line.startswith("#")), "") or title
    return title, prose


def _result(finding: Diagnostic, index: int, fingerprint: str) -> dict[str, object]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": {"text": "\n\n".join(_plain(text) for text in words(finding))},
        "locations": [{"physicalLocation": _physical(finding.at)}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "onward/v1": fingerprint},
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": _plain(related.message)},
                "physicalLocation": _physical(related.at),
            }
            for number, related in enumerate(finding.related, start=1)
        ],
        "properties": {
            "inventory": _plain(finding.inventory),
            "subject": _plain(finding.subject),
            **({"cause": _plain(finding.cause)} if finding.cause else {}),
            **({"owner": _plain(finding.owner)} if finding.owner else {}),
        },
    }


def _plain(text: str) -> str:
    """Text for a message: braces are doubled (SARIF 3.11.5), and no link is left whole (3.11.6)."""
    return escape.one_line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _physical(place: Place) -> dict[str, object]:
    span = span_of(place)
    return {
        "artifactLocation": {"uri": _uri(place.path)},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _uri(path: str) -> str:
    """A relative reference; the colon is coded too, which would end a scheme."""
    return quote(path.encode(errors="surrogatepass"), safe="/")
