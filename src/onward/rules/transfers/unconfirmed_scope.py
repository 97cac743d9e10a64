"""unconfirmed-scope: the mechanism would carry the data if something were shown that is not."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.tables import said
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.terms.place import name_of
from onward.transfers.status import Code
from onward.wording.english import few

SEVERITY = Severity.WARNING
BECAUSE = {
    Code.CONDITION_NOT_SHOWN: "the decision covers a part of the recipients or data there",
    Code.INDICATIVE_ONLY: "the list bound nobody, and the exporter answered for the protection",
    Code.PLACE_NOT_REACHED: "a decision on one country says nothing of another",
    Code.DEROGATION_TO_CHECK: "a derogation is an exception that the exporter must be able to show",
}


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and mechanism."""
    for group in reported_by(context, "unconfirmed-scope"):
        reason = group.reason
        because = BECAUSE.get(reason.code) or ", ".join(reason.detail).rstrip(".")
        yield find(context, group, _said(group), because=because)


def _said(group: Group) -> str:
    reason = group.reason
    match reason.code:
        case Code.CONDITION_NOT_SHOWN:
            return f"not shown: {few(map(said, group.details))}"
        case Code.INDICATIVE_ONLY:
            return "a view without binding force"
        case Code.PLACE_NOT_REACHED:
            return f"it does not reach {few(tuple(name_of(each) for each in group.details))}"
        case Code.DEROGATION_TO_CHECK:
            letter = (
                f"letter {', '.join(reason.detail)}" if reason.detail else "letter not recorded"
            )
            return f"its conditions ({letter}) are not shown to be met"
        case Code.LAW_UNSETTLED if reason.instrument:
            return "whether it counted already on that day is unsettled"
        case Code.LAW_UNSETTLED:
            return (
                "whether it needs a transfer mechanism, or has one, is unsettled in the law of"
                " that day"
            )
        case _:
            return "whether what goes there leaves the regime is unsettled"
