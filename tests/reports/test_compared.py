"""Before and after in one picture: each change in a word, and what is gone is not counted."""

from datetime import date

from onward.output.diagrams.dot import dot
from onward.reports.diagrams.compared import changed, compared
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
    assert changes(shown) == {"mail": "was holds: DPF", "pay": "gone"}
    assert changes(compared(after, before)) == {"mail": "was fails", "pay": "new"}
    details = {node.id: node.change for node in shown.nodes}
    assert details == {"us": "", "mail": "", "pay": "gone"}
    assert shown.flows[Status.FAILS] == 1
    assert shown.scope[0] == "Before and after: of the flows, 1 gone and 1 changed."
    assert "fails: 2" not in dot(shown)
    assert "<b>changed: fails</b>" in dot(shown)
    assert "<b>gone: fails</b>" in dot(shown)


def test_a_party_that_moved_says_from_where() -> None:
    before = picture(Arrow("us", "mail", Status.HOLDS))
    moved = (US, MAIL._replace(country="IN"), PAY)
    shown = compared(before, picture(Arrow("us", "mail", Status.HOLDS), nodes=moved))
    assert next(node.change for node in shown.nodes if node.id == "mail") == "was in United States"


def test_what_is_as_before_says_nothing() -> None:
    one = picture(Arrow("us", "mail", Status.HOLDS))
    shown = compared(one, one)
    assert changes(shown) == {"mail": ""}
    assert shown.scope == ("Before and after: no flow changed.",)
    assert shown.clusters == one.clusters


def test_a_change_shows_by_a_mark_and_a_word_and_not_by_colour_alone() -> None:
    before, after = (
        picture(nodes=(US,)),
        picture(Arrow("us", "mail", Status.HOLDS), nodes=(US, MAIL)),
    )
    text = dot(compared(before, after))
    assert "arrowtail=dot" in text
    assert "<b>new: holds</b>" in text
    assert "arrowhead=none" in dot(compared(after, before))


def test_only_what_changed() -> None:
    before = picture(Arrow("us", "mail", Status.HOLDS))
    after = picture(Arrow("us", "mail", Status.HOLDS), Arrow("us", "pay", Status.FAILS))
    shown = changed(compared(before, after))
    assert [node.id for node in shown.nodes] == ["us", "pay"]
    assert changes(shown) == {"pay": "new"}
