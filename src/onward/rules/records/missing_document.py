"""A record names a file, and no such file lies below the inventory."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.documents import documents
from onward.rules._law import asked, form_law
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each record and file; what was not looked for is not reported."""
    for each in documents(context.inventory):
        if each.hashed or each.name not in context.hashes or context.hashes[each.name] is not None:
            continue
        law = (
            form_law(context, context.inventory.vendors[each.record], each.route)
            if each.agreement
            else asked(context, "register")
        )
        at = Place(each.path, each.route)
        yield Finding(
            message=SAY(
                "message",
                record=each.record,
                what=SAY("agreement" if each.agreement else "document"),
                file=each.name,
                law=cited(law.article if law else "", context.day),
            ),
            subject=each.record,
            cause=each.name,
            at=at,
            act=law.act if law else "",
            rests_on=(at,),
        )
