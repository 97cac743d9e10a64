"""What a change lets a record say less well: facts no longer known, contracts that protect less."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from onward.diagnostic import Diagnostic, Place, Severity
from onward.diff.fallbacks import LostFallback
from onward.diff.judged_less import NO_LONGER
from onward.diff.loss import SAY, WEAKENED, Loss
from onward.diff.records import Record, records_of, unchanged
from onward.diff.snapshot import Snapshot
from onward.diff.weaker_evidence import weaker_evidence
from onward.diff.weaker_facts import abroad, named_no_longer, weaker_facts
from onward.inventory.documents import documents
from onward.inventory.evidence import overlap
from onward.transfers.flow import Kind, Role

SHOWN: Final = 5
"""So many facts are in a message; the rest are counted."""
PART: Final = re.compile(r"(.*?/(?:agreement|mechanisms/[^/]+))/.*")
"""A route into a contract or a mechanism."""


def weakened(
    old: Snapshot,
    new: Snapshot,
    reported: Iterable[Diagnostic] = (),
    fallbacks: Iterable[LostFallback] = (),
) -> Iterator[Diagnostic]:
    """One finding for each record that stays in use, with every fact that is weaker in it.

    A fact is weaker where it was known and is not any more, and where a contract, an approval, a
    mechanism or evidence protects or shows less than it did, and where a transfer lost a mechanism
    that carried it too. `reported` are the errors that there are already, and what a waiver of the
    base covers: of these nothing is reported again.
    """
    at_fault: dict[str, list[Place]] = {}
    for each in reported:
        at_fault.setdefault(each.at.path, []).append(each.at)
    hidden = {each.subject for each in reported if each.rule == NO_LONGER and _fails(each)}
    named, files = _files_gone(old, new)
    same = unchanged(old.inventory, new.inventory) - named
    was, now = records_of(old, same), records_of(new, same)
    in_use = _parties(old) | _parties(new)
    published = _subprocessors(old) & _subprocessors(new)
    transfers = abroad(new)
    lost: dict[str, list[LostFallback]] = {}
    for fallback in fallbacks:
        lost.setdefault(fallback.at.path, []).append(fallback)
    for key in sorted(was.keys() & now.keys()):
        unused = key[0] == "vendor" and key[1] not in in_use
        if key[0] == "waiver" or key[1] in hidden or unused:
            continue
        facts = list(weaker_facts(was[key], now[key], new.statuses.day, transfers))
        if key[1] in published:
            facts += named_no_longer(was[key], now[key])
        path = now[key].at.path
        facts += _fallbacks(lost.get(path, ()), now[key], facts)
        facts += weaker_evidence(was[key], now[key])
        facts += files.get(path, ())
        found = [
            loss
            for loss in facts
            if not any(_same_place(loss.at, each) for each in at_fault.get(loss.at.path, ()))
        ]
        if found:
            yield _finding(now[key], key[1], found, new)


def _fails(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR and finding.waiver is None


def _parties(snapshot: Snapshot) -> frozenset[str]:
    """Whom data goes to or from: other vendors are not in use, our own records always are."""
    flows = snapshot.statuses.flows.flows
    return frozenset(party.id for each in flows for party in (each.exporter, each.importer))


def _subprocessors(snapshot: Snapshot) -> frozenset[str]:
    """The vendors that process the data of our customers for us."""
    return frozenset(
        each.importer.id
        for each in snapshot.statuses.flows.flows
        if each.kind is Kind.OWN
        and Role.PROCESSOR in each.exporter_roles
        and each.importer_role is Role.PROCESSOR
    )


def _same_place(fact: Place, fault: Place) -> bool:
    """Whether both places of a record are of one key, or of one contract or mechanism."""
    routes = [PART.sub(r"\1", each.route) for each in (fact, fault)]
    return bool(fault.route) and overlap(*routes)


def _finding(record: Record, id_: str, found: list[Loss], new: Snapshot) -> Diagnostic:
    said = [each.words for each in found[:SHOWN]]
    more = [SAY("more", count=len(found) - SHOWN)] if found[SHOWN:] else []
    return Diagnostic(
        rule=WEAKENED,
        severity=Severity.ERROR,
        inventory=new.inventory.id,
        subject=new.inventory.id if id_ == "us" else id_,
        message=SAY(
            "message", name=record.name, facts="; ".join([*said, *more]), day=new.statuses.day
        ),
        at=found[0].at,
        covers=tuple(sorted({each.aspect for each in found})),
        reason=SAY("reason"),
        remedy=SAY("remedy"),
        leads=True,
    )


def _files_gone(
    old: Snapshot, new: Snapshot
) -> tuple[frozenset[str], Mapping[str, Collection[Loss]]]:
    """The ids of records whose documents lay there and do not any more, and these by the path of
    the record.
    """
    gone = [
        each
        for each in documents(new.inventory)
        if old.documents.get(each.name) and new.documents.get(each.name) is False
    ]
    found: dict[str, dict[Loss, None]] = {}
    for each in gone:
        loss = Loss("document", SAY("file", name=each.name), Place(each.path, each.route))
        found.setdefault(each.path, {})[loss] = None
    return frozenset(each.record for each in gone), found


def _fallbacks(
    fallbacks: Iterable[LostFallback], now: Record, found: Iterable[Loss]
) -> Iterator[Loss]:
    """Mechanisms of the record that carry a transfer no longer, where no other fact says so."""
    told: set[str] = set()
    known = tuple(found)
    for each in fallbacks:
        if any(_says(loss, each) for loss in known):
            continue
        words = SAY(
            "fallback-until" if each.until else "fallback",
            until=each.until,
            importer=each.importer,
            lost=now.names.instrument(each.lost),
            left=tuple(now.names.instrument(one) for one in each.left),
        )
        if words not in told:
            told.add(words)
            yield Loss("mechanism", words, each.at)


def _says(loss: Loss, fallback: LostFallback) -> bool:
    """Whether it is of the mechanism, or says that none is recorded any more."""
    if fallback.recorded:
        return overlap(loss.at.route, fallback.at.route)
    lists = {each.rpartition("/")[0] for each in (loss.at.route, fallback.was)}
    return loss.aspect == "mechanism" and len(lists) == 1
