"""The report as one HTML file: nothing is loaded, nothing is sent, and no law is in the page.

Everything is written for the day of the report, and the data of the other days lies beside it: a
script puts in what belongs to the day that is chosen.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from onward._about import VERSION
from onward.diagnostic import Place, Severity
from onward.output import escape, html
from onward.output.diagrams import page_map
from onward.output.paths import Name
from onward.reports.diagrams.diagram import LEGEND, Diagram
from onward.reports.report.found import WAIVED, Found
from onward.reports.report.report import Band, Line, Report, Shown
from onward.reports.report.runs import at
from onward.terms.place import name_of
from onward.transfers.status import Status, worst
from onward.wording.english import count

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
        bands=[_band(band, report) for band in report.bands],
        cursor=_stroke(report, report.day),
        years="".join(
            _stroke(report, date(year, 1, 1))
            for year in range(report.days[0].year + 1, report.days[-1].year + 1)
        ),
        folder=folder,
        flows=list(_flow_rows(report, within)),
        parties=list(_party_rows(report, within)),
        findings=list(_finding_rows(report, within)),
        data=_inert(_data(report, map_, within)),
    )


def _counted(number: int, severity: str) -> str:
    return f"{number} {WAIVED}" if severity == WAIVED else count(number, severity)


def _x(report: Report, day: date) -> float:
    """Where on a band a day begins, by its distance from the first."""
    whole = (report.days[-1] - report.days[0]).days + 1
    return round(_WIDTH * (day - report.days[0]).days / whole, 1)


def _stroke(report: Report, day: date) -> str:
    return f"M{_x(report, day)} 0V20"


def _band(band: Band, report: Report) -> dict[str, object]:
    spans = [
        {
            "status": status.value,
            "x": _x(report, since),
            "width": round(_x(report, until + timedelta(days=1)) - _x(report, since), 1),
        }
        for since, until, status in band.life
    ]
    first, *others = (_ends(report.lines[number], report) for number in band.lines)
    return {"name": first, "others": others, "spans": spans, "words": _life(band, report)}


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


def _data(report: Report, map_: Map, name: Name) -> Json:
    """What the script looks up; what is said of many flows is in it once, and goes by its number.

    A run is [first day, last day, what is shown].
    """
    whys, facts, states, reported = _Once(), _Once(), _Once(), _Once()

    def state(shown: Shown) -> int:
        value: Json = {
            "status": shown.status.value,
            "mechanism": shown.mechanism,
            "why": shown.why,
            "until": shown.until.isoformat() if shown.until else "",
            "services": shown.services,
            "reasons": [
                whys.number(each, " ".join(_reason(each.text, each.article, each.act, each.day)))
                for each in shown.reasons
            ],
            "facts": [facts.number(each, [each.label, *each.lines]) for each in shown.facts],
        }
        return states.number(shown, value)

    ends = {number: (line.exporter, line.importer) for number, line in enumerate(report.lines)}
    return {
        "days": [day.isoformat() for day in report.days],
        "places": [_x(report, day) for day in report.days],
        "today": report.today,
        "followed": int(report.followed),
        "events": [
            [report.days.index(event.day), f"{event.text} ({event.act})"] for event in report.events
        ],
        "statuses": [key.status.value for key in LEGEND],
        "flows": [
            {
                "from": line.exporter,
                "to": line.importer,
                "country": line.country,
                "law": line.law,
                "at": _spelled(line.at, name),
                "record": line.record,
                "runs": [[run.first, run.last, state(run.shown)] for run in line.runs],
            }
            for line in report.lines
        ],
        "parties": [
            {
                "name": party.name,
                "detail": party.detail,
                "kind": party.kind,
                "country": _home(party.country),
                "at": _spelled(party.at, name),
                "facts": [[each.label, *each.lines] for each in party.facts],
            }
            for party in report.parties
        ],
        "findings": [_finding(each, reported, name) for each in report.found],
        "states": states.values,
        "reasons": whys.values,
        "facts": facts.values,
        "reported": reported.values,
        "lines": [
            {
                "flows": arrow.carries,
                "runs": [
                    [run.first, run.last, [run.shown.status.value, *page_map.parts(run.shown)]]
                    for run in words
                ],
            }
            for arrow, words in zip(map_.diagram.arrows, map_.words, strict=True)
        ],
        "nodes": page_map.members(map_.diagram, ends),
    }


def _reason(text: str, article: str, act: str, day: object) -> Iterator[str]:
    yield text
    about = "; ".join(str(each) for each in (article, act, day) if each)
    if about:
        yield f"({about})"


def _finding(found: Found, reported: _Once, name: Name) -> Json:
    return {
        "rule": found.rule,
        "parties": found.parties,
        "flows": found.lines,
        "runs": [
            [
                run.first,
                run.last,
                reported.number(
                    run.shown,
                    {
                        "severity": run.shown.severity,
                        "message": run.shown.message,
                        "reason": run.shown.reason,
                        "remedy": run.shown.remedy,
                        "at": _spelled(run.shown.at, name),
                    },
                ),
            ]
            for run in found.runs
        ],
    }
