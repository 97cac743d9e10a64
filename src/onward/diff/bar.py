"""Whether a change lowers the bar: of our own policy, or of what we promised our customers."""

from collections.abc import Iterator
from typing import Final

from onward.diagnostic import Diagnostic, Place, Severity
from onward.diff.snapshot import Snapshot
from onward.inventory.organisation import Organisation, Policy, Promise
from onward.inventory.value import UNKNOWN
from onward.law.territory import EEA
from onward.terms.vocabulary import covers
from onward.transfers.assess import HORIZON_DAYS
from onward.wording.texts import Section

LOWERED = "lowered-policy"
SAY = Section("onward.diff", LOWERED)
_MONTHS: Final = {"review_months": 12, "assessment_months": 24, "evidence_months": 24}
"""How many months count where our policy says none."""


def lowered(old: Snapshot, new: Snapshot) -> Iterator[Diagnostic]:
    """One finding for each key by which less is forbidden, asked for or promised than before.

    Both are sides of one inventory: `old` as it stood, `new` after the change.
    """
    before, after = old.inventory.organisation, new.inventory.organisation
    was, now = before.policy, after.policy
    found = [
        *(("/policy" if now != Policy() else "", *each) for each in _policy(was, now, new)),
        *(("/customers" if after.customers else "", *each) for each in _promise(before, after)),
        *(("/terms", *each) for each in _terms(before, after)),
    ]
    for route, key, message in found:
        yield Diagnostic(
            rule=LOWERED,
            severity=Severity.ERROR,
            inventory=new.inventory.id,
            subject=new.inventory.id,
            message=message,
            at=Place(after.origin, route),
            cause=key,
            act=SAY("act"),
            reason=SAY("reason"),
            remedy=SAY("remedy"),
            leads=True,
        )


def _terms(before: Organisation, after: Organisation) -> Iterator[tuple[str, str]]:
    """Words of our own for data that the law singles out, and that no longer say so."""
    now = {each.id: each.special for each in after.data_terms}
    for term in before.data_terms:
        if term.special and term.id in now and now[term.id] != term.special:
            yield f"terms/{term.id}", SAY("terms", term=term.title, was=term.special)


def _policy(was: Policy, now: Policy, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    if was != now:
        yield from _places(was, now, snapshot)
        yield from _others(was, now)


def _promise(before: Organisation, after: Organisation) -> Iterator[tuple[str, str]]:
    """Days that we promised our customers: fewer of them, or no longer a number.

    Days to object, and those of a sub-processor that is engaged at once, are the days of notice
    where they are not recorded apart.
    """
    was, now = before.customers or Promise(), after.customers or Promise()
    if was == now:
        return
    if _fewer(was.notice_days, now.notice_days):
        yield _sentence("notice_days", **_span(was.notice_days, now.notice_days))
    for key in ("objection_days", "emergency_days"):
        said = getattr(was, key), getattr(now, key)
        usual = was.notice_days, now.notice_days
        days = [usual[n] if each is None else each for n, each in enumerate(said)]
        if said != (None, None) and _fewer(*days):
            yield _sentence(key, **_span(*days))


def _fewer(was: object, now: object) -> bool:
    return isinstance(was, int) and not (isinstance(now, int) and now >= was)


def _places(was: Policy, now: Policy, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Where data may go: by the general list, and by the narrowest word that bears on them."""
    for data in ("", *sorted({*was.by_data, *now.by_data})):
        before, after = _deciding(was, data), _deciding(now, data)
        if before is None or before == after:
            continue
        key, what = (f"by_data/{data}", data) if data else ("allowed", SAY("all"))
        said = ", ".join(before) or SAY("nowhere")
        if after is None:
            yield key, SAY("no-limit", what=what, before=said, key=key)
        elif gained := [each for each in after if not _allowed(each, before, snapshot)]:
            yield key, SAY("more", what=what, gained=", ".join(gained), before=said, key=key)


def _deciding(policy: Policy, data: str) -> tuple[str, ...] | None:
    words = [word for word in policy.by_data if covers(word, data)] if data else []
    return policy.by_data[max(words, key=len)] if words else policy.allowed


def _allowed(place: str, allowed: tuple[str, ...], snapshot: Snapshot) -> bool:
    if place in allowed:
        return True
    if place == EEA:
        return False
    if snapshot.law.territories.whole(place) in allowed:
        return True
    return EEA in allowed and snapshot.law.territories.in_eea(place, snapshot.statuses.day)


def _others(was: Policy, now: Policy) -> Iterator[tuple[str, str]]:
    if was.framework_needs_fallback and not now.framework_needs_fallback:
        yield _sentence("framework_needs_fallback")
    if _less(was.horizon_days, now.horizon_days, HORIZON_DAYS, sign=-1):
        yield _sentence("horizon_days", **_span(was.horizon_days, now.horizon_days))
    for key, usual in _MONTHS.items():
        before, after = getattr(was, key), getattr(now, key)
        if _less(before, after, usual):
            yield _sentence(key, **_span(before, after))
    if more := sorted(set(now.gate_accepts) - set(was.gate_accepts)):
        yield _sentence("gate_accepts", more=", ".join(more))


def _sentence(key: str, **facts: object) -> tuple[str, str]:
    return key, SAY(key, key=key, **facts)


def _less(was: int | None, now: int | None, usual: int, *, sign: int = 1) -> bool:
    """Whether less is asked for; no number asks for what is usual."""
    if was is None:
        return now is not None and sign * now > sign * usual
    if now is None:
        return sign * usual >= sign * was
    return sign * now > sign * was


def _span(was: object, now: object) -> dict[str, object]:
    return {"was": _said(was), "now": _said(now)}


def _said(days: object) -> object:
    if days is None:
        return SAY("not-set")
    return "unknown" if days is UNKNOWN else days
