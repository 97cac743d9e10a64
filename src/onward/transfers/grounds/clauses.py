"""Standard contractual clauses: the EU sets, their Swiss recognition, the IDTA and the Addendum."""

from dataclasses import replace
from datetime import date

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import CONCLUDED, UNKNOWN
from onward.law.instrument import Instrument, Kind
from onward.terms.company import same_company
from onward.transfers import flow as flows
from onward.transfers.footing import Code, Footing, Ground, Reason
from onward.transfers.grounds.assessment import assessed
from onward.transfers.grounds.life import life, recorded
from onward.transfers.grounds.question import Question, soon
from onward.transfers.roles import Need, modules

MODERN = "eu-scc-2021-914"
"""The set whose modules a record names; the older sets and the IDTA have none."""
TO_PROCESSOR = frozenset({2})
"""The set of 2010 has terms from a controller to a processor, and no others."""
CHANGED = "processing-changed"
UNDER_GDPR = "importer-under-gdpr"
"""Exclusions that a record may name without a day; both have a key of their own as well."""


def clauses(question: Question, safeguard: Safeguard, row: Instrument) -> Ground:
    """What clauses recorded as `safeguard` give, by the row of the regime that counts them."""
    base = _base(question, safeguard, row)
    if base is not None:
        safeguard = _completed(safeguard, base, row)
    ended = life(question, safeguard, row)
    if ended:
        return Ground(row.id, ended)
    reasons = (
        *_changed(question, safeguard, row),
        *_signature(question, safeguard, row),
        *_party(question, safeguard, row),
        *_modules(question, safeguard, row),
        *_scope(question, safeguard, row),
        *_adapted(question, safeguard, row),
        *_beneath(question, base),
    )
    asked = question.flow.kind is not flows.Kind.CUSTOMER
    tia = assessed(question, safeguard, row) if asked else ()
    at = question.place_of(safeguard)
    holds = question.reason(Code.BOUND_BY_CLAUSES, Footing.HOLDS, at, row, day=_signed(safeguard))
    last, ending = soon(question, safeguard, row)
    return Ground(row.id, (*reasons, *tia, holds, *ending), last)


def _signed(safeguard: Safeguard) -> date | None:
    return safeguard.signed if isinstance(safeguard.signed, date) else None


def _changed(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Old clauses count only while the processing stays as it was (Art. 4(4) of (EU) 2021/914)."""
    if row.existing_until is None or row.last_day is None or question.day <= row.last_day:
        return ()
    at = question.place_of(safeguard, "processing_changed")
    changed = safeguard.processing_changed
    if isinstance(changed, date) and row.last_day < changed <= question.day:
        return (question.reason(Code.PROCESSING_CHANGED, Footing.FAILS, at, row, day=changed),)
    if not isinstance(changed, date) and CHANGED in safeguard.excluded_by:
        at = question.place_of(safeguard, "excluded_by")
        return (question.reason(Code.PROCESSING_CHANGED, Footing.FAILS, at, row),)
    return ()


def _signature(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    if safeguard.status not in CONCLUDED:
        at = question.place_of(safeguard, "status" if safeguard.status is not None else "")
        return (question.reason(Code.NOT_SHOWN_SIGNED, Footing.REVIEW, at, row),)
    if not isinstance(safeguard.signed, date):
        at = question.place_of(safeguard, "signed" if safeguard.signed is not None else "")
        decides = row.last_day is not None and question.day > row.last_day
        code = Code.OLD_SET_UNDATED if decides else Code.DAY_NOT_RECORDED
        return (question.reason(code, Footing.REVIEW, at, row, day=row.last_day),)
    return ()


def _party(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """The clauses bind the importer of this flow, not another company."""
    importer = question.flow.importer
    same = same_company(safeguard.party, importer.legal_name)
    if same:
        return ()
    at = question.place_of(safeguard, "with" if safeguard.party is not None else "")
    if same is None:
        return (question.reason(Code.PARTY_NOT_RECORDED, Footing.REVIEW, at, row),)
    names = (str(safeguard.party), str(importer.legal_name))
    return (question.reason(Code.OTHER_PARTY, Footing.FAILS, at, row, detail=names),)


def _modules(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    flow = question.flow
    need = modules(flow.kind, flow.exporter_roles, flow.importer_role)
    if not row.modules:
        return ()
    own = question.book.instrument(str(safeguard.instrument)).modules
    if len(own) < 4:
        if own == TO_PROCESSOR and need.each - own == {3}:
            at = question.place_of(safeguard)
            return (question.reason(Code.MANDATE_NOT_SHOWN, Footing.REVIEW, at, row),)
        return _missing(question, safeguard, row, need, own)
    said = safeguard.modules
    if not isinstance(said, tuple):
        at = question.place_of(safeguard, "modules" if said is UNKNOWN else "")
        return (question.reason(Code.MODULES_NOT_RECORDED, Footing.REVIEW, at, row),)
    return _missing(question, safeguard, row, need, frozenset(said))


def _missing(
    question: Question, safeguard: Safeguard, row: Instrument, need: Need, said: frozenset[int]
) -> tuple[Reason, ...]:
    missing = [str(module) for module in sorted(need.each - said)]
    if need.either and not need.either & said:
        missing.append(" or ".join(str(module) for module in sorted(need.either)))
    if not missing and not need.none_fits:
        return ()
    at = question.place_of(safeguard, "modules" if safeguard.modules is not None else "")
    if missing:
        wanted = tuple(missing)
        return (question.reason(Code.WRONG_MODULE, Footing.FAILS, at, row, detail=wanted),)
    return (question.reason(Code.NO_MODULE_FITS, Footing.REVIEW, at, row),)


def _scope(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Art. 1(1) and recital 7 of Decision (EU) 2021/914: not for importers under the GDPR."""
    if UNDER_GDPR not in row.exclusions:
        return ()
    importer = question.flow.importer
    if question.regime in importer.subject_to:
        at = importer.at._replace(route=f"{importer.at.route}/subject_to")
    elif UNDER_GDPR in safeguard.excluded_by:
        at = question.place_of(safeguard, "excluded_by")
    else:
        return ()
    return (question.reason(Code.IMPORTER_UNDER_REGIME, Footing.REVIEW, at, row),)


def _adapted(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """The FDPIC recognises the EU clauses with its adaptations."""
    if question.regime != "CH" or safeguard.instrument != MODERN:
        return ()
    if safeguard.adapted is not None and "ch" in safeguard.adapted:
        return ()
    at = question.place_of(safeguard, "adapted" if safeguard.adapted is not None else "")
    return (question.reason(Code.NOT_ADAPTED, Footing.REVIEW, at, row),)


def _base(question: Question, safeguard: Safeguard, row: Instrument) -> Safeguard | None:
    """The EU clauses to which an addendum is added; None for one that selects modules itself.

    Table 2 of the Addendum lets the parties choose: the clauses to which it is appended, or the
    approved clauses with the modules that it selects, which Section 2 brings into effect with it.
    """
    if row.kind is not Kind.ADDENDUM or safeguard.modules is not None:
        return None
    named = (each for each in question.flow.grounds or () if each.instrument == MODERN)
    return next(named, None)


def _completed(safeguard: Safeguard, base: Safeguard, row: Instrument) -> Safeguard:
    """An addendum takes the modules of the clauses beneath it.

    One that is incorporated takes their day of signing too, if the addendum existed by then.
    """
    taken = replace(safeguard, modules=base.modules)
    early = not isinstance(base.signed, date) or row.since is None or base.signed < row.since
    if safeguard.status != "incorporated" or safeguard.signed is not None or early:
        return taken
    return replace(taken, signed=base.signed)


def _beneath(question: Question, base: Safeguard | None) -> tuple[Reason, ...]:
    """The clauses to which an addendum is added are signed with the same importer.

    Whether the decision of the EU that adopted them is in force is no matter of UK law.
    """
    if base is None:
        return ()
    row = question.book.instrument(str(base.instrument))
    dead = recorded(question, base, row)
    return dead or (*_signature(question, base, row), *_party(question, base, row))
