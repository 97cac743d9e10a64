"""forbidden-destination: data go to a country that our own policy does not allow."""

from collections.abc import Iterator, Mapping

from onward.diagnostic import Severity
from onward.law.territory import EEA
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._flows import country_at, edge, speakable
from onward.terms.place import the
from onward.terms.vocabulary import covers
from onward.transfers.flow import Flow, Kind
from onward.transfers.place import code_of

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination, and each part of the policy that it breaks."""
    policy = context.inventory.organisation.policy
    if policy.allowed is None and not policy.by_data:
        return
    for flow in context.statuses.flows.flows:
        if flow.kind not in (Kind.OWN, Kind.CHAIN) or not speakable(flow):
            continue
        for data, allowed in _rules(flow, policy.allowed, policy.by_data).items():
            codes = tuple(code for code in _reached(flow) if not _allowed(context, code, allowed))
            if codes:
                yield _finding(context, flow, data, allowed, codes)


def _rules(
    flow: Flow, allowed: tuple[str, ...] | None, by_data: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The parts of the policy that bear on the data: the narrowest word, else the general list."""
    words = flow.data if isinstance(flow.data, tuple) else ()
    deciding = {
        word: max((key for key in by_data if covers(key, word)), key=len, default="")
        for word in words
    }
    found = {key: by_data[key] for key in sorted(set(deciding.values())) if key}
    if allowed is not None and (not words or "" in deciding.values()):
        found[""] = allowed
    return found


def _reached(flow: Flow) -> tuple[str, ...]:
    """The countries where the data come: of the importer, or that it may be in; of every place."""
    seats = (company.country for company in flow.importer.one_of)
    codes = (flow.country, *seats, *(code_of(place) for place in flow.places))
    return tuple(dict.fromkeys(code for code in codes if isinstance(code, str)))


def _allowed(context: RuleContext, code: str, allowed: tuple[str, ...]) -> bool:
    """The zone EEA breaks a policy that allows none of its states; else it is unknown."""
    if code == EEA:
        return any(context.law.territories.in_eea(each, context.day) for each in allowed)
    if {code, context.law.territories.whole(code)} & set(allowed):
        return True
    return EEA in allowed and context.law.territories.in_eea(code, context.day)


def _finding(
    context: RuleContext, flow: Flow, data: str, allowed: tuple[str, ...], codes: tuple[str, ...]
) -> Finding:
    return Finding(
        message=SAY(
            "by-data" if data else "general",
            way=edge(flow),
            countries=tuple(the(code) for code in codes),
            data=data,
            allowed=allowed or SAY("nowhere"),
            day=context.day,
        ),
        subject=flow.subject,
        cause=data,
        at=flow.at,
        covers=tuple(sorted({*flow.services, *codes})),
        act=SAY("act"),
        rests_on=(country_at(flow),),
    )
