"""Two records that may be one company."""

from collections.abc import Iterator

from onward.diagnostic import Related, Severity
from onward.inventory.records import subject_of
from onward.rules._case import Case, Finding
from onward.rules.register._alike import Bearer, Sort, shared, shown
from onward.rules.register._kin import apart, kin
from onward.rules.register._law import Asked, asked
from onward.terms.company import brand_key
from onward.terms.form import form_of

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each record that looks like one before it and is not joined to it."""
    law = asked(case, "register")
    if law is None:
        return
    known = kin(case)
    told: set[frozenset[str]] = set()
    for bearers in shared(case):
        other, *later = apart(bearers, known)
        for one in later:
            pair = frozenset({one.record.id, other.record.id})
            if pair not in told:
                told.add(pair)
                yield _finding(one, other, law, case)


def _finding(one: Bearer, other: Bearer, law: Asked, case: Case) -> Finding:
    return Finding(
        message=f"{_told(one, other)} ({law.article}, {case.day})",
        subject=subject_of(one.record, case.inventory),
        at=one.at,
        covers=(other.record.id,),
        act=law.act,
        reason=_reason(one, other, case),
        remedy="look both up in the register of companies: make one record of one company, or"
        " record `parent`, `group` or the edge between two",
        related=(Related("the other record", other.at),),
        rests_on=(one.at, other.at),
    )


def _told(one: Bearer, other: Bearer) -> str:
    former = one.former or other.former
    by_name = one.sort is not Sort.DOMAIN and not former
    if by_name and one.said == other.said:
        return f"`{one.record.id}` and `{other.record.id}` may be one company: both are {one.said}"
    pair = f"{shown(one, by_name=by_name)} and {shown(other, by_name=by_name)} may be one company"
    if one.sort is Sort.DOMAIN:
        return f"{pair}: both use the domain {one.said}"
    if former:
        return f"{pair}: one was formerly called {one.said if one.former else other.said}"
    if one.sort is Sort.NAME and brand_key(one.said) != brand_key(other.said):
        return f"{pair}: one is called in brackets what the other is"
    if one.sort is Sort.NAME:
        return f"{pair}: only legal form or spelling differs"
    return f"{pair}: the names differ in a letter"


def _reason(one: Bearer, other: Bearer, case: Case) -> str:
    """Why it matters; and where a form is gone, what became of the companies that bore it."""
    plain = (
        "one company in two records hides who receives what, and within one company nothing is"
        " transferred"
    )
    for bearer in (one, other):
        form = form_of(bearer.said)
        row = case.book.retired.get(form.id) if form is not None else None
        if row is not None and row.sort == "form" and row.gone(case.day):
            return f"{row.note.rstrip('.')} ({row.act}); {plain}"
    return plain
