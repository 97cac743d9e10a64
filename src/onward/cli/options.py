"""Options that several commands share, and what a shell offers where a name is asked for."""

from collections.abc import Iterable, Iterator
from enum import Enum, StrEnum
from typing import Annotated, Any, TypeAlias

import typer

from onward.output.formats import CHANGES, PAPERS, TABLES, VERDICTS, Formats

Offered = Iterator[tuple[str, str]]
"""Names, each with a few words on it."""


def offer_rules(incomplete: str) -> Offered:
    """Rules and families, behind the last comma."""
    from onward.rules.engine.catalogue import FAMILIES, catalogue

    before, comma, begun = incomplete.rpartition(",")
    families = ((name, "a family of rules") for name in FAMILIES)
    each = ((name, rule.family) for name, rule in catalogue().items())
    for name, about in _beginning(begun, (*families, *each)):
        yield f"{before}{comma}{name}", about


def offer_pages(incomplete: str) -> Offered:
    """Everything that has a page."""
    from onward.rules.engine.catalogue import catalogue

    yield from _beginning(incomplete, ((each, rule.family) for each, rule in catalogue().items()))


def offer_instruments(incomplete: str) -> Offered:
    """The instruments of the law data."""
    from onward.law.law import load

    yield from _beginning(
        incomplete, ((name, row.name) for name, row in load().instruments.items())
    )


def offer_instrument_and_day(incomplete: str) -> Offered:
    """The same, with the sign behind which a day is written."""
    for name, about in offer_instruments(incomplete):
        yield f"{name}=", about


def offer_schemas(incomplete: str) -> Offered:
    """The kinds of record, and the verbs that print JSON."""
    from onward.schema.files import KINDS, PRINTED, WRITTEN

    records = ((kind, "a record") for kind in KINDS)
    printed = ((verb, "JSON printed") for verb in PRINTED)
    yield from _beginning(incomplete, (*records, *printed, *WRITTEN.items()))


def offer_words(incomplete: str) -> Offered:
    """The lists of words, and the providers of regions."""
    from onward.reports.listings.vocabulary import KINDS
    from onward.terms.region import providers

    lists = ((kind, "a list of words") for kind in KINDS)
    yield from _beginning(incomplete, (*lists, *((each, "regions") for each in providers())))


def offer_catalogue(incomplete: str) -> Offered:
    """The vendors of the catalogue."""
    from onward.catalogue.names import ids

    yield from _beginning(incomplete, ((each, "a vendor") for each in ids()))


def _beginning(begun: str, names: Iterable[tuple[str, str]]) -> Offered:
    return ((name, about) for name, about in names if name.startswith(begun))


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


class Language(StrEnum):
    """The languages of papers and letters."""

    EN = "en"
    NL = "nl"
    FR = "fr"
    DE = "de"


class FailOn(Enum):
    """The least grave finding that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Directories with inventories, or files in one. Default: inventory/ and those that git"
        " tracks beside it, else .",
    ),
]
OnePath: TypeAlias = Annotated[str | None, typer.Argument(metavar="PATH", help="The inventory.")]
PathBefore: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="PATH", help="The inventory; may be left out before a name.")
]
Activity: TypeAlias = Annotated[
    str | None,
    typer.Option("--activity", metavar="ID", help="Only what serves this activity of ours."),
]
Data: TypeAlias = Annotated[
    str | None, typer.Option("--data", metavar="WORD", help="Only what has such data.")
]
Subjects: TypeAlias = Annotated[
    str | None,
    typer.Option("--subjects", metavar="WORD", help="Only what concerns these data subjects."),
]
InCountry: TypeAlias = Annotated[
    str | None,
    typer.Option("--country", metavar="CODE", help="Only what is in this country, or goes there."),
]
OfStatus: TypeAlias = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", help="Only what has this status.")
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
        help="Judge the records of this revision, or of the last commit up to a day, for that day.",
    ),
]
Strict: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Do not lower the level of findings that rely on inferred facts or on the catalogue.",
    ),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Only these rules or families; repeatable.",
        autocompletion=offer_rules,
    ),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        help="Not these rules or families; repeatable.",
        autocompletion=offer_rules,
    ),
]
Output: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to a file; its suffix gives the format. - is standard output.",
    ),
]
Root: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--root",
        metavar="DIR",
        help="Write paths relative to here. Default: for programs, from the top of the repository.",
    ),
]
Colors: TypeAlias = Annotated[
    Color, typer.Option("--color", help="Colour the text; NO_COLOR is respected.")
]


def _one_of(formats: Formats[Any, Any]) -> Any:
    """The option that takes the name of a format."""

    def named(said: str) -> str:
        if said not in formats.names:
            listed = ", ".join(map(repr, formats.names))
            raise typer.BadParameter(f"{said!r} is not one of {listed}.")
        return said

    return typer.Option(
        "--format",
        metavar=f"<{'|'.join(formats.names)}>",
        parser=named,
        autocompletion=lambda incomplete: [
            name for name in formats.names if name.startswith(incomplete)
        ],
        help=f"Output format. Default: by the suffix of -o, else {formats.default}.",
    )


VerdictFormat: TypeAlias = Annotated[str | None, _one_of(VERDICTS)]
ChangesFormat: TypeAlias = Annotated[str | None, _one_of(CHANGES)]
TableFormat: TypeAlias = Annotated[str | None, _one_of(TABLES)]
PaperFormat: TypeAlias = Annotated[str | None, _one_of(PAPERS)]
Sheet: TypeAlias = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help="For csv: which table of the paper.")
]
Lang: TypeAlias = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help="The language. Default: the `language` of the organisation, where it is one of these,"
        " else English.",
    ),
]
Separate: TypeAlias = Annotated[
    Separator | None,
    typer.Option(
        "--separator",
        help="For csv: what separates the cells. Default: comma, in papers semicolon.",
    ),
]
