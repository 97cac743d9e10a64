"""A rule's page as a test: its cases, and what each prints."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from onward.diagnostic import Verdict
from onward.law.law import load
from onward.output.finding import line
from onward.output.terminal import painter
from onward.review import introduced
from onward.source.digest import Digest
from onward.source.text import Folder, Source, Unread
from onward.workflow import Order, verdict

DAY = date(2026, 8, 5)
"""The day judged unless a case says another: that on which the law data were checked."""
ORGANISATION = b"kind: organisation\nname: Example\ncountry: BE\n"
FOLDERS = {"vendor": "vendors", "activity": "activities", "waiver": "waivers"}
FENCE = re.compile(r"^```(yaml|text|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
AS_OF = re.compile(r"As of (\d{4}-\d\d-\d\d)")
KIND = re.compile(r"^kind: *(\w+)", re.MULTILINE)
LINKED = re.compile(r"\A# (\S+\.ya?ml) -> \S+\n\Z")
"""A file that is a link, and where it leads: it is not read."""
NAMED = re.compile(r"^# (\S+\.ya?ml)$", re.MULTILINE)


@dataclass(slots=True)
class PageCase:
    """Records, the day, and the lines that a page says are printed (None: nothing may be)."""

    day: date = DAY
    files: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    """The records of the base, where the page shows a change: those below a line `Before:`."""
    changed: bool = False
    in_base: bool = False
    """Whether the next record is one of the base."""
    links: list[str] = field(default_factory=list)
    expected: str | None = None
    span: tuple[int, int] = (0, 0)
    """Where the expected text stands in the page."""


def section(page: str, title: str) -> tuple[int, int]:
    """Where a section begins and ends."""
    start = page.index(f"## {title}\n") + len(f"## {title}\n")
    end = page.find("\n## ", start)
    return start, len(page) if end < 0 else end


def flagged(page: str) -> Iterator[PageCase]:
    """The cases that print: each ends at its text fence."""
    start, end = section(page, "Flagged")
    case, at = PageCase(), start
    for fence in FENCE.finditer(page, start, end):
        _prose(case, page[at : fence.start()])
        at = fence.end()
        if fence.group(1) == "text":
            case.expected = fence.group(2)
            case.span = fence.span(2)
            yield case
            case = PageCase()
        else:
            _add(case, fence.group(1), fence.group(2))


def accepted(page: str) -> Iterator[PageCase]:
    """The cases that print nothing: prose between fences begins a new one, but for `After:`."""
    start, end = section(page, "Accepted")
    case, at = PageCase(), start
    for fence in FENCE.finditer(page, start, end):
        prose = page[at : fence.start()].strip()
        if prose and not _says(prose, "After:") and (case.files or case.before):
            yield case
            case = PageCase()
        _prose(case, prose)
        at = fence.end()
        _add(case, fence.group(1), fence.group(2))
    yield case


def _prose(case: PageCase, prose: str) -> None:
    """The day, and whether what follows is the base (`Before:`) or what is judged (`After:`)."""
    said = AS_OF.search(prose)
    if said:
        case.day = date.fromisoformat(said.group(1))
    if prose.strip():
        case.in_base = _says(prose, "Before:")
        case.changed = case.changed or case.in_base


def _says(prose: str, word: str) -> bool:
    return any(line.startswith(word) for line in prose.splitlines())


def _add(case: PageCase, language: str, body: str) -> None:
    """A record in YAML, or a Python expression of the bytes that Markdown can't hold."""
    if language == "python":
        case.files["vendors/acme.yaml"] = ast.literal_eval(body.strip())
        return
    if linked := LINKED.match(body):
        case.links.append(linked.group(1))
        return
    named = NAMED.match(body)
    kind = KIND.search(body)
    folder = FOLDERS.get(kind.group(1) if kind else "vendor", "vendors")
    own = kind is not None and kind.group(1) == "organisation"
    usual = "organisation.yaml" if own else f"{folder}/acme.yaml"
    path = named.group(1) if named else usual
    (case.before if case.in_base else case.files)[path] = body.encode()


def run(case: PageCase, rule: str) -> str:
    """What this rule, alone of all, prints for the case."""
    result = _judged(case)
    reported = [each for each in result.open if each.rule == rule]
    return "".join(f"{line(each, painter(color=False))}\n" for each in reported)


def _judged(case: PageCase) -> Verdict:
    """The verdict on the records; of a change, on what it introduces."""
    asked = Order(day=case.day, today=case.day, hashes=_lost)
    head = _folder({**case.before, **case.files}, case.links)
    if not case.changed:
        return verdict([head], load(), asked)
    return introduced([_folder(case.before)], [head], load(), asked).verdict


def _lost(_folder: str, names: Iterable[str]) -> Mapping[str, Digest | None]:
    """Of the documents that a page names those that are called lost are not there."""
    return {name: None for name in names if "lost" in name}


def _folder(records: Mapping[str, bytes], links: Iterable[str] = ()) -> Folder:
    files = {"organisation.yaml": ORGANISATION, **records}
    sources = tuple(Source(path, data) for path, data in sorted(files.items()))
    unread = tuple(Unread(path, "a link; links are not followed") for path in links)
    return Folder("example", ".", sources, unread)


def faults(case: PageCase) -> list[str]:
    """Faults of the records of a case, which an accepted case may not have."""
    result = _judged(case)
    return [each.message for each in result.open if not result.inventories[0].judged]


def write(path: Path, page: str, cases: list[tuple[PageCase, str]]) -> None:
    """Put what was printed into the page."""
    for case, printed in reversed(cases):
        page = page[: case.span[0]] + printed + page[case.span[1] :]
    path.write_text(page, encoding="utf-8")
