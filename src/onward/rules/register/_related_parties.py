"""Which parties the records themselves tell apart: by an edge, a parent, or a group."""

from collections.abc import Mapping
from typing import NamedTuple

from onward.inventory.organisation import Organisation
from onward.inventory.vendor import Vendor
from onward.rules.engine.context import RuleContext
from onward.rules.register._active_records import vendors
from onward.rules.register._similar_names import Bearer, plain_names
from onward.terms.company import brand_key
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
        vendor.id: brand_key(vendor.parent.legal_name)
        for vendor in vendors(context)
        if vendor.parent is not None and isinstance(vendor.parent.legal_name, str)
    }
    return Kin(passes_on(context.inventory), parents)


def of_a_group(context: RuleContext) -> frozenset[str]:
    """Ids of companies that we know only as of one group with each vendor that passes data on.

    Their records hold a name and a country: what else is asked of the group, its vendor answers.
    """
    behind: dict[str, list[Vendor]] = {}
    for vendor in vendors(context):
        for edge in vendor.subprocessors or ():
            behind.setdefault(str(edge.vendor), []).append(vendor)
    known = context.inventory.vendors
    return frozenset(
        id_
        for id_, before in behind.items()
        if id_ in known
        and known[id_].engaged == "through-others"
        and not known[id_].services
        and all(_one_group(each, known[id_]) for each in before)
    )


def _one_group(one: Vendor, other: Vendor) -> bool:
    """Whether one controls the other, or a third controls both, by what is recorded."""
    parents = [_parent(each) for each in (one, other)]
    if parents[0] and parents[0] == parents[1]:
        return True
    return parents[0] in plain_names(other) or parents[1] in plain_names(one)


def _parent(vendor: Vendor) -> str:
    """The plain name of the company that controls a vendor; empty where none is recorded."""
    name = vendor.parent.legal_name if vendor.parent else None
    return brand_key(name) if isinstance(name, str) else ""


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
        parent = OUR_GROUP if _of_group(bearer.record) else known.parents.get(id_)
        if parent is not None:
            _join(leader, id_, under.setdefault(parent, id_))
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
