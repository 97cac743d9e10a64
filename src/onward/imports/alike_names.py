"""Whether a vendor of a list is one that is recorded: sure, doubtful, or another."""

from collections.abc import Iterable, Mapping, Sequence

from onward.catalogue.names import meant
from onward.terms.company import brand_keys, name_key, same_company, without_bracket, without_form


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


class Names:
    """Names by the id of whose they are, found by what they share with the names of a list."""

    def __init__(self, recorded: Mapping[str, Sequence[str]]) -> None:
        self._recorded = recorded
        self._order = {id_: number for number, id_ in enumerate(recorded)}
        self._exact: dict[str, list[str]] = {}
        self._brands: dict[str, list[str]] = {}
        self._catalogue: dict[str, list[str]] = {}
        self._words: dict[str, list[str]] = {}
        for id_, names in recorded.items():
            for exact in {name_key(each) for each in names} - {""}:
                self._exact.setdefault(exact, []).append(id_)
            for brand in _brands(names):
                self._brands.setdefault(brand, []).append(id_)
            for vendor in _of_catalogue(names):
                self._catalogue.setdefault(vendor, []).append(id_)
            for word in {word for each in names for word in _words(each)}:
                self._words.setdefault(word, []).append(id_)
        self._rarest: dict[str, list[str]] = {}
        for id_, names in recorded.items():
            for word in {self._rarest_of(_words(each)) for each in names} - {""}:
                self._rarest.setdefault(word, []).append(id_)

    def of(self, id_: str) -> Sequence[str]:
        """All names of one."""
        return self._recorded[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._recorded

    def _rarest_of(self, words: Iterable[str]) -> str:
        """Of these words the one that the fewest have; empty where there is none."""
        return min(words, key=lambda word: (len(self._words.get(word, ())), word), default="")

    def _found(self, index: Mapping[str, Sequence[str]], keys: Iterable[str]) -> list[str]:
        """The ids under any of these keys, in the order of the records."""
        found = {id_ for key in keys for id_ in index.get(key, ())}
        return sorted(found, key=self._order.__getitem__)

    def exactly(self, names: Iterable[str]) -> list[str]:
        """Those with one of these names but for spelling."""
        return self._found(self._exact, map(name_key, names))

    def by_brand(self, names: Iterable[str]) -> list[str]:
        """Those with one of these names but for its legal form or an alias in brackets."""
        return self._found(self._brands, _brands(names))

    def alike(self, names: Sequence[str]) -> list[str]:
        """Those that may have one of these names (`alike`)."""
        near = {*self.by_brand(names), *self._found(self._catalogue, _of_catalogue(names))}
        for own in map(_words, names):
            near |= {*self._words.get(self._rarest_of(own), ())}
            near |= {id_ for word in own for id_ in self._rarest.get(word, ())}
        return [
            id_
            for id_ in sorted(near, key=self._order.__getitem__)
            if any(alike(names, each) for each in self._recorded[id_])
        ]

    def matches(self, names: Sequence[str]) -> list[str]:
        """Those that are this vendor, the surest way that finds any.

        By a name but for spelling; by a name but for its legal form or an alias in brackets; as the
        catalogue spells one vendor. A name that differs otherwise is another company.
        """
        exact = self.exactly(names)
        if exact:
            return exact
        near = self.by_brand(names)
        sure = [
            id_
            for id_ in near
            if any(
                same_company(one, each) is not False
                for one in names
                for each in self._recorded[id_]
            )
        ]
        return sure or near or self._found(self._catalogue, _of_catalogue(names))


def _brands(names: Iterable[str]) -> set[str]:
    return {key for each in names for key in brand_keys(each)}
