"""unsigned-mechanism: a mechanism is a promise, or nothing shows that it binds the recipient."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.reason_text import settle
from onward.transfers.status import Code

SEVERITY = Severity.ERROR
MISSING = {
    Code.NOT_SHOWN_SIGNED: "signature",
    Code.DAY_NOT_RECORDED: "day of signing",
    Code.PARTY_NOT_RECORDED: "party (a full legal name is missing)",
    Code.MODULES_NOT_RECORDED: "modules",
}
DETAILS = {
    "approved": "approval",
    "variant": "variant that fits our roles",
    "members": "members bound (or the legal name of the importer)",
    "status": "signature",
    "public": "that both sides are public bodies",
}


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and mechanism; an error where it can't carry."""
    for group in reported_by(context, "unsigned-mechanism"):
        settled = (settle(each, group.judgment, context.law) for each in group.reasons)
        yield find(
            context,
            group,
            _said(group),
            because="a transfer mechanism counts once it binds the one who receives the data",
            remedy="; ".join(dict.fromkeys(settled)),
        )


def _said(group: Group) -> str:
    match group.reason.code:
        case Code.PLANNED_ONLY:
            return "only planned"
        case Code.OTHER_PARTY:
            other, importer = group.reason.detail
            return f"agreed with {other}, and the data go to {importer}"
        case Code.APPROVAL_VOID:
            void = group.reason
            return f"approved by {void.detail[0]}, without effect in the EEA from {void.day} on"
        case _:
            return f"not recorded: {', '.join(_missing(group))}"


def _missing(group: Group) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for reason in group.reasons:
        if reason.code in MISSING:
            found[MISSING[reason.code]] = None
        else:
            found |= {DETAILS.get(each, "that its terms are met"): None for each in reason.detail}
    return tuple(found)
