"""A picture drawn together loses no party and no flow, and hides no flow that fails."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.reports.diagrams.choices import Collapse
from onward.reports.diagrams.collapsed import BOXES, INSIDE, TOGETHER, by_country, collapsed, folded
from onward.reports.diagrams.diagram import (
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
    NodeKind,
)
from onward.reports.diagrams.joined import CHAIN
from onward.transfers.status import Status

DAY = date(2026, 11, 22)
CLUSTERS = (
    Cluster(
        Group.INSIDE, "Inside: EEA", (CountryBox("BE", "Belgium"), CountryBox("IE", "Ireland"))
    ),
    Cluster(
        Group.THIRD,
        "Third countries",
        (CountryBox("US", "United States"), CountryBox("IN", "India")),
    ),
    Cluster(Group.UNKNOWN, "Country unknown", (CountryBox("unknown", ""),)),
)
US = Node("us", "We", kind=NodeKind.US, country="BE")
CODES = ("IE", "US", "IN", "unknown")
ACTIVITIES = ("payments", "support", "")


def parties(number: int, *codes: str) -> tuple[Node, ...]:
    """So many vendors, in the countries in turn."""
    return tuple(
        Node(
            f"v{n}",
            f"Vendor {n}",
            country=codes[n % len(codes)],
            kind=NodeKind.CUSTOMER if n % 7 == 6 else NodeKind.PROCESSOR,
            activities=(ACTIVITIES[n % 3],) if ACTIVITIES[n % 3] else (),
        )
        for n in range(number)
    )


def picture(nodes: tuple[Node, ...], *arrows: Arrow) -> Diagram:
    return Diagram("T", DAY, DAY, CLUSTERS, (US, *nodes), arrows, notes=("As reported.",))


def ours(nodes: tuple[Node, ...], status: Status) -> tuple[Arrow, ...]:
    return tuple(Arrow("us", node.id, status) for node in nodes)


@st.composite
def pictures(draw: st.DrawFn) -> Diagram:
    """Up to 60 parties, each with a flow from us, and flows between them."""
    nodes = parties(draw(st.integers(2, 60)), *draw(st.sampled_from([CODES, ("unknown",), CODES])))
    status = st.sampled_from(Status)
    arrows = [Arrow("us", node.id, draw(status), "M") for node in nodes]
    ids = st.sampled_from([node.id for node in nodes])
    pairs = draw(st.lists(st.tuples(ids, ids), max_size=40, unique=True))
    arrows += [Arrow(*pair, draw(status), onward=True) for pair in pairs]
    inbound = draw(st.lists(ids, max_size=4, unique=True))
    arrows += [Arrow(each, "us", draw(status), inbound=True) for each in inbound]
    return picture(nodes, *arrows)


def failing(diagram: Diagram) -> Counter[str]:
    """Both ends of every flow that the picture shows to fail; ours are understood."""
    called = {node.id: node.label for node in diagram.nodes}
    found: Counter[str] = Counter()
    for arrow in diagram.arrows:
        if arrow.status is Status.FAILS:
            assert not arrow.folded
            ends = [called[end] for end in (arrow.tail, arrow.head) if end != "us"]
            named = arrow.named or (" → ".join(ends),)
            assert dict(arrow.flows)[Status.FAILS] == len(named)
            found.update(named)
    return found


@given(pictures(), st.sampled_from(Collapse))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_and_no_failing_flow_is_hidden(whole: Diagram, how: Collapse) -> None:
    shown = collapsed(whole, how)
    assert shown.flows == whole.flows
    assert shown.parties == whole.parties
    assert failing(shown) == failing(whole)
    assert len(shown.nodes) <= len(whole.nodes) + 1


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_by_country_nothing_is_lost(whole: Diagram) -> None:
    shown = by_country(whole)
    assert shown.flows == whole.flows
    assert shown.parties == whole.parties
    assert failing(shown) == failing(whole)


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_what_is_lit_stays_lit(whole: Diagram) -> None:
    lit = {"us", "v0", "v1"}
    nodes = tuple(node._replace(faded=node.id not in lit) for node in whole.nodes)
    arrows = tuple(arrow._replace(faded=arrow.head not in lit) for arrow in whole.arrows)
    shown = collapsed(replace(whole, nodes=nodes, arrows=arrows))
    assert lit <= {node.id for node in shown.nodes if not node.faded}
    assert shown.flows == whole.flows
    named = {name for node in shown.nodes if not node.faded for name in node.names}
    assert not named


def test_up_to_twelve_lines_inside_are_drawn() -> None:
    nodes = parties(INSIDE, "IE")
    whole = picture(nodes, *ours(nodes, Status.INSIDE))
    assert folded(whole) is whole


def test_above_that_they_are_folded_by_country_and_counted() -> None:
    inside, outside = parties(INSIDE + 1, "IE"), (Node("x", "X", country="US"),)
    arrows = (
        *ours(inside, Status.INSIDE),
        Arrow("us", "x", Status.HOLDS),
        Arrow("x", "v0", Status.INSIDE, onward=True),
        Arrow("v0", "v1", Status.INSIDE),
        Arrow("v1", "x", Status.HOLDS),
    )
    shown = folded(picture((*inside, *outside), *arrows))
    assert "Folded: 15 flows inside." in shown.scope[0]
    assert {"us", "v1", "x"} < {node.id for node in shown.nodes}
    assert {arrow.head for arrow in shown.arrows if arrow.folded} >= {"v1"}
    assert shown.flows[Status.INSIDE] == 15
    assert sum(node.parties for node in shown.nodes) == INSIDE + 3


def test_forty_parties_are_drawn_as_they_are_and_more_together() -> None:
    few = parties(BOXES - 1, "US", "IN")
    whole = picture(few, *ours(few, Status.HOLDS))
    assert collapsed(whole) is whole
    many = parties(BOXES, "US", "IN")
    shown = collapsed(picture(many, *ours(many, Status.HOLDS)))
    assert "one country, role, status and mechanism" in shown.scope[0]
    assert "`onward graph --vendor ID`" in shown.scope[0]
    assert 3 < len(shown.nodes) <= TOGETHER


def test_where_that_is_still_much_countries_are_one_box() -> None:
    many = parties(60, "US", "IN", "IE")
    arrows = [Arrow("us", node.id, Status.HOLDS, f"M{n}") for n, node in enumerate(many)]
    shown = collapsed(picture(many, *arrows))
    assert "one country and status" in shown.scope[0]
    labels = {node.label for node in shown.nodes}
    assert {"United States: 17 processors", "United States: 3 customers"} <= labels


def test_many_countries_are_drawn_together_by_jurisdiction_and_hubs_stand_alone() -> None:
    codes = [f"x{number}" for number in range(50)]
    third = Cluster(Group.THIRD, "Third", tuple(CountryBox(code, code) for code in codes))
    nodes = tuple(Node(f"v{code}", f"V {code}", country=code) for code in codes)
    hub = tuple(Arrow(node.id, "vx0", Status.UNKNOWN) for node in nodes[1:])
    crowded = replace(
        picture(()),
        clusters=(*CLUSTERS[:1], third),
        nodes=(US, *nodes),
        arrows=(*ours(nodes, Status.HOLDS), *hub),
    )
    shown = collapsed(crowded)
    assert "one jurisdiction and status" in shown.scope[0]
    assert [node.id for node in shown.nodes if node.parties == 1] == ["us", "vx0"]
    chain = next(arrow for arrow in shown.arrows if arrow.tail == CHAIN)
    assert (chain.head, chain.together) == ("vx0", ((Status.UNKNOWN, 49),))


def test_where_most_countries_are_unknown_the_activity_tells_them_apart() -> None:
    many = tuple(each._replace(kind=NodeKind.PROCESSOR) for each in parties(60, "unknown"))
    shown = collapsed(picture(many, *ours(many, Status.UNKNOWN)))
    details = {node.detail for node in shown.nodes if node.id != "us"}
    assert details == {"for payments", "for support", "no activity recorded"}


@pytest.mark.parametrize("how", [each for each in Collapse if each is not Collapse.NEVER])
def test_failing_flows_are_named(how: Collapse) -> None:
    nodes = parties(60, "US")
    arrows = (*ours(nodes, Status.HOLDS), *(Arrow(f"v{n}", "v59", Status.FAILS) for n in range(5)))
    shown = collapsed(picture(nodes, *arrows), how)
    named = [name for arrow in shown.arrows for name in arrow.named]
    assert sorted(named) == [f"Vendor {n} → Vendor 59" for n in range(5)]


def test_never_is_the_picture_itself() -> None:
    nodes = parties(90, "US")
    whole = picture(nodes, *ours(nodes, Status.INSIDE))
    assert collapsed(whole, Collapse.NEVER) is whole


def test_a_long_chain_is_drawn_together() -> None:
    nodes = parties(10, "US")
    chain = [Arrow(f"v{n}", f"v{n + 1}", Status.HOLDS) for n in range(9)]
    shown = collapsed(picture(nodes, Arrow("us", "v0", Status.HOLDS), *chain))
    assert any(arrow.tail == CHAIN for arrow in shown.arrows)
