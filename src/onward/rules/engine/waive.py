"""Waivers: an exception with an end. It silences a finding, never a status."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from onward.diagnostic import Diagnostic, Place, Related, Severity
from onward.inventory.records import Inventory, Waiver
from onward.inventory.value import Day
from onward.rules.engine.catalogue import Rule, hint
from onward.rules.engine.covering import beyond
from onward.terms.company import is_name
from onward.terms.spelling import name_words
from onward.transfers.subject import Subject
from onward.wording.texts import Section

PACKAGE = "onward.rules.engine"
LONGEST = timedelta(days=365)
LONGEST_GRAVE = timedelta(days=90)
"""For an error of the families transfers and contracts."""
GRAVE_FAMILIES = ("transfers", "contracts")
ENDING_SOON = timedelta(days=30)
FOLDER = "waivers/"
_TO_BE_WRITTEN = frozenset({"todo", "tbd", "tbc", "fixme"})
"""Words with which a text begins that is still to be written."""
_NOBODY = frozenset(
    {
        *("not yet approved", "nobody", "nobody yet", "no one", "no one yet", "noone", "someone"),
        "somebody",
        *("anyone", "anybody", "me", "myself", "i", "we", "us", "self", "niemand", "niemand yet"),
        *("personne", "iemand", "jemand", "name", "your name", "approver", "to be decided"),
    }
)
"""Texts that name no approver: words in lower case, without marks."""


def placeholders(waiver: Waiver) -> tuple[str, ...]:
    """The keys of a waiver that still hold a placeholder."""
    said = {"reason": waiver.reason, "remedy": waiver.remedy, "approved_by": waiver.approved_by}
    return tuple(key for key, text in said.items() if _placeholder(key, text))


def _placeholder(key: str, text: str) -> bool:
    words = name_words(text)
    nobody = key == "approved_by" and " ".join(words) in _NOBODY
    return nobody or not is_name(text) or words[0] in _TO_BE_WRITTEN


def misplaced(waiver: Waiver, inventory: Inventory) -> bool:
    """Whether it lies outside `waivers/` of its inventory, where its approvers watch."""
    root = "" if inventory.path in ("", ".") else f"{inventory.path}/"
    return not waiver.origin.removeprefix(root).startswith(FOLDER)


def too_long(waiver: Waiver, finding: Diagnostic, catalogue: Mapping[str, Rule]) -> bool:
    """Whether the waiver runs longer than a finding of this gravity may be waived."""
    return waiver.expires - waiver.approved_on > longest(finding, catalogue)


def on_waiver(
    waiver: Waiver,
    finding: Diagnostic | None,
    of: Inventory,
    catalogue: Mapping[str, Rule],
    day: date,
) -> Iterator[Diagnostic]:
    """The complaints about a waiver. `finding` is the one it matches, as it came out: open, or
    waived by this waiver or by another.
    """
    say = partial(_diagnostic, waiver, of.id)
    rule = catalogue.get(waiver.rule)
    unused = partial(say, "unused-waiver", Severity.WARNING)
    if rule is None:
        yield unused("/rule", "no-rule", hint=hint(waiver.rule, catalogue))
    elif not rule.waivable:
        yield unused("/rule", "not-waivable")
    elif misplaced(waiver, of):
        yield say("misplaced-waiver", Severity.ERROR, "", folder=FOLDER)
    elif open_ := placeholders(waiver):
        yield from (_unfinished(waiver, of.id, key) for key in open_)
    elif rule.check is None:
        yield from _of_the_gate(waiver, of.id, day)
    elif finding is None:
        yield unused("/subject", "no-finding", day=day)
    elif finding.waiver is not None and finding.waiver != waiver.id:
        yield unused("/subject", "other", other=finding.waiver)
    elif too_long(waiver, finding, catalogue):
        yield _too_long(waiver, of.id, longest(finding, catalogue).days)
    elif day > waiver.expires:
        yield say("expired-waiver", Severity.WARNING, "/expires")
    else:
        yield from _counting(waiver, finding, of.id, day)


def _of_the_gate(waiver: Waiver, inventory: str, day: date) -> Iterator[Diagnostic]:
    """Of a waiver for what a change may bring: whether one will come can't be said."""
    if waiver.expires - waiver.approved_on > LONGEST:
        yield _too_long(waiver, inventory, LONGEST.days)
    elif day > waiver.expires:
        yield _diagnostic(waiver, inventory, "expired-waiver", Severity.WARNING, "/expires")


def _counting(
    waiver: Waiver, finding: Diagnostic, inventory: str, day: date
) -> Iterator[Diagnostic]:
    """Of a waiver that silences: that it ends soon, and that it does not say what it covers."""
    note = partial(_diagnostic, waiver, inventory)
    if waiver.expires - day < ENDING_SOON:
        yield note("ending-waiver", Severity.NOTE, "/expires")
    if waiver.covers is None and finding.covers:
        covers = ", ".join(finding.covers)
        yield note("waiver-without-covers", Severity.NOTE, "", covers=covers)


def longest(finding: Diagnostic, catalogue: Mapping[str, Rule]) -> timedelta:
    """How long such a finding may be waived."""
    grave = finding.severity is Severity.ERROR
    return LONGEST_GRAVE if grave and _family(finding, catalogue) in GRAVE_FAMILIES else LONGEST


def _family(finding: Diagnostic, catalogue: Mapping[str, Rule]) -> str:
    rule = catalogue.get(finding.rule)
    return "" if rule is None else rule.family


def _unfinished(waiver: Waiver, inventory: str, key: str) -> Diagnostic:
    case = "approver" if key == "approved_by" else ""
    name, route = "unfinished-waiver", f"/{key}"
    return _diagnostic(waiver, inventory, name, Severity.ERROR, route, case, key=key)


def _too_long(waiver: Waiver, inventory: str, limit: int) -> Diagnostic:
    days = (waiver.expires - waiver.approved_on).days
    return _diagnostic(
        waiver, inventory, "waiver-too-long", Severity.ERROR, "/expires", days=days, limit=limit
    )


def _diagnostic(
    waiver: Waiver,
    inventory: str,
    name: str,
    severity: Severity,
    route: str,
    case: str = "",
    **facts: object,
) -> Diagnostic:
    """A complaint about a waiver: the sentences of its name, or those of a special case."""
    say = Section(PACKAGE, name)
    facts |= {
        "rule": waiver.rule,
        "subject": waiver.subject,
        "expires": waiver.expires,
        "approved": waiver.approved_on,
        "promised": waiver.remedy,
    }
    special = f"remedy-{case}"
    return Diagnostic(
        rule=name,
        severity=severity,
        inventory=inventory,
        subject=waiver.id,
        message=say(f"message-{case}" if case else "message", **facts),
        at=Place(waiver.origin, route),
        remedy=say(special if special in say.table else "remedy", **facts),
    )


Split = tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]


def waive(
    findings: Iterable[Diagnostic],
    inventory: Inventory,
    catalogue: Mapping[str, Rule],
    day: date,
    judged: Collection[str] | None = None,
) -> Split:
    """The findings that stay open, with what is to be reported of the waivers; and the waived.

    `judged` names the rules that were run, where not all were: of a waiver for another rule
    it is unknown whether it is used.
    """
    by_match: dict[tuple[str, str, str], list[Waiver]] = {}
    for waiver in inventory.waivers.values():
        by_match.setdefault((waiver.rule, waiver.subject, waiver.cause), []).append(waiver)
    open_: list[Diagnostic] = []
    waived: list[Diagnostic] = []
    met: dict[str, Diagnostic] = {}
    for finding in findings:
        waivers = by_match.get((finding.rule, finding.subject, finding.cause), [])
        counting = [each for each in waivers if _counts(each, finding, inventory, catalogue, day)]
        after = finding
        if counting:
            pairs = [(_fresh(each, finding, inventory), each) for each in counting]
            fresh, best = min(pairs, key=lambda pair: (len(pair[0]), -_last(pair[1])))
            after = _silenced(finding, best, fresh)
        (waived if after.waiver is not None else open_).append(after)
        met |= {each.id: after for each in waivers}
    for waiver in inventory.waivers.values():
        finding_met = met.get(waiver.id)
        if day >= waiver.approved_on and _was_judged(waiver, catalogue, judged):
            open_.extend(on_waiver(waiver, finding_met, inventory, catalogue, day))
    return tuple(open_), tuple(waived)


def _was_judged(
    waiver: Waiver, catalogue: Mapping[str, Rule], judged: Collection[str] | None
) -> bool:
    """Whether its rule was run; a name that no rule has is reported in any case."""
    rule = catalogue.get(waiver.rule)
    return judged is None or rule is None or rule.check is None or waiver.rule in judged


def _counts(
    waiver: Waiver,
    finding: Diagnostic,
    inventory: Inventory,
    catalogue: Mapping[str, Rule],
    day: date,
) -> bool:
    """Whether it silences that day: faults of the files and of waivers can't be waived."""
    rule = catalogue.get(waiver.rule)
    within = waiver.approved_on <= day <= waiver.expires
    whole = not misplaced(waiver, inventory) and not placeholders(waiver)
    may_be = rule is not None and rule.waivable and whole
    return may_be and within and not too_long(waiver, finding, catalogue)


def _last(waiver: Waiver) -> int:
    return waiver.expires.toordinal()


def _fresh(waiver: Waiver, finding: Diagnostic, inventory: Inventory) -> tuple[str, ...]:
    """What the finding covers and the waiver does not.

    A waiver that does not say what it covers is taken for all of it, save the vendors and services
    whose record says that they began after its approval.
    """
    if waiver.covers is not None:
        return beyond(finding.covers, waiver.covers)
    begun = _begun(finding.subject, inventory)
    return tuple(
        each
        for each in finding.covers
        if isinstance(day := begun.get(each), date) and day > waiver.approved_on
    )


def _begun(subject: str, inventory: Inventory) -> Mapping[str, Day]:
    """Since when the vendors, and the services of the vendor that is spoken of, are in use."""
    found: dict[str, Day] = {each.id: each.since for each in inventory.vendors.values()}
    vendor = inventory.vendors.get(Subject.parse(subject).first)
    found |= {each.id: each.since for each in vendor.services} if vendor else {}
    return found


def _silenced(finding: Diagnostic, waiver: Waiver, fresh: tuple[str, ...]) -> Diagnostic:
    """The finding as waived; still open, with the reason, if it covers more than was waived."""
    if not fresh:
        return replace(finding, waiver=waiver.id, waived_until=waiver.expires)
    say = Section(PACKAGE, "finding")
    message = say("not-covered", message=finding.message, waiver=waiver.id, fresh=", ".join(fresh))
    there = Place(waiver.origin, "/approved_on" if waiver.covers is None else "/covers")
    related = (*finding.related, Related(say("waived"), there))
    return replace(finding, message=message, related=related)
