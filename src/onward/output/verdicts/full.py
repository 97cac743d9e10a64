"""The report for a reader: the gravest first, with the line it is about and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.output import escape
from onward.output.envelope import colophon
from onward.output.finding import frame, line, lines_of, parts, spot, sum_lines, tally
from onward.output.formats import PLAIN, Options
from onward.output.terminal import Paint, painter
from onward.wording.english import count

SETTLE = "fix:"
_SCREEN = 5
"""A report of more findings is longer than a screen: it ends with their number."""

AS_READ = True


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """The sum, what leads, errors, warnings and notes by record, then what is waived, and the day.

    Notes of one rule that end alike are printed as one, an inventory each.
    """
    paint = painter(color=options.color)
    found = [*parts(verdict.open)]
    if options.show_waived and verdict.waived:
        found.append(("waived finding", list(verdict.waived)))
    titled = len(found) > 1 or any(noun == "waived finding" for noun, _ in found)
    shown = [_part(noun if titled else "", some, verdict, paint) for noun, some in found]
    sums = "".join(f"{text}\n" for text in sum_lines(verdict))
    hidden = verdict.waived and not options.show_waived
    hint = "--show-waived lists what is waived.\n" if hidden else ""
    end = f"{hint}{colophon(verdict.as_of, verdict.law_checked, options.day_from)}\n"
    if not shown:
        return sums + end
    again = f"{tally(verdict.open)}.\n" if len(verdict.open) > _SCREEN else ""
    return "\n".join([f"On {verdict.as_of.isoformat()}, {sums}", *shown, again + end])


def _part(noun: str, findings: Sequence[Diagnostic], verdict: Verdict, paint: Paint) -> str:
    """Findings of one severity, or those that are waived; under a title where there are others."""
    read: dict[str, list[str]] = {}
    blocks = []
    for group in _alike(findings):
        path = group[0].at.path
        source = verdict.sources.get(path)
        if path not in read:
            read[path] = lines_of(source) if source else []
        several = len(group) > 1
        blocks.append(_group(group, paint) if several else _finding(group[0], read[path], paint))
    title = f"{paint('heading', count(len(findings), noun))}\n\n" if noun else ""
    return f"{title}{_stack(blocks)}"


def _alike(findings: Iterable[Diagnostic]) -> Iterable[list[Diagnostic]]:
    """The findings in their order; with the first of several alike come the others."""
    found: dict[object, list[Diagnostic]] = {}
    for finding in findings:
        key: object = id(finding)
        if finding.alike and finding.severity is Severity.NOTE and finding.waiver is None:
            inventory = finding.inventory if finding.message != finding.alike else ""
            key = (inventory, finding.rule, finding.alike, finding.remedy)
        found.setdefault(key, []).append(finding)
    return found.values()


def _group(group: Sequence[Diagnostic], paint: Paint) -> str:
    """Several notes as one: what each begins with, and once how all of them end."""
    first = group[0]
    heads = [each.message.removesuffix(first.alike) for each in group]
    heads = list(dict.fromkeys(head for head in heads if head))
    said = f"{', '.join(heads)}{first.alike}"
    subjects = ", ".join(each.subject for each in group)
    shown = [
        line(replace(first, message=said), paint),
        f"  {paint('dim', SETTLE)} {escape.one_line(first.remedy)}",
        f"  {paint('dim', f'{len(group)} subjects: {escape.one_line(subjects)}')}",
    ]
    return "".join(f"{text}\n" for text in shown)


def _stack(blocks: Iterable[str]) -> str:
    """Findings below one another, with an empty line around each that takes more than one line."""
    shown: list[str] = []
    tall = False
    for block in blocks:
        before, tall = tall, block.count("\n") > 1
        shown += ("\n", block) if shown and (tall or before) else (block,)
    return "".join(shown)


def _finding(finding: Diagnostic, lines: list[str], paint: Paint) -> str:
    shown = [line(finding, paint)]
    if finding.severity is Severity.NOTE:
        if finding.remedy:
            shown.append(f"  {paint('dim', SETTLE)} {escape.one_line(finding.remedy)}")
    else:
        shown.extend(_frame(finding, lines, paint))
        shown.extend(f"  {paint('dim', label)} {text}" for label, text in _words(finding))
    if finding.subject != finding.at.path:
        shown.append(f"  {paint('dim', _named(finding))}")
    if finding.waiver is not None:
        shown.append(f"  {paint('dim', 'waived:')} {_waiver(finding)}")
    return "".join(f"{text}\n" for text in shown)


def _frame(finding: Diagnostic, lines: list[str], paint: Paint) -> Iterator[str]:
    """The line that is meant; none where a rule speaks of a record as a whole."""
    whole = not finding.at.route and finding.reason
    framed = frame(lines, finding.at.span) if finding.at.span and not whole else None
    if framed is None:
        return
    number = str(framed.number)
    margin = " " * len(number)
    yield f"  {margin} |"
    yield f"  {number} | {framed.text}"
    yield f"  {margin} | {paint(finding.severity.value, framed.carets)}"


def _words(finding: Diagnostic) -> Iterator[tuple[str, str]]:
    for label, text in (("why:", finding.reason), ("act:", finding.act), (SETTLE, finding.remedy)):
        if text:
            yield label, escape.one_line(text)
    for related in finding.related:
        yield "see:", f"{spot(related.at)}: {escape.one_line(related.message)}"


def _named(finding: Diagnostic) -> str:
    """What a waiver has to copy, beside the rule; and who answers for the record."""
    parts = {"subject": finding.subject, "cause": finding.cause, "owner": finding.owner}
    return "  ".join(f"{key}: {escape.one_line(said)}" for key, said in parts.items() if said)


def _waiver(finding: Diagnostic) -> str:
    until = f" until {finding.waived_until.isoformat()}" if finding.waived_until else ""
    return f"by {escape.terminal(finding.waiver or '')}{until}"
