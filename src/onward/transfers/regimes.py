"""Under which regimes a party is on a day, as it says or as its country says."""

from datetime import date

from onward.inventory.organisation import Organisation
from onward.law.book import Book

LAWS = {"EU": "EU law", "UK": "UK law", "CH": "Swiss law"}
"""What the law of each regime is called."""


def law_of(regimes: tuple[str, ...]) -> str:
    """The law of one regime or several, by name: `EU law`, `EU and Swiss law`."""
    names = [LAWS[each].removesuffix(" law") for each in regimes]
    return f"{' and '.join([', '.join(names[:-1]), names[-1]]) if names[1:] else names[0]} law"


def of_the_day(regimes: tuple[str, ...], book: Book, day: date) -> tuple[str, ...]:
    """The regimes as they stood on the day: to 2020-12-31 the law of the UK was that of the EU."""
    british = book.regime_of("GB", day) or "UK"
    return tuple(dict.fromkeys(british if each == "UK" else each for each in regimes))


def regimes_of(organisation: Organisation, book: Book, day: date) -> tuple[str, ...] | None:
    """The regimes that we are under on the day: as set, else from our country; None: not known.

    A body of the Union exports by a law that the book does not hold, whatever it sets.
    """
    if isinstance(organisation.country, str) and book.other_law(organisation.country):
        return None
    if organisation.regimes is not None:
        return of_the_day(organisation.regimes, book, day)
    if not isinstance(organisation.country, str):
        return None
    found = book.regime_of(organisation.country, day)
    return None if found is None else (found,)
