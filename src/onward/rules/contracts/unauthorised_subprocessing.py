"""unauthorised-subprocessing: a processor passes data on, and nothing shows that it may."""

from collections.abc import Iterator, Mapping

from onward.diagnostic import Place, Severity
from onward.inventory.value import UNKNOWN
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._chain_changes import Change, changes
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import RUNNING
from onward.rules.contracts._contracting_vendors import Engaged, firmest, processors
from onward.rules.contracts._further_contracts import edges
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Flow, Role

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_contract_law("subprocessor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each processor without a recorded leave, or for each edge beyond it.

    Where there is no contract that could hold a leave, that is the finding, and not this.
    """
    behind = _behind(context)
    for each in processors(context):
        chain = behind.get(each.vendor.id, [])
        if each.role is Role.UNKNOWN or not chain:
            continue
        agreement = each.agreement if each.standing in RUNNING else None
        if agreement is not None and agreement.authorisation not in (None, UNKNOWN):
            edges_ = {edge.route: edge for edge in each.vendor.subprocessors or ()}
            pairs = ((flow, edges_[flow.at.route]) for flow in chain if flow.at.route in edges_)
            for change in changes(agreement, pairs, context.day, law.cited):
                yield _beyond(law, each, change)
        elif agreement is not None or each.clauses is Counted.YES:
            edge = firmest([(flow.at,) for flow in chain], context.evidence)
            yield _silent(law, each, chain, edge)


def _behind(context: RuleContext) -> Mapping[str, list[Flow]]:
    """The edges of the chain to parties that are named, by the vendor that passes data on."""
    found: dict[str, list[Flow]] = {}
    for flow in (flow for flow in edges(context) if flow.importer.named):
        found.setdefault(flow.exporter.id, []).append(flow)
    return found


def _silent(law: Asked, each: Engaged, chain: list[Flow], edge: tuple[Place, ...]) -> Finding:
    """No leave is recorded for anybody; `edge` is the best evidenced of the chain."""
    said = each.agreement.authorisation if each.agreement else None
    return Finding(
        message=SAY(
            "unknown" if said is UNKNOWN else "not-recorded",
            name=each.name,
            parties=tuple(dict.fromkeys(flow.importer.name for flow in chain)),
            law=law.cited,
        ),
        subject=each.vendor.id,
        at=each.at("authorisation" if said is UNKNOWN else ""),
        covers=tuple(sorted({flow.importer.id for flow in chain})),
        act=law.act,
        rests_on=(*each.facts, *edge),
    )


def _beyond(law: Asked, each: Engaged, change: Change) -> Finding:
    """One party that came later than the leave reaches."""
    flow = change.flow
    return Finding(
        message=change.message,
        subject=flow.subject,
        at=flow.at._replace(route=f"{flow.at.route}/since"),
        covers=flow.services,
        act=law.act,
        remedy=change.remedy,
        severity=change.severity,
        rests_on=(*each.facts, *(flow.at._replace(route=route) for route in change.routes)),
    )
