"""Changes in plain words: a sentence a reviewer can weigh without opening a file."""

from collections.abc import Mapping

from onward.diff.change import Change, FlowChange, How, Told
from onward.terms.place import name_of
from onward.transfers.footing import Judgment

KINDS: Mapping[str, str] = {
    "vendor": "vendor",
    "activity": "activity",
    "waiver": "waiver",
    "organisation": "organisation",
}
NAMES: Mapping[str, str] = {
    "entity": "the entity that we contract with",
    "parent": "the company that controls it",
    "agreement": "the agreement (Art. 28 GDPR)",
    "agreement terms": "the terms of the agreement",
    "chain": "whom it passes data on to",
    "subject to": "the law it is itself under",
    "clear text": "whether it needs clear text",
    "until": "the last day of use",
    "since": "the first day of use",
    "announced": "the day customers were told",
}
PLAIN: Mapping[How, str] = {
    How.ADDED: "{aspect}{of} is now recorded: {after}",
    How.REMOVED: "{aspect}{of} is no longer recorded: {before}",
    How.CHANGED: "{aspect}{of} changes from {before} to {after}",
}
WORDINGS: Mapping[tuple[str, How], str] = {
    ("id", How.CHANGED): "now called `{after}`, before `{before}`: the same party, renamed",
    ("destination", How.ADDED): "first transfer to {after}",
    ("destination", How.REMOVED): "no more transfer to {before}",
    ("service", How.ADDED): "new service {about}: {after}",
    ("service", How.REMOVED): "service {about} is gone: {before}",
    ("data", How.ADDED): "now also receives {after}{of}",
    ("data", How.REMOVED): "no longer receives {before}{of}",
    ("place", How.ADDED): "now also works from {after}{of}",
    ("place", How.REMOVED): "no longer works from {before}{of}",
    ("place", How.CHANGED): "moves from {before} to {after}{of}",
    ("chain", How.ADDED): "passes data on to {after}",
    ("chain", How.REMOVED): "no longer passes data on to {before}",
}


def sentence(change: Change) -> str:
    """One change in words."""
    special = " (special category: Art. 9 or 10 GDPR)" if change.special else ""
    return f"{change.name}: {_told(change)}{special}"


def _told(change: Change) -> str:
    if change.aspect in KINDS:
        return _record(change)
    before, after = (_words(change.aspect, each) for each in (change.before, change.after))
    wording = WORDINGS.get((change.aspect, change.how)) or PLAIN[change.how]
    return wording.format(
        aspect=NAMES.get(change.aspect, change.aspect),
        before=before,
        after=after,
        about=change.about,
        of=f" ({change.about})" if change.about else "",
    )


def _record(change: Change) -> str:
    kind = KINDS[change.aspect]
    said = change.after or change.before
    more = f": {said}" if said else ""
    return f"new {kind}{more}" if change.how is How.ADDED else f"{kind} is gone{more}"


def _words(aspect: str, said: str) -> str:
    """A country in words where a code alone was recorded."""
    if aspect in ("country", "destination") and said and said != "unknown":
        return name_of(said)
    return said


def flow_name(judgment: Judgment) -> str:
    """Which flow it is: from whom to whom, where, for what."""
    flow = judgment.flow
    where = name_of(flow.country) if isinstance(flow.country, str) else "country unknown"
    behind = f", {', '.join(flow.services)}" if flow.services else ""
    start = "" if flow.exporter.id == "us" else f"{flow.exporter.name} to "
    return f"{start}{flow.importer.name} ({where}){behind}"


def steps(change: FlowChange) -> str:
    """The footing before and after."""
    before = change.before.footing.value if change.before else "not there"
    after = change.after.footing.value if change.after else "gone"
    return before if before == after else f"{before} → {after}"


def promise(told: Told) -> str:
    """Who must be told of a sub-processor, by when, and whether that is kept."""
    what = "replaces a sub-processor" if told.replaced else "is a new sub-processor"
    head = f"{told.name} {what} for {', '.join(told.activities)}: our customers must be told"
    if told.promised is None:
        return f"{head}; how many days ahead we promised is not recorded"
    days = f"{told.promised} days ahead"
    announced = f"told on {told.announced}" if told.announced else "no day of telling is recorded"
    since = f"in use from {told.since}" if told.since else "no first day of use is recorded"
    verdict = {
        True: "the promise is kept",
        False: f"the promise is broken: use may begin on {told.earliest} at the earliest",
        None: f"use may begin on {told.earliest} at the earliest, if they are told in time",
    }[told.kept]
    return f"{head} {days}; {announced}, {since}; {verdict}"
