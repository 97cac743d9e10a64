"""wrong-clause-module: the clauses lack a module that the roles on the edge need."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code
from onward.wording.english import few

SEVERITY = Severity.ERROR
ROLES = {
    "1": "controller to controller",
    "2": "controller to processor",
    "3": "processor to processor",
    "4": "processor to its own controller",
}
"""For whom each module of Decision (EU) 2021/914 is made."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and set: every module that is missing."""
    for group in reported_by(context, "wrong-clause-module"):
        if group.reason.code is Code.MANDATE_NOT_SHOWN:
            yield _mandate(context, group)
            continue
        old = context.law.instrument(group.reason.instrument).existing_until is not None
        roles = few(tuple(_roles(each) for each in group.details))
        modules = few(tuple(f"module {each} ({_roles(each)})" for each in group.details))
        yield find(
            context,
            group,
            f"not made for {roles}" if old else f"{modules} is missing",
            because="clauses bind the parties in the roles for which they are made",
            remedy=f"have {modules} of the clauses of 2021 agreed, or correct the roles on record",
        )


def _mandate(context: RuleContext, group: Group) -> Finding:
    return find(
        context,
        group,
        "made for a controller that exports, and here a processor does: no mandate to sign in the"
        " name of the controller is recorded",
        because="no set before 2021 was made for a processor and its sub-processor; the controller"
        " signed with the sub-processor, or had the processor sign in its name (WP 176)",
    )


def _roles(modules: str) -> str:
    """The roles of `2`, or of `2 or 3`."""
    return " or ".join(ROLES[each] for each in modules.split(" or "))
