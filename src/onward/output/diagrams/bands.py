"""A timeline as SVG: a band for each flow, coloured and patterned by status."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from onward.output import escape
from onward.output.diagrams.look import LINES
from onward.output.diagrams.svg import CLASS, dark
from onward.reports.diagrams.diagram import LEGEND
from onward.reports.listings.timeline import Band, Timeline
from onward.transfers.status import Status

_LEFT, _WIDTH, _ROW, _BAR, _HEAD = 360, 1140, 26, 18, 52
_LINE, _STEP = 17, 11
_LETTER = 6.2
"""Width of a letter at 12 px, about."""
_NARROW = 5.4
"""The same at 10 px."""
_APART = 16
"""Numbers of events that are nearer to each other stand one above the other."""
_INDENT = " " * 3
_FONTS = "Arial, Liberation Sans, Helvetica, sans-serif"
_PATTERNS = {
    Status.INSIDE: "M0 8H8",
    Status.EXPIRING: "M0 8L8 0M-2 2L2 -2M6 10L10 6",
    Status.REVIEW: "M0 4H5",
    Status.UNKNOWN: "M4 4h.1",
    Status.FAILS: "M0 0L8 8M8 0L0 8",
}
"""Drawn in white over the colour; what holds has none."""


def svg(made: Timeline) -> str:
    """The picture; every text in it is inert, and a title and a description say it in words."""
    levels = _levels(made)
    top = _HEAD + _STEP * max(levels, default=0)
    bottom = top + _ROW * max(1, len(made.bands))
    told = [*_told(made)]
    height = bottom + 44 + _LINE * (len(told) + 2 + len(LEGEND) // 2)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": CLASS,
            "role": "img",
            "aria-labelledby": "title desc",
            "width": str(_WIDTH),
            "height": str(height),
            "viewBox": f"0 0 {_WIDTH} {height}",
            "font-family": _FONTS,
            "font-size": "12",
            "fill": "#1F2430",
        },
    )
    title = f"{made.inventory.id}: transfers from {made.first} to {made.last}"
    _add(root, "title", title, id="title")
    _add(root, "desc", " ".join(_in_words(made)), id="desc")
    root.append(dark())
    defs = ET.SubElement(root, "defs")
    for status, path in _PATTERNS.items():
        pattern = ET.SubElement(
            defs,
            "pattern",
            {"id": status.value, "width": "8", "height": "8", "patternUnits": "userSpaceOnUse"},
        )
        wide = "3" if status is Status.UNKNOWN else "1.4"
        ET.SubElement(
            pattern,
            "path",
            {"d": path, "stroke": "#FFFFFF", "stroke-width": wide, "stroke-linecap": "round"},
        )
    _rect(root, 0, 0, _WIDTH, height, "#FFFFFF")
    _add(root, "text", title, x="12", y="24", **{"font-size": "16", "font-weight": "bold"})
    _years(root, made, top, bottom)
    for number, (label, band) in enumerate(zip(made.labels, made.bands, strict=True)):
        _band(root, label, band, made, top + number * _ROW)
    _events(root, made, levels, top, bottom)
    _today(root, made, top, bottom)
    _below(root, made, told, bottom + 34)
    return ET.tostring(root, encoding="unicode") + "\n"


def _x(day: date, made: Timeline) -> float:
    whole = (made.last - made.first).days + 1
    return round(_LEFT + (_WIDTH - _LEFT - 16) * (day - made.first).days / whole, 1)


def _years(root: Element, made: Timeline, top: int, bottom: int) -> None:
    years = range(made.first.year + 1, made.last.year + 1)
    for year in years:
        x = _x(date(year, 1, 1), made)
        _stroke(root, x, top - 6, bottom, "#D7DAE0", "1")
        if len(years) <= 14 or year % 5 == 0:
            _add(root, "text", str(year), x=str(x + 3), y=str(bottom + 14), fill="#5B6270")


def _band(root: Element, label: str, band: Band, made: Timeline, y: int) -> None:
    room = _LEFT - 24
    if len(label) * _LETTER <= room:
        _add(root, "text", label, x="12", y=str(y + 14))
    else:
        first, *rest = wrap(label, int(room / _NARROW))
        second = _cut(" ".join(rest), int(room / _NARROW))
        for line, text in enumerate(filter(None, (first, second))):
            at = str(y + 10 + 11 * line if second else y + 14)
            _add(root, "text", text, x="12", y=at, **{"font-size": "10"})
    for each in band.stretches(made.day):
        (begins, ends, judgment), said = each.days, each.status
        look, pale = judgment.status, {"opacity": "0.45"} if each.supposed else {}
        left, right = _x(begins, made), _x(ends, made)
        right += (_WIDTH - _LEFT - 16) / ((made.last - made.first).days + 1)
        group = ET.SubElement(root, "g")
        _add(group, "title", f"{label}: {said}, {begins} to {ends}")
        bar = ET.SubElement(group, "g", pale)
        _rect(bar, left, y + 2, right - left, _BAR, LINES[look].colour)
        if look in _PATTERNS:
            _rect(bar, left, y + 2, right - left, _BAR, f"url(#{look.value})")
        if right - left > len(said) * _LETTER + 12:
            x, wide = left + 4, len(said) * _LETTER + 6
            _rect(group, x, y + 4, wide, _BAR - 4, "#FFFFFF")
            _add(group, "text", said, x=str(x + 3), y=str(y + 15), **{"font-size": "11"})


def _levels(made: Timeline) -> list[int]:
    """How high the number of each event stands, so that none lies on another."""
    last: list[float] = []
    found = []
    for event in made.events:
        x = _x(event.day, made)
        free = (level for level, before in enumerate(last) if x - before >= _APART)
        level = next(free, len(last))
        last[level : level + 1] = [x]
        found.append(level)
    return found


def _events(root: Element, made: Timeline, levels: Sequence[int], top: int, bottom: int) -> None:
    for number, (event, level) in enumerate(zip(made.events, levels, strict=True), 1):
        x = _x(event.day, made)
        _stroke(root, x, top - 6, bottom, "#1F2430", "1", dash="2 3")
        _add(
            root,
            "text",
            str(number),
            x=str(x),
            y=str(top - 10 - _STEP * level),
            **{"text-anchor": "middle", "font-size": "11", "font-weight": "bold"},
        )


def _today(root: Element, made: Timeline, top: int, bottom: int) -> None:
    if made.first <= made.day <= made.last:
        x = _x(made.day, made)
        _stroke(root, x, top - 6, bottom + 18, "#1F2430", "2")
        right = x > _WIDTH - 90
        held = {"x": str(x - 4 if right else x + 4), "text-anchor": "end" if right else "start"}
        _add(root, "text", made.day.isoformat(), y=str(bottom + 28), **held)


def _told(made: Timeline) -> Iterator[str]:
    """The events by their numbers, each in as many lines as it needs."""
    for number, event in enumerate(made.events, 1):
        text = f"{number}  {event.day}  {event.text} ({event.act})"
        yield from wrap(text, int((_WIDTH - 24) / _LETTER), subsequent_indent=_INDENT)


def _below(root: Element, made: Timeline, told: Sequence[str], y: int) -> None:
    """What each status means, and the events."""
    for number, key in enumerate(LEGEND):
        x, top = 12 + number % 2 * 544, y + number // 2 * _LINE
        _rect(root, x, top, 26, 12, LINES[key.status].colour)
        if key.status in _PATTERNS:
            _rect(root, x, top, 26, 12, f"url(#{key.status.value})")
        _add(root, "text", f"{key.status.value}: {key.meaning}", x=str(x + 32), y=str(top + 10))
    start = y + len(LEGEND) // 2 * _LINE + 18
    for number, text in enumerate(told):
        indent = _LETTER * (len(text) - len(text.lstrip()))
        _add(root, "text", text.lstrip(), x=str(12 + indent), y=str(start + number * _LINE))
    supposed = any(band.supposed(made.day) for band in made.bands)
    pale = "Pale: the first day of use is not known. " if supposed else ""
    notes = f"{pale}On the law as checked on {made.law_checked}. Not legal advice."
    _add(root, "text", notes, x="12", y=str(start + len(told) * _LINE + 6), fill="#5B6270")


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"


def _in_words(made: Timeline) -> Iterator[str]:
    for label, band in zip(made.labels, made.bands, strict=True):
        life = ", ".join(
            f"{each.status} from {each.days.first} to {each.days.last}"
            for each in band.stretches(made.day)
        )
        yield f"{label}: {life}."
    for event in made.events:
        yield f"{event.day}: {event.text}."


def _rect(root: Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    box = {"x": x, "y": y, "width": round(max(width, 0.5), 1), "height": height}
    ET.SubElement(root, "rect", {**{key: str(each) for key, each in box.items()}, "fill": fill})


def _stroke(
    root: Element, x: float, top: int, bottom: int, colour: str, width: str, dash: str = ""
) -> None:
    held = {"d": f"M{x} {top}V{bottom}", "stroke": colour, "stroke-width": width, "fill": "none"}
    ET.SubElement(root, "path", held | ({"stroke-dasharray": dash} if dash else {}))


def _add(root: Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(root, tag, attributes).text = escape.visible(text)
