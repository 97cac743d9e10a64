"""`onward graph`: the parties by jurisdiction and the flows between them by footing."""

from collections.abc import Iterable, Iterator

from onward.inventory.records import Inventory
from onward.law.book import Book
from onward.terms.place import name_of
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.footing import Judgment, worst
from onward.transfers.place import country
from onward.transfers.weigh import Footings
from onward.views import diagram as drawn
from onward.views.diagram import Arrow, Cluster, Country, Diagram, Group, Node
from onward.views.transfers import because, ground_name, words

REGIMES = {"EU": "EEA", "UK": "United Kingdom", "CH": "Switzerland"}
_ROLES = {
    Role.CONTROLLER: drawn.Kind.CONTROLLER,
    Role.JOINT_CONTROLLER: drawn.Kind.JOINT,
    Role.PROCESSOR: drawn.Kind.PROCESSOR,
    Role.UNKNOWN: drawn.Kind.UNSETTLED,
}
UNKNOWN = "unknown"
MOST_WORDS = 2


def picture(inventory: Inventory, footings: Footings, book: Book) -> Diagram:
    """One inventory on one day."""
    nodes = {node.id: node for node in _nodes(inventory, footings)}
    arrows = tuple(_arrows(footings, book))
    return Diagram(
        title=f"{nodes['us'].label}: where personal data go",
        as_of=footings.day,
        law_checked=book.checked,
        clusters=_clusters(nodes.values(), footings, book),
        nodes=tuple(nodes.values()),
        arrows=arrows,
        notes=_notes(footings, book),
    )


def _ends(flow: Flow) -> tuple[str, str]:
    """The nodes at both ends: parties of the same id and place are one."""
    return _key(flow.exporter, flow), _key(flow.importer, flow)


def _key(party: Party, flow: Flow) -> str:
    if party.id == "customers":
        return f"customers:{party.name}"
    if party.id == "unnamed":
        return f"unnamed:{flow.exporter.id}:{flow.code}"
    return party.id


def _nodes(inventory: Inventory, footings: Footings) -> Iterator[Node]:
    ours = inventory.organisation
    home = ours.country if isinstance(ours.country, str) else UNKNOWN
    name = ours.name if isinstance(ours.name, str) else inventory.id
    yield Node("us", name, _legal(ours.legal_name, name), drawn.Kind.US, home)
    places = _places(footings)
    for judgment in footings.judgments:
        flow = judgment.flow
        for party, key in zip((flow.exporter, flow.importer), _ends(flow), strict=True):
            if party.id != "us":
                code = party.country if isinstance(party.country, str) else UNKNOWN
                elsewhere = sorted(
                    places.get(key, set()) - {name_of(code) if party.country == code else ""}
                )
                works = f"works from {', '.join(elsewhere)}" if elsewhere else ""
                detail = "; ".join(filter(None, (_legal(party.legal_name, party.name), works)))
                yield Node(key, party.name, detail, _kind(party, flow), code)


def _places(footings: Footings) -> dict[str, set[str]]:
    """The names of the countries that each party works from, as recorded."""
    found: dict[str, set[str]] = {}
    for judgment in footings.judgments:
        _, importer = _ends(judgment.flow)
        codes = (country(place) for place in judgment.flow.places if place.by in (None, "self"))
        found.setdefault(importer, set()).update(name_of(code) for code in codes if code)
    return found


def _legal(said: object, name: str) -> str:
    return said if isinstance(said, str) and said != name else ""


def _kind(party: Party, flow: Flow) -> drawn.Kind:
    if party.id == "customers":
        return drawn.Kind.CUSTOMER
    if not party.named:
        return drawn.Kind.UNNAMED
    if party is flow.importer:
        return _ROLES[flow.importer_role]
    return _ROLES[next(iter(sorted(flow.exporter_roles, key=lambda role: role.value)))]


def _arrows(footings: Footings, book: Book) -> Iterator[Arrow]:
    """One arrow between two parties, coloured by the worst of the flows between them."""
    between: dict[tuple[str, str], list[Judgment]] = {}
    for judgment in footings.judgments:
        between.setdefault(_ends(judgment.flow), []).append(judgment)
    for (tail, head), judgments in between.items():
        footing = worst(each.footing for each in judgments)
        deciding = [each for each in judgments if each.footing is footing]
        yield Arrow(
            tail=tail,
            head=head,
            footing=footing,
            ground=", ".join(
                dict.fromkeys(name for each in deciding if (name := ground_name(each, book)))
            ),
            data=_few(sorted({word for each in judgments for word in _data(each.flow)})),
            tooltip="; ".join(dict.fromkeys(because(each, book) for each in deciding)),
            onward=any(each.flow.onward for each in judgments),
            inbound=all(each.flow.kind is Kind.INBOUND for each in judgments),
        )


def _data(flow: Flow) -> tuple[str, ...]:
    return flow.data if isinstance(flow.data, tuple) else (words(flow.data),)


def _few(terms: list[str]) -> str:
    more = len(terms) - MOST_WORDS
    shown = ", ".join(terms[:MOST_WORDS])
    return f"{shown} and {more} more" if more > 0 else shown


def _clusters(nodes: Iterable[Node], footings: Footings, book: Book) -> tuple[Cluster, ...]:
    """Countries by how the law of our regimes sees them on the day."""
    regimes = footings.flows.regimes or ()
    groups: dict[Group, set[str]] = {}
    for node in nodes:
        groups.setdefault(_group(node.country, regimes, book, footings), set()).add(node.country)
    inside = " and ".join(REGIMES[regime] for regime in regimes) or "no regime known"
    labels = {
        Group.INSIDE: f"Inside: {inside}",
        Group.ADEQUATE: "Adequate by decision",
        Group.THIRD: "Third countries",
        Group.UNKNOWN: "Country not known",
    }
    return tuple(
        Cluster(group, labels[group], tuple(_countries(groups[group])))
        for group in Group
        if group in groups
    )


def _group(code: str, regimes: tuple[str, ...], book: Book, footings: Footings) -> Group:
    if code == UNKNOWN:
        return Group.UNKNOWN
    day = footings.day
    if regimes and all(book.inside(each, code, day) for each in regimes):
        return Group.INSIDE
    if regimes and all(
        book.inside(each, code, day) or book.adequacy(each, code, day) for each in regimes
    ):
        return Group.ADEQUATE
    return Group.THIRD


def _countries(codes: set[str]) -> Iterator[Country]:
    for code in sorted(codes):
        yield Country(code, "" if code == UNKNOWN else name_of(code))


def _notes(footings: Footings, book: Book) -> tuple[str, ...]:
    notes = [
        f"{each.vendor} works from {name_of(each.country)} with its own staff: no transfer."
        for each in footings.flows.abroad
    ]
    if footings.day > book.checked:
        notes.append(f"The law after {book.checked} was not checked.")
    return tuple(dict.fromkeys(notes))
