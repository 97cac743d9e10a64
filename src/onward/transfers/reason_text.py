"""Why a transfer has its status, and how to fix it: the sentences of `reasons.toml`, filled in."""

from collections.abc import Mapping

from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.law.tables import said
from onward.terms.place import the
from onward.transfers.flow import Kind, Party
from onward.transfers.status import Code, Judgment, Reason
from onward.wording.english import listed
from onward.wording.texts import filled, table

FILE = "reasons.toml"
_LEGAL_NAMES = {Kind.CUSTOMER: "`name` of the customer", Kind.INBOUND: "our own `legal_name`"}
_CONDITIONS = frozenset({Code.CONDITION_NOT_SHOWN, Code.EXCLUDED})
_COUNTRIES = frozenset(
    {Code.ASSESSMENT_SILENT, Code.PLACE_NOT_REACHED, Code.OUTSIDE_FRAMEWORK, Code.SEAT_NOT_SAID}
)
_DEROGATIONS = frozenset(
    {Code.DEROGATION_TO_CHECK, Code.DEROGATION_AS_ROUTINE, Code.DEROGATION_CLOSED}
)
_LACKING = frozenset({Code.BCR_NOT_CONFIRMED, Code.TOOL_NOT_CONFIRMED})


def reasons() -> Mapping[str, Mapping[str, str]]:
    """The sentences: code, `why` or `fix`, text."""
    return table("onward.transfers", FILE)


def why(reason: Reason, judgment: Judgment, law: Law) -> str:
    """Why, in one clause without a full stop."""
    return sentence(reasons()[reason.code.value], "why", reason, judgment, law)


def settle(reason: Reason, judgment: Judgment, law: Law) -> str:
    """How to fix it; empty where there is nothing to fix."""
    words = reasons()[reason.code.value]
    return sentence(words, "fix", reason, judgment, law) if "fix" in words else ""


def sentence(
    words: Mapping[str, str], key: str, reason: Reason, judgment: Judgment, law: Law
) -> str:
    """A sentence of a table about a reason, or the one beside it for a special case."""
    facts, row = _facts(reason, judgment, law), law.instruments.get(reason.instrument)
    given = facts["framework" if reason.code is Code.IMPORTER_UNDER_REGIME else "details"]
    if reason.code in _DEROGATIONS:
        given = facts["terms"]
    cases = {
        "recorded": reason.at.route.endswith("/until"),
        "clauses": row is not None and row.kind is InstrumentKind.CLAUSES,
        "private": row is not None and row.between_authorities,
        "letter": row is not None and row.kind is InstrumentKind.DEROGATION,
        "undated": reason.day is None,
        "none": not given,
        "bare": not reason.instrument,
        "occasional": _occasional(reason, judgment, law),
    }
    special = (f"{key}-{case}" for case, so in cases.items() if so and f"{key}-{case}" in words)
    return filled(words[next(special, key)], facts)


def holder(reason: Reason, judgment: Judgment) -> Party:
    """The party in whose record the reason lies; the importer where that is neither's."""
    flow = judgment.flow
    there = reason.at.path == flow.exporter.at.path != flow.importer.at.path
    return flow.exporter if there else flow.importer


def later(reason: Reason, notified: str = "") -> str:
    """What begins only on the day of the reason: the law, or what a record names by a key."""
    words = reasons()["later"]
    keys = reason.at.route.split("/")
    key = next((key for key in words if key in keys), "law")
    return f"{notified} {words['notified']}" if notified and key == "approved" else words[key]


def _words(table_: str, reason: Reason) -> list[str]:
    """The words of a table for each detail that is a key of the record."""
    words = reasons()[table_]
    return list(dict.fromkeys(words[each] for each in reason.detail if each in words))


def letter(detail: str) -> str:
    """A letter of the derogations as it is cited: `letter b`, `the second subparagraph`."""
    if "-" in detail:
        return f"the {detail.replace('-', ' ')}"
    return f"letter {detail or 'not recorded'}"


def _facts(reason: Reason, judgment: Judgment, law_data: Law) -> Mapping[str, object]:
    row, law = law_data.instruments.get(reason.instrument), law_data.regimes.get(judgment.regime)
    own_purposes = law.article("own-purposes", judgment.day) if law else ""
    closed_by = law.article("derogation-authorities", judgment.day) if law else ""
    flow, detail = judgment.flow, reason.detail
    derogation = law_data.clauses.derogation(judgment.regime, "".join(detail))
    return {
        "name": row.name if row else "transfer mechanism",
        "n": 2 if row and row.plural else 1,
        "instrument": reason.instrument,
        "act": reason.act,
        "day": reason.day,
        "ended_by": (row.case or row.ended_by) if row else "",
        "ended": row.ended_by if row else "",
        "doubted_by": row.doubted_by if row else "",
        "statute": law_data.regimes[row.regime].wording(judgment.day).statute if row else "",
        "first": row.since if row else None,
        "last": row.last_day if row else None,
        "void_by": row.void_by if row else "",
        "later": later(reason, row.notified if row else ""),
        "details": listed(_worded(reason)).rstrip("."),
        "count": len(detail),
        "keys": listed(f"`{each}`" for each in detail),
        "letter": letter("".join(detail)),
        "terms": derogation.text if derogation else "",
        "other": detail[0] if detail else "",
        "legal_party": detail[-1] if detail else "",
        "settling": listed(_words("settling", reason)),
        "closed_by": closed_by,
        "adapted": row.adapted if row else "",
        "home": the(row.home) if row and row.home else "",
        "framework": _framework(judgment, law_data),
        "assessment": law_data.assessment_name(reason.article),
        "own_purposes": f" ({own_purposes})" if own_purposes else "",
        "importer": flow.importer.name,
        "exporter": flow.exporter.name,
        "holder": holder(reason, judgment).name,
        "place": the(flow.country) if isinstance(flow.country, str) else "an unknown country",
        "legal_name": _LEGAL_NAMES.get(flow.kind, "`legal_name` of the vendor"),
        "law": law.law if law else "the law that applies to the exporter",
    }


def _worded(reason: Reason) -> tuple[str, ...]:
    """The details of a reason in words."""
    if reason.code in _CONDITIONS:
        return tuple(map(said, reason.detail))
    if reason.code in _COUNTRIES:
        return tuple(the(each) if each else "an unknown place" for each in reason.detail)
    if reason.code in _LACKING:
        return tuple(_words("lacking", reason))
    return reason.detail


def _occasional(reason: Reason, judgment: Judgment, law: Law) -> bool:
    """Whether a derogation is for what is occasional; so it is where its letter is not recorded."""
    letter_ = law.clauses.derogation(judgment.regime, "".join(reason.detail))
    row = law.instruments.get(reason.instrument)
    return letter_.occasional_only if letter_ else row is not None and row.occasional


def _framework(judgment: Judgment, law: Law) -> str:
    """A framework that is open that day to an importer in that country; else empty."""
    rows = (
        row.name
        for row in law.instruments.values()
        if row.kind is InstrumentKind.FRAMEWORK
        and row.regime == judgment.regime
        and row.holds(judgment.day)
        and law.covers(row, judgment.destination)
    )
    return next(rows, "")
