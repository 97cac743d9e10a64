"""Which annexes the disclosures to one party ask for, by the roles, the law and the mechanism."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.terms.spelling import name_words
from onward.transfers.assess import Statuses, weigh
from onward.transfers.customers import CUSTOMERS
from onward.transfers.derive import derive
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.roles import modules, role_of
from onward.transfers.status import Code, Judgment, Status

_BY_LAW: Final = ("returned", "no-clauses", "other-mechanism")
"""Reasons that hold under one law."""
_FOR_CUSTOMERS: Final = (3,)
"""The module by which a processor discloses to another."""


class Filled(NamedTuple):
    """A set of clauses whose annexes are filled in, and the disclosures that it is for."""

    instrument: str
    modules: tuple[int, ...]
    """The module that fits; several where a role is unknown, none where the clauses have none."""
    regimes: tuple[str, ...]
    """Under whose law they are a mechanism; empty for a contract with a processor."""
    flows: tuple[Flow, ...]
    recorded: bool
    """Whether the records name these clauses; of a contract with a processor that is not asked."""
    customers: bool
    """Whether they are of data that we process for customers."""
    doubted: bool = False
    """Whether the clauses leave such an importer out, for it is itself under the law."""


class Unfilled(NamedTuple):
    """Disclosures for which no annexes are filled in."""

    why: str
    """inside-controller, returned, law-unknown, country-unknown, no-clauses, other-mechanism or
    no-module."""
    regime: str
    """Under which law; empty where it is the same under each."""
    instruments: tuple[str, ...]
    flows: tuple[Flow, ...]


class Edge(NamedTuple):
    """All that is disclosed to one party, by the annexes that it asks for."""

    filled: tuple[Filled, ...]
    unfilled: tuple[Unfilled, ...]


def set_of(kind: InstrumentKind, law: Law) -> str:
    """The clauses of one kind that have annexes: for transfers, for processors, an addendum."""
    return next(each for each in law.clauses.annexes if law.instruments[each].kind is kind)


def begun(inventory: Inventory, vendor: Vendor | None, law: Law, day: date) -> Statuses:
    """The judgments of the day, as if what is planned with a vendor had begun: papers come first.

    What has ended stays away.
    """
    vendors = dict(inventory.vendors)
    if vendor is not None:
        now = (replace(each, since=None, stage="in-use") for each in vendor.services)
        vendors[vendor.id] = replace(vendor, since=None, stage=None, services=tuple(now))
    horizon = inventory.organisation.policy.horizon_days
    return weigh(derive(replace(inventory, vendors=vendors), law, day), law, horizon)


def customer_named(name: str, inventory: Inventory) -> str | None:
    """The name of a customer or group of customers on whose behalf we act; None where none is."""
    said = name_words(name)
    for activity in inventory.activities.values():
        for each in activity.controllers or ():
            for known in (each.name, each.group):
                if isinstance(known, str) and name_words(known) == said:
                    return known
    return None


def receives(vendor: Vendor) -> bool:
    """Whether any service of a vendor has personal data."""
    return any(role_of(each, vendor) is not None for each in vendor.services)


def to_vendor(statuses: Statuses, vendor: Vendor) -> tuple[Judgment, ...]:
    """What we disclose to a vendor ourselves."""
    return tuple(
        each
        for each in statuses.judgments
        if each.flow.kind is Kind.OWN and each.flow.importer.id == vendor.id
    )


def to_customer(statuses: Statuses, name: str) -> tuple[Judgment, ...]:
    """What we hand back to a customer abroad."""
    return tuple(
        each
        for each in statuses.judgments
        if each.flow.kind is Kind.CUSTOMER
        and each.flow.importer.id == CUSTOMERS
        and each.flow.importer.name == name
    )


def edge(judgments: tuple[Judgment, ...], law: Law) -> Edge:
    """What the disclosures ask for, in the order transfers, addendum, contract with a processor."""
    filled: dict[tuple[str, tuple[int, ...], bool], Filled] = {}
    unfilled: dict[tuple[str, str, tuple[str, ...]], Unfilled] = {}
    for judgment in judgments:
        for part in _parts(judgment, law):
            if isinstance(part, Filled):
                key = (part.instrument, part.modules, part.customers)
                filled[key] = _joined(filled[key], part) if key in filled else part
            else:
                why = (part.why, part.regime, part.instruments)
                before = unfilled[why].flows if why in unfilled else ()
                unfilled[why] = part._replace(flows=_each((*before, *part.flows)))
    order = list(law.clauses.annexes)
    transfer, agreement = order[0], order[1]
    ranks = {transfer: 0, agreement: 2}
    parts = sorted(
        filled.values(), key=lambda one: (ranks.get(one.instrument, 1), one.modules, one.customers)
    )
    return Edge(tuple(parts), tuple(unfilled.values()))


def _joined(one: Filled, other: Filled) -> Filled:
    return one._replace(
        regimes=tuple(dict.fromkeys((*one.regimes, *other.regimes))),
        flows=_each((*one.flows, *other.flows)),
        recorded=one.recorded and other.recorded,
        doubted=one.doubted or other.doubted,
    )


def _each(flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    return tuple({(each.subject, each.at): each for each in flows}.values())


def _parts(judgment: Judgment, law: Law) -> Iterator[Filled | Unfilled]:
    why, instruments = _none(judgment, law)
    flow = judgment.flow
    if why:
        regime = judgment.regime if why in _BY_LAW else ""
        yield Unfilled(why, regime, instruments, (flow,))
    elif _inside(judgment, law):
        agreement = set_of(InstrumentKind.ART28, law)
        for customers in sorted({role is Role.PROCESSOR for role in flow.exporter_roles}):
            yield Filled(agreement, (), (), (flow,), recorded=True, customers=customers)
    else:
        yield from _for_transfer(judgment, law)


def _none(judgment: Judgment, law: Law) -> tuple[str, tuple[str, ...]]:
    """Why no clauses are filled in, and on what a transfer rests instead; empty where some are."""
    flow = judgment.flow
    if _inside(judgment, law):
        if flow.kind is Kind.CUSTOMER:
            return "returned", ()
        return "inside-controller" if flow.importer_role.decides else "", ()
    if not judgment.regime:
        return "law-unknown", ()
    if not isinstance(flow.country, str):
        return "country-unknown", ()
    ours = _clauses(judgment.regime, law)
    if not ours:
        return "no-clauses", ()
    named = tuple(dict.fromkeys(each.instrument for each in judgment.mechanisms))
    held = judgment.status in (Status.HOLDS, Status.EXPIRING, Status.REVIEW)
    if held and any(named) and not _recorded(flow) & ours:
        return "other-mechanism", tuple(filter(None, named))
    return "", ()


def _inside(judgment: Judgment, law: Law) -> bool:
    """Whether the clauses for transfers are not for it: no transfer, or a recipient inside."""
    code, regime = judgment.flow.country, judgment.regime
    seated = isinstance(code, str) and bool(regime) and law.inside(regime, code, judgment.day)
    return judgment.status is Status.INSIDE or seated


def _for_transfer(judgment: Judgment, law: Law) -> Iterator[Filled | Unfilled]:
    """The clauses for the modules that fit, and the addendum where the law asks for it."""
    flow, regime = judgment.flow, judgment.regime
    transfer, addendum = (
        set_of(each, law) for each in (InstrumentKind.CLAUSES, InstrumentKind.ADDENDUM)
    )
    need = modules(flow.kind, flow.exporter_roles, flow.importer_role)
    if need.none_fits:
        yield Unfilled("no-module", "", (), (flow,))
    fitting: list[tuple[int, ...]] = [(each,) for each in sorted(need.each)]
    if need.either:
        fitting.append(tuple(sorted(need.either)))
    ours, said = _clauses(regime, law), _recorded(flow)
    doubted = bool(judgment.because(Code.IMPORTER_UNDER_REGIME))
    for some in fitting:
        filled = Filled(
            transfer, some, (regime,), (flow,), bool(said & ours), some == _FOR_CUSTOMERS, doubted
        )
        yield filled
        if addendum in ours:
            yield filled._replace(instrument=addendum, recorded=addendum in said, doubted=False)


def _recorded(flow: Flow) -> set[str]:
    return {str(each.instrument) for each in flow.mechanisms or ()}


def _clauses(regime: str, law: Law) -> set[str]:
    """The rows as which the clauses with annexes count under a law; empty where they do not."""
    transfer, addendum = (
        set_of(each, law) for each in (InstrumentKind.CLAUSES, InstrumentKind.ADDENDUM)
    )
    if law.instruments[addendum].regime == regime:
        return {transfer, addendum}
    row = law.counterpart(regime, transfer)
    return {transfer, row.id} if row else set()
