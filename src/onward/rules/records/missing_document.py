"""A record names a file, and no such file lies below the inventory."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.documents import documents
from onward.rules._case import Case, Finding
from onward.rules.contracts._law import cited
from onward.rules.register._law import asked

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each record and file; what was not looked for is not told."""
    for each in documents(case.inventory):
        if each.hashed or each.name not in case.hashes or case.hashes[each.name] is not None:
            continue
        law = cited(case, "(9)") if each.agreement else asked(case, "register")
        what = "the contract" if each.agreement else "a document"
        at = Place(each.path, each.route)
        yield Finding(
            message=f"`{each.record}` names {what} that is not there: no file lies at {each.name}"
            f" below the inventory ({f'{law.article}, ' if law else ''}{case.day})",
            subject=each.record,
            cause=each.name,
            at=at,
            act=law.act if law else "",
            reason="a claim is shown by its document, and only by one that can be found",
            remedy="put the file there, no link; or correct the path, or give its web address",
            rests_on=(at,),
        )
