"""HTML from templates in which every text is escaped: the one place that uses Jinja."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
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
    if "<" in text:
        raise ValueError("CSS with the sign `<`")
    return ours(text)


def own(name: str) -> "Markup":
    """A style or a script of `templates/` as it is."""
    from importlib import resources

    return ours((resources.files("onward.output") / "templates" / name).read_text("utf-8"))


def ours(text: str) -> "Markup":
    """Markup, style or script that Onward made itself: a template takes it as it is."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704  (nothing of a record is in it that was not escaped)


def policy(style: str, script: str) -> str:
    """The `policy` of a page with this one style and this one script: it loads and sends nothing.

    Both are named by their SHA-256, so nothing else is obeyed, whatever a record says.
    """
    hashes = (b64encode(sha256(each.encode()).digest()).decode() for each in (style, script))
    parts = ("default-src 'none'", *map("{}-src 'sha256-{}'".format, ("style", "script"), hashes))
    return "; ".join((*parts, "base-uri 'none'", "form-action 'none'"))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("onward.output"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return made


def _shown(value: object) -> object:
    """Text with nothing hidden in it; markup that a template made stays as it is."""
    return escape.prose(value) if type(value) is str else value
