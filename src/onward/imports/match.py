"""Whether a vendor of a list is one that is recorded: sure, doubtful, or another."""

from collections.abc import Iterable, Mapping, Sequence

from onward.catalogue.names import meant
from onward.terms.company import (
    brand_keys,
    name_key,
    same_company,
    without_bracket,
    without_form,
)


def alike(names: Sequence[str], other: str) -> bool:
    """Whether a name may be one of these: all words of the shorter are in the longer."""
    words = _words(other)
    for each in names:
        own = _words(each)
        small = min(own, words, key=len)
        if small and small <= own & words and any(len(word) > 3 for word in small):
            return True
        if brand_keys(each) & brand_keys(other):
            return True
    return bool(_of_catalogue(names) & _of_catalogue((other,)))


def _of_catalogue(names: Iterable[str]) -> set[str]:
    """The vendors of the catalogue that these names mean for sure."""
    return {found.ids[0] for found in map(meant, names) if found.sure}


def _words(name: str) -> set[str]:
    """The words of a name without its legal form and an alias in brackets."""
    return set(without_form(without_bracket(name)[0]))


def matches(names: tuple[str, ...], recorded: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The ids of the records that are this vendor, the surest way that finds any.

    By a name but for spelling; by a name but for its legal form or an alias in brackets; as the
    catalogue spells one vendor. A name that differs otherwise is another company.
    """
    wanted = {name_key(each) for each in names} - {""}
    exact = [id_ for id_, each in recorded.items() if wanted & set(map(name_key, each))]
    if exact:
        return exact
    brands = {key for each in names for key in brand_keys(each)}
    near = [
        id_
        for id_, each in recorded.items()
        if brands & {key for name in each for key in brand_keys(name)}
    ]
    sure = [
        id_
        for id_ in near
        if any(same_company(one, each) is not False for one in names for each in recorded[id_])
    ]
    if near:
        return sure or near
    known = _of_catalogue(names)
    return [id_ for id_, each in recorded.items() if known & _of_catalogue(each)]
