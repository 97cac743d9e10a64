"""The grounds that a record names, each weighed by its kind."""

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument, Kind
from onward.transfers.footing import Code, Footing, Ground
from onward.transfers.grounds.clauses import clauses
from onward.transfers.grounds.derogation import derogation
from onward.transfers.grounds.framework import framework
from onward.transfers.grounds.life import ended, life
from onward.transfers.grounds.question import Question
from onward.transfers.grounds.rules import rules
from onward.transfers.grounds.tool import tool


def named(question: Question) -> tuple[Ground, ...]:
    """One ground for each safeguard that a record names and this regime can count."""
    found = [_weigh(question, each) for each in question.flow.grounds or ()]
    grounds = tuple(ground for ground in found if ground is not None)
    foreign = [each for each in question.flow.grounds or () if _foreign(question, each)]
    if grounds or not foreign:
        return grounds
    reasons = tuple(
        question.reason(
            Code.WRONG_REGIME,
            Footing.FAILS,
            question.place_of(each),
            question.book.instrument(str(each.instrument)),
        )
        for each in foreign
    )
    return tuple(Ground(reason.instrument, (reason,)) for reason in reasons)


def _foreign(question: Question, safeguard: Safeguard) -> bool:
    if safeguard.instrument is UNKNOWN:
        return False
    return question.book.counterpart(question.regime, safeguard.instrument) is None


def _weigh(question: Question, safeguard: Safeguard) -> Ground | None:
    """None where the instrument says nothing under this regime."""
    if safeguard.instrument is UNKNOWN:
        at = question.place_of(safeguard)
        reason = question.reason(Code.GROUND_UNKNOWN, Footing.UNKNOWN, at, topic="transfer")
        return Ground("", (reason,))
    row = question.book.counterpart(question.regime, safeguard.instrument)
    if row is None:
        return None
    if row.kind is not Kind.FRAMEWORK and not isinstance(question.flow.country, str):
        return _nowhere(question, safeguard, row)
    return _by_kind(question, safeguard, row)


def _by_kind(question: Question, safeguard: Safeguard, row: Instrument) -> Ground | None:
    match row.kind:
        case Kind.ADEQUACY | Kind.INDICATIVE | Kind.BRIDGE:
            return _decision(question, safeguard, row)
        case Kind.FRAMEWORK:
            return framework(question, safeguard, row)
        case Kind.CLAUSES | Kind.ADDENDUM:
            return clauses(question, safeguard, row)
        case Kind.RULES:
            return rules(question, safeguard, row)
        case Kind.DEROGATION:
            return derogation(question, safeguard, row)
        case _:
            return tool(question, safeguard, row)


def _nowhere(question: Question, safeguard: Safeguard, row: Instrument) -> Ground:
    """Where the importer is, is not known: then no mechanism is seen to carry the data.

    What is planned or has ended, or was agreed for other roles or with another company, carries
    them nowhere.
    """
    decision = row.kind in (Kind.ADEQUACY, Kind.INDICATIVE, Kind.BRIDGE)
    dead = life(question, safeguard, row)
    ground = Ground(row.id, dead) if decision else _by_kind(question, safeguard, row)
    if ground is not None and ground.footing is Footing.FAILS:
        return ground
    at = question.flow.importer.at._replace(route="/country")
    reason = question.reason(Code.IMPORTER_UNKNOWN, Footing.UNKNOWN, at)
    return Ground("", (reason,))


def _decision(question: Question, safeguard: Safeguard, row: Instrument) -> Ground | None:
    """A decision named on a record: weighed as adequacy where it holds, told where it does not."""
    current = question.book.adequacy(question.regime, question.destination, question.day)
    bridge = question.book.bridge(question.regime, question.destination, question.day)
    if row in current or row == bridge:
        return None
    at = question.place_of(safeguard)
    if not question.book.covers(row, question.destination):
        reason = question.reason(Code.NOT_A_GROUND, Footing.FAILS, at, row)
    elif row.since is None or row.since > question.day:
        reason = question.reason(Code.NOT_YET, Footing.FAILS, at, row, day=row.since)
    else:
        reason = question.reason(ended(row), Footing.FAILS, at, row, day=row.last_day)
    return Ground(row.id, (reason,))
