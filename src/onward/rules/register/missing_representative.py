"""We stand outside a regime that binds us, and have nobody there."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Contact
from onward.rules._case import Case, Finding
from onward.rules.register._law import asked
from onward.rules.register._open import is_open, where
from onward.terms.place import name_of
from onward.wording.labels import called, law_of

SEVERITY = Severity.ERROR
CONDITIONAL = ("CH",)
"""Where the duty hangs on conditions that no record shows: told as a note."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each regime that binds us from outside, or may do so."""
    ours = case.inventory.organisation
    if _named(ours.representative):
        return
    for regime in case.footings.flows.regimes or ():
        law = asked(case, "representative", (regime,))
        known = isinstance(ours.country, str)
        if law is None or (known and case.book.inside(regime, str(ours.country), case.day)):
            continue
        sure = known and regime not in CONDITIONAL
        country = name_of(str(ours.country)) if known else ""
        standing = f"established in {country}" if known else "whose country is not known"
        yield Finding(
            message=f"{called(ours.name, ours.id)}, {standing}, is under {law_of((regime,))} and"
            f" names no representative there ({law.article}, {case.day})",
            subject=ours.id,
            cause=regime,
            at=where(ours.origin, "", "representative", None),
            act=law.act,
            reason="who is bound from outside names in writing somebody inside whom people and"
            " authorities can turn to, unless an exception applies",
            remedy="appoint a representative and record it in `representative`"
            if known
            else "record in which country we are established; outside, name a representative",
            rests_on=(Place(ours.origin, "/country"), Place(ours.origin, "/regimes")),
            severity=None if sure else Severity.NOTE,
        )


def _named(representative: Contact | None) -> bool:
    return representative is not None and not is_open(representative.name)
