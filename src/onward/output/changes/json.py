"""A comparison for machines; its schema is `schema/output/diff.schema.json`."""

from collections.abc import Mapping

from onward.diagnostic import Diagnostic, Judged
from onward.diff.change import Change
from onward.diff.comparison import Comparison, CustomerNotice, Findings
from onward.diff.flows import FlowChange
from onward.law.law import Law
from onward.output.changes.options import Options
from onward.output.envelope import dump, envelope
from onward.output.paths import renamed_in
from onward.output.verdicts.json import record
from onward.reports.listings.transfers import because, codes, named
from onward.reports.questions.added import Put, brought
from onward.reports.review.sections import headline
from onward.transfers.status import Judgment


def render(comparison: Comparison, options: Options) -> str:
    """One document with every change, flow, finding, question and duty to tell."""
    scope = comparison.scope
    document = envelope("diff", comparison.as_of, comparison.law_checked, _judged(comparison)) | {
        "between": comparison.between.value,
        "before": comparison.before,
        "after": comparison.after,
        "verdict": headline(comparison),
        "changes": [_change(each) for each in comparison.changes],
        "transfers": [_flow(each) for each in comparison.flows],
        "transfers_to_come": [
            {"day": each.either.day, **_flow(each)} for each in comparison.coming
        ],
        "transfers_unchanged": len(comparison.still),
        "findings": _findings(comparison.findings),
        "notices": [_notice(each) for each in comparison.customer_notices],
        "questions": [_question(each) for each in brought(comparison)],
        "scope": {
            "parties": list(scope.parties),
            "data": list(scope.data),
            "activities": list(scope.activities),
            "customers": list(scope.customers),
        },
        "faults": [record(each) for each in comparison.faults],
        "base_faults": [record(each) for each in comparison.base_faults],
    }
    return dump(renamed_in(document, options.name))


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
        "about": change.about,
        "item": change.item,
        "how": change.how.value,
        "direction": change.direction.value,
        "before": change.before or None,
        "after": change.after or None,
        "special": list(change.special),
        "path": change.at.path,
        "route": change.at.route,
    }


def _flow(change: FlowChange) -> Mapping[str, object]:
    flow = change.either.flow
    return {
        "inventory": change.inventory,
        "subject": flow.subject,
        "regime": change.either.regime or None,
        "from": flow.exporter.id,
        "to": flow.importer.id,
        "country": flow.code,
        "service": ", ".join(flow.services) or None,
        "services": list(flow.services),
        "direction": change.direction.value,
        "before": _snapshot(change.before, change.laws[0]),
        "after": _snapshot(change.after, change.laws[1]),
    }


def _snapshot(judgment: Judgment | None, law: Law) -> Mapping[str, object] | None:
    if judgment is None:
        return None
    mechanisms = named(judgment)
    return {
        "status": judgment.status.value,
        "mechanism": ", ".join(mechanisms) or None,
        "mechanisms": list(mechanisms),
        "reasons": list(codes(judgment)),
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
        "activities": list(notice.activities),
        "promised_days": notice.promised,
        "announced": notice.announced,
        "since": notice.since,
        "earliest": notice.earliest,
        "kept": notice.kept,
        "informing": notice.informing,
        "approving": list(notice.approving),
    }


def _question(put: Put) -> Mapping[str, object]:
    one = put.question
    return {
        "inventory": put.inventory,
        "ask": one.ask,
        "vendor": one.vendor,
        "name": one.name,
        "subject": one.subject,
        "question": one.question,
        "why": one.why,
    }
