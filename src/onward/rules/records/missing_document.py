"""A record names a file, and no such file lies below the inventory."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.documents import documents
from onward.rules._case import Case, Finding
from onward.rules._texts import Texts, cited
from onward.rules.contracts._law import article28
from onward.rules.register._law import asked

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each record and file; what was not looked for is not told."""
    for each in documents(case.inventory):
        if each.hashed or each.name not in case.hashes or case.hashes[each.name] is not None:
            continue
        law = article28(case, "(9)") if each.agreement else asked(case, "register")
        at = Place(each.path, each.route)
        yield Finding(
            message=SAY(
                "message",
                record=each.record,
                what=SAY("agreement" if each.agreement else "document"),
                file=each.name,
                law=cited(law.article if law else "", case.day),
            ),
            subject=each.record,
            cause=each.name,
            at=at,
            act=law.act if law else "",
            reason=SAY("reason"),
            remedy=SAY("remedy"),
            rests_on=(at,),
        )
