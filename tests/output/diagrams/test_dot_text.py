"""The DOT of a picture: as in `demo.dot`; no two lines share a start, and none lacks its words."""

import re
from dataclasses import replace
from pathlib import Path

from onward.output.diagrams.boxes import FAINT
from onward.output.diagrams.dot import dot
from onward.output.diagrams.html_label import GREY
from onward.output.diagrams.look import (
    BOXES,
    DARK,
    FADED,
    FADED_LINE,
    FILLS,
    GONE_LINE,
    LINES,
    REPORTED,
)
from onward.reports.diagrams.diagram import Diagram, Group, NodeKind
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
    assert all(_contrast(line.colour, "#FFFFFF") >= 3 for line in LINES.values())


def test_every_kind_and_group_has_a_look() -> None:
    assert set(BOXES) == set(NodeKind)
    assert set(FILLS) == set(Group)


def test_every_colour_has_one_for_dark_screens() -> None:
    used = {line.colour for line in (*LINES.values(), GONE_LINE, FADED_LINE)}
    assert {*used, *FILLS.values(), FADED, FAINT, GREY, "white", "black"} <= set(DARK)
    ground = DARK["white"]
    assert all(_contrast(DARK[line.colour], ground) >= 3 for line in LINES.values())
    assert all(_contrast(DARK[each], ground) >= 4.5 for each in ("black", GREY, FADED))


def test_the_word_of_the_status_stands_in_the_box_of_every_flow(demo: Diagram) -> None:
    text = dot(demo)
    for status in Status:
        arrows = sum(arrow.status is status for arrow in demo.arrows)
        word = f"<b>{status.value}[,<]"
        assert len(re.findall(word, text)) == arrows
    assert "from Postduif" in text
    assert "to us" in text


def test_no_two_lines_of_ours_start_at_one_place(demo: Diagram) -> None:
    starts = re.findall(r"n0:(p\d+):e -> ", dot(demo))
    ours = sum("us" in (arrow.tail, arrow.head) for arrow in demo.arrows)
    assert len(starts) == len(set(starts)) == ours


def test_a_folded_arrow_is_said_and_not_drawn(demo: Diagram) -> None:
    folded = demo.arrows[0]._replace(folded=True)
    text = dot(replace(demo, arrows=(folded, *demo.arrows[1:])))
    assert text.count(" -> ") == len(demo.arrows) - 1
    assert text.count("<b>inside</b>") == dot(demo).count("<b>inside</b>")


def test_the_title_reports_both_days(demo: Diagram) -> None:
    assert "As of 2026-11-22. Law checked on 2026-11-20." in dot(demo)


def test_notes_are_printed(demo: Diagram) -> None:
    assert "Judged as a &lt;draft&gt;." in dot(replace(demo, notes=("Judged as a <draft>.",)))


def test_mechanism_data_and_legal_name_are_reported_where_there_is_room(demo: Diagram) -> None:
    more = REPORTED - len(demo.arrows)
    full = replace(demo, arrows=(*demo.arrows, *[demo.arrows[0]] * more))
    crowded = replace(full, arrows=(*full.arrows, demo.arrows[0]))
    for reported in (">EU-US DPF<", "Postduif Mail Inc.<", ">invoices<"):
        assert reported in dot(full)
        assert reported not in dot(crowded)
    assert ">inside</b>" in dot(crowded)


def _contrast(one: str, other: str) -> float:
    """As WCAG 2.2 computes it."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
