"""HTML from templates in which every text is escaped: the one place that uses Jinja."""

from functools import cache
from typing import TYPE_CHECKING

from onward.output import escape

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The `policy` of a page without scripts and pictures: it loads nothing and sends nothing."""


def page(template: str, /, **values: object) -> str:
    """A file of `templates/` filled in; raises where it names a value that is not given.

    What is filled in is escaped, be it text, attribute or, by `tojson`, data for a script; control
    characters and those that change the direction of text are shown, a line break is a space.
    """
    return _environment().get_template(template).render(values)


def css(text: str) -> "Markup":
    """CSS as it is, for a `<style>`; ValueError where it could end that element."""
    from markupsafe import Markup

    if "<" in text:
        raise ValueError("CSS with the sign `<`")
    return Markup(text)  # noqa: S704 - it holds no sign that opens markup


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("onward.output"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: object) -> object:
    """Text with nothing hidden in it; markup that a template made stays as it is."""
    return escape.prose(value) if type(value) is str else value
