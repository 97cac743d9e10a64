"""Options that several commands share, each said once."""

from enum import Enum
from typing import Annotated, TypeAlias

import typer

from onward.cli import complete
from onward.output.tables.formats import Listing


class Color(Enum):
    """When to colour the output."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Separator(Enum):
    """What parts the cells of a line of CSV."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"


class FailOn(Enum):
    """The least grave finding that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Directories with inventories, or files in one. Default: inventory/ and those that git"
        " tracks beside it, else .",
        show_default=False,
    ),
]
OnePath: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="[PATH]", help="The inventory.", show_default=False)
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Judge for this day, 2026-01-31. Default: today."),
]
At: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="REV",
        help="The records of this revision, or of the last commit up to a day; then judged for it.",
    ),
]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="Keep the level of findings that rest on an inference.")
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Only these rules or families; repeatable.",
        autocompletion=complete.rules,
    ),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        help="Not these rules or families; repeatable.",
        autocompletion=complete.rules,
    ),
]
Output: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to a file; its suffix says the format. - is standard output.",
    ),
]
Root: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--root",
        metavar="DIR",
        help="Name files from here. Default: for programs, from the top of the repository.",
    ),
]
Colors: TypeAlias = Annotated[
    Color, typer.Option("--color", help="Colour the text; NO_COLOR is respected.")
]
ListingFormat: TypeAlias = Annotated[
    Listing | None,
    typer.Option("--format", help="How to print. Default: by the suffix of -o, else table."),
]
Separate: TypeAlias = Annotated[
    Separator | None,
    typer.Option(
        "--separator", help="Of csv: what parts the cells. Default: comma.", show_default=False
    ),
]
