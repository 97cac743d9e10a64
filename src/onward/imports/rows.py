"""A document becomes vendors: its tables and lists row by row, every cell with its account."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onward.imports import cells, names, places
from onward.imports.columns import Decided, Field, decide, meaning
from onward.imports.document import Block, Cell, Document, Row, Sort
from onward.imports.entry import PLAIN, Account, Entry, Fate, Kind, Known
from onward.imports.facts import unread
from onward.imports.parts import UNKNOWN
from onward.imports.reasons import SAY
from onward.imports.vendors import Vendors
from onward.imports.words import holds
from onward.terms.company import is_name


class Choices(NamedTuple):
    """What a user decided of a list."""

    columns: Decided
    same: Mapping[str, str]
    """By a name, the id of its record, `new`, or `split` for `A / B`."""
    blocks: frozenset[str] = frozenset()
    """Names of the tables to read; empty: those that list vendors."""
    activity: str = ""
    """The id of the activity that every service serves."""


UNDECIDED = Choices({}, {})


@dataclass(slots=True)
class Reading:
    """A document read: its vendors, and the account of every cell."""

    document: Document
    entries: list[Entry]
    accounts: list[Account]
    columns: dict[str, Field]
    """By heading, what was read from its column."""
    open_columns: tuple[str, ...] = ()
    """Headings whose meaning is to be said."""

    @property
    def headed(self) -> bool:
        """Whether it has a table of vendors, be it an empty one."""
        return any(fate.kind is Kind.HEADING for each in self.accounts for fate in each.fates)


def entries(document: Document, known: Known = PLAIN, choices: Choices = UNDECIDED) -> Reading:
    """Every vendor of a document, in the order of its rows."""
    return _Reader(document, known, choices).reading()


class _Reader:
    def __init__(self, document: Document, known: Known, choices: Choices) -> None:
        self.document = document
        self.choices = choices
        self.vendors = Vendors(known, choices.same, choices.activity)
        self.accounts: list[Account] = []
        self.columns: dict[str, Field] = {}
        self.open: dict[str, None] = {}

    def reading(self) -> Reading:
        for block in self.document.blocks:
            reason = self._not_read(block)
            if reason:
                self._aside(block.rows, reason, asked=bool(self.choices.blocks))
            elif block.sort is Sort.TABLE:
                self._table(block)
            else:
                self._list(block)
        self.vendors.doubts()
        return Reading(
            self.document, self.vendors.entries, self.accounts, self.columns, tuple(self.open)
        )

    # --- which blocks ---------------------------------------------------------------------

    def _not_read(self, block: Block) -> str:
        if self.choices.blocks == {"all"}:
            return ""
        if self.choices.blocks:
            return "" if block.name in self.choices.blocks else SAY("not-asked")
        if block.aside:
            return SAY("menu", tag=block.aside)
        if block.sort is Sort.LIST and not _vendors_in(block) and not self._vertical(block.rows):
            return SAY("no-list", name=block.name or "all")
        return ""

    def _aside(self, rows: Sequence[Row], reason: str, *, asked: bool = False) -> None:
        kind = Kind.ASIDE if asked else Kind.UNREAD
        for row in rows:
            for cell in row:
                self._account(cell, "").fates.append(Fate(kind, reason))

    def _account(self, cell: Cell, heading: str) -> Account:
        account = Account(cell, heading)
        self.accounts.append(account)
        return account

    # --- tables ---------------------------------------------------------------------------

    def _table(self, block: Block) -> None:
        found = self._headings(block)
        if found is None:
            if self._vertical(block.rows):
                self._upright(block)
            else:
                self._aside(block.rows, _why_no_list(block))
            return
        start, fields = found
        self._aside(block.rows[:start], SAY("above-headings"))
        heads = block.rows[start]
        if _about_cookies(heads):
            self._aside(block.rows[start:], SAY("cookies"))
            return
        for cell, meant in zip(heads, fields, strict=True):
            account = self._account(cell, cell.text)
            self._head(account, meant)
        for row in block.rows[start + 1 :]:
            self._row(block, heads, fields, row)

    def _head(self, account: Account, meant: Field | None) -> None:
        text = account.cell.text
        if not text:
            account.fates.append(Fate(Kind.ASIDE, SAY("empty")))
        elif meant is None:
            account.fates.append(Fate(Kind.UNREAD, SAY("no-field", heading=text)))
        else:
            self.columns[text] = meant
            account.fates.append(Fate(Kind.HEADING, meant.value))
            if meant is Field.LOCATION:
                self.open[text] = None

    def _headings(self, block: Block) -> tuple[int, list[Field | None]] | None:
        """The row of the headings and the field of each column; None where none names vendors."""
        for number, row in enumerate(block.rows[:15]):
            texts = [cell.text for cell in row]
            fields = decide(texts, {**block.columns, **self.choices.columns})
            known = [each for each in fields if each is not None]
            if Field.VENDOR not in known:
                continue
            said = sum(1 for each in texts if each)
            if len(known) > 1 or said == 1 or len(known) * 2 > said:
                return number, fields
        return None

    def _vertical(self, rows: Sequence[Row]) -> bool:
        """Whether the first cell of each row is a heading: a table turned on its side."""
        pairs = [row for row in rows if len(row) > 1]
        if len(pairs) < 2 or len(pairs) * 2 < len(rows):
            return False
        known = [meaning(row[0].text) for row in pairs]
        return len({each for each in known if each}) > 1 and known.count(None) * 2 < len(known)

    def _upright(self, block: Block) -> None:
        """A table whose headings stand in its first column: each further column is a vendor."""
        rows = [row for row in block.rows if row]
        fields = decide([row[0].text for row in rows], self.choices.columns)
        for row, meant in zip(rows, fields, strict=True):
            self._head(self._account(row[0], row[0].text), meant)
        blank = Cell("", rows[0][0].spot)
        for column in range(1, max(map(len, rows))):
            cells = tuple(row[column] if column < len(row) else blank for row in rows)
            heads = tuple(row[0] for row in rows)
            real = [each for each in cells if each is not blank]
            if Field.VENDOR in fields:
                self._vendor_row(block, heads, fields, cells, absent=blank)
            elif block.heading and not _vendors_in(block) and column == 1:
                title = Cell(block.heading, rows[0][0].spot._replace(column=0))
                self._vendor_row(
                    block,
                    (Cell("", title.spot), *heads),
                    [Field.VENDOR, *fields],
                    (title, *cells),
                    absent=blank,
                    silent=title,
                )
            else:
                self._aside([tuple(real)], SAY("no-vendor-in-table"))

    def _row(self, block: Block, heads: Row, fields: Sequence[Field | None], row: Row) -> None:
        """One row of a table: the vendor in it, or why there is none."""
        if not any(cell.text for cell in row):
            self._aside([row], SAY("empty"), asked=True)
            return
        position = fields.index(Field.VENDOR)
        extra = row[len(heads) :]
        for cell in extra:
            reason = SAY("too-many") if cell.text else SAY("empty")
            kind = Kind.UNREAD if cell.text else Kind.ASIDE
            self._account(cell, "").fates.append(Fate(kind, reason))
        whole = row[: len(heads)]
        said = [cell for cell in whole if cell.text and not cell.repeated]
        vendor = whole[position] if position < len(whole) else None
        if vendor is None or not vendor.text:
            alone = len(said) == 1 and len(heads) > 2
            self._aside([whole], SAY("one-cell") if alone else SAY("no-vendor-in-row"))
        elif len(said) == 1 and len(heads) > 2 and _vendors_in_text(vendor.text):
            self._aside([whole], SAY("heading-within"))
        elif [cell.text for cell in whole] == [cell.text for cell in heads]:
            self._aside([whole], SAY("headings-again"), asked=True)
        else:
            self._vendor_row(block, heads[: len(whole)], fields[: len(whole)], whole)

    # --- one row on a vendor --------------------------------------------------------------

    def _vendor_row(
        self,
        block: Block,
        heads: Row,
        fields: Sequence[Field | None],
        row: Row,
        absent: Cell | None = None,
        silent: Cell | None = None,
    ) -> None:
        accounts: dict[int, Account] = {}
        for number, (head, cell) in enumerate(zip(heads, row, strict=True)):
            account = Account(cell, head.text)
            accounts[number] = account
            if cell is not absent and cell is not silent:
                self.accounts.append(account)
        position = list(fields).index(Field.VENDOR)
        vendor = accounts[position]
        named, left = names.vendors(vendor.cell.text)
        named, left = self.vendors.split(named, left)
        for each in left:
            vendor.fates.append(Fate(Kind.UNREAD, each.reason, each.part))
        named = [each for each in named if is_name(each.name)]
        if not named:
            vendor.fates.append(Fate(Kind.UNREAD, SAY("no-vendor")))
            for number, account in accounts.items():
                if number != position:
                    account.fates.append(Fate(Kind.UNREAD, SAY("row-no-vendor")))
            return
        for one in named:
            entry = self.vendors.entry(one, vendor)
            service = self.vendors.service(entry, fields)
            self.vendors.context(entry, service, block, fields, vendor)
            for number, meant in enumerate(fields):
                if number != position:
                    self.vendors.fact(entry, service, meant, accounts[number])

    # --- lists ----------------------------------------------------------------------------

    def _list(self, block: Block) -> None:
        pairs = [_pair(cell) for row in block.rows for cell in row]
        known = {meaning(pair[0].text) for pair in pairs if pair} - {None}
        if len(known) > 1 and all(pairs) and not _vendors_in(block):
            rows = tuple(pair for pair in pairs if pair)
            self._upright(replace(block, rows=rows))
            return
        for row in block.rows:
            self._item(block, row)

    def _item(self, block: Block, row: Row) -> None:
        """An item of a list: the vendor first, then what is said of it, then the items below it."""
        first = self._account(row[0], "")
        name, rest = _name_and_rest(row[0].text)
        named, left = names.vendors(name)
        named, left = self.vendors.split(named, left)
        long = len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS
        if long or len(named) != 1 or not is_name(named[0].name):
            first.fates.append(Fate(Kind.UNREAD, SAY("no-one-vendor")))
            self._aside([row[1:]], SAY("below"))
            return
        first.fates += list(unread(left))
        entry = self.vendors.entry(named[0], first)
        service = entry.service()
        fields = (
            [Field.LOCATION] if any(_classified(each) is Field.LOCATION for each in rest) else []
        )
        for cell in row[1:]:
            pair = _pair(cell)
            fields += [meaning(pair[0].text) or Field.PURPOSE] if pair else [_classified(cell.text)]
        self.vendors.context(entry, service, block, fields, first)
        for part in rest:
            self.vendors.said(entry, service, _classified(part), first, part)
        for cell in row[1:]:
            account = self._account(cell, "")
            pair = _pair(cell)
            field = meaning(pair[0].text) if pair else _classified(cell.text)
            if pair and field is not None:
                account.heading = pair[0].text
                self.vendors.fact(entry, service, field, Account(pair[1], "", account.fates))
            else:
                self.vendors.said(entry, service, _classified(cell.text), account, cell.text)


_LONGEST_NAME = 80
_MOST_WORDS = 9
_PARTS = re.compile(r"\s+[–—|-]\s+|:\s+|\n")


def _pair(cell: Cell) -> tuple[Cell, Cell] | None:
    """`Location: Germany` as a heading and what it says; None where it is no such pair."""
    name, colon, rest = cell.text.partition(":")
    if not colon or not rest.strip() or len(name) > 40 or rest.startswith("//"):
        return None
    known = meaning(name) is not None
    return (cell._replace(text=name.strip()), cell._replace(text=rest.strip())) if known else None


def _name_and_rest(text: str) -> tuple[str, list[str]]:
    """The name at the beginning of an item, and what follows it, part by part."""
    parts = [each.strip() for each in _PARTS.split(text) if each.strip()]
    if not parts:
        return "", []
    if len(parts) == 1 and len(names.by_commas(parts[0])) == 1:
        pieces = names.pieces(parts[0])
        return pieces[0], pieces[1:]
    return parts[0], [each for part in parts[1:] for each in _purpose_and_place(part)]


def _purpose_and_place(part: str) -> list[str]:
    """`analytics, Germany`: what is done, and where."""
    *first, last = names.pieces(part)
    apart = first and _classified(part) is not Field.LOCATION
    return [", ".join(first), last] if apart and _classified(last) is Field.LOCATION else [part]


def _classified(text: str) -> Field:
    """What a part of an item is: a place, a mechanism, else what the vendor does."""
    where, left = places.places(text)
    if where and not left and all(each.place != UNKNOWN for each in where):
        return Field.LOCATION
    tools, left = cells.mechanisms(text)
    return Field.MECHANISM if tools and not left else Field.PURPOSE


def _vendors_in(block: Block) -> bool:
    """Whether the heading or the sentence above a block says that it lists vendors."""
    return _vendors_in_text(f"{block.heading} {block.above}")


def _vendors_in_text(text: str) -> bool:
    return holds(text, "processors") or holds(text, "recipients")


def _about_cookies(heads: Row) -> bool:
    return any(holds(cell.text, "cookies") for cell in heads) and not any(
        holds(cell.text, "processors") for cell in heads
    )


def _why_no_list(block: Block) -> str:
    first = " ".join(cell.text for row in block.rows[:1] for cell in row)
    if holds(f"{block.heading} {first}", "cookies"):
        return SAY("cookies")
    return SAY("no-vendor-column")
