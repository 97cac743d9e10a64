"""Waivers: an exception with an end. It silences a finding, never a footing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onward.diagnostic import Diagnostic, Place, Severity
from onward.inventory.records import Inventory, Waiver
from onward.rules._rule import Rule

LONGEST = timedelta(days=365)
LONGEST_GRAVE = timedelta(days=90)
"""For an error of the families transfers and contracts."""
GRAVE_FAMILIES = ("transfers", "contracts")
ENDING_SOON = timedelta(days=30)


def waive(
    findings: Iterable[Diagnostic], inventory: Inventory, catalogue: Mapping[str, Rule], day: date
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The findings that stay open, with what there is to tell of the waivers; and the waived."""
    open_, waived = [], []
    used: dict[str, list[Diagnostic]] = {}
    by_match = {_key(each): each for each in inventory.waivers.values()}
    for finding in findings:
        waiver = by_match.get((finding.rule, finding.subject, finding.cause))
        if waiver is None:
            open_.append(finding)
            continue
        used.setdefault(waiver.id, []).append(finding)
        if (
            day > waiver.expires
            or day < waiver.approved_on
            or _too_long(waiver, finding, catalogue)
        ):
            open_.append(finding)
        else:
            waived.append(replace(finding, waiver=waiver.id, waived_until=waiver.expires))
    for waiver in inventory.waivers.values():
        open_.extend(_told(waiver, used.get(waiver.id, []), inventory.id, catalogue, day))
    return tuple(open_), tuple(waived)


def _key(waiver: Waiver) -> tuple[str, str, str]:
    return (waiver.rule, waiver.subject, waiver.cause)


def _limit(finding: Diagnostic, catalogue: Mapping[str, Rule]) -> timedelta:
    rule = catalogue.get(finding.rule)
    grave = finding.severity is Severity.ERROR and rule and rule.family in GRAVE_FAMILIES
    return LONGEST_GRAVE if grave else LONGEST


def _too_long(waiver: Waiver, finding: Diagnostic, catalogue: Mapping[str, Rule]) -> bool:
    return waiver.expires - waiver.approved_on > _limit(finding, catalogue)


def _told(
    waiver: Waiver,
    matched: list[Diagnostic],
    inventory: str,
    catalogue: Mapping[str, Rule],
    day: date,
) -> list[Diagnostic]:
    def told(rule: str, severity: Severity, key: str, message: str, remedy: str) -> Diagnostic:
        return Diagnostic(
            rule=rule,
            severity=severity,
            inventory=inventory,
            subject=waiver.id,
            message=message,
            at=Place(waiver.origin, f"/{key}"),
            remedy=remedy,
        )

    if waiver.rule not in catalogue:
        return [
            told(
                "unused-waiver",
                Severity.WARNING,
                "rule",
                f"no rule is called {waiver.rule}, so this waiver silences nothing",
                "name the rule as the finding does; `onward rules` lists them",
            )
        ]
    if not matched:
        return [
            told(
                "unused-waiver",
                Severity.WARNING,
                "subject",
                f"no finding of {waiver.rule} on {waiver.subject} bears this waiver on {day}",
                "delete the waiver, or copy rule, subject and cause from the finding it is for",
            )
        ]
    finding = matched[0]
    if _too_long(waiver, finding, catalogue):
        limit = _limit(finding, catalogue).days
        return [
            told(
                "waiver-too-long",
                Severity.ERROR,
                "expires",
                f"waived for {(waiver.expires - waiver.approved_on).days} days, and {waiver.rule}"
                f" may be waived for {limit} at most, so it silences nothing",
                f"let it expire within {limit} days of {waiver.approved_on}",
            )
        ]
    if day > waiver.expires:
        return [
            told(
                "expired-waiver",
                Severity.ERROR,
                "expires",
                f"expired on {waiver.expires}: {waiver.rule} on {waiver.subject} is open again",
                f"do what it promised ({waiver.remedy}), or have it approved anew",
            )
        ]
    return []
