"""Whom a contract is asked of: the vendors in use on the day, by what they are for us."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from onward.diagnostic import Place, Severity
from onward.inventory.mechanism import relied
from onward.inventory.vendor import Agreement, Service, Vendor
from onward.rules._law import Asked
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._contract_status import Standing, standing
from onward.rules.engine.context import Evidences, Finding, RuleContext
from onward.transfers.flow import Flow, Kind, Role

Facts = TypeVar("Facts", bound=tuple[Place, ...])


class Engaged(NamedTuple):
    """A vendor with a name, of ours, in one role, and the contract with it as recorded."""

    vendor: Vendor
    role: Role
    services: tuple[str, ...]
    """Ids of the services for which it has that role."""
    facts: tuple[Place, Place]
    """A service that it renders and what says its role there: the best evidenced of them."""
    standing: Standing
    clauses: Counted
    """Whether clauses of 2021 stand for the contract."""

    @property
    def name(self) -> str:
        """What to call it."""
        return str(self.vendor.name)

    @property
    def agreement(self) -> Agreement | None:
        """What the record says of a contract with it."""
        return self.vendor.agreement

    def at(self, key: str = "") -> Place:
        """A key of the agreement, else the agreement, else the record that should hold one."""
        route = self.agreement.route if self.agreement else ""
        return Place(self.vendor.origin, f"{route}/{key}" if key and route else route)

    def finding(
        self, law: Asked, message: str, key: str, severity: Severity | None = None
    ) -> Finding:
        """A finding on the contract, at one of its keys; it rests on the role and on that key."""
        at = self.at(key)
        return Finding(
            message=message,
            subject=self.vendor.id,
            at=at,
            covers=self.services,
            act=law.act,
            rests_on=(*self.facts, at) if self.agreement else self.facts,
            severity=severity,
        )


def processors(context: RuleContext) -> tuple[Engaged, ...]:
    """The processors in use; a vendor that is one for no service and may be one for some, too."""
    return context.once(_processors)


def _processors(context: RuleContext) -> tuple[Engaged, ...]:
    return tuple(_engaged(context, Role.PROCESSOR, Role.UNKNOWN))


def joint_controllers(context: RuleContext) -> Iterator[Engaged]:
    """The vendors with which we decide together on some service."""
    yield from _engaged(context, Role.JOINT_CONTROLLER)


def controllers(context: RuleContext) -> Iterator[Engaged]:
    """The vendors that decide alone on every service of theirs in use."""
    for each in _engaged(context, Role.CONTROLLER):
        if all(flow.importer_role is Role.CONTROLLER for flow in _own(context, each.vendor)):
            yield each


def _own(context: RuleContext, vendor: Vendor) -> tuple[Flow, ...]:
    flows = context.statuses.flows.by_vendor.get(vendor.id, ())
    return tuple(flow for flow in flows if flow.kind is Kind.OWN)


def _engaged(context: RuleContext, *roles: Role) -> Iterator[Engaged]:
    """Each named vendor in the first of the roles that it bears for a service in use."""
    for vendor in context.inventory.vendors.values():
        if not isinstance(vendor.name, str):
            continue
        flows = _own(context, vendor)
        borne = {flow.importer_role for flow in flows}
        role = next((each for each in roles if each in borne), None)
        if role is None:
            continue
        flows = tuple(flow for flow in flows if flow.importer_role is role)
        names = {name for flow in flows for name in flow.services}
        services = [each for each in vendor.services if each.id in names]
        yield Engaged(
            vendor=vendor,
            role=role,
            services=tuple(sorted(names)),
            facts=firmest([_facts(vendor, each) for each in services], context.evidence),
            standing=standing(vendor.agreement, context.day),
            clauses=counted(relied(vendor.mechanisms), context, flows),
        )


def _facts(vendor: Vendor, service: Service) -> tuple[Place, Place]:
    """A service, and what says the role of the vendor for it."""
    role = f"{service.route}/role" if service.role is not None else "/role"
    return (Place(vendor.origin, service.route), Place(vendor.origin, role))


def firmest(found: list[Facts], evidence: Evidences) -> Facts:
    """One of several is enough: the first that rests on no weak evidence, if there is one."""
    if len(found) == 1:
        return found[0]
    firm = (facts for facts in found if evidence.weak(facts) is None)
    return next(firm, found[0])
