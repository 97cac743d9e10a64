"""unsigned-safeguard: a safeguard is a promise, or nothing shows that it binds the recipient."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding, Group
from onward.rules.transfers._grounds import find, told_by
from onward.transfers.footing import Code
from onward.transfers.words import settle

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


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer, destination and safeguard; an error where it can't carry."""
    for group in told_by(case, "unsigned-safeguard"):
        settled = (settle(each, group.judgment, case.book) for each in group.reasons)
        yield find(
            case,
            group,
            _said(group),
            because="a safeguard counts once it binds the one who receives the data",
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
