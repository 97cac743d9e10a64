"""Which provisions of our law speak of contracts with processors."""

from onward.inventory.vendor import Vendor
from onward.rules.engine.context import RuleContext
from onward.rules.register._citation import Asked, asked
from onward.transfers.flow import Role
from onward.transfers.roles import role_of


def contract_law(context: RuleContext, topic: str) -> Asked | None:
    """What our regimes say on a topic of such contracts; None where none asks.

    None too where no regime of ours is known: `unsettled-regime` tells that, and what depends on
    it waits.
    """
    return None if context.statuses.flows.regimes is None else asked(context, topic)


def form_law(context: RuleContext, vendor: Vendor, route: str) -> Asked | None:
    """What our law says of the document of an agreement, at its route in the record of a vendor.

    A contract with a processor is in writing; an arrangement between joint controllers has a
    provision of its own, and an agreement with another controller is a document like any other.
    """
    roles = {role_of(each, vendor) for each in vendor.services}
    if route.startswith("/agreement") and all(role and role.decides for role in roles) and roles:
        joint = asked(context, "joint") if Role.JOINT_CONTROLLER in roles else None
        return joint or asked(context, "register")
    return contract_law(context, "agreement-form")
