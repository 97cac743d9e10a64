"""Which parties the records themselves tell apart: by an edge, a parent, or a group."""

from collections.abc import Mapping
from typing import NamedTuple

from onward.inventory.organisation import Organisation
from onward.inventory.vendor import Vendor
from onward.rules.engine.context import RuleContext
from onward.rules.register._active_records import vendors
from onward.rules.register._similar_names import Bearer
from onward.transfers.company_group import parent, plain_names
from onward.transfers.vendor_graph import passes_on

OUR_GROUP = ""
"""Stands for the parent of ourselves and of every company of our group."""


class Kin(NamedTuple):
    """What the records say of how parties belong together."""

    passes: Mapping[str, tuple[str, ...]]
    """To whom each passes data on."""
    parents: Mapping[str, str]
    """The plain name of the parent of each, by id."""


def kin(context: RuleContext) -> Kin:
    """Who stands beside whom in a chain or under a parent."""
    parents = {
        vendor.id: parent(vendor)
        for vendor in vendors(context)
        if vendor.parent is not None and isinstance(vendor.parent.legal_name, str)
    }
    return Kin(passes_on(context.inventory), parents)


def apart(bearers: list[Bearer], known: Kin) -> list[Bearer]:
    """The first of each set of these records that are joined to one another, in their order."""
    leader = {bearer.record.id: bearer.record.id for bearer in bearers}
    under: dict[str, str] = {}
    """A record under each parent."""
    for bearer in bearers:
        id_ = bearer.record.id
        for target in known.passes.get(id_, ()):
            if target in leader:
                _join(leader, id_, target)
        above = OUR_GROUP if _of_group(bearer.record) else known.parents.get(id_)
        if above is not None:
            _join(leader, id_, under.setdefault(above, id_))
    for bearer in bearers:
        for name in plain_names(bearer.record):
            if name in under:
                _join(leader, bearer.record.id, under[name])
    firsts: dict[str, Bearer] = {}
    for bearer in bearers:
        firsts.setdefault(_lead(leader, bearer.record.id), bearer)
    return list(firsts.values())


def _of_group(record: Organisation | Vendor) -> bool:
    return isinstance(record, Organisation) or record.group


def _lead(leader: dict[str, str], id_: str) -> str:
    while leader[id_] != id_:
        leader[id_] = leader[leader[id_]]
        id_ = leader[id_]
    return id_


def _join(leader: dict[str, str], one: str, other: str) -> None:
    leader[_lead(leader, one)] = _lead(leader, other)
