"""What is open of a party behind a vendor, and nothing that is on record."""

from collections.abc import Mapping, Sequence
from typing import Final

from onward.inventory.safeguard import Safeguard
from onward.inventory.vendor import Agreement, Location
from onward.law.book import Book
from onward.transfers.footing import Code, Judgment, Reason
from onward.transfers.words import why
from onward.views import clauses, topics
from onward.views.gaps import Gap
from onward.views.topic import Topic

COUNTRY: Final = clauses.ENTITY["country"]
PLACES: Final = "from where does it work"
GROUND: Final = "which ground carries the data to it"
CONTRACT: Final = "which contract binds it"
SHOW: Final = "what can you show on this: "
CHAIN: Final = "to whom does it pass the data on, where, and on which ground"

_CODES: Final[Mapping[Code, str]] = {
    Code.IMPORTER_UNKNOWN: COUNTRY,
    Code.PLACES_UNKNOWN: PLACES,
    Code.CHOICE_OPEN: PLACES,
    Code.GROUND_UNKNOWN: GROUND,
    Code.NO_GROUND: GROUND,
    Code.CHAIN_GROUND_NOT_RECORDED: GROUND,
    Code.ONWARD_NOT_SHOWN: CONTRACT,
}
_TOPICS: Final[Mapping[Topic, str]] = {
    topics.COUNTRY: COUNTRY,
    topics.PLACES: PLACES,
    topics.GROUND: GROUND,
    topics.GROUND_ABROAD: GROUND,
    topics.AGREEMENT: CONTRACT,
    topics.TERMS: CONTRACT,
    topics.CHAIN: CHAIN,
    topics.CHAIN_PARTY: CHAIN,
    topics.CONTACT: "where, and through whom, is it reached on data protection",
    topics.PARENT: "which company controls it, and in which country is that one established",
}


def of_reason(reason: Reason, judgment: Judgment, book: Book) -> tuple[str, ...]:
    """What to ask for a reason that leaves an edge open."""
    asked = _CODES.get(reason.code)
    if asked is None:
        return (f"{SHOW}{why(reason, judgment, book)}",)
    flow = judgment.flow
    missing = {
        PLACES: asked == COUNTRY and not flow.places,
        GROUND: asked == COUNTRY and flow.grounds is None,
        CONTRACT: asked in (COUNTRY, GROUND) and flow.agreement is None,
    }
    return (asked, *(each for each, open_ in missing.items() if open_))


_ORDER: Final = (COUNTRY, PLACES, CONTRACT, GROUND, CHAIN)


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
        case Safeguard():
            return (GROUND,)
        case Agreement():
            return (CONTRACT,)
        case _:
            return (
                {"locations": PLACES, "safeguards": GROUND}.get(gap.key, clauses.clause(gap.key)),
            )


def of_topic(topic: Topic, items: tuple[str, ...]) -> tuple[str, ...]:
    """What to ask the vendor that passes data on for what is open in the record of the party."""
    return (_TOPICS[topic],) if topic in _TOPICS else items or (GROUND,)
