"""Where output goes, and in which format: what `-o` and `--format` say together."""

import os
from collections.abc import Iterable
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

from onward.cli.exits import Refused

F = TypeVar("F", bound=Enum)

STANDARD = "-"
"""As the name of a file: standard output."""
_WRITTEN = {
    "sarif": ("sarif",),
    "sarif.json": ("sarif",),
    "json": ("json", "sarif", "gitlab"),
    "rdjsonl": ("rdjsonl",),
    "jsonl": ("rdjsonl",),
    "csv": ("csv",),
    "md": ("markdown",),
    "markdown": ("markdown",),
    "xml": ("junit",),
}
"""A suffix and the formats that are written to files of it; unless one is asked for, the first."""
_OTHERS = (
    *("svg", "png", "dot", "mmd", "pdf", "html", "htm"),
    *("xlsx", "xls", "ods", "docx", "odt", "tsv"),
)
"""What would not open if text stood in it."""


class Text(Enum):
    """Of a verb that prints for people only."""

    TEXT = "text"


class Target(NamedTuple, Generic[F]):
    """A format, and the file that it is written to."""

    format: F
    path: str | None
    """None is standard output."""


def target(output: str | None, said: F | None, formats: type[F]) -> Target[F]:
    """The format that is asked for, else that of the suffix, else the first. Raises Refused.

    A name whose suffix says nothing takes any format.
    """
    default = next(iter(formats))
    if output in (None, STANDARD):
        return Target(said or default, None)
    if not output:
        raise Refused(f"-o: name a file, or {STANDARD} for standard output")
    suffix = _suffix(output)
    if not suffix:
        return Target(said or default, output)
    fitting = _WRITTEN.get(suffix, ())
    if said is not None and said.value in fitting:
        return Target(said, output)
    if said is not None and fitting:
        raise Refused(f"{output}: .{suffix} says {fitting[0]}, and {said.value} is asked for")
    for each in formats:
        if fitting and each.value == fitting[0]:
            return Target(each, output)
    raise Refused(f"{output}: .{suffix} is no format of this verb; {_choice(formats)}")


def refuse_twice(paths: Iterable[str | None]) -> None:
    """Every format goes to a place of its own. Raises Refused."""
    seen: set[str] = set()
    for path in paths:
        place = STANDARD if path is None else os.path.realpath(path)
        if place in seen:
            named = "standard output" if path is None else path
            raise Refused(f"{named}: two formats can't be written to one place")
        seen.add(place)


def _suffix(name: str) -> str:
    """The suffix of a file as far as it says a format; empty where it says none."""
    low = os.path.basename(name).lower()
    return next((each for each in (*_WRITTEN, *_OTHERS) if low.endswith(f".{each}")), "")


def _choice(formats: type[Enum]) -> str:
    """Which suffixes say a format of a verb."""
    ours = {each.value for each in formats}
    known = {first: suffix for suffix, (first, *_) in reversed(_WRITTEN.items()) if first in ours}
    reported = [f".{suffix} is {name}" for name, suffix in reversed(known.items())]
    return ", ".join(reported) or "it prints text"
