"""We stand outside a regime that binds us, and have nobody there."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Contact
from onward.rules._case import Case, Finding
from onward.rules._texts import Texts, cited
from onward.rules.register._law import asked
from onward.rules.register._open import is_open, where
from onward.terms.place import the
from onward.wording.labels import called

SEVERITY = Severity.ERROR
SAY = Texts(__name__)
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
        standing = (
            SAY("established", country=the(str(ours.country))) if known else SAY("unknown-country")
        )
        yield Finding(
            message=SAY(
                "message",
                name=called(ours.name, ours.id),
                where=standing,
                regime=case.book.law_of((regime,)),
                law=cited(law.article, case.day),
            ),
            subject=ours.id,
            cause=regime,
            at=where(ours.origin, "", "representative", None),
            act=law.act,
            reason=SAY("reason"),
            remedy=SAY("appoint" if known else "country"),
            rests_on=(Place(ours.origin, "/country"), Place(ours.origin, "/regimes")),
            severity=None if sure else Severity.NOTE,
        )


def _named(representative: Contact | None) -> bool:
    return representative is not None and not is_open(representative.name)
