"""The formats: each is a module in a folder beside this one, and no other list names them.

`verdicts/` has the formats of `check`, `changes/` those of `diff` and `whatif`, `tables/` those of
every listing, `papers/` those of every paper. The name of a module is the name of its format, and
its `render` makes the text. A module with `AS_READ = True` names files from the current directory,
as a person reads them.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from onward.output.paths import Name, as_read
from onward.source.text import Unable

if TYPE_CHECKING:
    from types import ModuleType

    from onward.diagnostic import Verdict
    from onward.diff.comparison import Comparison
    from onward.reports.listings.table import Table
    from onward.reports.papers.paper import Paper

T = TypeVar("T")
Out = TypeVar("Out", bound="str | bytes")
"""What a format makes: text, or also the bytes of a document."""


class NoLibraryError(Unable):
    """A library that the format needs is not installed; the message says how to install it."""

    def __init__(self, what: str, library: str) -> None:
        super().__init__(f"{what} needs {library}; run: pip install {library.lower()}")


class TooLongError(Unable):
    """The format has no room for what is to be printed, and nothing is cut; the message says so."""


class NotOneTable(Exception):
    """The format holds one table, and none or several are asked for."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names
        """Of the tables that there are."""


class Options(NamedTuple):
    """How to print; a format takes no notice of what does not concern it."""

    color: bool = False
    """ANSI colours, for a terminal."""
    width: int = 120
    """Columns of the terminal to stay within where the words allow it (`table`)."""
    separator: str = ","
    """What parts the cells of a line (`csv`): a comma, a semicolon or a tab."""
    sheet: str = ""
    """The name of the table of a paper to print (`csv`); empty where it has one."""
    name: Name = as_read
    """From where files are named (JSON of tables and changes)."""
    day_from: str = ""
    """The variable of the environment that sets the day; empty where it is said, or the clock."""
    show_waived: bool = False
    """List the waived findings too (`full`, `json`, `markdown`); they are always counted."""
    pages: Mapping[str, str] = {}
    """The page of each rule as Markdown (`sarif`); a rule without one has its name only."""
    addresses: Mapping[str, str] = {}
    """Where each page can be read by others (`sarif`); empty or absent where it can't."""
    style: str = ""
    """CSS without the sign `<`, behind that of the page (`html`)."""
    feed: str = ""
    """The file of the feed that belongs to the page (`html`); empty where there is none."""
    category: str = "onward"
    """What distinguishes the results of this job from those of others (`sarif`)."""


PLAIN = Options()

Render: TypeAlias = Callable[[T, Options], Out]


class Formats(Generic[T, Out]):
    """The formats of one kind of value, by name; each is imported when it is asked for."""

    def __init__(self, folder: str, default: str) -> None:
        self._folder = f"onward.output.{folder}"
        self.default = default

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of each format, the default first."""
        found = sorted(each.name for each in iter_modules(import_module(self._folder).__path__))
        return (self.default, *(name for name in found if name != self.default))

    def render(self, name: str) -> Render[T, Out]:
        """The function that makes the text or the bytes; ValueError for a name that is none."""
        made: Render[T, Out] = self._module(name).render
        return made

    def as_read(self, name: str) -> bool:
        """Whether it names files from the current directory."""
        return getattr(self._module(name), "AS_READ", False)

    def _module(self, name: str) -> "ModuleType":
        if name not in self.names:
            raise ValueError(f"no format is called {name!r}")
        return import_module(f"{self._folder}.{name}")


VERDICTS: "Formats[Verdict, str]" = Formats("verdicts", "full")
CHANGES: "Formats[Comparison, str]" = Formats("changes", "full")
TABLES: "Formats[Table, str | bytes]" = Formats("tables", "table")
PAPERS: "Formats[Paper, str | bytes]" = Formats("papers", "markdown")
PICTURES = ("svg", "png", "pdf", "dot", "mmd")
"""The suffixes of pictures, which programs that draw make."""
