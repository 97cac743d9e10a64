"""What a shell offers where a name is asked for; each list is read when it is asked for."""

from collections.abc import Iterable, Iterator

Offered = Iterator[tuple[str, str]]
"""Names, each with a few words on it."""


def rules(incomplete: str) -> Offered:
    """Rules and families, behind the last comma."""
    from onward.rules.engine.catalogue import FAMILIES, catalogue

    before, comma, begun = incomplete.rpartition(",")
    families = ((name, "a family of rules") for name in FAMILIES)
    each = ((name, rule.family) for name, rule in catalogue().items())
    for name, about in _beginning(begun, (*families, *each)):
        yield f"{before}{comma}{name}", about


def pages(incomplete: str) -> Offered:
    """Everything that has a page."""
    from onward.rules.engine.catalogue import catalogue

    yield from _beginning(incomplete, ((each, rule.family) for each, rule in catalogue().items()))


def instruments(incomplete: str) -> Offered:
    """The instruments of the law data."""
    from onward.law.law import load

    yield from _beginning(
        incomplete, ((name, row.name) for name, row in load().instruments.items())
    )


def instrument_and_day(incomplete: str) -> Offered:
    """The same, with the sign behind which a day is written."""
    for name, about in instruments(incomplete):
        yield f"{name}=", about


def schemas(incomplete: str) -> Offered:
    """The kinds of record, and the verbs that print JSON."""
    from onward.schema.files import KINDS, PRINTED

    records = ((kind, "a record") for kind in KINDS)
    yield from _beginning(incomplete, (*records, *((verb, "JSON printed") for verb in PRINTED)))


def words(incomplete: str) -> Offered:
    """The lists of words, and the providers of regions."""
    from onward.reports.listings.vocabulary import KINDS
    from onward.terms.region import providers

    lists = ((kind, "a list of words") for kind in KINDS)
    yield from _beginning(incomplete, (*lists, *((each, "regions") for each in providers())))


def _beginning(begun: str, names: Iterable[tuple[str, str]]) -> Offered:
    return ((name, about) for name, about in names if name.startswith(begun))
