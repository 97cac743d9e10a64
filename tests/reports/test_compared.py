"""Before and after in one picture: each change in a word, and what is gone is not counted."""

from datetime import date

from onward.reports.diagrams.compared import compared
from onward.reports.diagrams.diagram import (
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
    NodeKind,
)
from onward.transfers.status import Status

US = Node("us", "Example", kind=NodeKind.US, country="BE")
MAIL = Node("mail", "Acme Mail", country="US")
PAY = Node("pay", "Acme Pay", country="IN")


def picture(*arrows: Arrow, nodes: tuple[Node, ...] = (US, MAIL, PAY)) -> Diagram:
    """Parties in Belgium, the United States and India."""
    used = {node.country for node in nodes}
    third = tuple(
        CountryBox(code, label)
        for code, label in (("US", "United States"), ("IN", "India"))
        if code in used
    )
    clusters = (
        Cluster(Group.INSIDE, "Inside: EEA", (CountryBox("BE", "Belgium"),)),
        Cluster(Group.THIRD, "Third countries", third),
    )
    day = date(2026, 8, 5)
    return Diagram("Example", day, day, clusters, nodes, arrows)


def changes(diagram: Diagram) -> dict[str, str]:
    """By the end of an arrow, its change."""
    return {arrow.head: arrow.change for arrow in diagram.arrows}


def test_new_gone_and_changed() -> None:
    before = picture(
        Arrow("us", "mail", Status.HOLDS, "DPF"),
        Arrow("us", "pay", Status.FAILS),
        nodes=(US, MAIL, PAY),
    )
    after = picture(Arrow("us", "mail", Status.FAILS), nodes=(US, MAIL))
    shown = compared(before, after)
    assert changes(shown) == {"mail": "was holds; DPF", "pay": "gone"}
    assert changes(compared(after, before)) == {"mail": "was fails", "pay": "new"}
    details = {node.id: node.detail for node in shown.nodes}
    assert details == {"us": "", "mail": "", "pay": "gone"}
    assert shown.flows[Status.FAILS] == 1
    assert "2 of the arrows changed" in shown.notes[0]


def test_a_party_that_moved_says_from_where() -> None:
    before = picture(Arrow("us", "mail", Status.HOLDS))
    moved = (US, MAIL._replace(country="IN"), PAY)
    shown = compared(before, picture(Arrow("us", "mail", Status.HOLDS), nodes=moved))
    assert next(node.detail for node in shown.nodes if node.id == "mail") == "was in United States"


def test_what_is_as_before_says_nothing() -> None:
    one = picture(Arrow("us", "mail", Status.HOLDS))
    shown = compared(one, one)
    assert changes(shown) == {"mail": ""}
    assert shown.notes == ("Nothing changed.",)
    assert shown.clusters == one.clusters
