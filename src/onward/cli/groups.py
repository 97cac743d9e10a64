"""Groups of options: a verb takes each as one value, and the command line as several options."""

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from onward.cli import options
from onward.cli.emit import MARK, Target, columns, emit, from_root, target
from onward.cli.exits import Refused
from onward.cli.options import Separator
from onward.output.formats import PAPERS, PICTURES, TABLES, Options

if TYPE_CHECKING:
    from onward.inventory.organisation import Organisation
    from onward.reports.diagrams.diagram import Diagram
    from onward.reports.listings import table
    from onward.reports.papers import paper

_SEPARATORS = {Separator.COMMA: ",", Separator.SEMICOLON: ";", Separator.TAB: "\t"}


class Group:
    """Options that belong together: a dataclass whose every argument is an option."""


def spread(run: Callable[..., None]) -> Callable[..., None]:
    """A verb as typer reads it: with the options of its groups as its own parameters."""
    signature = inspect.signature(run)
    groups: dict[str, type[Group]] = {}
    flat: list[inspect.Parameter] = []
    for name, each in signature.parameters.items():
        if inspect.isclass(each.annotation) and issubclass(each.annotation, Group):
            groups[name] = each.annotation
            flat += inspect.signature(each.annotation).parameters.values()
        else:
            flat.append(each)

    @functools.wraps(run)
    def verb(**said: Any) -> None:
        for name, group in groups.items():
            own = inspect.signature(group).parameters
            said[name] = group(**{each: said.pop(each) for each in own})
        run(**said)

    keywords = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in flat]
    vars(verb)["__signature__"] = signature.replace(parameters=keywords)
    return verb


@dataclass
class When(Group):
    """The day that is judged, and the revision whose records are."""

    as_of: options.AsOf = None
    at: options.At = None


@dataclass
class Table(Group):
    """How a table is printed and where. Raises Refused for a file that does not fit the format."""

    format_: options.TableFormat = None
    output: options.Output = None
    root: str | None = field(default=None, init=False)
    separator: options.Separate = None
    to: Target = field(init=False)
    others: ClassVar[Sequence[str]] = ()
    """Suffixes of -o for which a verb writes something else than its table."""

    def __post_init__(self) -> None:
        self.to = target(self.output, self.format_, TABLES.names, self.others)

    def print(self, made: "table.Table") -> None:
        """Print it, as wide as the terminal. Raises Refused."""
        parts = _separator(self.to, self.separator, Separator.COMMA)
        shown = Options(width=columns(), separator=parts, name=from_root(self.root))
        _emit(lambda: TABLES.render(self.to.format)(made, shown), self.to)


@dataclass
class TableOfFiles(Table):
    """The same for a table that names files."""

    root: options.Root = None


class Answer(TableOfFiles):
    """A table; by the suffix of -o the picture in which its answer is lit."""

    others: ClassVar[Sequence[str]] = PICTURES

    def answer(self, made: "table.Table", lit: "Callable[[], Diagram]") -> None:
        """Print the table or draw the picture. Raises Refused."""
        if self.to.format in PICTURES:
            from onward.cli.pictures import write_picture

            write_picture(lit(), self.to.format, self.to.path)
        else:
            self.print(made)


@dataclass
class Paper(Group):
    """In which language a paper is printed, how and where. Raises Refused as `Table` does."""

    lang: options.Lang = None
    format_: options.PaperFormat = None
    output: options.Output = None
    root: options.Root = None
    sheet: options.Sheet = None
    separator: options.Separate = None
    to: Target = field(init=False)

    def __post_init__(self) -> None:
        self.to = target(self.output, self.format_, PAPERS.names)

    def language(self, organisation: "Organisation") -> str:
        """The language that is asked for, else that of the organisation."""
        from onward.reports.words.words import language_for

        return language_for(organisation, self.lang)

    def print(self, made: "paper.Paper") -> None:
        """Print it; as csv its only table, or the one of that name. Raises Refused."""
        parts = _separator(self.to, self.separator, Separator.SEMICOLON)
        if self.sheet is not None and self.to.format != "csv":
            raise Refused(f"--sheet is of csv, and {self.to.format} is asked for")
        shown = Options(separator=parts, name=from_root(self.root), sheet=self.sheet or "")
        _emit(lambda: PAPERS.render(self.to.format)(made, shown), self.to)


def _separator(to: Target, said: Separator | None, otherwise: Separator) -> str:
    if said is not None and to.format != "csv":
        raise Refused(f"--separator is of csv, and {to.format} is asked for")
    return _SEPARATORS[said or otherwise]


def _emit(make: Callable[[], str | bytes], to: Target) -> None:
    """Print what is made; CSV in a file begins with a byte order mark.

    A spreadsheet takes a file without the mark for text of another encoding. A program reads from
    standard output, which has none.
    """
    from onward.output.formats import NotOneTable

    try:
        made = make()
    except NotOneTable as error:
        raise Refused(f"csv holds one table; --sheet {' or '.join(error.names)}") from error
    marked = isinstance(made, str) and to.format == "csv" and to.path is not None
    emit(f"{MARK}{made!s}" if marked else made, to.path)
