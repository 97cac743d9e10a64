"""How a change of each aspect is put: what it is called, and the sentence it makes."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from onward.diff.change import How

LABELS: Final[Mapping[str, str]] = {
    "entity": "the company that we contract with",
    "parent": "the company that controls it",
    "group": "that it is a company of our own group",
    "public": "that it is a public authority",
    "subject to": "the European law that binds it from outside",
    "role": "its role",
    "engaged": "by whom it is engaged",
    "own role": "our role (do we decide, or act for customers)",
    "clear text": "whether it needs the data in clear text",
    "frequency": "how often data go there",
    "retention": "how long data are kept",
    "since": "the first day",
    "until": "the last day",
    "announced": "the day on which customers were told",
    "run by": "who runs the place",
    "claimed country": "the country in which the place is said to be",
    "choice": "the choice of places",
    "use": "what the place is used for",
    "agreement signed": "the day of signature of the agreement (Art. 28 GDPR)",
    "agreement document": "the document of the agreement (Art. 28 GDPR)",
    "agreement hash": "the fingerprint of the agreement's document",
    "authorisation": "how sub-processors are authorised",
    "notice days": "how many days ahead we hear of a new sub-processor",
    "letters": "what the agreement holds of Art. 28(3) GDPR",
    "expires": "its end",
    "preference": "the order of preference of the grounds",
    "signed": "the day of signature",
    "signed with": "the company that signed",
    "adapted": "the adaptation to Swiss law",
    "processing changed": "the day on which the processing changed",
    "listing covers": "the data that the listing covers",
    "listed since": "the first day on the list",
    "listing due": "the day by which it has to certify again",
    "listing verified": "the day on which we last looked at the list",
    "listed entity": "the company that stands on the list",
    "modules": "the choice of modules",
    "assessment date": "the day of the transfer impact assessment",
    "assessment document": "the document of the transfer impact assessment",
    "regimes": "the law that binds us",
    "dpo": "our data protection officer",
    "representative": "our representative (Art. 27 GDPR)",
    "supervisory authority": "our supervisory authority",
    "fallback policy": "our rule that a framework needs a fallback",
    "horizon days": "how many days ahead we look for grounds that end",
    "promised days": "how many days' notice of a new sub-processor we promise customers",
    "promised channel": "how we promise to tell customers",
    "lawful basis": "the lawful basis (Art. 6 GDPR)",
    "special categories": "the exception for special categories (Art. 9 or 10 GDPR)",
    "dated": "the date of the notice",
    "seen": "the day on which we last read the notice",
    "version": "the version of the notice",
    "authority": "the authority that is named",
    "notice transfers": "whether the notice tells of transfers",
    "cites": "what is cited",
    "subject": "what the exception is for",
    "remedy": "what the exception promises",
    "reason": "the reason of the exception",
    "rule": "the rule of the exception",
}
"""What an aspect is called within a sentence; others are called by their own word."""

ORDER: Final[Mapping[str, tuple[str, str, str]]] = {
    "agreement": (
        "agreement (Art. 28 GDPR)",
        "an agreement is recorded",
        "no agreement is recorded any more",
    ),
    "ground status": ("ground", "its standing is recorded", "its standing is no longer recorded"),
    "listed as": (
        "listing on the framework",
        "the listing is recorded",
        "the listing is no longer recorded",
    ),
    "assessment": (
        "transfer impact assessment",
        "an assessment is recorded",
        "no assessment is recorded any more",
    ),
}
"""What goes up or down a scale: what it is called, and what is said where it came or went."""


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
        "the ground is now excluded by: {}",
        "the ground is no longer excluded by: {}",
        "what bars it",
    ),
    ("vendor", "assessed country"): Listed(
        "the assessment now also covers {}",
        "the assessment no longer covers {}",
        "which countries the assessment covers",
    ),
    ("vendor", "known as"): Listed("also known as {}", "no longer noted as {}", "its other names"),
    ("vendor", "domain"): Listed("domain {} is noted", "domain {} is taken out", "its domains"),
    ("vendor", "serves"): Listed(
        "now also stands behind {}", "no longer stands behind {}", "which services it stands behind"
    ),
    ("vendor", "member"): Listed(
        "the rules now also bind {}", "the rules no longer bind {}", "whom the rules bind"
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
    ("organisation", "notice ground"): Listed(
        "the notice now names as grounds: {}",
        "the notice no longer names as grounds: {}",
        "which grounds the notice names",
    ),
    ("organisation", "notice"): Listed(
        "a published notice is recorded: {}", "a published notice is gone: {}", "our notices"
    ),
    ("activity", "controller"): Listed(
        "we now also act for {}", "we no longer act for {}", "for whom we act"
    ),
    ("waiver", "covered"): Listed(
        "the exception now also covers {}", "the exception no longer covers {}", "what it covers"
    ),
}

WORDINGS: Final[Mapping[tuple[str, How], str]] = {
    ("id", How.CHANGED): "recorded as `{after}`, before as `{before}`: the same party, renamed",
    ("service id", How.CHANGED): (
        "the service is recorded as `{after}`, before as `{before}`: the same service, renamed"
    ),
    ("inventory id", How.CHANGED): (
        "the inventory is called `{after}`, before `{before}`: the same records, renamed"
    ),
    ("inventory", How.ADDED): "an inventory that was not there before: {after}, all of them new",
    ("inventory", How.REMOVED): "the inventory is gone: {before}",
    ("name", How.CHANGED): "before called {before}",
    ("entity", How.CHANGED): "we contract with {after}, no longer with {before}",
    ("country", How.CHANGED): "now established in {after}, before in {before}",
    ("country", How.ADDED): "where it is established is now recorded: {after}",
    ("parent", How.CHANGED): "now controlled by {after}, before by {before}",
    ("role", How.CHANGED): "acts as {after}, before as {before}",
    ("destination", How.ADDED): "first transfer to {after}",
    ("destination", How.REMOVED): "no more transfer to {before}",
    ("service", How.ADDED): "new service: {after}",
    ("service", How.REMOVED): "a service is gone: {before}",
    ("place", How.ADDED): "now also in {after}",
    ("place", How.REMOVED): "no longer in {before}",
    ("place", How.CHANGED): "moves from {before} to {after}",
    ("ground", How.ADDED): "now also rests on {after}",
    ("ground", How.REMOVED): "no longer rests on {before}",
    ("ground", How.CHANGED): "rests on {after}, no longer on {before}",
    ("chain", How.ADDED): "now passes data on to {after}",
    ("chain", How.REMOVED): "no longer passes data on to {before}",
    ("chain", How.CHANGED): "passes data on to {after}, no longer to {before}",
    ("instrument", How.ADDED): "counts now; before: {after}",
    ("instrument", How.REMOVED): "no longer counts: {before}",
    ("until", How.ADDED): "ends on {after}",
    ("vendor", How.ADDED): "new vendor, {after}",
    ("vendor", How.REMOVED): "vendor is gone: {before}",
    ("activity", How.ADDED): "new activity: {after}",
    ("activity", How.REMOVED): "activity is gone: {before}",
    ("waiver", How.ADDED): "new exception, {after}",
    ("waiver", How.REMOVED): "exception is gone: {before}",
    ("expires", How.CHANGED): "ends on {after}, before on {before}",
}
