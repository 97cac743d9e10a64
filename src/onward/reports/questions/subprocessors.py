"""What is open of a party behind a vendor, and nothing that is on record."""

from collections.abc import Mapping, Sequence
from typing import Final

from onward.inventory.mechanism import Mechanism
from onward.inventory.vendor import Agreement, Location
from onward.law.law import Law
from onward.reports.questions import phrases, vendor_topics
from onward.reports.questions.topic import Topic
from onward.reports.questions.unknowns import Gap
from onward.transfers.reason_text import why
from onward.transfers.status import Code, Judgment, Reason

COUNTRY: Final = phrases.ENTITY["country"]
PLACES: Final = "from where does it work"
MECHANISM: Final = "which transfer mechanism carries the data to it"
CONTRACT: Final = "which contract binds it"
SHOW: Final = "what can you show on this: "
CHAIN: Final = "to whom does it pass the data on, where, and under which transfer mechanism"

_CODES: Final[Mapping[Code, str]] = {
    Code.IMPORTER_UNKNOWN: COUNTRY,
    Code.PLACES_UNKNOWN: PLACES,
    Code.CHOICE_OPEN: PLACES,
    Code.MECHANISM_UNKNOWN: MECHANISM,
    Code.NO_MECHANISM: MECHANISM,
    Code.CHAIN_MECHANISM_NOT_RECORDED: MECHANISM,
    Code.ONWARD_NOT_SHOWN: CONTRACT,
}
_TOPICS: Final[Mapping[Topic, str]] = {
    vendor_topics.COUNTRY: COUNTRY,
    vendor_topics.PLACES: PLACES,
    vendor_topics.MECHANISM: MECHANISM,
    vendor_topics.MECHANISM_ABROAD: MECHANISM,
    vendor_topics.AGREEMENT: CONTRACT,
    vendor_topics.TERMS: CONTRACT,
    vendor_topics.CHAIN: CHAIN,
    vendor_topics.CHAIN_PARTY: CHAIN,
    vendor_topics.CONTACT: "where, and through whom, is it reached on data protection",
    vendor_topics.PARENT: "which company controls it, and in which country is that one established",
}


def of_reason(reason: Reason, judgment: Judgment, law: Law) -> tuple[str, ...]:
    """What to ask for a reason that leaves an edge open."""
    asked = _CODES.get(reason.code)
    if asked is None:
        return (f"{SHOW}{why(reason, judgment, law)}",)
    flow = judgment.flow
    missing = {
        PLACES: asked == COUNTRY and not flow.places,
        MECHANISM: asked == COUNTRY and flow.mechanisms is None,
        CONTRACT: asked in (COUNTRY, MECHANISM) and flow.agreement is None,
    }
    return (asked, *(each for each, open_ in missing.items() if open_))


_ORDER: Final = (COUNTRY, PLACES, CONTRACT, MECHANISM, CHAIN)


def in_order(items: Sequence[str]) -> list[str]:
    """What it does first; then where it is, what binds it, and the parties further on."""
    return sorted(items, key=lambda item: _ORDER.index(item) if item in _ORDER else -1)


def at_once(items: Sequence[str]) -> tuple[str, ...]:
    """Items with all that is to be shown in one, behind what is asked."""
    shown = [item.removeprefix(SHOW) for item in items if item.startswith(SHOW)]
    rest = [item for item in items if not item.startswith(SHOW)]
    return (*rest, f"{SHOW}{'; '.join(shown)}") if shown else tuple(rest)


def of_gap(gap: Gap) -> tuple[str, ...]:
    """What to ask for an `unknown` in an edge."""
    match gap.trail[-1]:
        case Location():
            return (PLACES,)
        case Mechanism():
            return (MECHANISM,)
        case Agreement():
            return (CONTRACT,)
        case _:
            return (
                {"locations": PLACES, "mechanisms": MECHANISM}.get(
                    gap.key, phrases.clause(gap.key)
                ),
            )


def of_topic(topic: Topic, items: tuple[str, ...]) -> tuple[str, ...]:
    """What to ask the vendor that passes data on for what is open in the record of the party."""
    return (_TOPICS[topic],) if topic in _TOPICS else items or (MECHANISM,)
