"""The contracts between our processors and those to whom they pass data on."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from onward.diagnostic import Place
from onward.inventory.vendor import Agreement
from onward.rules._law import Asked
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Flow, Kind, Role

Fact = TypeVar("Fact")


def edges(context: RuleContext) -> Iterator[Flow]:
    """What processors of ours that are named pass on to further ones."""
    for flow in context.statuses.flows.flows:
        ours = flow.exporter.named and Role.PROCESSOR in flow.exporter_roles
        if flow.kind is Kind.CHAIN and ours:
            yield flow


def further_contracts(
    context: RuleContext, fact: Callable[[Agreement], Fact | None]
) -> Iterator[tuple[Flow, Agreement, Fact]]:
    """Those recorded of which a fact is so, with it, but where clauses stand for the contract."""
    for flow in edges(context):
        agreement = flow.agreement
        found = fact(agreement) if agreement else None
        if agreement is None or found is None:
            continue
        if counted(flow.mechanisms, context, [flow]) is Counted.NO:
            yield flow, agreement, found


def of_further(flow: Flow, law: Asked, key: str, message: str, *, remedy: str) -> Finding:
    """A finding on such a contract, at one of its keys."""
    route = flow.agreement.route if flow.agreement else flow.at.route
    at = Place(flow.at.path, f"{route}/{key}")
    return Finding(
        message=message,
        subject=flow.subject,
        at=at,
        covers=flow.services,
        act=law.act,
        remedy=remedy,
        rests_on=(flow.at, at),
    )
