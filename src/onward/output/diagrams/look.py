"""How a status and a party look: never by colour alone."""

from collections.abc import Mapping
from typing import NamedTuple

from onward.reports.diagrams.diagram import Group, Kind
from onward.transfers.status import Status


class Line(NamedTuple):
    """A line that is reported from the five others without its colour."""

    colour: str
    """From the palette of Okabe and Ito, darkened to a contrast of 3:1 on white (WCAG 1.4.11)."""
    style: str
    """solid, dashed or dotted; `double` is two parallel lines."""
    width: float
    head: str
    """Of Graphviz's arrow shapes."""


LINES: Mapping[Status, Line] = {
    Status.INSIDE: Line("#6B7280", "solid", 1.0, "vee"),
    Status.HOLDS: Line("#00805E", "solid", 2.0, "normal"),
    Status.EXPIRING: Line("#B87700", "double", 1.4, "normal"),
    Status.REVIEW: Line("#0072B2", "dashed", 2.0, "empty"),
    Status.UNKNOWN: Line("#A1508A", "dotted", 2.6, "odiamond"),
    Status.FAILS: Line("#D55E00", "solid", 4.0, "tee"),
}

FILLS: Mapping[Group, str] = {
    Group.INSIDE: "#F1F6F3",
    Group.ADEQUATE: "#F1F4FA",
    Group.THIRD: "#FBF4EC",
    Group.UNKNOWN: "#F6F1F6",
}
"""The ground of a cluster; its title says the same in words."""


class Box(NamedTuple):
    """The shape of a party."""

    shape: str
    style: str
    width: float = 1.0
    borders: int = 1


_BOX = Box("box", "rounded,filled")
BOXES: Mapping[Kind, Box] = {
    Kind.US: Box("box", "filled,bold", width=2.4),
    Kind.PROCESSOR: _BOX,
    Kind.CONTROLLER: Box("box", "filled", borders=2),
    Kind.JOINT: Box("box", "filled", borders=2),
    Kind.UNSETTLED: Box("box", "rounded,filled,dashed"),
    Kind.CUSTOMER: Box("ellipse", "filled"),
    Kind.UNNAMED: Box("box", "filled,dashed"),
    Kind.SEVERAL: Box("folder", "filled"),
}
