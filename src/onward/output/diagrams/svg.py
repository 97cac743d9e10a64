"""What Graphviz drew, made into an SVG that a screen reader can read and a page can safely hold."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from onward.output import escape
from onward.output.diagrams.look import DARK
from onward.reports.diagrams.diagram import Diagram, in_words

_NAMESPACE = "http://www.w3.org/2000/svg"
_FONTS = "Arial, Liberation Sans, Helvetica, sans-serif"
_TIP = "{http://www.w3.org/1999/xlink}title"
CLASS = "onward"
_SHAPES = frozenset({"path", "polygon", "polyline", "ellipse", "text"})
_KEPT = frozenset(
    {"class", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray"}
    | {"d", "points", "cx", "cy", "rx", "ry", "x", "y"}
    | {"text-anchor", "font-size", "font-weight", "font-style"}
)


class UnfaithfulError(Exception):
    """What was drawn is not what was to be drawn; the message says why."""


def svg(diagram: Diagram, source: str, drawn: str) -> str:
    """The drawing of `source`, which is `dot(diagram)`, with a title, a description and a style.

    Only shapes, text and classes are taken over: no link, comment, script, style or reference to a
    DTD; a tooltip becomes the title of its shape. Raises UnfaithfulError where the drawing is not
    XML, holds an element that is no shape, or lacks a line that the source asks for.
    """
    try:
        root = ET.fromstring(drawn)  # noqa: S314  (drawn by our own program)
    except ET.ParseError as error:
        raise UnfaithfulError(f"the drawing is not XML: {error}") from error
    lines = sum(1 for group in root.iter() if "edge" in group.get("class", "").split())
    if lines != source.count(" -> "):
        raise UnfaithfulError(
            f"the drawing has {lines} lines where {source.count(' -> ')} were asked"
        )
    made = Element("svg", _attributes(root))
    made.extend([*_head(diagram), dark(), *_inside(root)])
    return ET.tostring(made, encoding="unicode") + "\n"


def _attributes(root: Element) -> dict[str, str]:
    size = {key: _pixels(root.get(key, "")) for key in ("width", "height")}
    size["viewBox"] = root.get("viewBox", "")
    names = {"class": CLASS, "role": "img", "aria-labelledby": "onward-title onward-desc"}
    return {"xmlns": _NAMESPACE, **size, **names, "font-family": _FONTS}


def _pixels(points: str) -> str:
    """A size in points as one in pixels, which every program that draws SVG takes."""
    number = points.removesuffix("pt")
    return str(round(float(number) * 4 / 3)) if number != points else points


def _head(diagram: Diagram) -> Iterator[Element]:
    title = f"{diagram.title}, as of {diagram.as_of.isoformat()}"
    yield _worded("title", title, {"id": "onward-title"})
    reported = f"Law checked on {diagram.law_checked.isoformat()}. {in_words(diagram)}"
    yield _worded("desc", reported, {"id": "onward-desc"})


def _cleaned(element: Element) -> Iterator[Element]:
    """The element as it is kept: a link gives way to its tooltip and what is in it."""
    tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
    match tag:
        case "title":
            return
        case "a":
            yield _worded("title", element.get(_TIP, ""), {})
            yield from _inside(element)
        case "g" if element.get("class") is None:
            yield from _inside(element)
        case "g":
            yield _copy(tag, element, list(_inside(element)))
        case _ if tag in _SHAPES:
            yield _copy(tag, element, [])
        case _:
            raise UnfaithfulError(f"the drawing holds an element {tag!r}")


def _inside(element: Element) -> Iterator[Element]:
    """What is in an element; words of one line are one text, so that none covers another.

    The fonts of a reader may be wider than those of the layout.
    """
    line: Element | None = None
    for child in element:
        for part in _cleaned(child):
            if part.tag != "text":
                line = None
            elif line is not None and _continues(line, part):
                _append(line, part)
                continue
            else:
                line = part if part.get("text-anchor") == "start" else None
            yield part


def _continues(line: Element, part: Element) -> bool:
    return part.get("text-anchor") == "start" and part.get("y") == line.get("y")


def _append(line: Element, part: Element) -> None:
    """The words of `part` behind those of a line, a space between."""
    if not (part.text or "").strip():
        return
    kept = {key: value for key, value in part.items() if key not in ("x", "y", "text-anchor")}
    word = Element("tspan", {"font-weight": "normal", "fill": "black"} | kept)
    word.text = f"\u00a0{(part.text or '').strip()}"
    line.append(word)


def dark() -> Element:
    """A style by which a picture follows a dark screen; it prints light."""
    rules = "".join(
        f'.{CLASS} [{of}="{light}" i]{{{of}:{value}}}'
        for light, value in DARK.items()
        for of in ("fill", "stroke")
    )
    made = Element("style")
    words = f"svg.{CLASS}{{fill:{DARK['black']}}}"
    made.text = f"@media screen and (prefers-color-scheme:dark){{{rules}{words}}}"
    made.tail = "\n"
    return made


def _copy(tag: str, element: Element, inside: list[Element]) -> Element:
    made = Element(tag, {key: value for key, value in element.items() if key in _KEPT})
    made.text = element.text if tag == "text" else None
    made.extend(inside)
    made.tail = "\n"
    return made


def _worded(tag: str, text: str, attributes: dict[str, str]) -> Element:
    made = Element(tag, attributes)
    made.text = escape.one_line(text)
    made.tail = "\n"
    return made
