"""The DOT of a picture: as in `demo.dot`, and drawn together where it would be too much."""

from dataclasses import replace
from pathlib import Path

from onward.output.diagrams.dot import dot
from onward.output.diagrams.look import ARROWS, BOXES, FILLS, LINES, PARTIES, REPORTED, fitted
from onward.reports.diagrams.diagram import Arrow, Diagram, Group, Node, NodeKind
from onward.transfers.status import Status

GOLDEN = Path(__file__).with_name("demo.dot")


def test_the_demo_is_the_golden_text(demo: Diagram, *, update: bool) -> None:
    if update:
        GOLDEN.write_text(dot(demo), encoding="utf-8")
    assert dot(demo) == GOLDEN.read_text(encoding="utf-8")


def test_every_status_is_told_from_the_others_without_colour() -> None:
    assert set(LINES) == set(Status)
    assert len({(line.style, line.width, line.head) for line in LINES.values()}) == len(Status)
    assert len({line.colour for line in LINES.values()}) == len(Status)


def test_every_line_stands_out_from_the_paper() -> None:
    assert all(_contrast_to_white(line.colour) >= 3 for line in LINES.values())


def test_every_kind_and_group_has_a_look() -> None:
    assert set(BOXES) == set(NodeKind)
    assert set(FILLS) == set(Group)


def test_the_word_of_the_status_stands_on_every_arrow(demo: Diagram) -> None:
    text = dot(demo)
    for status in Status:
        arrows = sum(arrow.status is status for arrow in demo.arrows)
        assert text.count(f"[label=<<b>{status.value}") - 1 == arrows


def test_the_title_reports_both_days(demo: Diagram) -> None:
    assert "As of 2026-11-22. Law checked on 2026-11-20." in dot(demo)


def test_notes_are_printed(demo: Diagram) -> None:
    assert "Judged as a &lt;draft&gt;." in dot(replace(demo, notes=("Judged as a <draft>.",)))


def test_mechanism_data_and_legal_name_are_reported_where_there_is_room(demo: Diagram) -> None:
    more = REPORTED - len(demo.arrows)
    full = replace(demo, arrows=(*demo.arrows, *[demo.arrows[0]] * more))
    crowded = replace(full, arrows=(*full.arrows, demo.arrows[0]))
    for reported in (">EU-US DPF<", ">Postduif Mail Inc.<", ">invoices<"):
        assert reported in dot(full)
        assert reported not in dot(crowded)
    assert dot(crowded).count(">inside</font>") > REPORTED / 2


def test_a_picture_that_can_be_read_is_left_alone(demo: Diagram) -> None:
    assert fitted(demo) is demo
    assert fitted(_grown(demo, PARTIES)) == _grown(demo, PARTIES)
    assert fitted(_grown(demo, PARTIES, ARROWS)) == _grown(demo, PARTIES, ARROWS)


def test_above_that_it_is_drawn_together_by_country(demo: Diagram) -> None:
    for crowded in (_grown(demo, PARTIES + 1), _grown(demo, PARTIES, ARROWS + 1)):
        shown = fitted(crowded)
        assert "Drawn together by country" in shown.notes[0]
        assert "Drawn together by country" in dot(crowded)
        assert shown.flows == crowded.flows
        assert shown.parties == crowded.parties


def test_many_countries_are_drawn_together_by_jurisdiction(demo: Diagram) -> None:
    third = demo.clusters[2]
    codes = [f"x{number}" for number in range(REPORTED + 1)]
    countries = tuple(third.countries[0]._replace(code=code, label=code) for code in codes)
    nodes = tuple(Node(f"v{number}", "V", country=code) for number, code in enumerate(codes))
    crowded = replace(
        demo,
        clusters=(*demo.clusters, third._replace(countries=countries)),
        nodes=(*demo.nodes, *nodes),
        arrows=(*demo.arrows, *(Arrow("us", node.id, Status.HOLDS) for node in nodes)),
    )
    crowded = _grown(crowded, PARTIES + 1)
    assert "Drawn together by jurisdiction" in fitted(crowded).notes[0]
    assert fitted(crowded).flows == crowded.flows


def _grown(diagram: Diagram, parties: int, arrows: int = 0) -> Diagram:
    """The picture with more parties, each in the United States with a flow to it."""
    more = tuple(Node(f"w{n}", f"W{n}", country="US") for n in range(parties - len(diagram.nodes)))
    lines = tuple(Arrow("us", node.id, Status.REVIEW) for node in more)
    rest = max(0, arrows - len(diagram.arrows) - len(lines))
    return replace(
        diagram,
        nodes=(*diagram.nodes, *more),
        arrows=(*diagram.arrows, *lines, *[diagram.arrows[0]] * rest),
    )


def _contrast_to_white(colour: str) -> float:
    """As WCAG 2.2 computes it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
    return 1.05 / (light + 0.05)
