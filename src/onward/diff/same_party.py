"""Whether two records are of one party: what they say decides, a likeness is only asked about."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from onward.inventory.organisation import Organisation
from onward.inventory.vendor import Vendor, company_number
from onward.terms.company import brand_key, brand_keys, name_key, same_company, without_bracket
from onward.terms.spelling import name_words

TYPO = 0.9
"""Two names that are that much alike are one, misspelt."""


def same_party(one: Vendor, other: Vendor) -> bool:
    """Whether two records under different ids are of one company, by what they say.

    A Legal Entity Identifier decides where both have one; so does a number in the register of
    companies of one country, where it is the same. Otherwise they are by a domain, by a name that
    one records of the other (`formerly`, `also_known_as`), by their legal names but for the legal
    form, and by any name where a legal name is not recorded. Two known names that differ otherwise
    are two companies, however alike the records are.
    """
    if isinstance(one.lei, str) and isinstance(other.lei, str):
        return one.lei == other.lei
    if company_number(one) and company_number(one) == company_number(other):
        return True
    if set(one.domains) & set(other.domains) or _says(one, other) or _says(other, one):
        return True
    if isinstance(one.legal_name, str) and isinstance(other.legal_name, str):
        return brand_key(one.legal_name) == brand_key(other.legal_name)
    return bool(_brands(one) & _brands(other))


def still_the_same(one: Vendor, other: Vendor) -> bool:
    """Whether a record that kept its id is still of the same company.

    It is not where it bears another name now, which is no other spelling, no longer or shorter
    form of it, and which no record explains.
    """
    if one.name == other.name or not isinstance(one.name, str) or not isinstance(other.name, str):
        return True
    return same_party(one, other) or spelled_otherwise(one.name, other.name)


def spelled_otherwise(one: str, other: str) -> bool:
    """Whether two names are one with a slip of the pen, in another order, or with words behind it.

    Words before it make another name: `Acme Cloud` is not `Cloud`, unless a record says so.
    """
    shorter, longer = sorted((name_words(one), name_words(other)), key=len)
    begun = longer[: len(shorter)] == shorter and any(len(word) > 3 for word in shorter)
    if begun or sorted(shorter) == sorted(longer):
        return True
    digits = [[each for each in said if each.isdigit()] for said in (one, other)]
    alike = SequenceMatcher(None, name_key(one), name_key(other)).ratio() >= TYPO
    return alike and digits[0] == digits[1]


def keys(vendor: Vendor) -> Iterator[tuple[str, ...]]:
    """What a record has in common with any other of the same company."""
    if isinstance(vendor.lei, str):
        yield ("lei", vendor.lei)
    if company_number(vendor):
        yield ("number", company_number(vendor))
    yield from (("domain", each) for each in vendor.domains)
    yield from (("name", each) for each in sorted(_brands(vendor)))


def party_key(name: str) -> str:
    """By which a customer, which has no id, is found again: its name but for form and alias."""
    return brand_key(without_bracket(name)[0]) or name


def nameless_key(vendor: Vendor) -> tuple[str, ...]:
    """By what a record without a known name can be met again: equal records have equal keys."""
    return ("services", str(vendor.country), *(each.id for each in vendor.services))


def nameless(vendor: Vendor) -> bool:
    """Whether no name of the company is known."""
    return not isinstance(vendor.name, str) and not isinstance(vendor.legal_name, str)


def likeness(vendor: Vendor) -> Iterator[tuple[str, ...]]:
    """What makes two companies look like one under a new name: asked about, never concluded."""
    yield ("id", vendor.id)
    for each in vendor.services:
        if isinstance(each.purpose, str):
            yield ("service", " ".join(name_words(each.purpose)), str(each.activities))


def _says(one: Vendor, other: Vendor) -> bool:
    """Whether one record names the other among its other names."""
    said = {brand_key(each) for each in (*one.formerly, *one.also_known_as)}
    own = (other.name, other.legal_name)
    return any(brand_key(each) in said - {""} for each in own if isinstance(each, str))


def _brands(vendor: Vendor) -> set[str]:
    said = (vendor.legal_name, vendor.name, *vendor.also_known_as, *vendor.formerly)
    return {key for each in said if isinstance(each, str) for key in brand_keys(each)}


def replaced(old: Vendor, new: Vendor) -> str:
    """The company that another took the place of in a record; empty where it is the same.

    A name that is spelled otherwise, or was not known, is none; nor is one with the same LEI,
    another name in the same country under the same domains, or a name that is among `formerly`
    where no other LEI speaks against it.
    """
    known = isinstance(old.lei, str) and isinstance(new.lei, str)
    if known and old.lei == new.lei:
        return ""
    if same_company(old.legal_name, new.legal_name) is not False:
        return ""
    was, now = str(old.legal_name), str(new.legal_name)
    if known:
        return was
    if brand_key(was) in {brand_key(each) for each in new.formerly}:
        return ""
    moved = isinstance(old.country, str) and old.country != new.country
    if moved:
        return was
    alike = SequenceMatcher(None, name_key(was), name_key(now)).ratio() >= TYPO
    return "" if alike or set(old.domains) & set(new.domains) else was


def other_than(old: Organisation, new: Organisation) -> str:
    """The organisation that another took the place of as ours; empty where it is the same.

    The legal names decide where both are known, else the names. It is the same under another
    spelling or legal form, and where the new record has the old name among `formerly`.
    """
    legal = isinstance(old.legal_name, str) and isinstance(new.legal_name, str)
    was, now = (each.legal_name if legal else each.name for each in (old, new))
    if not isinstance(was, str) or not isinstance(now, str):
        return ""
    ours = {key for each in (now, *new.formerly) for key in brand_keys(each)}
    alike = SequenceMatcher(None, name_key(was), name_key(now)).ratio() >= TYPO
    return "" if brand_keys(was) & ours or alike else was
