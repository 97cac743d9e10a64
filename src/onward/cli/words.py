"""`onward words`: the words for data, people, measures and places that records are written in."""

from typing import Annotated

import typer

from onward.cli import groups, options
from onward.cli.exits import Refused


def words(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="data, subjects, measures, places, regions, or a provider: aws.",
            autocompletion=options.offer_words,
        ),
    ] = None,
    provider: Annotated[
        str | None,
        typer.Argument(metavar="PROVIDER", help="After regions: only those of this provider."),
    ] = None,
    *,
    out: groups.Table,
) -> None:
    """List the words that records may use.

    Categories of data (with those that the law protects specially) and of data subjects, measures,
    places, and the regions of providers with their countries. `onward law` lists the instruments.

    Example: onward words data, or onward words regions aws
    """
    from onward.law.law import CHECKED
    from onward.reports.listings.vocabulary import words as view

    out.print(view(_asked(kind, provider), CHECKED))


def _asked(kind: str | None, provider: str | None) -> str | None:
    """The kind, or the provider whose regions are asked for. Raises Refused."""
    from onward.reports.listings.vocabulary import KINDS
    from onward.terms.guess import did_you_mean
    from onward.terms.region import providers

    if provider is not None and kind != "regions":
        raise Refused(f"write a provider after `regions`: onward words regions {provider}")
    said = provider or kind
    known = providers() if provider is not None else (*KINDS, *providers())
    if said is None or said in known:
        return said
    if said == "instruments":
        raise Refused("`onward law` lists the instruments")
    near = did_you_mean(said, known)
    hint = f"did you mean {near}?" if near else f"write one of {', '.join(known)}"
    raise Refused(f"no list of words is called {said!r}; {hint}")
