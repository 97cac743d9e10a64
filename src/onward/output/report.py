"""The report as one HTML file: nothing is loaded, nothing is sent, and no law is in the page.

Everything is written for the day of the report, and the data of the other days lies beside it: a
script puts in what belongs to the day that is chosen.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from onward._about import VERSION
from onward.diagnostic import Place, Severity
from onward.output import escape, html
from onward.output.diagrams import page_map
from onward.output.paths import Name
from onward.reports.diagrams.diagram import LEGEND, Diagram
from onward.reports.report.found import WAIVED, Found, Reported
from onward.reports.report.line_words import Said
from onward.reports.report.report import Band, Line, Party, Report, Shown, Why
from onward.reports.report.runs import Run, T, at
from onward.terms.place import name_of
from onward.transfers.status import Status, worst
from onward.wording.english import count
from onward.wording.labels import told_apart

Json: TypeAlias = "str | float | Sequence[Json] | Mapping[str, Json] | None"

_WIDTH = 1000
"""Of a band, in units of its own."""
_SPANS = 6
"""Of a longer life, the last so many spans are said in words."""
SEVERITIES = (*(each.value for each in Severity), WAIVED)


class Map(NamedTuple):
    """The picture of the parties, laid out."""

    diagram: Diagram
    words: page_map.Words
    """Of its lines, on each day."""
    drawn: str
    """The SVG, as `page_map.marked` gives it; empty where there is none."""
    missing: str = ""
    """Why there is none."""


def render(report: Report, map_: Map, name: Name) -> str:
    """The page; `name` gives the path by which a reader finds the inventory, in which files lie."""
    folder = name(report.judged.path)

    def within(path: str) -> str:
        return name(path).removeprefix(f"{folder}/")

    style, script = html.own("report.css"), html.own("report.js")
    statuses = [each.status for each in report.now if each is not None]
    reported = [at(each.runs, report.today) for each in report.found]
    names = _names(report)
    counted = Counter(each.severity for each in reported if each is not None)
    return html.page(
        "report.html",
        language="en",
        title=f"{report.name}: transfers of personal data on {report.day}",
        policy=html.policy(style, script),
        style=style,
        script=script,
        report=report,
        vendors=count(report.vendors, "vendor"),
        day=report.day,
        version=VERSION,
        sums=[(key.status.value, statuses.count(key.status)) for key in LEGEND],
        found=[(each, _counted(counted[each], each)) for each in SEVERITIES],
        words=[key.status.value for key in LEGEND],
        severities=SEVERITIES,
        legend=LEGEND,
        drawn=html.ours(map_.drawn),
        missing=map_.missing,
        together=map_.diagram is not report.diagram,
        notes=report.diagram.notes,
        bands=[_band(band, names, report) for band in report.bands],
        cursor=_stroke(report, report.day),
        years="".join(
            _stroke(report, date(year, 1, 1))
            for year in range(report.days[0].year + 1, report.days[-1].year + 1)
        ),
        folder=folder,
        flows=list(_flow_rows(report, within)),
        parties=list(_party_rows(report, within)),
        findings=list(_finding_rows(report, within)),
        data=_inert(_Data(report, map_, within).whole()),
    )


def _counted(number: int, severity: str) -> str:
    return f"{number} {WAIVED}" if severity == WAIVED else count(number, severity)


def _x(report: Report, day: date) -> float:
    """Where on a band a day begins, by its distance from the first."""
    whole = (report.days[-1] - report.days[0]).days + 1
    return round(_WIDTH * (day - report.days[0]).days / whole, 1)


def _stroke(report: Report, day: date) -> str:
    return f"M{_x(report, day)} 0V20"


def _band(band: Band, names: Sequence[str], report: Report) -> dict[str, object]:
    spans = [
        {
            "status": status.value,
            "x": _x(report, since),
            "width": round(_x(report, until + timedelta(days=1)) - _x(report, since), 1),
        }
        for since, until, status in band.life
    ]
    first, *others = (names[number] for number in band.lines)
    return {"name": first, "others": others, "spans": spans, "words": _life(band, report)}


def _names(report: Report) -> tuple[str, ...]:
    """Of each line who discloses to whom; with the services and the law where several are alike."""
    return told_apart(
        [_ends(line, report) for line in report.lines],
        [line.runs[-1].shown.services for line in report.lines],
        [line.law for line in report.lines],
    )


def _ends(line: Line, report: Report) -> str:
    exporter, importer = (report.parties[end].name for end in (line.exporter, line.importer))
    return f"{exporter} to {importer} ({line.country})"


def _life(band: Band, report: Report) -> str:
    """A band in words: `holds to 2020-07-15; fails from 2020-07-16`."""
    words = [
        f"{status.value} {_span(since == report.days[0], until == report.days[-1], since, until)}"
        for since, until, status in band.life
    ]
    left = len(words) - _SPANS
    shown = words if left <= 0 else [f"{count(left, 'earlier span')}", *words[left:]]
    return "; ".join(shown)


def _span(from_first: bool, to_last: bool, since: object, until: object) -> str:  # noqa: FBT001
    if from_first and to_last:
        return "on all days"
    if from_first:
        return f"to {until}"
    return f"from {since}" if to_last else f"from {since} to {until}"


def _spelled(place: Place | None, name: Name) -> str:
    if place is None:
        return ""
    path = name(place.path)
    return f"{path}:{place.span.line}" if place.span else path


def _flow_rows(report: Report, name: Name) -> Iterator[dict[str, object]]:
    for line, now in zip(report.lines, report.now, strict=True):
        yield {
            "from": report.parties[line.exporter].name,
            "to": report.parties[line.importer].name,
            "country": line.country,
            "shown": now,
            "at": _spelled(line.at, name),
        }


def _party_rows(report: Report, name: Name) -> Iterator[dict[str, object]]:
    flows: dict[int, list[Status]] = {}
    for line, now in zip(report.lines, report.now, strict=True):
        if now is not None:
            for end in {line.exporter, line.importer}:
                flows.setdefault(end, []).append(now.status)
    for number, party in enumerate(report.parties):
        some = flows.get(number, [])
        yield {
            "name": party.name,
            "detail": party.detail,
            "kind": party.kind,
            "country": _home(party.country),
            "flows": len(some),
            "worst": worst(some).value if some else "",
            "at": _spelled(party.at, name),
        }


def _home(code: str) -> str:
    return "country unknown" if code in ("unknown", "our own") else name_of(code)


def _finding_rows(report: Report, name: Name) -> Iterator[dict[str, object]]:
    """What is not reported on the day of the report has an empty row."""
    day = report.day.isoformat()
    for each in report.found:
        now = at(each.runs, report.today)
        yield {
            "rule": each.rule,
            "severity": now.severity if now else "",
            "message": day.join(now.message) if now else "",
            "reason": day.join(now.reason) if now else "",
            "remedy": day.join(now.remedy) if now else "",
            "at": _spelled(now.at, name) if now else "",
        }


def _inert(value: Json) -> Json:
    """The same with nothing hidden in any text."""
    match value:
        case str():
            return escape.prose(value)
        case Mapping():
            return {key: _inert(each) for key, each in value.items()}
        case list() | tuple():
            return [_inert(each) for each in value]
        case _:
            return value


class _Once:
    """Values by number, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self.values: list[Json] = []

    def number(self, key: object, value: Json) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


class _Data:
    """What the script looks up; what is said of many flows is in it once, and goes by its number.

    A run is [first day, last day, what is shown].
    """

    def __init__(self, report: Report, map_: Map, name: Name) -> None:
        self._report, self._map, self._name = report, map_, name
        self._whys, self._facts, self._states, self._reported = _Once(), _Once(), _Once(), _Once()

    def whole(self) -> Json:
        """All of it."""
        report, diagram = self._report, self._map.diagram
        ends = {number: (line.exporter, line.importer) for number, line in enumerate(report.lines)}
        return {
            "days": [day.isoformat() for day in report.days],
            "places": [_x(report, day) for day in report.days],
            "today": report.today,
            "followed": int(report.followed),
            "events": [
                [report.days.index(each.day), f"{each.text} ({each.act})"] for each in report.events
            ],
            "statuses": [key.status.value for key in LEGEND],
            "flows": [self._flow(each) for each in report.lines],
            "parties": [self._party(each) for each in report.parties],
            "findings": [self._finding(each) for each in report.found],
            "states": self._states.values,
            "reasons": self._whys.values,
            "facts": self._facts.values,
            "reported": self._reported.values,
            "lines": [
                {"flows": arrow.carries, "runs": _runs(words, _in_a_line)}
                for arrow, words in zip(diagram.arrows, self._map.words, strict=True)
            ],
            "nodes": page_map.members(diagram, ends),
        }

    def _flow(self, line: Line) -> Json:
        return {
            "from": line.exporter,
            "to": line.importer,
            "country": line.country,
            "law": line.law,
            "at": _spelled(line.at, self._name),
            "record": line.record,
            "runs": _runs(line.runs, self._state),
        }

    def _state(self, shown: Shown) -> int:
        value: Json = {
            "status": shown.status.value,
            "mechanism": shown.mechanism,
            "why": shown.why,
            "until": shown.until.isoformat() if shown.until else "",
            "services": shown.services,
            "reasons": [self._whys.number(each, _reason(each)) for each in shown.reasons],
            "facts": [self._facts.number(each, [each.label, *each.lines]) for each in shown.facts],
        }
        return self._states.number(shown, value)

    def _party(self, party: Party) -> Json:
        return {
            "name": party.name,
            "detail": party.detail,
            "kind": party.kind,
            "country": _home(party.country),
            "at": _spelled(party.at, self._name),
            "facts": [[each.label, *each.lines] for each in party.facts],
        }

    def _finding(self, found: Found) -> Json:
        return {
            "rule": found.rule,
            "parties": found.parties,
            "flows": found.lines,
            "runs": _runs(found.runs, self._said),
        }

    def _said(self, shown: Reported) -> int:
        value: Json = {
            "severity": shown.severity,
            "message": shown.message,
            "reason": shown.reason,
            "remedy": shown.remedy,
            "at": _spelled(shown.at, self._name),
        }
        return self._reported.number(shown, value)


def _runs(runs: Iterable[Run[T]], shown: Callable[[T], Json]) -> list[Json]:
    return [[each.first, each.last, shown(each.shown)] for each in runs]


def _in_a_line(shown: Said) -> Json:
    return [shown.status.value, *page_map.parts(shown)]


def _reason(why: Why) -> str:
    about = "; ".join(str(each) for each in (why.article, why.act, why.day) if each)
    return f"{why.text} ({about})" if about else why.text
