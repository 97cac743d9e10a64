"""Which provisions of our law speak of contracts with processors, and in which paragraph."""

from onward.rules.engine.context import RuleContext
from onward.rules.register._citation import Asked, asked

EUROPEAN = ("EU", "UK")
"""The regimes whose article on processors has the paragraphs and letters of Art. 28 GDPR."""


def article28(
    context: RuleContext, paragraph: str, of: tuple[str, ...] | None = None
) -> Asked | None:
    """Art. 28 with a paragraph (`(3)`), Swiss law by its article; None where none is asked.

    None too where no regime of ours is known: `unsettled-regime` tells that, and what depends on
    it waits.
    """
    if context.statuses.flows.regimes is None:
        return None
    law = asked(context, "processor", of)
    if law is None:
        return None
    return law._replace(article=law.article.replace("Art. 28 ", f"Art. 28{paragraph} "))


def of_subprocessors(context: RuleContext) -> Asked | None:
    """The provisions of our regimes on engaging further processors; None where none asks."""
    return None if context.statuses.flows.regimes is None else asked(context, "subprocessor")
