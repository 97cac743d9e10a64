"""No transfer holds on the catalogue alone: a fact that decides has to be compared by us first.

The catalogue has what a vendor publishes for all its customers, read on some day by others. Which
company is ours, what was agreed and what is certified today is for the exporter to show (Art. 5(2)
and 24 GDPR). So the status is `review` at best until there is other evidence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onward.diagnostic import Place
from onward.inventory.evidence import overlap
from onward.transfers.flow import Flow, Party
from onward.transfers.status import Code, Judgment, Reason, Status

_OF_PARTY = ("/country", "/legal_name", "/one_of", "/role", "/public", "/subject_to", "/group")
_OF_SERVICE = ("role", "locations", "data", "subjects", "form", "clear_text", "frequency")
_OF_EXPORTER = ("/country", "/subject_to")


def compared(judgment: Judgment) -> Judgment:
    """The judgment, to be reviewed where a fact that decides it rests on the catalogue alone."""
    flow = judgment.flow
    if not (flow.importer.from_catalogue or flow.exporter.from_catalogue):
        return judgment
    if judgment.among:
        judgment = replace(judgment, among=tuple(map(compared, judgment.among)))
    if judgment.status.worse_than(Status.REVIEW):
        return judgment
    reasons = tuple(_resting(judgment))
    if not reasons:
        return judgment
    mechanisms = tuple(
        replace(each, reasons=(*each.reasons, *reasons)) for each in judgment.mechanisms
    )
    return replace(judgment, status=Status.REVIEW, mechanisms=mechanisms, parts=())


def uncompared(judgments: Iterable[Judgment]) -> Iterator[tuple[Judgment, Reason]]:
    """For each record, a judgment that rests on it, and the reason with every such fact of it."""
    found: dict[str, list[tuple[Judgment, Reason]]] = {}
    for judgment in judgments:
        for reason in judgment.because(Code.CATALOGUE_ALONE):
            found.setdefault(reason.at.path, []).append((judgment, reason))
    for resting in found.values():
        judgment, first = resting[0]
        facts = sorted({fact for _, reason in resting for fact in reason.detail})
        yield judgment, first._replace(detail=tuple(facts))


def _resting(judgment: Judgment) -> Iterator[Reason]:
    """For each end of the flow, the facts from the catalogue on which the judgment rests."""
    flow = judgment.flow
    deciding = (*_deciding(flow), *(each.at for each in judgment.reasons))
    for party in (flow.importer, flow.exporter):
        there = [at.route for at in deciding if at.path == party.at.path]
        routes = [
            route for route in party.from_catalogue if any(overlap(at, route) for at in there)
        ]
        if routes:
            yield Reason(
                code=Code.CATALOGUE_ALONE,
                status=Status.REVIEW,
                at=Place(party.at.path, routes[0]),
                article=judgment.reasons[0].article,
                detail=tuple(route.lstrip("/") for route in routes),
            )


def _deciding(flow: Flow) -> Iterator[Place]:
    """The facts of a flow by which every mechanism is weighed."""
    yield from _of(flow.importer, _OF_PARTY)
    yield from _of(flow.exporter, _OF_EXPORTER)
    yield from (flow.at._replace(route=f"{flow.at.route}/{key}") for key in _OF_SERVICE)


def _of(party: Party, routes: tuple[str, ...]) -> Iterator[Place]:
    return (party.at._replace(route=route) for route in routes)
