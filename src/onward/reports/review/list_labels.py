"""How things that a record lists come and go, in words."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from onward.diff.change import Change


class Listed(NamedTuple):
    """How things of a list come and go, and what is not known where the list says `unknown`."""

    added: str
    removed: str
    which: str
    none: str = "nothing"


LISTS: Final[Mapping[tuple[str, str], Listed]] = {
    ("vendor", "data"): Listed(
        "now also receives {}", "no longer receives {}", "which data it receives", "no data"
    ),
    ("activity", "data"): Listed(
        "now also takes in {}", "no longer takes in {}", "which data it takes in", "no data"
    ),
    ("vendor", "subjects"): Listed(
        "now also holds data of: {}", "no longer holds data of: {}", "whose data it holds"
    ),
    ("activity", "subjects"): Listed(
        "now also concerns: {}", "no longer concerns: {}", "whose data it concerns"
    ),
    ("vendor", "activity"): Listed(
        "now also serves {}", "no longer serves {}", "which of our activities it serves"
    ),
    ("vendor", "use"): Listed(
        "the place is now also used for {}",
        "the place is no longer used for {}",
        "what the place is used for",
    ),
    ("vendor", "measure"): Listed(
        "now also protects with: {}", "no longer protects with: {}", "which measures protect data"
    ),
    ("organisation", "measure"): Listed(
        "we now also protect data with: {}",
        "we no longer protect data with: {}",
        "which measures protect data",
    ),
    ("vendor", "condition shown"): Listed(
        "now shown to be met: {}", "no longer shown to be met: {}", "which conditions are met"
    ),
    ("vendor", "exclusion"): Listed(
        "the transfer mechanism is now excluded by: {}",
        "the transfer mechanism is no longer excluded by: {}",
        "what bars it",
    ),
    ("vendor", "assessed country"): Listed(
        "the assessment now also covers {}",
        "the assessment no longer covers {}",
        "which countries the assessment covers",
    ),
    ("vendor", "known as"): Listed("also known as {}", "no longer noted as {}", "its other names"),
    ("vendor", "formerly"): Listed(
        "formerly called {}", "no longer noted as formerly {}", "its former names"
    ),
    ("vendor", "domain"): Listed("domain {} is noted", "domain {} is taken out", "its domains"),
    ("vendor", "serves"): Listed(
        "now also stands behind {}", "no longer stands behind {}", "which services it stands behind"
    ),
    ("vendor", "member"): Listed(
        "the rules now also bind {}", "the rules no longer bind {}", "whom the rules bind"
    ),
    ("vendor", "restriction"): Listed(
        "now restricted further by: {}",
        "no longer restricted by: {}",
        "which restrictions there are",
    ),
    ("organisation", "data term"): Listed(
        "a category of data of our own: {}", "no longer a category of data of our own: {}", "which"
    ),
    ("organisation", "subject term"): Listed(
        "a group of people of our own: {}", "no longer a group of people of our own: {}", "which"
    ),
    ("organisation", "measure term"): Listed(
        "a measure of our own: {}", "no longer a measure of our own: {}", "which"
    ),
    ("organisation", "gate accepts"): Listed(
        "our policy now lets a change bring {}",
        "our policy no longer lets a change bring {}",
        "what our policy lets a change bring",
    ),
    ("organisation", "allowed rule"): Listed(
        "our policy now says where data may go: {}",
        "our policy no longer says where data may go; until now: {}",
        "where data may go",
    ),
    ("organisation", "allowed"): Listed(
        "our policy now also allows data in {}",
        "our policy no longer allows data in {}",
        "where our policy allows data",
        "no place at all",
    ),
    ("organisation", "allowed by data"): Listed(
        "our policy now allows {}", "our policy no longer rules: {}", "our policy"
    ),
    ("organisation", "recipient"): Listed(
        "the notice now names as recipients: {}",
        "the notice no longer names as recipients: {}",
        "whom the notice names",
        "nobody",
    ),
    ("organisation", "mention"): Listed(
        "the notice now mentions: {}", "the notice no longer mentions: {}", "whom it mentions"
    ),
    ("organisation", "notice mechanism"): Listed(
        "the notice now names as transfer mechanisms: {}",
        "the notice no longer names as transfer mechanisms: {}",
        "which transfer mechanisms the notice names",
    ),
    ("organisation", "notice country"): Listed(
        "the notice now names as countries: {}",
        "the notice no longer names as countries: {}",
        "which countries the notice names",
        "no country",
    ),
    ("organisation", "notice"): Listed(
        "a published notice is recorded: {}", "a published notice is gone: {}", "our notices"
    ),
    ("activity", "controller"): Listed(
        "we now also act for {}", "we no longer act for {}", "for whom we act", "no customer"
    ),
    ("waiver", "covered"): Listed(
        "the exception now also covers {}", "the exception no longer covers {}", "what it covers"
    ),
}


OF_MECHANISMS: Final = ("member", "condition shown", "exclusion", "restriction", "assessed country")
"""Lists that stand on any mechanism: those of customers and our own are reported as those of
vendors.
"""


def list_of(change: Change) -> Listed | None:
    """How the list is reported that a change is of; None where it is of none."""
    kind = "vendor" if change.aspect in OF_MECHANISMS else change.kind
    return LISTS.get((kind, change.aspect))
