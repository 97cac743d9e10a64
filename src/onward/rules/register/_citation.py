"""Which provisions of our law ask for a thing on the day judged."""

from typing import NamedTuple

from onward.rules.engine.context import RuleContext


class Asked(NamedTuple):
    """A duty as it is cited."""

    article: str
    """`Art. 30 GDPR`; of several regimes each, joined by `; `."""
    act: str
    """The acts in which the articles stand."""


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
    ours = context.statuses.flows.regimes
    if ours is None:
        first = next(iter(context.law.regimes))
        article = context.law.article(topic, first, context.day)
        return Asked(f"{article}, should it bind us", _act(context, first))
    found = [
        Asked(article, _act(context, regime))
        for regime in ours
        if (of is None or regime in of)
        and (article := context.law.article(topic, regime, context.day))
    ]
    if not found:
        return None
    return Asked("; ".join(each.article for each in found), "; ".join(each.act for each in found))


def _act(context: RuleContext, regime: str) -> str:
    """The act that holds a regime's wording of the day."""
    wordings = context.law.regimes[regime].wordings
    begun = [wording for wording in wordings if wording.since <= context.day]
    return (begun or wordings[:1])[-1].act
