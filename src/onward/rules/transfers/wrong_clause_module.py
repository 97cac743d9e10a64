"""wrong-clause-module: the clauses lack a module that the roles on the edge need."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code
from onward.wording.english import few

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and set: every module that is missing."""
    for group in reported_by(context, SAY.name):
        if group.reason.code is not Code.WRONG_MODULE:
            yield find(context, group, SAY)
            continue
        old = context.law.instrument(group.reason.instrument).existing_until is not None
        modules = tuple(SAY("module", number=each, roles=_roles(each)) for each in group.details)
        said = (
            SAY("old", roles=tuple(map(_roles, group.details)))
            if old
            else SAY("wrong-module", modules=modules, count=len(modules))
        )
        remedy = SAY("remedy", modules=few(modules))
        yield find(context, group, SAY, said=said, remedy=remedy)


def _roles(modules: str) -> str:
    """The roles of `2`, or of `2 or 3`."""
    names = {"1": SAY("one"), "2": SAY("two"), "3": SAY("three"), "4": SAY("four")}
    return " or ".join(names[each] for each in modules.split(" or "))
