"""A paper as one HTML file: it loads nothing, and prints."""

import re

from onward.output.formats import PLAIN, Options
from onward.output.html import POLICY, css, page
from onward.reports.papers import frame
from onward.reports.papers.paper import Missing, Paper, Run

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def render(paper: Paper, options: Options = PLAIN) -> str:
    """A heading for each section; a table that is too wide is a section for each row.

    Its CSS variables are `--text`, `--quiet`, `--page`, `--line`, `--mark`, `--accent` (headings
    and links), `--font` and `--width` (of the page).
    """

    def kind(value: object) -> str:
        return type(value).__name__

    def text(run: Run) -> str:
        return frame.text(run, paper.language)

    title = f"{paper.title}, {paper.organisation}" if paper.organisation else paper.title
    return page(
        "paper.html",
        policy=POLICY,
        style=css(options.style),
        feed=options.feed,
        language=paper.language,
        title=title,
        paper=paper,
        blocks=frame.body(paper),
        last_line=frame.last_line(paper),
        kind=kind,
        text=text,
        day=lambda run: isinstance(run, str) and _DAY.fullmatch(run),
        missing=lambda run: isinstance(run, Missing),
        unfolded=lambda grid, above: frame.unfolded(grid, above, paper.language),
    )
