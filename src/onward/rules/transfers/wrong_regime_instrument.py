"""wrong-regime-instrument: the instrument is one of another law."""

from collections import defaultdict
from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.wording.english import few

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination: all foreign instruments in one line."""
    foreign: dict[str, list[Group]] = defaultdict(list)
    for group in reported_by(context, "wrong-regime-instrument"):
        foreign[group.subject].append(group)
    for found in foreign.values():
        yield _foreign(context, found)


def _law(context: RuleContext, regime: str) -> str:
    known = context.law.regimes.get(regime)
    return known.law if known else "the law under which the data left"


def _foreign(context: RuleContext, found: list[Group]) -> Finding:
    beside = "".join(f", nor is {context.law.instrument(each.cause).name}" for each in found[1:])
    judging = dict.fromkeys(each.regime for group in found for each in group.judgments)
    laws = few(tuple(_law(context, each) for each in judging))
    bare = tuple(each._replace(act="") for each in found[0].reasons)
    return find(
        context,
        found[0]._replace(reasons=bare),
        f"no transfer mechanism under {laws}{beside}",
        because="each of the three laws says itself on which instruments data may leave under it",
    )
