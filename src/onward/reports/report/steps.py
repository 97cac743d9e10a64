"""What to do first: the gravest findings of a day, those of one rule together."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from onward.diagnostic import Diagnostic, Severity
from onward.inventory.records import Inventory
from onward.rules.engine.catalogue import FAMILIES, catalogue, summary
from onward.wording.labels import called

MOST: Final = 7
"""Steps that a reader is asked to take first."""


class Fix(NamedTuple):
    """What to do about some of those concerned."""

    remedy: str
    """As it is for the first."""
    about: tuple[str, ...]
    named: bool
    """Whether it differs for the others, in their names alone."""


class Step(NamedTuple):
    """What one rule found, and how to fix it."""

    rule: str
    severity: Severity
    summary: str
    """What the rule reports, in one sentence."""
    about: tuple[str, ...]
    """What to call those concerned: parties, activities, transfers of customers."""
    fixes: tuple[Fix, ...]
    """Each remedy once, whatever the names in it, with those for whom it is one."""


def steps(found: Iterable[Diagnostic], inventory: Inventory) -> tuple[Step, ...]:
    """Errors first, then warnings; among these transfers first, then what concerns most.

    Notes are no steps. No more than `MOST`.
    """
    groups: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for each in found:
        if each.severity is not Severity.NOTE:
            groups.setdefault((each.severity, each.rule), []).append(each)
    known = catalogue()

    def urgency(group: tuple[tuple[Severity, str], list[Diagnostic]]) -> tuple[object, ...]:
        (severity, rule), some = group
        family = known[rule].family
        place = FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
        return (severity.rank, place, -len(some), rule)

    return tuple(
        Step(
            rule=rule,
            severity=severity,
            summary=summary(rule),
            about=tuple(dict.fromkeys(_name(each, inventory) for each in some)),
            fixes=tuple(_fixes(some, inventory)),
        )
        for (severity, rule), some in sorted(groups.items(), key=urgency)[:MOST]
    )


def _fixes(found: Iterable[Diagnostic], inventory: Inventory) -> Iterator[Fix]:
    alike: dict[str, dict[str, str]] = {}
    for each in found:
        if each.remedy:
            name = _name(each, inventory)
            plain = each.remedy.replace(name, "").replace(_about(each), "")
            alike.setdefault(plain, {}).setdefault(name, each.remedy)
    for said in alike.values():
        first, *others = dict.fromkeys(said.values())
        yield Fix(first, tuple(said), named=bool(others))


def _name(finding: Diagnostic, inventory: Inventory) -> str:
    """What a finding is about: the name of a record, or the subject as it is."""
    id_ = _about(finding)
    record = inventory.vendors.get(id_) or inventory.activities.get(id_)
    ours = inventory.organisation
    named = {"in": "transfers of customers to us", "customers": "transfers back to customers"}
    named[inventory.id] = called(ours.name, inventory.id)
    return called(record.name, id_) if record else named.get(id_, id_)


def _about(finding: Diagnostic) -> str:
    """The id in a subject: of `acme/mail`, `acme@US` and `bolt>acme@US` it is `acme`."""
    return finding.subject.split("@")[0].split("/")[0].split(">")[-1]
