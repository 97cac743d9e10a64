"""A name that the law no longer knows stands in a document or record of ours."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.retired import RetiredName
from onward.rules._case import Case, Finding
from onward.rules.register._retired import uses

SEVERITY = Severity.WARNING
SETTLE = {
    "act": "cite what stands in its place: {new}",
    "authority": "name the authority of today: {new}",
    "form": "ask for the extract of the register, and record the name of today: {new}",
    "ground": "take it out; in its place: {new}",
    "term": "use the word of today: {new}",
}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each subject and retired name, from the day on which it was retired."""
    for use in uses(case):
        row = use.row
        if row.gone(case.day):
            yield Finding(
                message=f"{use.by} {row.old}, retired since {row.since} ({row.act}; {case.day})",
                subject=use.subject,
                cause=row.id,
                at=use.at,
                act=row.act,
                reason=_reason(row),
                remedy=SETTLE[row.sort].format(new=row.new),
            )


def _reason(row: RetiredName) -> str:
    """The note of the book, and what of it nobody verified."""
    note = row.note.rstrip(".")
    return f"{note} (not verified: {row.unverified})" if row.unverified else note
