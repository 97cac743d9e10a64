"""A paper as one HTML file: it loads nothing, and prints."""

from onward.output.formats import PLAIN, Options
from onward.output.html import POLICY, page
from onward.reports.papers import frame
from onward.reports.papers.paper import Missing, Paper, Run


def render(paper: Paper, options: Options = PLAIN) -> str:  # noqa: ARG001 - one signature for all
    """A heading for each section; a table that is too wide is a section for each row.

    Its colours are the CSS variables `--text`, `--quiet`, `--page`, `--line` and `--mark`.
    """

    def kind(value: object) -> str:
        return type(value).__name__

    def text(run: Run) -> str:
        return frame.text(run, paper.language)

    title = f"{paper.title}, {paper.organisation}" if paper.organisation else paper.title
    return page(
        "paper.html",
        policy=POLICY,
        language=paper.language,
        title=title,
        paper=paper,
        blocks=frame.body(paper),
        last_line=frame.last_line(paper),
        kind=kind,
        text=text,
        missing=lambda run: isinstance(run, Missing),
        unfolded=lambda grid, above: frame.unfolded(grid, above, paper.language),
    )
