"""The vendors of a document, put together row by row: each fact where its vendor is."""

from collections.abc import Mapping, Sequence

from onward.imports import names, places
from onward.imports.columns import Field
from onward.imports.document import Block
from onward.imports.entry import Account, Entry, Fate, Kind, Known, Said, Service
from onward.imports.facts import At, facts, located
from onward.imports.names import Named
from onward.imports.parts import Left
from onward.imports.reasons import SAY
from onward.imports.shorter import Longer
from onward.imports.words import holds, key
from onward.terms.company import brand_keys, form_of, name_key, same_company


class Vendors:
    """The vendors met so far, and what their cells say."""

    def __init__(self, known: Known, same: Mapping[str, str], activity: str) -> None:
        """`same`: what was decided of names. `activity`: the one that every service serves."""
        self.entries: list[Entry] = []
        self._known = known
        self._activity = activity
        self._same = {key(name): word for name, word in same.items()}
        self._by_key: dict[str, Entry] = {}
        self._by_brand: dict[str, dict[str, Entry]] = {}

    def split(self, named: list[Named], left: list[Left]) -> tuple[list[Named], list[Left]]:
        """`A / B` as it was decided: two vendors, or the record of an id."""
        found: list[Named] = []
        for each in named:
            word = self._same.get(key(each.name))
            if word == "split":
                found += [names.vendors(part)[0][0] for part in names.split(each.name)]
            else:
                found.append(each)
            if word is not None:
                left = [one for one in left if one.part != each.name]
        return found, left

    def entry(self, named: Named, account: Account) -> Entry:
        """The entry of a vendor; rows whose names differ at most in a legal form are one."""
        entry = self._met(named)
        if entry is None:
            entry = Entry(f"e{len(self.entries) + 1}", named, account.cell)
            self.entries.append(entry)
            self._by_key.setdefault(key(named.name), entry)
            if form_of(named.name) and len(names.split(named.name)) == 1:
                entry.facts["legal_name"] = Said(named.name, account.cell)
        else:
            entry.named = _joined(entry.named, named)
        for name in (named.name, *named.also):
            for each in brand_keys(name):
                self._by_brand.setdefault(each, {})[entry.id] = entry
        account.fates.append(Fate(Kind.WRITTEN, "/name", named.name, entry.id))
        for address in account.cell.links:
            entry.links[address] = None
            account.fates.append(Fate(Kind.ASIDE, SAY("link"), address))
        for left in named.left:
            kind = Kind.ASIDE if left.reason == SAY("remark") else Kind.UNREAD
            account.fates.append(Fate(kind, left.reason, left.part))
        return entry

    @staticmethod
    def service(entry: Entry, fields: Sequence[Field | None]) -> Service:
        """The service of a row: a row that says nothing of one is about the vendor alone."""
        about = {Field.PURPOSE, Field.SERVICE, Field.PLACES, Field.LOCATION, Field.DATA}
        if not entry.services or about & set(fields):
            return entry.service()
        return entry.services[-1]

    def context(
        self,
        entry: Entry,
        service: Service,
        block: Block,
        fields: Sequence[Field | None],
        account: Account,
    ) -> None:
        """What is said around a row: of all of a list, or beside the name of its vendor."""
        cell = account.cell
        around = f"{block.heading} {block.above}"
        if Field.ROLE not in fields and holds(f"{around} {account.heading}", "processors"):
            entry.facts.setdefault("role", Said("processor", cell, inferred=True))
        if entry.named.place:
            where, _ = places.places(entry.named.place, entry.named.name)
            for each in where:
                located(service, each, cell, Field.LOCATION, inferred=True)
        elif not {Field.PLACES, Field.LOCATION, Field.COUNTRY} & set(fields):
            for text in (block.above, block.heading):
                place = places.in_sentence(text)
                if place is None:
                    continue
                where_ = places.Where(place, said=text[:80])
                if holds(text, "established") and ":" not in place and len(place) == 2:
                    entry.facts.setdefault(
                        "country", Said(place, cell, inferred=True, remark=_above(text))
                    )
                else:
                    stored = Field.PLACES if holds(text, "stored") else Field.LOCATION
                    located(service, where_, cell, stored, inferred=True)
                break
        if holds(around, "group"):
            entry.facts.setdefault("group", Said(value=True, cell=cell, inferred=True))
        if self._activity:
            service.facts["activities"] = Said([self._activity], cell)

    def fact(self, entry: Entry, service: Service, meant: Field | None, account: Account) -> None:
        """A cell of a column as facts, with its fate; None: the column has no meaning."""
        cell = account.cell
        text = cell.text
        if meant is None:
            if not any(each.kind is Kind.UNREAD for each in account.fates):
                reason = SAY("no-column") if text else SAY("empty")
                kind = Kind.UNREAD if text else Kind.ASIDE
                account.fates.append(Fate(kind, reason))
            return
        if not text and not cell.links:
            account.fates.append(Fate(Kind.ASIDE, SAY("empty")))
            return
        if meant in (Field.NUMBER, Field.ASIDE):
            why = SAY("number") if meant is Field.NUMBER else SAY("aside")
            account.fates.append(Fate(Kind.ASIDE, why))
            return
        for fate in facts(meant, At(entry, service, cell, self._known)):
            if fate not in account.fates:
                account.fates.append(fate)
        if not account.fates:
            account.fates.append(Fate(Kind.UNREAD, SAY("nothing-said")))

    def said(
        self, entry: Entry, service: Service, field: Field, account: Account, part: str
    ) -> None:
        """A part of a cell as a fact, with the part in its fate."""
        cell = account.cell._replace(text=part)
        for fate in facts(field, At(entry, service, cell, self._known)):
            account.fates.append(fate if fate.part else fate._replace(part=part))

    def doubts(self) -> None:
        """A vendor of one table may be one of an earlier table, under a shorter name."""
        earlier = Longer()
        for entry in self.entries:
            name = entry.named.name
            words = key(name).split()
            other = earlier.than(words, entry)
            if other is not None and key(name) not in self._same:
                entry.doubt = SAY("shorter", name=name, other=other.named.name)
            earlier.add(words, entry)

    def _met(self, named: Named) -> Entry | None:
        """The entry of an earlier row on the same vendor: by its name, or as it was decided."""
        decided = self._same.get(key(named.name), "")
        meant = self._by_key.get(key(decided)) if decided else None
        if meant is not None:
            return meant
        near = [
            each
            for name in brand_keys(named.name)
            for each in self._by_brand.get(name, {}).values()
            if same_company(each.named.name, named.name) is not False
        ]
        exact = [each for each in near if name_key(each.named.name) == name_key(named.name)]
        unique = {each.id: each for each in exact or near}
        return next(iter(unique.values())) if len(unique) == 1 else None


def _joined(one: Named, other: Named) -> Named:
    """Two rows on one vendor: the first name, and what either says beside it."""
    return one._replace(
        also=tuple(dict.fromkeys((*one.also, *other.also))),
        formerly=tuple(dict.fromkeys((*one.formerly, *other.formerly))),
        through=tuple(dict.fromkeys((*one.through, *other.through))),
        runs_on=tuple(dict.fromkeys((*one.runs_on, *other.runs_on))),
    )


def _above(text: str) -> str:
    return f"said above the list: {text[:80]}"
