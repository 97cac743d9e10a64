"""wrong-regime-instrument: the instrument is one of another law."""

from collections import defaultdict
from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding, Group
from onward.rules.transfers._grounds import find, told_by
from onward.wording.english import few

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer and destination: all foreign instruments in one line."""
    foreign: dict[str, list[Group]] = defaultdict(list)
    for group in told_by(case, "wrong-regime-instrument"):
        foreign[group.subject].append(group)
    for found in foreign.values():
        yield _foreign(case, found)


def _law(case: Case, regime: str) -> str:
    known = case.book.regimes.get(regime)
    return known.law if known else "the law under which the data left"


def _foreign(case: Case, found: list[Group]) -> Finding:
    beside = "".join(f", nor is {case.book.instrument(each.cause).name}" for each in found[1:])
    judging = dict.fromkeys(each.regime for group in found for each in group.judgments)
    laws = few(tuple(_law(case, each) for each in judging))
    bare = tuple(each._replace(act="") for each in found[0].reasons)
    return find(
        case,
        found[0]._replace(reasons=bare),
        f"no ground under {laws}{beside}",
        because="each of the three laws says itself on which instruments data may leave under it",
    )
