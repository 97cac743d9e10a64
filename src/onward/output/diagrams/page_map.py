"""The map of a page: laid out once, and marked so that a script can show another day on it.

It is laid out as other pictures are, with a row for each line in the box at its end. A row has room
for the longest of what it says on any day; the page colours the line, and changes the words.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from graphviz import Digraph

from onward.output import escape
from onward.output.diagrams import arrows, boxes, look
from onward.output.diagrams import html_label as html
from onward.output.diagrams.look import Row, in_full
from onward.output.diagrams.svg import UnfaithfulError, svg
from onward.reports.diagrams.collapsed import by_country
from onward.reports.diagrams.diagram import Diagram
from onward.reports.report.line_words import Said
from onward.reports.report.runs import Run, at

_GRAPH = {"rankdir": "LR", "newrank": "true", "pad": "0.05", "ranksep": "1.1", "nodesep": "0.12"}
_GRAPH |= {"bgcolor": "transparent", "fontname": "Arial", "fontsize": "12", "labeljust": "l"}
_NODE = {"fontname": "Arial", "fontsize": "12", "fillcolor": "white", "margin": "0.03,0.02"}
_EDGE = {"arrowsize": "0.7"}

PARTIES = 40
"""Above, parties of a country are drawn together."""
_WIDE, _MOST = 54, 4
"""Letters in a line of a box, and lines of a row."""

_WIDTHS = {
    char: width
    for width, chars in {
        222: "'ijl",
        278: " !,./:;I[]ft",
        333: "()-r",
        500: "Jcksvxyz",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        944: "W",
    }.items()
    for char in chars
}

Words = Sequence[Sequence[Run[Said]]]
"""By arrow, what it says on each day."""


def fitted(diagram: Diagram) -> Diagram:
    """The picture itself if it can be read on a page; else drawn together."""
    return diagram if len(diagram.nodes) <= PARTIES else by_country(diagram)


def parts(said: Said) -> tuple[str, ...]:
    """What a row says: its bold beginning, the rest of its first line, and its other lines."""
    head = escape.prose(said.head)
    return (head, *look.lines(escape.prose(said.why), _WIDE, _MOST, len(head) + 1))


class _Row(NamedTuple):
    """The row of a line, with room for every day."""

    first: tuple[str, str]
    """Its first line; what is bold comes first."""
    more: tuple[str, ...]


def _rows(words: Words) -> list[_Row]:
    """By arrow, the widest of each line of its row."""
    found = []
    for runs in words:
        every = [parts(run.shown) for run in runs]
        firsts = [(said[0], said[1] if said[1:] else "") for said in every]
        others = [said[2:] for said in every]
        most = max(map(len, others), default=0)
        more = (
            max((said[place] for said in others if len(said) > place), key=_width)
            for place in range(most)
        )
        first = max(firsts, key=lambda first: _width(" ".join(first)), default=("", ""))
        found.append(_Row(first, tuple(more)))
    return found


def _width(text: str) -> int:
    """How wide a text is in Arial, in thousandths of its size; other letters than these are 556."""
    return sum(_WIDTHS.get(char, 556) for char in text)


def dot(diagram: Diagram, words: Words) -> str:
    """The picture as DOT text: parties and lines, without a title and a legend."""
    full = in_full(diagram)
    graph = Digraph("onward", graph_attr=_GRAPH, node_attr=_NODE, edge_attr=_EDGE)
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    rows, said = _homes(diagram), _rows(words)
    contents = {}
    for node in diagram.nodes:
        if not boxes.is_bar(node):
            held = [row.arrows[0] for row in rows.get(node.id, ())]
            contents[node.id] = boxes.content(node, (), _WIDE, in_full=full)._replace(
                rows=tuple(tuple(_in_dot(said[number])) for number in held),
                tips=tuple(f"line-{number}" for number in held),
            )
    lines = arrows.lines(diagram, names, rows, contents)
    held_by = {node.country for node in diagram.nodes if not boxes.is_bar(node)}
    fill = boxes.filling(diagram, names, contents, lines.stripes, at_top=True)
    boxes.draw(graph, diagram, held_by, fill)
    for number, node in enumerate(diagram.nodes):
        graph.node(names[node.id], **{"class": f"party-{number}"})
    for one in lines.drawn:
        way = {"dir": "back"} if one.backwards else {}
        heavy = {"weight": "4"} if one.strong else {}
        graph.edge(one.left, one.right, **way, **heavy, **{"class": f"line-{one.arrow}"})
    return str(graph.source)


def _homes(diagram: Diagram) -> dict[str, tuple[Row, ...]]:
    """By node, a row for each arrow to it, from us first.

    An arrow to us is a row in the box of the exporter.
    """
    ours = diagram.ours
    homes: dict[str, list[Row]] = {}
    for number, arrow in enumerate(diagram.arrows):
        home = arrow.tail if arrow.head in ours else arrow.head
        homes.setdefault(home, []).append(Row((number,), "", "", "", "", ()))

    def passed_on(row: Row) -> bool:
        return diagram.arrows[row.arrows[0]].tail not in ours

    return {home: tuple(sorted(some, key=passed_on)) for home, some in homes.items()}


def _in_dot(row: _Row) -> Iterator[str]:
    head, rest = row.first
    yield " ".join(filter(None, (html.note(head, strong=True), html.note(rest))))
    yield from map(html.note, row.more)


def marked(diagram: Diagram, drawn: str, label: str, words: Words, today: int) -> str:
    """What was drawn of `dot(diagram, words)`, with `data-node` and `data-line`: the numbers in it.

    Parties and the words of lines are buttons. Lines have the status and the words of one day, by
    its number; a script puts in those of another. Raises UnfaithfulError.
    """
    source = dot(diagram, words)
    root = ET.fromstring(svg(diagram, source, drawn))  # noqa: S314  (our own)
    for child in list(root)[:3]:  # title, description and style: the page has its own
        root.remove(child)
    for each in root.iter():
        each.tag = each.tag.removeprefix("{http://www.w3.org/2000/svg}")
    root.attrib.pop("aria-labelledby")
    root.attrib |= {"role": "group", "aria-label": escape.one_line(label)}
    now = [at(runs, today) for runs in words]
    for parent in list(root.iter("g")):
        for place, group in reversed(list(enumerate(parent))):
            kind, _, name = group.get("class", "").partition(" ")
            what, _, number = name.partition("-")
            if what == "party":
                node = diagram.nodes[int(number)]
                rows = list(_taken(group, diagram, now))
                _button(group, f"{node.label}, {node.kind.value}", {"data-node": number})
                for row in reversed(rows):
                    parent.insert(place + 1, row)
            elif what == "line":
                group.attrib |= {"class": kind, **_shown(number, now)}
    rows_drawn = sum(each.get("class") == "words" for each in root.iter("g"))
    if rows_drawn != len(diagram.arrows):
        missing = f"the drawing has the words of {rows_drawn} lines, not of {len(diagram.arrows)}"
        raise UnfaithfulError(missing)
    root.set("xmlns", "http://www.w3.org/2000/svg")
    return ET.tostring(root, encoding="unicode")


def _taken(group: Element, diagram: Diagram, now: Sequence[Said | None]) -> Iterator[Element]:
    """The rows of a box, which become buttons of their own beside it."""
    called = diagram.labels
    row: Element | None = None
    number = ""
    for child in list(group)[1:]:  # the first is the title of the box, which a record may name so
        if child.tag == "title":
            number = (child.text or "").removeprefix("line-")
            arrow = diagram.arrows[int(number)]
            row = Element("g", {"class": "words"})
            _button(row, f"{called[arrow.tail]} to {called[arrow.head]}", _shown(number, now))
            yield row
        elif row is not None and child.tag == "text":
            _fill(row, child, now[int(number)])
        else:
            continue
        group.remove(child)


def _fill(row: Element, line: Element, said: Said | None) -> None:
    """Put a line of text into its row, with what it says; the first line has two parts."""
    held = parts(said) if said else ()
    for child in list(line):
        line.remove(child)
    line.text = None
    before = len(row.findall("text"))
    for place in (before + 1,) if before else (0, 1):
        text = held[place] if place < len(held) else ""
        weight = "normal" if place else "bold"
        space = "\u00a0" if place == 1 and text else ""
        SubElement(line, "tspan", {"font-weight": weight}).text = space + text
    row.append(line)


def _shown(number: str, now: Sequence[Said | None]) -> dict[str, str]:
    said = now[int(number)]
    return {"data-line": number, "data-status": said.status.value if said else "none"}


def _button(group: Element, title: str, attributes: Mapping[str, str]) -> None:
    for each in group.findall("title"):
        group.remove(each)
    named = Element("title")
    named.text = escape.one_line(title)
    group.insert(0, named)
    group.attrib |= {"class": group.get("class", "").split()[0], **attributes}
    group.attrib |= {"role": "button", "tabindex": "0"}


def members(diagram: Diagram, ends: Mapping[int, tuple[int, int]]) -> list[tuple[int, ...]]:
    """For each node the parties that it stands for, by the ends of the flows that meet there."""
    found: dict[str, set[int]] = {node.id: set() for node in diagram.nodes}
    for arrow in diagram.arrows:
        for number in arrow.carries:
            found[arrow.tail].add(ends[number][0])
            found[arrow.head].add(ends[number][1])
    return [tuple(sorted(found[node.id])) for node in diagram.nodes]
