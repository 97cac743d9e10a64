"""The formats of every listing verb, by name; each is imported when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from onward.output.tables.options import Render

FORMATS: Mapping[str, str] = MappingProxyType(
    {name: f"onward.output.tables.{name}" for name in ("table", "json", "csv", "markdown")}
)
"""Name to module, the default first."""


def load(name: str) -> Render:
    """The `render` of a format; KeyError for a name that is none."""
    render: Render = import_module(FORMATS[name]).render
    return render
