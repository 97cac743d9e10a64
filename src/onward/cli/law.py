"""`onward law`: what holds on a day; `onward law show ID`: the life of one instrument."""

from typing import TYPE_CHECKING, Annotated

import typer

from onward.cli import groups, options
from onward.cli.dates import day_of
from onward.cli.emit import TEXT, colored, columns, emit, target
from onward.cli.exits import Refused

if TYPE_CHECKING:
    from onward.law.law import Law

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

Country = Annotated[
    str | None,
    typer.Option(
        "--country", metavar="CODE", help="Only instruments for this place: US, GB, x-EPO."
    ),
]


@app.callback()
@groups.spread
def law(
    ctx: typer.Context, as_of: options.AsOf = None, country: Country = None, *, out: groups.Table
) -> None:
    """List the instruments that are valid on a day.

    Each with the places that it covers, its last day, and its conditions.

    Example: onward law --as-of 2020-07-15 --country US
    """
    from onward.law.law import load
    from onward.reports.listings.law import laws

    if ctx.invoked_subcommand is not None:
        if as_of or country or out != groups.Table():
            raise Refused(
                "options of `law show` are written after it: onward law show ID --as-of DAY"
            )
        return
    out.print(laws(load(), day_of(as_of), _place(country)))


@app.command()
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An instrument: eu-us-dpf.", autocompletion=options.offer_instruments
        ),
    ],
    as_of: options.AsOf = None,
    output: options.Output = None,
    color: options.Colors = options.Color.AUTO,
) -> None:
    """Describe one instrument.

    Its act and days, what ended it, its conditions, and what has not been verified.

    Example: onward law show eu-us-privacy-shield
    """
    from onward.law.law import load
    from onward.output.formats import Options
    from onward.output.sheets import render
    from onward.reports.listings.instrument import instrument

    path = target(output, None, TEXT).path
    law = load()
    if name not in law.instruments:
        raise Refused(not_known(name, law))
    sheet = instrument(law, law.instrument(name), day_of(as_of))
    emit(render(sheet, Options(color=colored(color, path), width=columns())), path)


def not_known(name: str, law: "Law") -> str:
    """That there is no such instrument, and which were meant."""
    from onward.schema.files import as_spelled
    from onward.schema.wording import slip_of
    from onward.terms.guess import did_you_mean

    known = law.instruments
    said = as_spelled(name)
    called = [each.id for each in known.values() if said in each.aliases]
    within = [each for each in known if name and said in each]
    meant = list(dict.fromkeys([*called, *(within if len(within) <= 6 else ())]))
    guess = did_you_mean(name, known)
    meant = meant or ([guess] if guess and slip_of(said, guess) else [])
    hint = f"did you mean {' or '.join(meant)}?" if meant else "`onward law` lists them"
    return f"no instrument is called {name!r}; {hint}"


def _place(said: str | None) -> str | None:
    """The code of a country or organisation as the law data has it. Raises Refused."""
    from onward.terms.meaning import place_meaning
    from onward.terms.place import PlaceKind, country_of, resolve

    if said is None or resolve(said).kind in (
        PlaceKind.COUNTRY,
        PlaceKind.ORGANISATION,
        PlaceKind.TERRITORY,
    ):
        return said
    meaning = place_meaning(said)
    meant = {country_of(each) for each in (said, *meaning.either, *meaning.every)} - {None}
    hint = f"did you mean {meant.pop()}?" if len(meant) == 1 else "write its two-letter code, US"
    raise Refused(f"--country: {said!r} is not a country; {hint}")
