"""The first line of a review: what a change comes to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from onward.diagnostic import Diagnostic, Severity
from onward.diff.change import KEEPING, NAMING, Change, Direction, How
from onward.diff.comparison import Comparison
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.diff.same_party import other_than
from onward.reports.review.labels import say
from onward.transfers.status import Status
from onward.wording.english import count, listed
from onward.wording.labels import called

WORST_FIRST = (Status.FAILS, Status.UNKNOWN, Status.REVIEW, Status.EXPIRING)
BESIDES = {"better": "and-better", "begun": "and-begun", "gone": "and-gone"}
"""What is said of transfers that move, beside those that get worse."""
NAMED = 3
"""So many parties are named; of more, how many."""


def verdict(comparison: Comparison, called: Mapping[str, Names]) -> str:
    """Whether a change means anything, and what gets worse."""
    if comparison.nothing:
        return _sentence(say("headline", "nothing"))
    if comparison.faults and not comparison.pairs:
        return _sentence(say("headline", "not-compared", count=len(comparison.faults)))
    parts = [
        _flows(comparison),
        _coming(comparison),
        _changes(comparison, called),
        _findings(comparison),
    ]
    if comparison.flows and (ours := _another(comparison)):
        parts.append(say("headline", "another-too", name=ours))
    if any(each.informing for each in comparison.customer_notices):
        parts.append(say("headline", "inform"))
    if any(each.approving for each in comparison.customer_notices):
        parts.append(say("headline", "approve"))
    if comparison.base_faults:
        parts.append(say("headline", "base-faults"))
    if comparison.faults:
        names = listed(dict.fromkeys(each.inventory for each in comparison.faults))
        left = len(comparison.faults)
        parts.append(say("headline", "part-not-compared", inventories=names, count=left))
    return _sentence("; ".join(each for each in parts if each))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _flows(comparison: Comparison) -> str:
    worse = [each for each in comparison.flows if each.direction is Direction.WORSE]
    moved = _moved(comparison.flows)
    if worse:
        besides = (say("headline", BESIDES[key], count=count) for key, count in moved.items())
        return ", ".join((*_standing(worse), *besides))
    if moved:
        none = "none-gets-worse-today" if comparison.coming else "none-gets-worse"
        told = (say("headline", key, count=count) for key, count in moved.items())
        return ", ".join((*told, say("headline", none)))
    if comparison.flows:
        return say("headline", "none-worse-today" if comparison.coming else "none-worse")
    if comparison.coming:
        return say("headline", "none-changes-today")
    aspects = {each.aspect for each in comparison.changes}
    if aspects and aspects <= set(KEEPING):
        return say("headline", "only-kept")
    if ours := _another(comparison):
        return say("headline", "another", name=ours)
    if aspects and aspects <= {*KEEPING, *NAMING, "inventory id"}:
        return say("headline", "only-names")
    return say("headline", "no-status")


def _moved(flows: Iterable[FlowChange]) -> Mapping[str, int]:
    """How many transfers improved, began or ended; what is inside on its side is no transfer."""
    found: Counter[str] = Counter()
    for each in flows:
        if each.before is not None and each.after is not None:
            found["better"] += each.direction is Direction.BETTER
        elif each.either.status is not Status.INSIDE:
            found["gone"] += each.after is None
            found["begun"] += each.before is None and each.direction is not Direction.WORSE
    return {key: found[key] for key in BESIDES if found[key]}


def _another(comparison: Comparison) -> str:
    """Our name, where we are not who we were: contracts are of who signed."""
    for was, now in comparison.pairs:
        if was and now and other_than(was.inventory.organisation, now.inventory.organisation):
            ours = now.inventory.organisation
            return called(ours.legal_name, called(ours.name, now.inventory.id))
    return ""


def _standing(worse: list[FlowChange]) -> Iterator[str]:
    """How many transfers have which status now, the worst first, and whose they are."""
    for status in WORST_FIRST:
        found = [each for each in worse if each.either.status is status]
        if found:
            yield say("headline", status.value, count=len(found), parties=_parties(found))


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
        each.direction is Direction.WORSE
        for each in (*comparison.flows, *comparison.coming, *comparison.planned)
    )
    if founded or not worse:
        return sensitive
    parties = _some(list(dict.fromkeys(each.name for each in worse)))
    said = say("headline", "worse", count=len(worse), parties=parties)
    return f"{sensitive}; {said}" if sensitive else said


def _sensitive(added: list[Change], names: Mapping[str, Names]) -> str:
    """`data under Art. 9 GDPR is added`; without an article where no law that binds us has one."""
    if not added:
        return ""
    marks = sorted({(each.inventory, mark) for each in added for mark in each.special}, key=_mark)
    articles = (names[inventory].our_law.article(mark) for inventory, mark in marks)
    said = " and ".join(dict.fromkeys(each for each in articles if each))
    return say("headline", "sensitive", law=said) if said else say("headline", "sensitive-uncited")


def _mark(marked: tuple[str, str]) -> tuple[bool, str]:
    """Special categories first."""
    return marked[1] != "special", marked[0]


def _coming(comparison: Comparison) -> str:
    """What gets worse on a day to come, the worst status first."""
    worse = [each for each in comparison.coming if each.direction is Direction.WORSE]
    parts = []
    for status in WORST_FIRST:
        if found := [each for each in worse if each.either.status is status]:
            day = min(each.either.day for each in found)
            key = f"later-{status.value}"
            parts.append(say("headline", key, count=len(found), day=day, parties=_parties(found)))
    planned = [each for each in comparison.planned if each.direction is Direction.WORSE]
    if planned:
        parts.append(say("headline", "planned", count=len(planned), parties=_parties(planned)))
    return "; ".join(parts)


def _some(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _findings(comparison: Comparison) -> str:
    found = comparison.findings
    grave = [each for each in found.introduced if each.severity is not Severity.NOTE]
    better = len(found.fixed) + len(found.eased)
    parts = [say("headline", "introduced", findings=_tally(grave))] if grave else []
    for key, number in (
        ("findings-worse", len(found.worsened)),
        ("findings-better", better),
        ("waived", len(found.waived)),
    ):
        parts += [say("headline", key, count=number)] if number else []
    return ", ".join(parts)


def _tally(findings: list[Diagnostic]) -> str:
    said = [
        count(number, severity.value)
        for severity in Severity
        if (number := sum(each.severity is severity for each in findings))
    ]
    return listed(said)
