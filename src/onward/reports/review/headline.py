"""The first line of a review: what a change comes to."""

from collections.abc import Iterator, Mapping
from typing import Final

from onward.diagnostic import Diagnostic, Severity
from onward.diff.change import KEEPING, NAMING, Change, Direction, How
from onward.diff.comparison import Comparison
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.transfers.status import Status
from onward.wording.english import count, listed

VERBS: Final[Mapping[Status, tuple[str, str]]] = {
    Status.FAILS: ("now fails", "now fail"),
    Status.UNKNOWN: ("is now unknown", "are now unknown"),
    Status.REVIEW: ("now wants review", "now want review"),
    Status.EXPIRING: ("now expires", "now expire"),
}
NAMED = 3
"""So many parties are named; of more, how many."""


def verdict(comparison: Comparison, called: Mapping[str, Names]) -> str:
    """Whether a change means anything, and what gets worse."""
    if comparison.nothing:
        return "No change in meaning."
    if comparison.faults and not comparison.pairs:
        return f"Not compared: {count(len(comparison.faults), 'fault')} in the records first."
    parts = [
        _flows(comparison),
        _coming(comparison),
        _changes(comparison, called),
        _findings(comparison),
    ]
    if any(each.informing for each in comparison.customer_notices):
        parts.append("customers have to be informed")
    if any(each.approving for each in comparison.customer_notices):
        parts.append("customers have to approve a sub-processor")
    if comparison.base_faults:
        parts.append("the base has faults, so that everything counts as new")
    if comparison.faults:
        names = listed(dict.fromkeys(each.inventory for each in comparison.faults))
        parts.append(f"{names} not compared: {count(len(comparison.faults), 'fault')} first")
    text = "; ".join(each for each in parts if each)
    return f"{text[:1].upper()}{text[1:]}."


def _flows(comparison: Comparison) -> str:
    worse = [each for each in comparison.flows if each.direction is Direction.WORSE]
    better = sum(each.direction is Direction.BETTER for each in comparison.flows)
    if worse:
        said = ", ".join(_standing(worse))
        return f"{said}, {better} better founded" if better else said
    if better:
        return f"{count(better, 'transfer')} better founded, none worse"
    if comparison.flows:
        today = " today" if comparison.coming else ""
        return f"no transfer is worse founded{today}"
    if comparison.coming:
        return "no transfer changes today"
    aspects = {each.aspect for each in comparison.changes}
    if aspects and aspects <= set(KEEPING):
        return "nothing changes for the data, only how the records are kept"
    if aspects and aspects <= {*KEEPING, *NAMING, "inventory id"}:
        return "nothing changes for the data, only names"
    return "no transfer changes its status"


def _standing(worse: list[FlowChange]) -> Iterator[str]:
    """How many transfers stand how now, the worst status first, and whose they are."""
    for status, (one, more) in VERBS.items():
        found = [each for each in worse if each.either.status is status]
        if found:
            verb = one if len(found) == 1 else more
            yield f"{count(len(found), 'transfer')} {verb} ({_parties(found)})"


def _parties(flows: list[FlowChange]) -> str:
    return _some(list(dict.fromkeys(each.either.flow.importer.name for each in flows)))


def _changes(comparison: Comparison, names: Mapping[str, Names]) -> str:
    """What the records say for the worse, where no status tells it; sensitive data in any case."""
    added = [each for each in comparison.changes if each.special and each.how is How.ADDED]
    sensitive = _sensitive(added, names)
    worse = [
        each
        for each in comparison.changes
        if each.direction is Direction.WORSE and each not in added
    ]
    founded = any(
        each.direction is Direction.WORSE for each in (*comparison.flows, *comparison.coming)
    )
    if founded or not worse:
        return sensitive
    parties = _some(list(dict.fromkeys(each.name for each in worse)))
    said = f"{count(len(worse), 'change')} for the worse ({parties})"
    return f"{sensitive}; {said}" if sensitive else said


def _sensitive(added: list[Change], names: Mapping[str, Names]) -> str:
    """`data under Art. 9 GDPR are added`; without an article where no law that binds us has one."""
    if not added:
        return ""
    marks = sorted({(each.inventory, mark) for each in added for mark in each.special}, key=_mark)
    articles = (names[inventory].our_law.article(mark) for inventory, mark in marks)
    said = " and ".join(dict.fromkeys(each for each in articles if each))
    return f"data under {said} are added" if said else "sensitive data are added"


def _mark(marked: tuple[str, str]) -> tuple[bool, str]:
    """Special categories first."""
    return marked[1] != "special", marked[0]


def _coming(comparison: Comparison) -> str:
    worse = [each for each in comparison.coming if each.direction is Direction.WORSE]
    if not worse:
        return ""
    first = min(each.either.day for each in worse)
    return f"{count(len(worse), 'transfer')} worse founded from {first} on ({_parties(worse)})"


def _some(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _findings(comparison: Comparison) -> str:
    found = comparison.findings
    grave = [each for each in found.introduced if each.severity is not Severity.NOTE]
    parts = [f"{_tally(grave)} introduced"] if grave else []
    parts += [f"{count(len(found.worsened), 'finding')} made worse"] if found.worsened else []
    better = len(found.fixed) + len(found.eased)
    parts += [f"{better} fixed or eased"] if better else []
    parts += [f"{len(found.waived)} waived"] if found.waived else []
    return ", ".join(parts)


def _tally(findings: list[Diagnostic]) -> str:
    said = [
        count(number, severity.value)
        for severity in Severity
        if (number := sum(each.severity is severity for each in findings))
    ]
    return listed(said)
