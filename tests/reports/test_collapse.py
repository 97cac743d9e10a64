"""A picture drawn together loses no party and no flow."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onward.reports.diagrams.diagram import (
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
    NodeKind,
)
from onward.reports.diagrams.grouped import by_country, by_group
from onward.transfers.status import Status

DAY = date(2026, 11, 22)
CLUSTERS = (
    Cluster(
        Group.INSIDE, "Inside: EEA", (CountryBox("BE", "Belgium"), CountryBox("IE", "Ireland"))
    ),
    Cluster(Group.THIRD, "Third countries", (CountryBox("US", "United States"),)),
)
NODES = (
    Node("us", "We", kind=NodeKind.US, country="BE"),
    Node("a", "A", country="IE"),
    Node("b", "B", kind=NodeKind.CONTROLLER, country="IE"),
    Node("c", "C", country="US"),
    Node("d", "D", country="US"),
    Node("people", "Customers", kind=NodeKind.CUSTOMER, country=""),
)
IDS = [node.id for node in NODES]


def picture(*arrows: Arrow) -> Diagram:
    return Diagram("T", DAY, DAY, CLUSTERS, NODES, arrows, notes=("As reported.",))


def test_our_flows_to_a_country_are_one_arrow_with_the_worst_status() -> None:
    shown = by_country(
        picture(Arrow("us", "c", Status.HOLDS, "DPF"), Arrow("us", "d", Status.FAILS))
    )
    counts = ((Status.FAILS, 1), (Status.HOLDS, 1))
    assert shown.arrows == (Arrow("us", "in:US", Status.FAILS, together=counts),)


def test_an_arrow_knows_every_judgment_that_it_stands_for() -> None:
    arrows = (Arrow("us", "c", Status.HOLDS, carries=(0, 2)), Arrow("us", "d", Status.FAILS))
    shown = by_country(picture(*arrows, Arrow("us", "d", Status.HOLDS, carries=(1, 2))))
    assert [arrow.carries for arrow in shown.arrows] == [(0, 2, 1)]


def test_a_country_reports_how_many_parties_of_which_kind() -> None:
    shown = {node.id: node for node in by_country(picture()).nodes}
    assert list(shown) == ["us", "people", "in:IE", "in:US"]
    assert shown["in:IE"].label == "Ireland: 2 parties"
    assert shown["in:IE"].detail == "1 processor, 1 controller"


def test_what_vendors_pass_on_comes_from_one_node() -> None:
    shown = by_country(
        picture(
            Arrow("a", "c", Status.REVIEW),
            Arrow("b", "d", Status.HOLDS),
            Arrow("c", "d", Status.HOLDS, onward=True),
        )
    )
    chain = next(node for node in shown.nodes if node.id == "chain")
    assert chain.detail == "3 of the parties here"
    counts = ((Status.REVIEW, 1), (Status.HOLDS, 2))
    assert shown.arrows == (Arrow("chain", "in:US", Status.REVIEW, together=counts),)


def test_inbound_flows_still_end_at_us() -> None:
    shown = by_country(picture(Arrow("c", "us", Status.REVIEW, inbound=True)))
    assert [(a.tail, a.head, a.inbound) for a in shown.arrows] == [("in:US", "us", True)]


def test_the_note_reports_of_what_and_keeps_the_others() -> None:
    shown = by_country(picture(Arrow("us", "c", Status.HOLDS)))
    rest = "An arrow shows the worst status of its flows."
    assert shown.notes == (
        f"Drawn together by country: 6 parties and 1 flows. {rest}",
        "As reported.",
    )


def test_only_our_own_country_keeps_a_box() -> None:
    shown = by_country(picture())
    assert [[c.label for c in cluster.countries] for cluster in shown.clusters] == [
        ["Belgium", ""],
        [""],
    ]


def test_by_group_there_is_one_node_for_a_cluster() -> None:
    shown = by_group(picture(Arrow("us", "a", Status.INSIDE), Arrow("a", "c", Status.REVIEW)))
    assert [node.label for node in shown.nodes] == [
        "We",
        "Customers",
        "Vendors that pass data on",
        "Inside: EEA: 2 parties",
        "Third countries: 2 parties",
    ]
    assert [(a.tail, a.head) for a in shown.arrows] == [
        ("us", "in:0"),
        ("chain", "in:1"),
    ]


@given(
    st.lists(
        st.builds(
            Arrow,
            st.sampled_from(IDS),
            st.sampled_from(IDS),
            st.sampled_from(Status),
            onward=st.booleans(),
        ),
        max_size=20,
    )
)
@settings(max_examples=60)
def test_no_party_and_no_flow_is_lost(arrows: list[Arrow]) -> None:
    whole = picture(*arrows)
    for shown in (by_country(whole), by_group(whole)):
        assert shown.flows == whole.flows
        assert shown.parties == whole.parties
        assert len(shown.arrows) <= len(whole.arrows)
