"""`onward graph`: the parties by jurisdiction and the flows between them by status."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.reports.diagrams import diagram as drawn
from onward.reports.diagrams.diagram import (
    LEGEND,
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
)
from onward.reports.listings.transfers import because, words
from onward.terms.place import name_of
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.place import country
from onward.transfers.status import Code, Judgment, Reason, Status, worst
from onward.wording.english import listed
from onward.wording.labels import called

_ROLES = {
    Role.CONTROLLER: drawn.NodeKind.CONTROLLER,
    Role.JOINT_CONTROLLER: drawn.NodeKind.JOINT,
    Role.PROCESSOR: drawn.NodeKind.PROCESSOR,
    Role.UNKNOWN: drawn.NodeKind.UNSETTLED,
}
UNKNOWN = "unknown"
OUR_OWN = "our own"
"""In place of a code: our own country where it is unknown, apart from that of others."""
OURS_UNKNOWN = "We: country unknown"
MATTERS = {
    Code.IMPORTER_UNKNOWN: "country unknown",
    Code.PLACES_UNKNOWN: "places unknown",
    Code.PARTY_UNNAMED: "not named",
    Code.SUBPROCESSOR_UNNAMED: "not named",
    Code.MECHANISM_UNKNOWN: "mechanism unknown",
}
MOST_WORDS = 5
WORKS = "works from"
KEEPS = "keeps data in"
ONLY_KEPT = frozenset({"storage", "backup"})
"""Uses of a place at which data is kept and nobody works with it."""


def picture(
    inventory: Inventory, statuses: Statuses, law: Law, *, by_place: bool = False
) -> Diagram:
    """One inventory on one day: parties by the country of their seat, which decides in law; or by
    the places where data rests and from where it is accessed.
    """
    found = _by_place(inventory, statuses) if by_place else _nodes(inventory, statuses)
    nodes = {node.id: node for node in found}
    arrows = tuple(_arrows(statuses, law, _stands(statuses) if by_place else {}))
    where = "where personal data rests" if by_place else "where personal data goes"
    return Diagram(
        title=f"{nodes['us'].label}: {where}",
        as_of=statuses.day,
        law_checked=law.checked,
        clusters=_clusters(nodes.values(), statuses, law),
        nodes=tuple(nodes.values()),
        arrows=arrows,
        legend=tuple(key for key in LEGEND if any(key.status is each.status for each in arrows)),
        notes=_notes(statuses, law),
    )


def ends(flow: Flow) -> tuple[str, str]:
    """The nodes at both ends: parties of the same id and place are one."""
    return _key(flow.exporter, flow), _key(flow.importer, flow)


def _key(party: Party, flow: Flow) -> str:
    if party.id == "customers":
        return f"customers:{party.name}"
    if party.id == "unnamed":
        return f"unnamed:{flow.exporter.id}:{flow.code}"
    return party.id


def _nodes(inventory: Inventory, statuses: Statuses) -> Iterator[Node]:
    ours = inventory.organisation
    home = ours.country if isinstance(ours.country, str) else OUR_OWN
    name = called(ours.name, inventory.id)
    yield Node("us", name, _legal(ours.legal_name, name), drawn.NodeKind.US, home)
    places, roles = _places(statuses), _roles(statuses)
    for judgment in statuses.judgments:
        flow = judgment.flow
        for party, key in zip((flow.exporter, flow.importer), ends(flow), strict=True):
            if party.id != "us":
                code = party.country if isinstance(party.country, str) else UNKNOWN
                home = name_of(code) if party.country == code else ""
                where = [
                    f"{verb} {', '.join(elsewhere)}"
                    for verb, names in places.get(key, {}).items()
                    if (elsewhere := sorted(names - {home}))
                ]
                seat = ["country unknown"] if where and code == UNKNOWN else []
                reported = (_legal(party.legal_name, party.name), *roles.get(key, ()), *where)
                detail = "; ".join(filter(None, reported))
                detail = ", ".join([detail, *seat])
                yield Node(key, party.name, detail, _kind(party, flow), code)


def says_more_by_place(statuses: Statuses) -> bool:
    """Whether more countries of places are known than countries of seats."""
    stands = _stands(statuses)
    seats = {
        _key(judgment.flow.importer, judgment.flow)
        for judgment in statuses.judgments
        if isinstance(judgment.flow.country, str)
    }
    return len(set(stands) - seats) > 0 and len(stands) > len(seats)


def _stands(statuses: Statuses) -> dict[str, dict[str, tuple[str, ...]]]:
    """By node of a party, the countries where data is with it, and what is done there."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for judgment in statuses.judgments:
        _, importer = ends(judgment.flow)
        for place in judgment.flow.places:
            code = country(place)
            if code and place.by in (None, "self"):
                uses = found.setdefault(importer, {}).setdefault(code, {})
                uses.update(dict.fromkeys(place.uses if isinstance(place.uses, tuple) else ()))
    return {
        key: {code: tuple(uses) for code, uses in sorted(codes.items())}
        for key, codes in found.items()
    }


def _by_place(inventory: Inventory, statuses: Statuses) -> Iterator[Node]:
    """A node for each party and country where data is with it; its seat where none is recorded."""
    stands = _stands(statuses)
    for node in _nodes(inventory, statuses):
        if node.id not in stands:
            yield node
            continue
        seat = "seat unknown" if node.country == UNKNOWN else f"seat: {name_of(node.country)}"
        for code, uses in stands[node.id].items():
            detail = "; ".join(
                filter(None, (", ".join(uses), "" if code == node.country else seat))
            )
            yield node._replace(id=f"{node.id}@{code}", country=code, detail=detail)


def _places(statuses: Statuses) -> dict[str, dict[str, set[str]]]:
    """The names of the countries where each party works, and where it only keeps data."""
    found: dict[str, dict[str, set[str]]] = {}
    for judgment in statuses.judgments:
        _, importer = ends(judgment.flow)
        there = found.setdefault(importer, {WORKS: set(), KEEPS: set()})
        for place in judgment.flow.places:
            code = country(place)
            if code and place.by in (None, "self"):
                kept = isinstance(place.uses, tuple) and ONLY_KEPT.issuperset(place.uses)
                there[KEEPS if kept else WORKS].add(name_of(code))
    for there in found.values():
        there[KEEPS] -= there[WORKS]
    return found


def _roles(statuses: Statuses) -> dict[str, tuple[str, ...]]:
    """Of a party with several roles, for which services it has each."""
    found: dict[str, dict[Role, dict[str, None]]] = {}
    for judgment in statuses.judgments:
        flow = judgment.flow
        if flow.kind is Kind.OWN:
            services = found.setdefault(flow.importer.id, {}).setdefault(flow.importer_role, {})
            services.update(dict.fromkeys(flow.services))
    return {
        name: tuple(
            f"{_ROLES[role].value} for {', '.join(some)}"
            for role, some in sorted(roles.items(), key=lambda pair: pair[0].value)
        )
        for name, roles in found.items()
        if len(roles) > 1
    }


def _legal(said: object, name: str) -> str:
    return said if isinstance(said, str) and said != name else ""


def _kind(party: Party, flow: Flow) -> drawn.NodeKind:
    if party.id == "customers":
        return drawn.NodeKind.CUSTOMER
    if not party.named:
        return drawn.NodeKind.UNNAMED
    if party is flow.importer:
        return _ROLES[flow.importer_role]
    return _ROLES[next(iter(sorted(flow.exporter_roles, key=lambda role: role.value)))]


def _arrows(
    statuses: Statuses, law: Law, stands: Mapping[str, Mapping[str, object]]
) -> Iterator[Arrow]:
    """One arrow between two parties, coloured by the worst of the flows between them.

    To a party with several places there is one to each; it passes data on from the first of them.
    """
    between: dict[tuple[str, str], dict[int, Judgment]] = {}
    for number, judgment in enumerate(statuses.judgments):
        exporter, importer = ends(judgment.flow)
        tail = next((f"{exporter}@{code}" for code in stands.get(exporter, ())), exporter)
        here = {country(place) for place in judgment.flow.places}
        for head in [f"{importer}@{code}" for code in stands.get(importer, ()) if code in here] or [
            next((f"{importer}@{code}" for code in stands.get(importer, ())), importer)
        ]:
            between.setdefault((tail, head), {})[number] = judgment
    gravest = sorted(between.items(), key=lambda pair: -worst(_statuses(pair[1].values())).rank)
    for (tail, head), numbered in gravest:
        judgments = list(numbered.values())
        status = worst(_statuses(judgments))
        deciding = [each for each in judgments if each.status is status]
        yield Arrow(
            tail=tail,
            head=head,
            status=status,
            mechanism=_why(deciding, law),
            data=_few(_data(judgments)),
            tooltip="; ".join(dict.fromkeys(because(each, law) for each in deciding)),
            onward=any(each.flow.onward for each in judgments),
            inbound=all(each.flow.kind is Kind.INBOUND for each in judgments),
            carries=tuple(numbered),
        )


def _statuses(judgments: Iterable[Judgment]) -> list[Status]:
    return [each.status for each in judgments]


def _why(deciding: Sequence[Judgment], law: Law) -> str:
    """The mechanisms of a flow; where one is not valid, what is wrong with it."""
    reported: dict[str, None] = {}
    for judgment in deciding:
        for mechanism in judgment.mechanisms:
            row = law.instruments.get(mechanism.instrument)
            name = row.name if row else ""
            matter = ", ".join(dict.fromkeys(_matter(each) for each in mechanism.deciding))
            reported[": ".join(filter(None, (matter, name)))] = None
    return "; ".join(each for each in reported if each)


def _matter(reason: Reason) -> str:
    """A reason in a word or two; empty where the mechanism stands."""
    if reason.status in (Status.INSIDE, Status.HOLDS):
        return ""
    return MATTERS.get(reason.code, reason.code.value.replace("-", " "))


def _data(judgments: Iterable[Judgment]) -> list[str]:
    """The data of the flows, what the law singles out first."""
    special = {word for each in judgments for word in each.flow.sensitive}
    found: set[str] = set()
    for each in judgments:
        data = each.flow.data
        found |= set(data) if isinstance(data, tuple) else {f"data {words(data)}"}
    return [*sorted(special), *sorted(found - special)]


def _few(terms: list[str]) -> str:
    more = len(terms) - MOST_WORDS
    shown = ", ".join(terms[:MOST_WORDS])
    return f"{shown} and {more} more" if more > 1 else ", ".join(terms)


def _clusters(nodes: Iterable[Node], statuses: Statuses, law: Law) -> tuple[Cluster, ...]:
    """Countries by how the law of our regimes sees them on the day."""
    regimes = statuses.flows.regimes or ()
    groups: dict[Group, set[str]] = {}
    for node in nodes:
        groups.setdefault(_group(node.country, regimes, law, statuses), set()).add(node.country)
    inside = listed(law.regimes[regime].territory.removeprefix("the ") for regime in regimes)
    labels = {
        Group.INSIDE: f"Inside: {inside or 'no regime known'}",
        Group.ADEQUATE: "Adequate by decision",
        Group.THIRD: "Third countries",
        Group.UNKNOWN: "Country unknown",
    }
    drawn_apart = (Cluster(Group.UNKNOWN, OURS_UNKNOWN, (CountryBox(OUR_OWN, ""),)),)
    others = tuple(
        Cluster(group, labels[group], tuple(_countries(groups[group] - {OUR_OWN})))
        for group in Group
        if groups.get(group, set()) - {OUR_OWN}
    )
    return (*(drawn_apart if OUR_OWN in groups.get(Group.UNKNOWN, ()) else ()), *others)


def _group(code: str, regimes: tuple[str, ...], law: Law, statuses: Statuses) -> Group:
    if code in (UNKNOWN, OUR_OWN):
        return Group.UNKNOWN
    day = statuses.day
    if regimes and all(law.inside(each, code, day) for each in regimes):
        return Group.INSIDE
    if regimes and all(
        law.inside(each, code, day) or law.adequacy(each, code, day) for each in regimes
    ):
        return Group.ADEQUATE
    return Group.THIRD


def _countries(codes: set[str]) -> Iterator[CountryBox]:
    for code in sorted(codes):
        yield CountryBox(code, "" if code == UNKNOWN else name_of(code))


def _notes(statuses: Statuses, law: Law) -> tuple[str, ...]:
    notes = [
        f"{each.vendor} works from {name_of(each.country)} with its own staff: no transfer."
        for each in statuses.flows.abroad
    ]
    if statuses.day > law.checked:
        notes.append(f"The law after {law.checked} was not checked.")
    return tuple(dict.fromkeys(notes))
