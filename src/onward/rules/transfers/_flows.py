"""Which flows may be spoken of, and how their parties, places and destinations are called."""

import re
from collections.abc import Iterator

from onward.diagnostic import Place
from onward.inventory.vendor import Location
from onward.law.book import Book
from onward.rules._case import Case, Group, groups
from onward.terms.place import name_of
from onward.transfers.flow import Flow, Kind, Party
from onward.transfers.footing import Code, Judgment
from onward.transfers.party import UNNAMED
from onward.transfers.place import code_of, country

ARTICLED = re.compile(
    r"^(United |Isle |Holy See|Republic |European |Netherlands|Philippines|Bahamas|Gambia|Maldives"
    r"|Seychelles|Comoros|British |Central African|Democratic |Dominican Rep)"
    r"|(Islands|Republic|Territor(y|ies)|Netherlands)$"
)
"""English names that take an article."""


def nameless(party: Party) -> bool:
    """Whether it is a record without a name: `unnamed-vendor` alone speaks of it."""
    return not party.named and party.id != UNNAMED


def speakable(flow: Flow) -> bool:
    """Whether both ends may be spoken of."""
    return not nameless(flow.importer) and not nameless(flow.exporter)


def settled(flow: Flow) -> bool:
    """Whether both ends may be spoken of and the country of the importer is known."""
    return speakable(flow) and isinstance(flow.country, str)


def settled_groups(
    case: Case, *codes: Code, kinds: tuple[Kind, ...] = tuple(Kind)
) -> Iterator[Group]:
    """The groups of these codes, without unnamed vendors and importers of unknown country."""
    return (each for each in groups(case, *codes, kinds=kinds) if settled(each.judgment.flow))


def named(code: str) -> str:
    """The name of a country, zone or organisation, for a sentence."""
    return name_of(code)


def the(code: str) -> str:
    """The name of a country within a sentence: `the United States`, `India`."""
    name = name_of(code)
    return f"the {name}" if ARTICLED.search(name) else name


def importer(flow: Flow) -> str:
    """The importer with its country: `Acme Mail (United States)`."""
    where = named(flow.country) if isinstance(flow.country, str) else "country unknown"
    return f"{flow.importer.name} ({where})"


def edge(flow: Flow) -> str:
    """The importer, and on a chain edge who passes the data on to it."""
    if flow.kind is Kind.CHAIN:
        return f"{flow.exporter.name} to {importer(flow)}"
    return importer(flow)


def way(judgment: Judgment) -> str:
    """The edge, and the choice of a customer that the judgment assumes, if it does."""
    said = edge(judgment.flow)
    return f"{said} if {judgment.option} is chosen" if judgment.option else said


def country_at(flow: Flow) -> Place:
    """Where the country of the importer is written."""
    at = flow.importer.at
    return at if flow.importer.id == UNNAMED else at._replace(route=f"{at.route}/country")


def spot(location: Location) -> str:
    """A place as the record has it, with its country: `aws:us-east-1 (United States)`."""
    code = country(location)
    written = location.place if isinstance(location.place, str) else "a place not known"
    if code is None:
        return written
    return the(code) if written == code else f"{written} ({named(code)})"


def outside(judgment: Judgment, book: Book) -> tuple[str, ...]:
    """The countries of the flow for which its ground must answer: outside, and not adequate."""
    flow, regime, day = judgment.flow, judgment.regime, judgment.day
    codes = (flow.country, *(code_of(place) for place in flow.further))
    return tuple(
        dict.fromkeys(
            code
            for code in codes
            if isinstance(code, str)
            and not book.inside(regime, code, day)
            and not book.adequacy(regime, code, day)
        )
    )


def plural(count: int, one: str) -> str:
    """`1 vendor`, `2 vendors`."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def listed(words: tuple[str, ...], shown: int = 6) -> str:
    """`A, B and C`; of a long list the first and how many more there are."""
    if len(words) > shown:
        words = (*words[: shown - 1], f"{len(words) - shown + 1} more")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
