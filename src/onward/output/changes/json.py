"""A comparison for machines; its schema is `schema/output/diff.schema.json`."""

from collections.abc import Mapping

from onward.diagnostic import Diagnostic, Judged
from onward.diff.change import Change
from onward.diff.comparison import Between, Comparison, Findings
from onward.diff.customer_notices import CustomerNotice
from onward.diff.flows import FlowChange
from onward.law.law import Law
from onward.output.envelope import dump, envelope
from onward.output.formats import Options
from onward.output.paths import renamed_in
from onward.output.verdicts.json import record
from onward.reports.listings.transfers import because, named, reasons, recorded, regime
from onward.reports.questions.added import brought
from onward.reports.questions.listing import as_record
from onward.reports.review.sections import headline
from onward.transfers.status import Judgment


def render(comparison: Comparison, options: Options) -> str:
    """One document with every change, flow, finding, question and notice owed."""
    scope = comparison.scope
    document = envelope(
        _verb(comparison), comparison.as_of, comparison.law_checked, _judged(comparison)
    ) | {
        "between": comparison.between.value,
        "before": comparison.before,
        "after": comparison.after,
        "verdict": headline(comparison),
        "changes": [_change(each) for each in comparison.changes],
        "transfers": [_flow(each) for each in comparison.flows],
        "transfers_scheduled": [
            {"day": each.either.day, **_flow(each)} for each in comparison.coming
        ],
        "transfers_planned": [_flow(each) for each in comparison.planned],
        "transfers_unchanged": len(comparison.still),
        "findings": _findings(comparison.findings),
        "notices": [_notice(each) for each in comparison.customer_notices],
        "questions": [
            {"inventory": each.inventory, **as_record(each.question)}
            for each in brought(comparison)
        ],
        "scope": {
            "parties": scope.parties,
            "data": scope.data,
            "activities": scope.activities,
            "customers": scope.customers,
        },
        "faults": [record(each) for each in comparison.faults],
        "base_faults": [record(each) for each in comparison.base_faults],
    }
    return dump(renamed_in(document, options.name))


def _verb(comparison: Comparison) -> str:
    """Which verb compares so: only `whatif` compares the law with one that might come."""
    return "whatif" if comparison.between is Between.LAW else "diff"


def _judged(comparison: Comparison) -> list[Judged]:
    """Each inventory of the second side; one with faults was not judged."""
    whole = [
        Judged(after.inventory.id, after.inventory.path, judged=True)
        for _, after in comparison.pairs
        if after is not None
    ]
    faulty = dict.fromkeys(each.inventory for each in comparison.faults)
    return [*whole, *(Judged(name, "", judged=False) for name in faulty)]


def _change(change: Change) -> Mapping[str, object]:
    return {
        "inventory": change.inventory,
        "kind": change.kind,
        "party": change.party,
        "name": change.name,
        "aspect": change.aspect,
        "about": change.path or None,
        "item": change.item or None,
        "how": change.how.value,
        "direction": change.direction.value,
        "before": change.before or None,
        "before_state": change.was.value if change.before else None,
        "after": change.after or None,
        "after_state": change.now.value if change.after else None,
        "special": change.special,
        "path": change.at.path,
        "route": change.at.route,
    }


def _flow(change: FlowChange) -> Mapping[str, object]:
    flow = change.either.flow
    return {
        "inventory": change.inventory,
        "subject": flow.subject,
        "regime": regime(change.either),
        "kind": flow.kind.value,
        "exporter": flow.exporter.id,
        "importer": flow.importer.id,
        "country": recorded(flow.country),
        "services": flow.services,
        "direction": change.direction.value,
        "before": _snapshot(change.before, change.laws[0]),
        "after": _snapshot(change.after, change.laws[1]),
    }


def _snapshot(judgment: Judgment | None, law: Law) -> Mapping[str, object] | None:
    if judgment is None:
        return None
    return {
        "status": judgment.status.value,
        "mechanisms": named(judgment),
        "reasons": reasons(judgment, law),
        "why": because(judgment, law),
        "until": judgment.until,
    }


def _findings(found: Findings) -> Mapping[str, object]:
    return {
        "introduced": [record(each) for each in found.introduced],
        "worsened": [_pair(*each) for each in found.worsened],
        "eased": [_pair(*each) for each in found.eased],
        "fixed": [record(each) for each in found.fixed],
        "waived": [record(each) for each in found.waived],
        "unchanged": len(found.unchanged),
    }


def _pair(before: Diagnostic, after: Diagnostic) -> Mapping[str, object]:
    return {"before": record(before), "after": record(after)}


def _notice(notice: CustomerNotice) -> Mapping[str, object]:
    return {
        "inventory": notice.inventory,
        "vendor": notice.vendor,
        "name": notice.name,
        "replaced": notice.replaced or None,
        "activities": notice.activities,
        "notice_days": notice.promised,
        "objection_days": recorded(notice.objecting),
        "channel": recorded(notice.channel),
        "announced": recorded(notice.announced),
        "since": recorded(notice.since),
        "earliest": notice.earliest,
        "kept": notice.kept,
        "informing": notice.informing,
        "approving": notice.approving,
    }
