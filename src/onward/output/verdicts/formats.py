"""The formats of `check`, by name; each is imported when it is asked for."""

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onward.output.verdicts.options import Render


class Format(Enum):
    """The formats of a verdict, the default first: each is a module here by its name."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    RDJSONL = "rdjsonl"
    MARKDOWN = "markdown"


def load(name: str) -> "Render":
    """The `render` of a format by its name; ValueError for a name that is none."""
    render: Render = import_module(f"onward.output.verdicts.{Format(name).value}").render
    return render
