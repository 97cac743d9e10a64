"""wrong-regime-instrument: the instrument is one of another law."""

from collections import defaultdict
from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.wording.english import listed

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination: all foreign instruments in one line."""
    foreign: dict[str, list[Group]] = defaultdict(list)
    for group in reported_by(context, SAY.name):
        foreign[group.subject].append(group)
    for found in foreign.values():
        yield _foreign(context, found)


def _law(context: RuleContext, regime: str) -> str:
    known = context.law.regimes.get(regime)
    return known.law if known else SAY("unknown-law")


def _foreign(context: RuleContext, found: list[Group]) -> Finding:
    rows = [context.law.instrument(each.cause) for each in found[1:]]
    judging = dict.fromkeys(each.regime for group in found for each in group.judgments)
    laws = tuple(_law(context, each) for each in judging)
    said = SAY("wrong-regime", laws=laws)
    if rows:
        several = len(rows) > 1 or rows[0].plural
        names = listed((row.name for row in rows), last=" and the ")
        said = SAY("several", laws=laws, others=names, n=2 if several else 1)
    bare = tuple(each._replace(act="") for each in found[0].reasons)
    return find(context, found[0]._replace(reasons=bare), SAY, said=said)
