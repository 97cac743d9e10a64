"""Which records may be one company: by domain, by name, by a former name."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.records import Organisation, Vendor
from onward.rules._case import Case
from onward.rules.register._in_use import vendors
from onward.rules.register._open import called
from onward.terms.form import without_form

LONG = 6
"""Only in words of so many letters is one that differs a slip and no other name."""


class Sign(NamedTuple):
    """One thing by which a record may be recognised."""

    key: str
    """Equal for signs that are alike; its first letter tells the sort."""
    said: str
    """The domain or the name as it is recorded."""
    at: Place
    former: bool = False


class Bearer(NamedTuple):
    """A record that bears a sign."""

    record: Organisation | Vendor
    sign: Sign


def shared(case: Case) -> Iterator[list[Bearer]]:
    """The records, ourselves first, that share a sign: the surest signs come first."""
    found: dict[str, list[Bearer]] = {}
    records: tuple[Organisation | Vendor, ...] = (case.inventory.organisation, *vendors(case))
    for record in records:
        for sign in _signs(record):
            bearers = found.setdefault(sign.key, [])
            if not bearers or bearers[-1].record is not record:
                bearers.append(Bearer(record, sign))
    several = [(key, bearers) for key, bearers in found.items() if len(bearers) > 1]
    yield from (bearers for _, bearers in sorted(several, key=lambda pair: pair[0][0]))


def plain(name: str) -> str:
    """A name without legal form, spaces, accents and case; one of another script as it stands."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    if any(letter.isalpha() and not letter.isascii() for letter in letters):
        return name.casefold()
    return "".join(without_form(name))


def plain_names(record: Organisation | Vendor) -> frozenset[str]:
    """All names of a record, plain."""
    return frozenset(filter(None, (plain(name) for name, _, _ in _names(record))))


def _names(record: Organisation | Vendor) -> Iterator[tuple[str, str, bool]]:
    """Each name with its route, and whether it is one of former days."""
    for name, key in ((record.legal_name, "/legal_name"), (record.name, "/name")):
        if isinstance(name, str):
            yield name, key, False
    if isinstance(record, Vendor):
        yield from ((name, f"/also_known_as/{name}", False) for name in record.also_known_as)
        yield from ((name, f"/formerly/{name}", True) for name in record.formerly)


def _signs(record: Organisation | Vendor) -> Iterator[Sign]:
    """Domains, names, and names with a letter left out."""
    at = Place(record.origin)
    if isinstance(record, Vendor):
        for domain in record.domains:
            yield Sign(f"1{domain}", domain, at._replace(route=f"/domains/{domain}"))
    for name, route, former in _names(record):
        key = plain(name)
        if not key:
            continue
        place = at._replace(route=route)
        yield Sign(f"2{key}", name, place, former)
        for slip in _slips(name):
            yield Sign(f"3{slip}", name, place, former)


def _slips(name: str) -> Iterator[str]:
    """The name with one letter of a long word left out, never the first of the word.

    Two names share one of these if a letter was changed, left out, put in or swapped with its
    neighbour. Words with digits are numbers of a series, where one that differs is another thing.
    """
    words = without_form(name)
    if not name.isascii():
        return
    for index, word in enumerate(words):
        if len(word) < LONG or not word.isalpha():
            continue
        before, after = "".join(words[:index]), "".join(words[index + 1 :])
        yield f"{before}{word}{after}"
        for left_out in range(1, len(word)):
            yield f"{before}{word[:left_out]}{word[left_out + 1 :]}{after}"


def shown(bearer: Bearer, *, by_name: bool) -> str:
    """What to call a record: by the name that it shares, or by its own."""
    record = bearer.record
    name = bearer.sign.said if by_name else called(record.name, record.id)
    return f"we ourselves ({name})" if isinstance(record, Organisation) else name
