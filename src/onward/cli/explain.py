"""`onward explain`: the page of a rule or fault."""

from typing import Annotated

import typer

from onward.cli import options
from onward.cli.emit import emit
from onward.cli.exits import Refused


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A rule or fault, as printed in [brackets].",
            autocompletion=options.offer_pages,
        ),
    ],
) -> None:
    """Print the page of a rule or fault.

    Why it matters, what is flagged and what is accepted, and what to do.

    Example: onward explain invalidated-mechanism
    """
    from onward.rules.engine.catalogue import catalogue, page

    known = catalogue()
    if name not in known:
        raise Refused(_not_known(name, [*known]))
    emit(page(name), None)


def _not_known(name: str, known: list[str]) -> str:
    from onward.law.law import load
    from onward.rules.engine.catalogue import hint

    if name in load().instruments:
        return f"{name} is an instrument: `onward law show {name}` describes it"
    return f"no rule or fault is called {name!r}; {hint(name, known)}"
