"""Binding corporate rules (Art. 47 GDPR): approved, binding this importer, of the right variant."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.mechanisms.assessment import assessed
from onward.transfers.mechanisms.query import Query, soon
from onward.transfers.mechanisms.validity import life
from onward.transfers.status import Code, JudgedMechanism, Reason, Status

_OF_ROLE: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.CONTROLLER: ("controller",),
    Role.JOINT_CONTROLLER: ("controller",),
    Role.PROCESSOR: ("processor",),
    Role.UNKNOWN: ("controller", "processor"),
}


def rules(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism:
    """What binding corporate rules give on the day."""
    ended = life(query, mechanism, row)
    if ended:
        return JudgedMechanism(row.id, ended)
    reasons = (
        *_binding(query, mechanism, row),
        *_variant(query, mechanism, row),
        *assessed(query, mechanism, row),
    )
    at = query.place_of(mechanism)
    day = mechanism.approved if isinstance(mechanism.approved, date) else None
    holds = query.reason(Code.BOUND_BY_BCR, Status.HOLDS, at, row, day=day)
    last, ending = soon(query, mechanism, row)
    return JudgedMechanism(row.id, (*reasons, holds, *ending), last)


def _binding(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Why the rules are not shown to bind the importer, whatever data they are for."""
    return (
        *_approval(query, mechanism, row),
        *_authority(query, mechanism, row),
        *_recorded_as_open(query, mechanism, row),
        *_member(query, mechanism, row),
    )


def _because(
    query: Query,
    mechanism: Mechanism,
    row: Instrument,
    code: Code,
    key: str,
    detail: tuple[str, ...] = (),
) -> tuple[Reason, ...]:
    status = Status.REVIEW if code is Code.BCR_NOT_CONFIRMED else Status.FAILS
    at = query.place_of(mechanism, key)
    return (query.reason(code, status, at, row, detail=detail),)


def _approval(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    approved = mechanism.approved
    if not isinstance(approved, date):
        key = "approved" if approved is not None else ""
        return _because(query, mechanism, row, Code.BCR_NOT_CONFIRMED, key, ("approved",))
    if approved > query.day:
        at = query.place_of(mechanism, "approved")
        return (query.reason(Code.NOT_YET_APPROVED, Status.FAILS, at, row, day=approved),)
    return ()


def _authority(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """The approval of an authority that has left the EEA has no effect there any more.

    One of the time before may have been taken over by an authority in the EEA, and where it is not
    recorded who approved, it may be such; one of later never had any effect.
    """
    said, void = mechanism.authority, row.void_from
    if void is None or void > query.day:
        return ()
    approved = mechanism.approved if isinstance(mechanism.approved, date) else None
    early = approved is None or approved < void
    if said is None and approved and early:
        return _because(query, mechanism, row, Code.BCR_NOT_CONFIRMED, "", ("authority",))
    if not isinstance(said, str) or not row.voids(said, query.day):
        return ()
    at, status = query.place_of(mechanism, "authority"), Status.REVIEW if early else Status.FAILS
    return (query.reason(Code.APPROVAL_VOID, status, at, row, day=void, detail=(said,)),)


def _recorded_as_open(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Rules that are only claimed, or of which the record says that something is unknown."""
    open_keys = [
        key
        for key, said in (("status", mechanism.status), ("authority", mechanism.authority))
        if said is UNKNOWN or said == "stated"
    ]
    if not open_keys:
        return ()
    return _because(query, mechanism, row, Code.BCR_NOT_CONFIRMED, open_keys[0], tuple(open_keys))


def _variant(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Rules for controllers cover the group's own data; those for processors, its customers'."""
    if not isinstance(mechanism.variant, str):
        key = "variant" if mechanism.variant is not None else ""
        return _because(query, mechanism, row, Code.BCR_NOT_CONFIRMED, key, ("variant",))
    fitting = _fitting(query.flow)
    covered = {
        each.variant
        for each in query.flow.mechanisms or ()
        if each.instrument == mechanism.instrument
        and not life(query, each, row)
        and not _binding(query, each, row)
    }
    if fitting and fitting <= {mechanism.variant, *covered}:
        return ()
    if mechanism.variant not in fitting:
        wanted = tuple(sorted(fitting))
        return _because(query, mechanism, row, Code.WRONG_BCR, "variant", wanted)
    return _because(query, mechanism, row, Code.BCR_NOT_CONFIRMED, "variant", ("roles",))


def _fitting(flow: Flow) -> frozenset[str]:
    """The variants that cover a flow: within our group by what we are for the data, else that for
    processors.

    Rules for controllers reach companies of the group that process for another of them; those for
    processors are for data of controllers outside it. A controller outside our group is reached by
    none: its own rules do not bind us.
    """
    if flow.importer.group and (flow.kind is not Kind.CHAIN or flow.exporter.group):
        return frozenset(each for role in flow.our_roles for each in _OF_ROLE[role])
    return frozenset() if flow.importer_role.decides else frozenset({"processor"})


def _member(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    members = mechanism.members
    name = query.flow.importer.legal_name
    if not isinstance(members, tuple) or not isinstance(name, str):
        key = "members" if members is not None else ""
        return _because(query, mechanism, row, Code.BCR_NOT_CONFIRMED, key, ("members",))
    same = {query.flow.importer.is_company(member) for member in members}
    if True in same:
        return ()
    if None in same:
        return _because(query, mechanism, row, Code.BCR_NOT_CONFIRMED, "members", ("members",))
    return _because(query, mechanism, row, Code.NOT_A_MEMBER, "members", (name,))
