"""framework-only: a transfer rests on a framework alone, and no fallback is recorded."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.safeguard import Safeguard
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Kind
from onward.rules._case import Case, Finding
from onward.rules.transfers._flows import edge, listed, settled
from onward.transfers.flow import Flow
from onward.transfers.flow import Kind as Kinds
from onward.transfers.footing import Footing, Judgment

SEVERITY = Severity.NOTE
RELIED_ON = (Footing.HOLDS, Footing.REVIEW)
"""Where it lapses, `lapsing-ground` asks for the fallback; where it fails, other rules speak."""
NO_FALLBACK = (Kind.FRAMEWORK, Kind.DEROGATION, Kind.ART28, Kind.ANNOUNCED)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer and destination, with every framework it rests on."""
    found: dict[str, list[Judgment]] = {}
    for judgment in case.footings.judgments:
        if judgment.footing in RELIED_ON and settled(judgment.flow) and _alone(case, judgment):
            found.setdefault(judgment.flow.subject, []).append(judgment)
    needed = case.inventory.organisation.policy.framework_needs_fallback
    for subject, judgments in found.items():
        yield _told(case, subject, judgments, Severity.WARNING if needed else None)


def _alone(case: Case, judgment: Judgment) -> bool:
    """Whether frameworks decide, and nothing else that is recorded could carry the flow."""
    rows = [case.book.instruments.get(ground.instrument) for ground in judgment.grounds]
    if not all(row is not None and row.kind is Kind.FRAMEWORK for row in rows):
        return False
    grounds = judgment.flow.grounds or ()
    return not any(_could_carry(case, judgment, each) for each in grounds)


def _could_carry(case: Case, judgment: Judgment, safeguard: Safeguard) -> bool:
    """A tool of that regime which runs on the day; a plan is none."""
    if safeguard.instrument is UNKNOWN or safeguard.status == "planned":
        return False
    row = case.book.counterpart(judgment.regime, safeguard.instrument)
    return row is not None and row.kind not in NO_FALLBACK and row.runs(judgment.day)


def _told(
    case: Case, subject: str, judgments: list[Judgment], severity: Severity | None
) -> Finding:
    flow, reason = judgments[0].flow, judgments[0].reasons[0]
    ids = dict.fromkeys(ground.instrument for each in judgments for ground in each.grounds)
    names = listed(tuple(case.book.instrument(name).name for name in ids))
    ours = ", and our policy asks for one" if severity else ""
    data = flow.data if isinstance(flow.data, tuple) else ()
    services = {name for judgment in judgments for name in judgment.flow.services}
    return Finding(
        message=f"{edge(flow)}: rests on the {names} alone: no fallback is recorded{ours},"
        f" on {case.day} ({reason.article})",
        subject=subject,
        at=reason.at,
        covers=tuple(sorted({*services, *data, *(judgment.regime for judgment in judgments)})),
        act=reason.act,
        reason="two frameworks with the United States were declared invalid overnight; clauses"
        " signed beforehand carry the data on the day that the third one ends",
        remedy=_remedy(flow),
        severity=severity,
    )


def _remedy(flow: Flow) -> str:
    """Whoever exports has to agree on the fallback."""
    match flow.kind:
        case Kinds.CHAIN:
            who = f"have {flow.exporter.name} sign the SCC with {flow.importer.name}"
        case Kinds.INBOUND:
            who = "offer the SCC to customers"
        case _:
            who = f"sign the SCC with {flow.importer.name}"
    return f"{who} as well, and record them after the framework"
