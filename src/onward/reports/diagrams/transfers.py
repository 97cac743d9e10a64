"""`onward graph`: the parties by jurisdiction and the flows between them by status."""

from collections.abc import Container, Iterable, Iterator
from itertools import product
from typing import NamedTuple

from onward.inventory.records import Inventory
from onward.inventory.value import known
from onward.inventory.vendor import Location
from onward.law.law import Law
from onward.reports.diagrams import diagram as drawn
from onward.reports.diagrams.choices import Level
from onward.reports.diagrams.collapsed import by_key
from onward.reports.diagrams.diagram import (
    LEGEND,
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
    gravest_first,
)
from onward.reports.listings.transfers import because, words
from onward.terms.place import name_of, the
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.narrowed import EVERYTHING, Asked, narrowed
from onward.transfers.place import country
from onward.transfers.status import Code, Judgment, Reason, Status, worst
from onward.wording.english import few, listed, with_article
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
    inventory: Inventory,
    statuses: Statuses,
    law: Law,
    *,
    by_place: bool = False,
    level: Level = Level.PARTY,
    asked: Asked = EVERYTHING,
) -> Diagram:
    """One inventory on one day: parties by the country of their seat, which decides in law; or by
    the places where data rests and from where it is accessed.

    At the levels of places and countries, the parties of each are one box. `asked` are the flows
    that are drawn, with those by which the data gets there.
    """
    statuses = statuses if asked == EVERYTHING else narrowed(inventory, statuses, asked)
    by_place = by_place or level is Level.PLACE
    spots = _Ends(inventory, statuses, level, by_place=by_place)
    nodes = {node.id: node for node in spots.nodes}
    clusters = _clusters(nodes.values(), statuses, law)
    arrows = tuple(_arrows(statuses, law, spots))
    where = "where personal data rests" if by_place else "where personal data goes"
    whole = Diagram(
        title=f"{nodes['us'].label}: {where}",
        as_of=statuses.day,
        law_checked=law.checked,
        clusters=clusters,
        nodes=gravest_first(nodes.values(), arrows, clusters),
        arrows=arrows,
        legend=tuple(key for key in LEGEND if any(key.status is each.status for each in arrows)),
        notes=_notes(statuses, law),
        scope=tuple(_scope(asked)),
    )
    match level:
        case Level.PLACE:
            return by_key(whole, lambda node: (node.country, node.place), "a box is a place")
        case Level.COUNTRY:
            return by_key(whole, lambda node: node.country, "a box is a country")
        case _:
            return whole


def _scope(asked: Asked) -> Iterator[str]:
    """Which flows are drawn; what is unknown may be what is asked for."""
    parts = [
        f"from or to {listed(asked.vendors, ' or ')}" if asked.vendors else "",
        _to(asked.country),
        f"of {asked.data} or of data that is unknown or not recorded" if asked.data else "",
        f"for {asked.activity} or for no recorded activity" if asked.activity else "",
        {"third": "that lead outside or may", "failing": "that fail"}.get(asked.only, ""),
    ]
    if any(parts):
        ways = "" if asked.hide_inside else ", and those by which the data gets there"
        yield f"Only flows {', '.join(filter(None, parts))}{ways}."
    if asked.hide_inside:
        yield "Flows inside are left out."


def _to(code: str) -> str:
    if code in ("", UNKNOWN):
        return code and "to an unknown country"
    return f"to {the(code)} or to an unknown country"


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
                serves = _activities(inventory, key)
                kind = _kind(party, flow)
                yield Node(key, party.name, detail, kind, code, activities=serves)


def _activities(inventory: Inventory, vendor: str) -> tuple[str, ...]:
    """Ids of our activities that the services of a vendor serve."""
    services = inventory.vendors[vendor].services if vendor in inventory.vendors else ()
    named = (each.activities for each in services)
    return tuple(sorted({name for some in named if isinstance(some, tuple) for name in some}))


def says_more_by_place(statuses: Statuses) -> bool:
    """Whether more countries of places are known than countries of seats."""
    stands = _stands(statuses)
    seats = {
        _key(judgment.flow.importer, judgment.flow)
        for judgment in statuses.judgments
        if isinstance(judgment.flow.country, str)
    }
    return len(set(stands) - seats) > 0 and len(stands) > len(seats)


class _Spot(NamedTuple):
    """Where data is with a party: a country, and the place as recorded where that is asked for."""

    code: str
    word: str = ""


def _spot(place: Location, *, regions: bool) -> _Spot | None:
    code = country(place)
    if not code or place.by not in (None, "self"):
        return None
    return _Spot(code, known(place.place, code) if regions else "")


def _stands(
    statuses: Statuses, *, regions: bool = False
) -> dict[str, dict[_Spot, tuple[str, ...]]]:
    """By node of a party, where data is with it, and what is done there."""
    found: dict[str, dict[_Spot, dict[str, None]]] = {}
    for judgment in statuses.judgments:
        _, importer = ends(judgment.flow)
        for place in judgment.flow.places:
            spot = _spot(place, regions=regions)
            if spot is not None:
                uses = found.setdefault(importer, {}).setdefault(spot, {})
                uses.update(dict.fromkeys(place.uses if isinstance(place.uses, tuple) else ()))
    return {
        key: {spot: tuple(uses) for spot, uses in sorted(spots.items())}
        for key, spots in found.items()
    }


class _Ends:
    """The nodes of a picture, and at which of them a flow begins and ends."""

    def __init__(
        self, inventory: Inventory, statuses: Statuses, level: Level, *, by_place: bool
    ) -> None:
        self._regions = level is Level.PLACE
        self._services: dict[str, dict[str, None]] = {}
        if level is Level.SERVICE:
            for judgment in statuses.judgments:
                flow = judgment.flow
                if flow.kind is Kind.OWN:
                    held = self._services.setdefault(flow.importer.id, {})
                    held.update(dict.fromkeys(flow.services))
        self.stands = _stands(statuses, regions=self._regions) if by_place else {}
        used = {"us"}
        for judgment in statuses.judgments:
            for some in self.of(judgment.flow):
                used.update(some)
        parties = {node.id: node for node in _nodes(inventory, statuses)}
        self.nodes = tuple(part for each in parties.values() for part in self._split(each, used))

    def of(self, flow: Flow) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The nodes at which a flow begins, and at which it ends.

        A party with several places passes data on from the first of them.
        """
        exporter, importer = ends(flow)
        own = flow.kind is Kind.OWN
        here = {_spot(place, regions=self._regions) for place in flow.places}
        tails = self._at(exporter, set(), [] if own else self._served(exporter, flow))
        return tails, self._at(importer, here, self._served(importer, flow) if own else [])

    def _served(self, party: str, flow: Flow) -> list[str]:
        return [name for name in flow.services if name in self._services.get(party, {})]

    def _at(
        self, party: str, here: Container[_Spot | None], services: list[str]
    ) -> tuple[str, ...]:
        spots = self.stands.get(party, {})
        found = [spot for spot in spots if spot in here] or list(spots)[:1]
        if found:
            return tuple(_id_at(party, spot) for spot in found)
        return tuple(f"{party}/{name}" for name in services) or (party,)

    def _split(self, node: Node, used: set[str]) -> Iterator[Node]:
        """The party itself, and its places or services; the party is counted once."""
        found = [part for part in self._parts(node) if part.id in used]
        for number, part in enumerate(found):
            yield part if number == 0 else part._replace(parties=0)

    def _parts(self, node: Node) -> Iterator[Node]:
        for name in self._services.get(node.id, {}):
            yield node._replace(id=f"{node.id}/{name}", label=f"{node.label}: {name}")
        spots = self.stands.get(node.id, {})
        if not spots:
            yield node
        for spot, uses in spots.items():
            seat = "seat unknown" if node.country == UNKNOWN else f"seat: {name_of(node.country)}"
            elsewhere = "" if spot.code == node.country else seat
            detail = "; ".join(filter(None, (", ".join(uses), elsewhere)))
            yield node._replace(
                id=_id_at(node.id, spot), country=spot.code, detail=detail, place=spot.word
            )


def _id_at(party: str, spot: _Spot) -> str:
    return f"{party}@{spot.word or spot.code}"


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


def _arrows(statuses: Statuses, law: Law, spots: _Ends) -> Iterator[Arrow]:
    """One arrow between two nodes, coloured by the worst of the flows between them."""
    between: dict[tuple[str, str], dict[int, Judgment]] = {}
    first: set[tuple[str, str]] = set()
    for number, judgment in enumerate(statuses.judgments):
        for place, pair in enumerate(product(*spots.of(judgment.flow))):
            between.setdefault(pair, {})[number] = judgment
            if place == 0:
                first.add(pair)
    gravest = sorted(between.items(), key=lambda pair: -worst(_statuses(pair[1].values())).rank)
    for (tail, head), numbered in gravest:
        judgments = list(numbered.values())
        status = worst(_statuses(judgments))
        deciding = [each for each in judgments if each.status is status]
        yield Arrow(
            tail=tail,
            head=head,
            status=status,
            mechanism="; ".join(in_short(deciding, law, by_place=bool(spots.stands))),
            data=_few(_data(judgments)),
            tooltip="; ".join(dict.fromkeys(because(each, law) for each in deciding)),
            onward=any(each.flow.onward for each in judgments),
            inbound=all(each.flow.kind is Kind.INBOUND for each in judgments),
            carries=tuple(numbered),
            again=(tail, head) not in first,
        )


def _statuses(judgments: Iterable[Judgment]) -> list[Status]:
    return [each.status for each in judgments]


def in_short(deciding: Iterable[Judgment], law: Law, *, by_place: bool) -> tuple[str, ...]:
    """The mechanisms of a flow; where one is not valid, what is wrong with it."""
    reported: dict[str, None] = {}
    for judgment in deciding:
        for mechanism in judgment.mechanisms:
            row = law.instruments.get(mechanism.instrument)
            name = row.name if row else ""
            matter = ", ".join(dict.fromkeys(_matter(each) for each in mechanism.deciding))
            reported[": ".join(filter(None, (matter, name)))] = None
    unknown = "seat unknown" if by_place else "country unknown"
    return tuple(each.replace("country unknown", unknown) for each in reported if each)


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
    staff: dict[str, dict[str, None]] = {}
    for each in statuses.flows.abroad:
        staff.setdefault(name_of(each.country), {})[each.vendor] = None
    notes = [
        f"{few(names)} {'work' if names[1:] else 'works'} from {with_article(where)} with"
        f" {'their' if names[1:] else 'its'} own staff: no transfer."
        for where, vendors in staff.items()
        for names in [tuple(vendors)]
    ]
    if statuses.day > law.checked:
        notes.append(f"The law after {law.checked} was not checked.")
    return tuple(notes)
