"""Under which regimes a party is on a day, as it says or as its country says."""

from datetime import date

from onward.inventory.organisation import Organisation
from onward.law.book import Book


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
