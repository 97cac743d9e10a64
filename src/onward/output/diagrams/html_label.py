"""HTML-like labels of DOT, in which a name can be bold and a second line small and grey."""

from collections.abc import Iterable

from onward.output import escape

GREY = "#4B5563"
"""7.6:1 on white: small text stays readable."""

_LEFT = '<br align="left"/>'


def centred(rows: Iterable[str]) -> str:
    """Rows below one another as a label; empty rows are left out."""
    return f"<{'<br/>'.join(row for row in rows if row)}>"


def left(rows: Iterable[str]) -> str:
    """The same, each row at the left edge."""
    return f"<{''.join(row + _LEFT for row in rows if row)}>"


def plain(text: str) -> str:
    """A row of text; nothing for what is blank, which Graphviz would not draw between marks."""
    return escape.dot_html(text) if text.strip() else ""


def bold(text: str) -> str:
    """A row in bold type."""
    return _between("<b>", text, "</b>")


def grey(text: str) -> str:
    """A row that is less than the others."""
    return _between(f'<font color="{GREY}">', text, "</font>")


def small(text: str) -> str:
    """A row below a name."""
    return _between(f'<font point-size="10" color="{GREY}">', text, "</font>")


def heading(text: str) -> str:
    """The title of the picture."""
    return _between('<font point-size="18"><b>', text, "</b></font>")


def _between(begin: str, text: str, end: str) -> str:
    row = plain(text)
    return row and f"{begin}{row}{end}"
