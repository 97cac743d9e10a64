"""Waivers: an exception with an end. It silences a finding, never a status."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from onward.diagnostic import Diagnostic, Place, Related
from onward.inventory.records import Inventory, Waiver
from onward.inventory.value import Day
from onward.rules.engine.catalogue import Rule
from onward.rules.engine.waiver import misplaced, on_waiver, placeholders, too_long
from onward.transfers.subject import Subject

Split = tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]


def waive(
    findings: Iterable[Diagnostic],
    inventory: Inventory,
    catalogue: Mapping[str, Rule],
    day: date,
    judged: Collection[str] | None = None,
) -> Split:
    """The findings that stay open, with what there is to tell of the waivers; and the waived.

    `judged` names the rules that were run, where not all were: of a waiver for another rule
    nobody can say that it is unused.
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
    """Whether its rule was run; a name that no rule bears is reported in any case."""
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
        return tuple(each for each in finding.covers if each not in waiver.covers)
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
    message = f"{finding.message}; waiver {waiver.id} does not cover {', '.join(fresh)}"
    there = Place(waiver.origin, "/approved_on" if waiver.covers is None else "/covers")
    related = (*finding.related, Related("what was waived", there))
    return replace(finding, message=message, related=related)
