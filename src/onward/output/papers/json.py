"""A paper for machines: its blocks as they are, and what is missing."""

from onward.output.envelope import dump, envelope
from onward.output.formats import PLAIN, Options
from onward.output.paths import renamed_in
from onward.reports.papers.paper import (
    Block,
    Bullets,
    Cell,
    Facts,
    Grid,
    Line,
    Link,
    Missing,
    Paper,
    Paragraph,
    Run,
    Section,
)


def render(paper: Paper, options: Options = PLAIN) -> str:
    """One document; `schema/output/paper.schema.json` is its schema."""
    head = envelope(paper.command, paper.as_of, paper.law_checked, paper.inventories)
    made = {
        "language": paper.language,
        "title": paper.title,
        "organisation": paper.organisation,
        "blocks": [_block(each) for each in paper.blocks],
        "missing": [each._asdict() for each in paper.missing],
    }
    return dump({**_renamed(head, options), **made})


def _renamed(head: dict[str, object], options: Options) -> dict[str, object]:
    """The paths of inventories; those within an inventory are the same everywhere."""
    return {key: renamed_in(value, options.name) for key, value in head.items()}


def _block(block: Block) -> dict[str, object]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "line": _line(block.line), "remark": block.remark}
        case Bullets():
            items = [_line(item) for item in block.items]
            return {"kind": "list", "items": items, "numbered": block.numbered}
        case Facts():
            facts = [{"label": label, "lines": _cell(held)} for label, held in block.rows]
            return {"kind": "facts", "facts": facts}
        case Grid():
            return {
                "kind": "table",
                "name": block.name,
                "title": block.title,
                "columns": [
                    {
                        "title": column.title,
                        "required_by": column.required_by or None,
                        "choices": list(column.choices),
                    }
                    for column in block.columns
                ],
                "rows": [[_cell(held) for held in row] for row in block.rows],
            }
        case Section():
            return {
                "kind": "section",
                "title": block.title,
                "anchor": block.anchor or None,
                "blocks": [_block(each) for each in block.blocks],
            }


def _cell(held: Cell) -> list[object]:
    return [_line(line) for line in held]


def _line(line: Line) -> list[object]:
    return [_run(run) for run in line]


def _run(run: Run) -> object:
    match run:
        case Missing():
            return {"missing": run._asdict()}
        case Link():
            return {"text": run.text, "address": run.target or None}
        case _:
            return run
