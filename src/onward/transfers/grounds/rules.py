"""Binding corporate rules (Art. 47 GDPR): approved, binding this importer, of the right variant."""

from datetime import date

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument
from onward.terms.company import name_key
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.footing import Code, Footing, Ground, Reason
from onward.transfers.grounds.assessment import assessed
from onward.transfers.grounds.life import life
from onward.transfers.grounds.question import Question, soon


def rules(question: Question, safeguard: Safeguard, row: Instrument) -> Ground:
    """What binding corporate rules give on the day."""
    ended = life(question, safeguard, row)
    if ended:
        return Ground(row.id, ended)
    reasons = (
        *_approval(question, safeguard, row),
        *_authority(question, safeguard, row),
        *_recorded_as_open(question, safeguard, row),
        *_variant(question, safeguard, row),
        *_member(question, safeguard, row),
        *assessed(question, safeguard, row),
    )
    at = question.place_of(safeguard)
    day = safeguard.approved if isinstance(safeguard.approved, date) else None
    holds = question.reason(Code.BOUND_BY_RULES, Footing.HOLDS, at, row, day=day)
    last, ending = soon(question, safeguard, row)
    return Ground(row.id, (*reasons, holds, *ending), last)


def _told(
    question: Question,
    safeguard: Safeguard,
    row: Instrument,
    code: Code,
    key: str,
    detail: tuple[str, ...] = (),
) -> tuple[Reason, ...]:
    footing = Footing.REVIEW if code is Code.RULES_NOT_CONFIRMED else Footing.FAILS
    at = question.place_of(safeguard, key)
    return (question.reason(code, footing, at, row, detail=detail),)


def _approval(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    approved = safeguard.approved
    if not isinstance(approved, date):
        key = "approved" if approved is not None else ""
        return _told(question, safeguard, row, Code.RULES_NOT_CONFIRMED, key, ("approved",))
    if approved > question.day:
        at = question.place_of(safeguard, "approved")
        return (question.reason(Code.NOT_YET_APPROVED, Footing.FAILS, at, row, day=approved),)
    return ()


def _authority(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """The approval of an authority that has left the EEA has no effect there any more."""
    said = safeguard.authority
    if not isinstance(said, str) or not row.voids(said, question.day):
        return ()
    at = question.place_of(safeguard, "authority")
    return (
        question.reason(
            Code.APPROVAL_VOID, Footing.REVIEW, at, row, day=row.void_from, detail=(said,)
        ),
    )


def _recorded_as_open(
    question: Question, safeguard: Safeguard, row: Instrument
) -> tuple[Reason, ...]:
    """Rules that are only claimed, or of which the record says that something is unknown."""
    open_keys = [
        key
        for key, said in (("status", safeguard.status), ("authority", safeguard.authority))
        if said is UNKNOWN or said == "stated"
    ]
    if not open_keys:
        return ()
    return _told(question, safeguard, row, Code.RULES_NOT_CONFIRMED, open_keys[0], tuple(open_keys))


def _variant(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Rules for controllers cover the group's own data; those for processors, its customers'."""
    if not isinstance(safeguard.variant, str):
        key = "variant" if safeguard.variant is not None else ""
        return _told(question, safeguard, row, Code.RULES_NOT_CONFIRMED, key, ("variant",))
    fitting = _fitting(question.flow)
    if fitting == {safeguard.variant}:
        return ()
    if safeguard.variant not in fitting:
        wanted = tuple(sorted(fitting))
        return _told(question, safeguard, row, Code.WRONG_RULES, "variant", wanted)
    if Role.UNKNOWN in question.flow.exporter_roles:
        return ()
    return _told(question, safeguard, row, Code.RULES_NOT_CONFIRMED, "variant", ("variant",))


def _fitting(flow: Flow) -> frozenset[str]:
    """The variants that could cover a flow: within our group by what we are, else processors'.

    What one company of our group passes on to another may be the group's own data or customers'.
    A controller outside our group is reached by none: its own rules do not bind us.
    """
    if flow.exporter.group and flow.importer.group:
        return frozenset({"controller", "processor"})
    if flow.kind is not Kind.CHAIN and flow.importer.group:
        ours = {
            Role.CONTROLLER: {"controller"},
            Role.JOINT_CONTROLLER: {"controller"},
            Role.PROCESSOR: {"processor"},
            Role.UNKNOWN: {"controller", "processor"},
        }
        return frozenset(each for role in flow.exporter_roles for each in ours[role])
    return frozenset() if flow.importer_role.decides else frozenset({"processor"})


def _member(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    members = safeguard.members
    name = question.flow.importer.legal_name
    if not isinstance(members, tuple) or not isinstance(name, str):
        key = "members" if members is not None else ""
        return _told(question, safeguard, row, Code.RULES_NOT_CONFIRMED, key, ("members",))
    if name_key(name) in {name_key(member) for member in members}:
        return ()
    return _told(question, safeguard, row, Code.NOT_A_MEMBER, "members", (name,))
