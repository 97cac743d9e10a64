"""Standard contractual clauses: the EU sets, their Swiss recognition, the IDTA and the Addendum."""

from dataclasses import replace
from datetime import date

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import CONCLUDED, UNKNOWN
from onward.law.instrument import Instrument, InstrumentKind
from onward.transfers import flow as flows
from onward.transfers.mechanisms.assessment import assessed
from onward.transfers.mechanisms.query import Query, soon
from onward.transfers.mechanisms.validity import life, recorded
from onward.transfers.roles import Need, modules
from onward.transfers.status import Code, JudgedMechanism, Reason, Status

TO_PROCESSOR = frozenset({2})
"""The set of 2010 has terms from a controller to a processor, and no others."""
CHANGED = "processing-changed"
UNDER_GDPR = "importer-under-gdpr"
"""Exclusions that a record may name without a day; both have a key of their own as well."""


def clauses(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism:
    """What clauses recorded as `mechanism` give, by the row of the regime that counts them."""
    base = _base(query, mechanism, row)
    if base is not None:
        mechanism = _completed(mechanism, base, row)
    ended = life(query, mechanism, row)
    if ended:
        return JudgedMechanism(row.id, ended)
    reasons = (
        *_changed(query, mechanism, row),
        *_signature(query, mechanism, row),
        *_party(query, mechanism, row),
        *_modules(query, mechanism, row),
        *_scope(query, mechanism, row),
        *_adapted(query, mechanism, row),
        *_beneath(query, base),
    )
    asked = query.flow.kind is not flows.Kind.CUSTOMER
    tia = assessed(query, mechanism, row) if asked else ()
    at = query.place_of(mechanism)
    holds = query.reason(Code.BOUND_BY_CLAUSES, Status.HOLDS, at, row, day=_signed(mechanism))
    last, ending = soon(query, mechanism, row)
    return JudgedMechanism(row.id, (*reasons, *tia, holds, *ending), last)


def _signed(mechanism: Mechanism) -> date | None:
    return mechanism.signed if isinstance(mechanism.signed, date) else None


def _changed(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Old clauses count only while the processing stays as it was (Art. 4(4) of (EU) 2021/914)."""
    if row.existing_until is None or row.last_day is None or query.day <= row.last_day:
        return ()
    at = query.place_of(mechanism, "processing_changed")
    changed = mechanism.processing_changed
    if isinstance(changed, date) and row.last_day < changed <= query.day:
        return (query.reason(Code.PROCESSING_CHANGED, Status.FAILS, at, row, day=changed),)
    if not isinstance(changed, date) and CHANGED in mechanism.excluded_by:
        at = query.place_of(mechanism, "excluded_by")
        return (query.reason(Code.PROCESSING_CHANGED, Status.FAILS, at, row),)
    if changed is UNKNOWN:
        return (query.reason(Code.CHANGE_NOT_KNOWN, Status.REVIEW, at, row),)
    return ()


def _signature(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    if mechanism.status not in CONCLUDED:
        at = query.place_of(mechanism, "status" if mechanism.status is not None else "")
        return (query.reason(Code.NOT_SHOWN_SIGNED, Status.REVIEW, at, row),)
    if not isinstance(mechanism.signed, date):
        at = query.place_of(mechanism, "signed" if mechanism.signed is not None else "")
        decides = row.last_day is not None and query.day > row.last_day
        code = Code.OLD_SET_UNDATED if decides else Code.DAY_NOT_RECORDED
        return (query.reason(code, Status.REVIEW, at, row, day=row.last_day),)
    return ()


def _party(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """The clauses bind the importer of this flow, not another company."""
    importer = query.flow.importer
    same = importer.is_company(mechanism.party)
    if same:
        return ()
    at = query.place_of(mechanism, "with" if mechanism.party is not None else "")
    if same is None:
        return (query.reason(Code.PARTY_NOT_RECORDED, Status.REVIEW, at, row),)
    names = (str(mechanism.party), str(importer.legal_name))
    return (query.reason(Code.OTHER_PARTY, Status.FAILS, at, row, detail=names),)


def _modules(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    flow = query.flow
    need = modules(flow.kind, flow.exporter_roles, flow.importer_role)
    if not row.modules:
        return ()
    own = query.law.instrument(str(mechanism.instrument)).modules
    if len(own) < 4:
        if own == TO_PROCESSOR and need.each - own == {3}:
            at = query.place_of(mechanism)
            return (query.reason(Code.MANDATE_NOT_SHOWN, Status.REVIEW, at, row),)
        return _missing(query, mechanism, row, need, own)
    said = mechanism.modules
    if not isinstance(said, tuple):
        at = query.place_of(mechanism, "modules" if said is UNKNOWN else "")
        return (query.reason(Code.MODULES_NOT_RECORDED, Status.REVIEW, at, row),)
    return _missing(query, mechanism, row, need, frozenset(said) | _beside(query, mechanism, row))


def _beside(query: Query, mechanism: Mechanism, row: Instrument) -> frozenset[int]:
    """The modules of other sets on the same clauses that are signed with the same company."""
    sets = (
        each.modules
        for each in query.flow.mechanisms or ()
        if (each.instrument, each.party) == (mechanism.instrument, mechanism.party)
        and each.status in CONCLUDED
        and isinstance(each.signed, date)
        and not life(query, each, row)
    )
    return frozenset(module for some in sets if isinstance(some, tuple) for module in some)


def _missing(
    query: Query, mechanism: Mechanism, row: Instrument, need: Need, said: frozenset[int]
) -> tuple[Reason, ...]:
    missing = [str(module) for module in sorted(need.each - said)]
    if need.either and not need.either & said:
        missing.append(" or ".join(str(module) for module in sorted(need.either)))
    by_role = tuple(str(module) for module in sorted(need.either - said))
    if not missing and not need.none_fits and not by_role:
        return ()
    at = query.place_of(mechanism, "modules" if mechanism.modules is not None else "")
    if missing:
        wanted = tuple(missing)
        return (query.reason(Code.WRONG_MODULE, Status.FAILS, at, row, detail=wanted),)
    if need.none_fits:
        return (query.reason(Code.NO_MODULE_FITS, Status.REVIEW, at, row),)
    return (query.reason(Code.ROLE_DECIDES_MODULE, Status.REVIEW, at, row, detail=by_role),)


def _scope(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Art. 1(1) and recital 7 of Decision (EU) 2021/914: not for importers under the GDPR."""
    if UNDER_GDPR not in row.exclusions:
        return ()
    importer = query.flow.importer
    if query.regime in importer.subject_to:
        at = importer.at._replace(route=f"{importer.at.route}/subject_to")
    elif UNDER_GDPR in mechanism.excluded_by:
        at = query.place_of(mechanism, "excluded_by")
    else:
        return ()
    return (query.reason(Code.IMPORTER_UNDER_REGIME, Status.REVIEW, at, row),)


def _adapted(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Clauses of another regime that count only with the adaptations of this one."""
    if not row.adapted or mechanism.instrument not in row.accepts:
        return ()
    if mechanism.adapted is not None and row.adapted in mechanism.adapted:
        return ()
    at = query.place_of(mechanism, "adapted" if mechanism.adapted is not None else "")
    return (query.reason(Code.NOT_ADAPTED, Status.REVIEW, at, row),)


def _base(query: Query, mechanism: Mechanism, row: Instrument) -> Mechanism | None:
    """The EU clauses to which an addendum is added; None for one that selects modules itself.

    Table 2 of the Addendum lets the parties choose: the clauses to which it is appended, or the
    approved clauses with the modules that it selects, which Section 2 brings into effect with it.
    """
    if row.kind is not InstrumentKind.ADDENDUM or mechanism.modules is not None:
        return None
    named = (each for each in query.flow.mechanisms or () if each.instrument == row.beneath)
    return next(named, None)


def _completed(mechanism: Mechanism, base: Mechanism, row: Instrument) -> Mechanism:
    """An addendum takes the modules of the clauses beneath it.

    One that is incorporated takes their day of signing too, if the addendum existed by then.
    """
    taken = replace(mechanism, modules=base.modules)
    early = not isinstance(base.signed, date) or row.since is None or base.signed < row.since
    if mechanism.status != "incorporated" or mechanism.signed is not None or early:
        return taken
    return replace(taken, signed=base.signed)


def _beneath(query: Query, base: Mechanism | None) -> tuple[Reason, ...]:
    """The clauses to which an addendum is added are signed with the same importer.

    Whether the decision of the EU that adopted them is in force is no matter of UK law.
    """
    if base is None:
        return ()
    row = query.law.instrument(str(base.instrument))
    dead = recorded(query, base, row)
    return dead or (*_signature(query, base, row), *_party(query, base, row))
