"""We stand outside a regime that binds us, and have no representative there."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.inventory.vendor import Contact
from onward.rules._law import asked
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._missing import where
from onward.terms.place import the
from onward.wording.labels import called

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each regime that binds us from outside, or may do so."""
    ours = context.inventory.organisation
    if _named(ours.representative):
        return
    for regime in context.statuses.flows.regimes or ():
        law = asked(context, "representative", (regime,))
        known = isinstance(ours.country, str)
        if law is None or (known and context.law.inside(regime, str(ours.country), context.day)):
            continue
        sure = known and not context.law.regimes[regime].representative_conditions
        standing = (
            SAY("established", country=the(str(ours.country))) if known else SAY("unknown-country")
        )
        yield Finding(
            message=SAY(
                "message",
                name=called(ours.name, ours.id),
                where=standing,
                regime=context.law.law_of((regime,)),
                law=law.cited,
            ),
            subject=ours.id,
            cause=regime,
            at=where(ours.origin, "", "representative", None),
            act=law.act,
            remedy=SAY("appoint" if known else "country"),
            rests_on=(Place(ours.origin, "/country"), Place(ours.origin, "/regimes")),
            severity=None if sure else Severity.NOTE,
        )


def _named(representative: Contact | None) -> bool:
    return representative is not None and not is_open(representative.name)
