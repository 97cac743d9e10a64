"""Which provisions of our law ask for a thing on the day judged, and how a message cites them."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from typing import NamedTuple, TypeAlias

from onward.inventory.vendor import Vendor
from onward.rules._texts import cited
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Role
from onward.transfers.roles import role_of


class Asked(NamedTuple):
    """A duty as it is cited."""

    article: str
    """`Art. 30 GDPR`; of several regimes each, joined by `; `."""
    act: str
    """The acts in which the articles stand."""
    day: date

    @property
    def cited(self) -> str:
        """As a message ends with it: `Art. 30 GDPR, 2026-08-05`."""
        return cited(self.article, self.day)


Check: TypeAlias = Callable[[RuleContext], Iterator[Finding]]
UnderLaw: TypeAlias = Callable[[RuleContext, Asked], Iterator[Finding]]


def under_law(topic: str) -> Callable[[UnderLaw], Check]:
    """Of a rule: it is run where our law says a thing on the topic, and is given what it says."""
    return _given(lambda context: asked(context, topic))


def under_contract_law(topic: str) -> Callable[[UnderLaw], Check]:
    """The same, where it is known which law is ours: see `contract_law`."""
    return _given(lambda context: contract_law(context, topic))


def _given(law_of: Callable[[RuleContext], Asked | None]) -> Callable[[UnderLaw], Check]:
    def decorate(rule: UnderLaw) -> Check:
        @wraps(rule)
        def check(context: RuleContext) -> Iterator[Finding]:
            law = law_of(context)
            return iter(()) if law is None else rule(context, law)

        return check

    return decorate


def having(context: RuleContext, topic: str) -> tuple[str, ...]:
    """The regimes whose law of the day says a thing at all."""
    return tuple(
        each for each in context.law.regimes if context.law.article(topic, each, context.day)
    )


def asked(context: RuleContext, topic: str, of: tuple[str, ...] | None = None) -> Asked | None:
    """What our regimes, so far as they are `of` these, say on a topic; None where none asks.

    Without `of` all are meant. Where no regime of ours is known the GDPR is cited with that
    reserve: a firm under none says so with `regimes: []`.
    """
    ours, day = context.statuses.flows.regimes, context.day
    if ours is None:
        first = next(iter(context.law.regimes))
        article = context.law.article(topic, first, day)
        return Asked(f"{article}, should it bind us", _act(context, first), day)
    found = {
        regime: article
        for regime in ours
        if (of is None or regime in of) and (article := context.law.article(topic, regime, day))
    }
    acts = (_act(context, regime) for regime in found)
    return Asked("; ".join(found.values()), "; ".join(acts), day) if found else None


def contract_law(context: RuleContext, topic: str) -> Asked | None:
    """What our regimes say on a topic of contracts; None where none asks.

    None too where no regime of ours is known: `unsettled-regime` tells that, and what depends on
    it waits.
    """
    return None if context.statuses.flows.regimes is None else asked(context, topic)


def form_law(context: RuleContext, vendor: Vendor, route: str) -> Asked | None:
    """What our law says of the document of an agreement, at its route in the record of a vendor.

    A contract with a processor is in writing; an arrangement between joint controllers has a
    provision of its own, and an agreement with another controller is a document like any other.
    """
    roles = {role_of(each, vendor) for each in vendor.services}
    if route.startswith("/agreement") and all(role and role.decides for role in roles) and roles:
        joint = asked(context, "joint") if Role.JOINT_CONTROLLER in roles else None
        return joint or asked(context, "register")
    return contract_law(context, "agreement-form")


def _act(context: RuleContext, regime: str) -> str:
    """The act that holds a regime's wording of the day."""
    wordings = context.law.regimes[regime].wordings
    begun = [wording for wording in wordings if wording.since <= context.day]
    return (begun or wordings[:1])[-1].act
