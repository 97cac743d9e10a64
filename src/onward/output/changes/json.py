"""A comparison for machines; its schema is `schema/output/diff.schema.json`."""

from collections.abc import Mapping

from onward.diagnostic import Judged
from onward.diff.change import Change, Comparison, FlowChange, Told
from onward.law.book import Book
from onward.output.changes.formats import Options
from onward.output.envelope import dump, envelope
from onward.output.verdicts.json import record
from onward.transfers.footing import Judgment
from onward.views.review import review
from onward.views.transfers import because


def render(comparison: Comparison, options: Options) -> str:
    """One document with every change, flow, finding and duty to tell."""
    book = options.book
    found = comparison.findings
    judged = [
        Judged(side.inventory.id, side.inventory.path, judged=True)
        for _, side in comparison.pairs
        if side is not None
    ]
    return dump(
        envelope("diff", comparison.as_of, comparison.law_checked, judged)
        | {
            "before": comparison.before,
            "after": comparison.after,
            "verdict": review(comparison, book).verdict,
            "changes": [_change(each) for each in comparison.changes],
            "transfers": [_flow(each, book) for each in comparison.flows],
            "transfers_unchanged": comparison.still,
            "findings": {
                "introduced": [record(each) for each in found.introduced],
                "worsened": [record(after) for _, after in found.worsened],
                "fixed": [record(each) for each in found.fixed],
                "unchanged": len(found.unchanged),
            },
            "notices": [_told(each) for each in comparison.told],
            "faults": [record(each) for each in comparison.faults],
            "base_faults": [record(each) for each in comparison.base_faults],
        }
    )


def _change(change: Change) -> Mapping[str, object]:
    return {
        "inventory": change.inventory,
        "party": change.party,
        "name": change.name,
        "aspect": change.aspect,
        "about": change.about,
        "how": change.how.value,
        "sense": change.sense.value,
        "before": change.before or None,
        "after": change.after or None,
        "special": change.special,
        "path": change.at.path,
        "route": change.at.route,
    }


def _flow(change: FlowChange, book: Book) -> Mapping[str, object]:
    flow = change.either.flow
    return {
        "inventory": change.inventory,
        "subject": flow.subject,
        "regime": change.either.regime or None,
        "from": flow.exporter.id,
        "to": flow.importer.id,
        "country": flow.code,
        "service": ", ".join(flow.services),
        "sense": change.sense.value,
        "before": _side(change.before, book),
        "after": _side(change.after, book),
    }


def _side(judgment: Judgment | None, book: Book) -> Mapping[str, object] | None:
    if judgment is None:
        return None
    named = [ground.instrument for ground in judgment.grounds if ground.instrument]
    return {
        "footing": judgment.footing.value,
        "ground": ", ".join(named) or None,
        "why": because(judgment, book),
        "until": judgment.until,
    }


def _told(told: Told) -> Mapping[str, object]:
    return {
        "inventory": told.inventory,
        "vendor": told.vendor,
        "name": told.name,
        "replaced": told.replaced,
        "activities": list(told.activities),
        "promised_days": told.promised,
        "announced": told.announced,
        "since": told.since,
        "earliest": told.earliest,
        "kept": told.kept,
    }
