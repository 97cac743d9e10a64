"""A file becomes a document: by the format that the end of its name says."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final

from onward.imports.document import Document
from onward.imports.readers.registers import marked
from onward.source.text import MOST, Source, Unreadable

_FORMATS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("csv", "tsv"), "delimited"),
    **dict.fromkeys(("xlsx", "xlsm", "xls", "ods"), "sheets"),
    **dict.fromkeys(("md", "markdown", "txt"), "markdown"),
    **dict.fromkeys(("html", "htm", "xhtml"), "page"),
    **dict.fromkeys(("json", "yaml", "yml"), "data"),
}
"""The end of a name, and the module of this folder that reads it."""


def read(source: Source) -> Document:
    """What a file holds. Raises Unreadable with one clear line."""
    suffix = source.path.rpartition(".")[2].lower() if "." in source.path else ""
    if suffix not in _FORMATS:
        known = ", ".join(f".{each}" for each in _FORMATS)
        raise Unreadable(f"{source.path}: the end of its name says no format; it may be {known}")
    if len(source.data) > MOST:
        raise Unreadable(f"{source.path}: larger than {MOST:,} bytes")
    if not source.data.strip():
        raise Unreadable(f"{source.path}: empty")
    reader: Callable[[Source], Document] = import_module(
        f"onward.imports.readers.{_FORMATS[suffix]}"
    ).read
    return marked(reader(source))


def missing(path: str, library: str) -> Unreadable:
    """The line for a library that is not installed."""
    return Unreadable(f"{path}: needs {library}; run: pip install {library}")
