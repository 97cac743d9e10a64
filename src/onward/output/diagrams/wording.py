"""The words beside an arrow and below a name, before any format makes them inert."""

from textwrap import wrap

from onward.reports.diagrams.diagram import Arrow, Kind, Node

_MORE = "…"


def lines(text: str, width: int, most: int) -> list[str]:
    """The text in lines of at most this width; what does not fit is cut with an ellipsis."""
    return wrap(text, width=width, max_lines=most, placeholder=_MORE, break_on_hyphens=False)


def status(arrow: Arrow) -> str:
    """The word of the status, and whether the flow is onward or inbound."""
    marks = ["onward"] * arrow.onward + ["inbound"] * arrow.inbound
    return ", ".join([arrow.status.value, *marks])


def counts(arrow: Arrow) -> str:
    """How many flows of which status an arrow stands for; empty for a single flow."""
    return ", ".join(f"{number:,} {kind.value}" for kind, number in arrow.together)


def kind(node: Node) -> str:
    """The line that says what a party is to us; a node of several parties says it itself."""
    return "" if node.kind is Kind.SEVERAL else node.kind.value


def sentence(arrow: Arrow, names: dict[str, str]) -> str:
    """An arrow as a sentence: who, to whom, the status, the mechanism and the data."""
    reported = [f"{names[arrow.tail]} to {names[arrow.head]}: {status(arrow)}"]
    reported += [part for part in (counts(arrow), arrow.mechanism, arrow.data) if part]
    return arrow.tooltip or "; ".join(reported)
