"""Two records that may be one company."""

from collections.abc import Iterator, Mapping
from typing import Final

from onward.diagnostic import Related, Severity
from onward.inventory.organisation import Organisation
from onward.inventory.records import subject_of
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._related_parties import apart, kin
from onward.rules.register._retired import noted
from onward.rules.register._similar_names import Bearer, Sort, shared
from onward.terms.company import brand_key, form_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
_BY_WORD: Final[Mapping[Sort, str]] = {
    Sort.LEI: "lei",
    Sort.NUMBER: "number",
    Sort.DOMAIN: "domain",
}
"""What two records share to the letter -> the sentence on it."""


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each record that looks like one before it and is not joined to it."""
    known = kin(context)
    wording: set[frozenset[str]] = set()
    for bearers in shared(context):
        other, *later = apart(bearers, known)
        for one in later:
            pair = frozenset({one.record.id, other.record.id})
            if pair not in wording:
                wording.add(pair)
                yield _finding(one, other, law, context)


def _finding(one: Bearer, other: Bearer, law: Asked, context: RuleContext) -> Finding:
    return Finding(
        message=SAY("message", what=_what(one, other), law=law.cited),
        subject=subject_of(one.record, context.inventory),
        at=one.at,
        covers=(other.record.id,),
        act=law.act,
        reason=_reason(one, other, context),
        related=(Related(SAY("related"), other.at),),
        rests_on=(one.at, other.at),
    )


def _what(one: Bearer, other: Bearer) -> str:
    former = one.former or other.former
    by_name = one.sort in (Sort.NAME, Sort.CATALOGUE, Sort.SLIP) and not former
    if by_name and one.said == other.said:
        return SAY("same", one=one.record.id, other=other.record.id, name=one.said)
    pair = {"one": _called(one, by_name=by_name), "other": _called(other, by_name=by_name)}
    if one.sort in _BY_WORD:
        return SAY(_BY_WORD[one.sort], said=one.said, **pair)
    if former:
        return SAY("former", name=one.said if one.former else other.said, **pair)
    if one.sort is Sort.CATALOGUE:
        return SAY("catalogue", **pair)
    if one.sort is Sort.SLIP:
        return SAY("letter", **pair)
    alias = brand_key(one.said) != brand_key(other.said)
    return SAY("alias" if alias else "form", **pair)


def _called(bearer: Bearer, *, by_name: bool) -> str:
    """What to call a record: by the name that it shares, or by its own."""
    record = bearer.record
    name = bearer.said if by_name else called(record.name, record.id)
    return SAY("ourselves", name=name) if isinstance(record, Organisation) else name


def _reason(one: Bearer, other: Bearer, context: RuleContext) -> str:
    """Why it matters; and where a form is gone, what became of the companies that bore it."""
    for bearer in (one, other):
        form = form_of(bearer.said)
        row = context.law.retired.get(form.id) if form is not None else None
        if row is not None and row.sort == "form" and row.gone(context.day):
            return SAY("reason-of-form", note=noted(row), act=row.act)
    return SAY("reason")
