"""`onward graph`: the parties by jurisdiction and the flows between them by status."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from onward.inventory.records import Inventory
from onward.law.law import Law
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
from onward.reports.diagrams.ends import OUR_OWN, UNKNOWN, Ends
from onward.reports.listings.transfers import because, words
from onward.terms.place import name_of, the
from onward.transfers.assess import Statuses
from onward.transfers.flow import Kind
from onward.transfers.narrowed import EVERYTHING, Selection, narrowed
from onward.transfers.status import Code, Judgment, Reason, Status, worst
from onward.wording.english import few, listed, with_article
from onward.wording.labels import called

OURS_UNKNOWN = "We: country unknown"
MATTERS = {
    Code.IMPORTER_UNKNOWN: "country unknown",
    Code.PLACES_UNKNOWN: "places unknown",
    Code.PARTY_UNNAMED: "not named",
    Code.SUBPROCESSOR_UNNAMED: "not named",
    Code.MECHANISM_UNKNOWN: "mechanism unknown",
}
MOST_WORDS = 5


def picture(
    inventory: Inventory,
    statuses: Statuses,
    law: Law,
    *,
    by_place: bool = False,
    level: Level = Level.PARTY,
    asked: Selection = EVERYTHING,
) -> Diagram:
    """One inventory on one day: parties by the country of their seat, which decides in law; or by
    the places where data rests and from where it is accessed.

    At the levels of places and countries, the parties of each are one box. `asked` are the flows
    that are drawn, with those by which the data gets there.
    """
    statuses = statuses if asked == EVERYTHING else narrowed(inventory, statuses, asked)
    by_place = by_place or level is Level.PLACE
    spots = Ends(inventory, statuses, level, by_place=by_place)
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
        legend=tuple(key for key in LEGEND if any(key.status in dict(a.flows) for a in arrows)),
        notes=_notes(inventory, statuses, law),
        scope=tuple(_scope(asked)),
    )
    match level:
        case Level.PLACE:
            return by_key(whole, lambda node: (node.country, node.place), "a box is a place")
        case Level.COUNTRY:
            return by_key(whole, lambda node: node.country, "a box is a country")
        case _:
            return whole


def _scope(asked: Selection) -> Iterator[str]:
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


def _arrows(statuses: Statuses, law: Law, spots: Ends) -> Iterator[Arrow]:
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
            together=_counted(judgments),
            carries=tuple(numbered),
            again=(tail, head) not in first,
        )


def _counted(judgments: Iterable[Judgment]) -> tuple[tuple[Status, int], ...]:
    """Of several flows, how many have which status, under the law that says the worst of each."""
    flows: dict[int, list[Status]] = {}
    for each in judgments:
        flows.setdefault(id(each.flow), []).append(each.status)
    counted = Counter(map(worst, flows.values()))
    several = counted.total() > 1
    return tuple(sorted(counted.items(), key=lambda item: -item[0].rank)) if several else ()


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


def _notes(inventory: Inventory, statuses: Statuses, law: Law) -> tuple[str, ...]:
    staff: dict[str, dict[str, None]] = {}
    for each in statuses.flows.abroad:
        name = called(inventory.vendors[each.vendor].name, each.vendor)
        staff.setdefault(name_of(each.country), {})[name] = None
    notes = [
        f"{few(names)} {'access or store' if names[1:] else 'accesses or stores'} data"
        f" {'themselves' if names[1:] else 'itself'} in {with_article(where)}: no transfer."
        for where, vendors in staff.items()
        for names in [tuple(vendors)]
    ]
    if statuses.day > law.checked:
        notes.append(f"The law after {law.checked} was not checked.")
    return tuple(notes)
