"""Who answers for what a change brings: the waivers that were there before it, and no others."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Place, Severity
from onward.diff.comparison import worse
from onward.diff.snapshot import Snapshot
from onward.inventory.records import Inventory, Waiver
from onward.rules.engine.catalogue import catalogue
from onward.rules.engine.waive import waive
from onward.wording.texts import Section

NEW_WAIVER = "new-waiver"
SAY = Section("onward.diff", NEW_WAIVER)


class Answered(NamedTuple):
    """What became of the findings that are waived after a change."""

    counted: tuple[Diagnostic, ...] = ()
    """Those that a waiver of the base covers, or a new one that the policy of the base lets in."""
    reopened: tuple[tuple[Diagnostic | None, Diagnostic], ...] = ()
    """New or worse, with a waiver that came in the same change: before and after, now open."""
    customer_notices: tuple[Diagnostic, ...] = ()
    """The new waivers that count."""


def answered(old: Snapshot | None, new: Snapshot) -> Answered:
    """A waiver that comes with what it waives counts only where the policy of the base says so.

    One for a finding that was there already is no way past the gate: nothing new is waived.
    """
    before = {each.fingerprint: each for each in (*old.findings, *old.waived)} if old else {}
    by_base = {each.fingerprint for each in _waived_by_base(old, new, before.values())}
    accepted = old is not None and NEW_WAIVER in accepts(old)
    counted: list[Diagnostic] = []
    reopened: list[tuple[Diagnostic | None, Diagnostic]] = []
    reported: list[Diagnostic] = []
    for each in new.waived:
        was = before.get(each.fingerprint)
        if each.fingerprint in by_base:
            counted.append(each)
        elif was is not None and not worse(was, each):
            continue
        elif accepted:
            counted.append(each)
            reported.append(_new_waiver(each, new.inventory))
        else:
            reopened.append((was, _reopened(each)))
    return Answered(tuple(counted), tuple(reopened), tuple(reported))


def accepts(base: Snapshot) -> tuple[str, ...]:
    """What the policy of the base lets a change bring."""
    return base.inventory.organisation.policy.gate_accepts


def covered(
    found: Iterable[Diagnostic], base: Snapshot | None
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What of the findings of the gate itself stays open, and what a waiver of the base covers."""
    found = tuple(found)
    if base is None:
        return found, ()
    lesser = accepts(base)
    eased = [
        replace(each, severity=Severity.WARNING) if each.rule in lesser else each for each in found
    ]
    open_, waived = waive(eased, base.inventory, catalogue(), base.statuses.day, ())
    return tuple(each for each in open_ if each.rule in {one.rule for one in found}), waived


def _waived_by_base(
    old: Snapshot | None, new: Snapshot, before: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The findings after the change that the waivers of the base cover."""
    if old is None or not old.inventory.waivers:
        return ()
    known = catalogue()
    seen = {(each.rule, each.subject, each.cause): each for each in before}
    waivers = {id_: _as_seen(each, seen) for id_, each in old.inventory.waivers.items()}
    plain = [
        replace(each, waiver=None, waived_until=None)
        for each in (*new.findings, *new.waived)
        if known[each.rule].check is not None
    ]
    there = replace(new.inventory, path=old.inventory.path, waivers=waivers)
    return waive(plain, there, known, new.statuses.day)[1]


def _as_seen(waiver: Waiver, seen: dict[tuple[str, str, str], Diagnostic]) -> Waiver:
    """A waiver that does not say what it covers covers what its finding covered in the base."""
    found = seen.get((waiver.rule, waiver.subject, waiver.cause))
    return (
        waiver
        if waiver.covers is not None or found is None
        else replace(waiver, covers=found.covers)
    )


def _reopened(finding: Diagnostic) -> Diagnostic:
    return replace(
        finding,
        waiver=None,
        waived_until=None,
        message=SAY("reopened", message=finding.message, waiver=finding.waiver),
        remedy=SAY("reopened-remedy", remedy=finding.remedy),
    )


def _new_waiver(finding: Diagnostic, inventory: Inventory) -> Diagnostic:
    waiver = inventory.waivers[finding.waiver or ""]
    return Diagnostic(
        rule=NEW_WAIVER,
        severity=Severity.WARNING,
        inventory=inventory.id,
        subject=waiver.id,
        message=SAY(
            "message",
            rule=finding.rule,
            subject=finding.subject,
            expires=waiver.expires,
            approver=waiver.approved_by,
        ),
        at=Place(waiver.origin),
        covers=finding.covers,
        act=SAY("act"),
        reason=SAY("reason"),
        remedy=SAY("remedy"),
        leads=True,
    )
