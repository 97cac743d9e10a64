"""A comparison for machines; its schema is `schema/output/diff.schema.json`."""

from collections.abc import Mapping

from onward.diagnostic import Diagnostic, Judged
from onward.diff.change import Change
from onward.diff.comparison import Comparison, Findings, Told
from onward.diff.flows import FlowChange
from onward.law.book import Book
from onward.output.changes.options import Options
from onward.output.envelope import dump, envelope
from onward.output.paths import renamed_in
from onward.output.verdicts.json import record
from onward.transfers.footing import Judgment
from onward.views.new_questions import Put, brought
from onward.views.review import headline
from onward.views.transfers import because, codes, named


def render(comparison: Comparison, options: Options) -> str:
    """One document with every change, flow, finding, question and duty to tell."""
    touched = comparison.touched
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
        "notices": [_told(each) for each in comparison.told],
        "questions": [_question(each) for each in brought(comparison)],
        "touched": {
            "parties": list(touched.parties),
            "data": list(touched.data),
            "activities": list(touched.activities),
            "customers": list(touched.customers),
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
        "sense": change.sense.value,
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
        "sense": change.sense.value,
        "before": _side(change.before, change.laws[0]),
        "after": _side(change.after, change.laws[1]),
    }


def _side(judgment: Judgment | None, book: Book) -> Mapping[str, object] | None:
    if judgment is None:
        return None
    grounds = named(judgment)
    return {
        "footing": judgment.footing.value,
        "ground": ", ".join(grounds) or None,
        "grounds": list(grounds),
        "reasons": list(codes(judgment)),
        "why": because(judgment, book),
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


def _told(told: Told) -> Mapping[str, object]:
    return {
        "inventory": told.inventory,
        "vendor": told.vendor,
        "name": told.name,
        "replaced": told.replaced or None,
        "activities": list(told.activities),
        "promised_days": told.promised,
        "announced": told.announced,
        "since": told.since,
        "earliest": told.earliest,
        "kept": told.kept,
        "informing": told.informing,
        "approving": list(told.approving),
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
