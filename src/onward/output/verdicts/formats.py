"""The formats of `check`, by name; each is imported when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from onward.output.verdicts.options import Render

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        name: f"onward.output.verdicts.{name}"
        for name in (
            "full",
            "concise",
            "json",
            "github",
            "gitlab",
            "sarif",
            "junit",
            "rdjsonl",
            "markdown",
        )
    }
)
"""Name to module, the default first."""


def load(name: str) -> Render:
    """The `render` of a format; KeyError for a name that is none."""
    render: Render = import_module(FORMATS[name]).render
    return render
