"""forbidden-destination: data go to a country that our own policy does not allow."""

from collections.abc import Iterator, Mapping

from onward.diagnostic import Severity
from onward.inventory.value import is_open
from onward.law.territory import EEA
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._missing import how_open
from onward.rules.transfers._flows import country_at, edge, speakable
from onward.terms.place import the
from onward.terms.vocabulary import covers
from onward.transfers.flow import Flow, Kind
from onward.transfers.place import code_of

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination, and each part of the policy that it breaks.

    Where it is not known which data goes there, one for what it may break.
    """
    policy = context.inventory.organisation.policy
    if policy.allowed is None and not policy.by_data:
        return
    for flow in context.statuses.flows.flows:
        if flow.kind not in (Kind.OWN, Kind.CHAIN) or not speakable(flow):
            continue
        for data, allowed in _rules(flow, policy.allowed, policy.by_data).items():
            if codes := _barred(context, flow, allowed):
                yield _finding(context, flow, data, allowed, codes)
            elif EEA in _reached(flow) and EEA not in allowed:
                yield _finding(context, flow, data, allowed, (EEA,))
        if is_open(flow.data):
            yield from _perhaps(context, flow, policy.by_data)


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


def _barred(context: RuleContext, flow: Flow, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in _reached(flow) if not _allowed(context, code, allowed))


def _perhaps(
    context: RuleContext, flow: Flow, by_data: Mapping[str, tuple[str, ...]]
) -> Iterator[Finding]:
    """The categories that may not go there, where the data may be of any."""
    barred = {data: _barred(context, flow, allowed) for data, allowed in by_data.items()}
    codes = tuple(dict.fromkeys(code for each in barred.values() for code in each))
    if codes:
        yield Finding(
            message=SAY(
                "perhaps",
                way=edge(flow),
                open=how_open(flow.data),
                countries=tuple(the(code) for code in codes),
                data=tuple(sorted(data for data, each in barred.items() if each)),
                day=context.day,
            ),
            subject=flow.subject,
            cause="unknown",
            at=flow.at,
            covers=tuple(sorted({*flow.services, *codes})),
            act=SAY("act"),
            remedy=SAY("perhaps-remedy"),
            severity=Severity.WARNING,
            rests_on=(country_at(flow),),
        )


def _reached(flow: Flow) -> tuple[str, ...]:
    """The countries where the data come: of the importer, or that it may be in; of every place."""
    seats = (company.country for company in flow.importer.one_of)
    codes = (flow.country, *seats, *(code_of(place) for place in flow.places))
    return tuple(dict.fromkeys(code for code in codes if isinstance(code, str)))


def _allowed(context: RuleContext, code: str, allowed: tuple[str, ...]) -> bool:
    """The zone EEA breaks a policy that allows none of its states; else it may break it."""
    if code == EEA:
        return any(context.law.territories.in_eea(each, context.day) for each in allowed)
    if {code, context.law.territories.whole(code)} & set(allowed):
        return True
    return EEA in allowed and context.law.territories.in_eea(code, context.day)


def _finding(
    context: RuleContext, flow: Flow, data: str, allowed: tuple[str, ...], codes: tuple[str, ...]
) -> Finding:
    sure = any(not _allowed(context, code, allowed) for code in codes)
    said = ("by-data" if data else "general") if allowed else "nowhere"
    return Finding(
        message=SAY(
            said if sure else "zone",
            way=edge(flow),
            countries=tuple(the(code) for code in codes),
            data=data or SAY("any"),
            key=f"by_data/{data}" if data else "allowed",
            allowed=allowed,
            day=context.day,
        ),
        subject=flow.subject,
        cause=data,
        at=flow.at,
        covers=tuple(sorted({*flow.services, *codes})),
        act=SAY("act"),
        remedy=SAY("remedy" if sure else "zone-remedy"),
        severity=SEVERITY if sure else Severity.WARNING,
        rests_on=(country_at(flow),),
    )
