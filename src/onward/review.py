"""The way of a comparison: two inputs to two sides, and what differs between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onward.diagnostic import Diagnostic, Place, Verdict
from onward.diff.change import Change, Comparison, How, Sense
from onward.diff.compare import compare
from onward.diff.gate import gate
from onward.diff.rename import renamed, renames
from onward.diff.side import Side
from onward.inventory.records import Inventory
from onward.law.book import Book
from onward.source.text import Folder, Source
from onward.workflow import Hashes, Memory, Order, Read, case_of, findings, located, read, verdict


def revisions(
    base: Sequence[Folder],
    head: Sequence[Folder],
    names: tuple[str, str],
    book: Book,
    asked: Order,
    hashes: Hashes | None = None,
) -> Comparison:
    """Two revisions of the same inventories, judged on one day by one book.

    `hashes` are those of the documents of the first side, where they lie elsewhere.
    """
    asked_before = replace(asked, hashes=hashes) if hashes else asked
    memory: Memory = {}
    after = [read(folder, memory) for folder in head]
    before = [read(folder, memory) for folder in base]
    pairs = _matched(before, after)
    moved: list[Change] = []
    sides: list[tuple[Side | None, Side | None]] = []
    for was, now in pairs:
        old = was.inventory if was else None
        new = now.inventory if now else None
        if now is not None and new is None:
            continue
        if old is not None and new is not None:
            old, changes = _under_new_ids(old, new)
            moved.extend(changes)
        sides.append((_side(old, book, asked_before), _side(new, book, asked)))
    return compare(
        sides,
        *names,
        renames=moved,
        faults=_faults(after),
        base_faults=_faults(before),
    )


def days(inventories: Iterable[Inventory], book: Book, before: Order, after: Order) -> Comparison:
    """The same records on two days."""
    sides = [(_side(each, book, before), _side(each, book, after)) for each in inventories]
    return compare(sides, f"as of {before.day}", f"as of {after.day}")


def futures(
    inventories: Iterable[Inventory],
    book: Book,
    future: Book,
    asked: Order,
    name: str,
) -> Comparison:
    """The same records on one day, by the law as it is and by a law that might come."""
    sides = [(_side(each, book, asked), _side(each, future, asked)) for each in inventories]
    return compare(sides, f"the law as it is, as of {asked.day}", name)


def _side(inventory: Inventory | None, book: Book, asked: Order) -> Side | None:
    if inventory is None:
        return None
    case = case_of(inventory, book, asked)
    open_, _ = findings(case, asked)
    return Side(inventory, case.footings, book, open_)


def _matched(
    before: Iterable[Read], after: Iterable[Read]
) -> list[tuple[Read | None, Read | None]]:
    """Inventories by their id, else by their path; one that is left on each side is the same."""
    olds = {each.id: each for each in before}
    pairs: list[tuple[Read | None, Read | None]] = []
    late: list[Read] = []
    for now in after:
        if now.id in olds:
            pairs.append((olds.pop(now.id), now))
        else:
            late.append(now)
    by_path = {each.folder.path: each for each in olds.values()}
    alone = len(late) == 1 and len(by_path) == 1
    for now in late:
        same = by_path.pop(now.folder.path, None)
        if same is None and alone:
            same = by_path.popitem()[1]
        pairs.append((same, now))
    pairs.extend((was, None) for was in by_path.values())
    return pairs


def _under_new_ids(old: Inventory, new: Inventory) -> tuple[Inventory, list[Change]]:
    """The old inventory under the ids of the new one, and the changes of name that this is."""
    ids = renames(old, new)
    changes = [_renaming(was, now, new) for was, now in sorted(ids.items())]
    return replace(renamed(old, ids), id=new.id), changes


def _renaming(was: str, now: str, new: Inventory) -> Change:
    vendor = new.vendors[now]
    return Change(
        inventory=new.id,
        party=now,
        name=vendor.name if isinstance(vendor.name, str) else now,
        aspect="id",
        how=How.CHANGED,
        sense=Sense.NEUTRAL,
        before=was,
        after=now,
        at=Place(vendor.origin),
    )


def _faults(side: Iterable[Read]) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for each in side:
        if each.inventory is None:
            sources: Mapping[str, Source] = {one.path: one for one in each.folder.sources}
            found.extend(located(each.faults, sources))
    return tuple(found)


def introduced(
    base: Sequence[Folder],
    head: Sequence[Folder],
    book: Book,
    asked: Order,
    hashes: Hashes | None = None,
) -> Verdict:
    """What the second side introduces or makes worse: both are judged on one day by one book."""
    whole = verdict(head, book, asked)
    compared = revisions(base, head, ("base", "head"), book, asked, hashes)
    waived = {(each.inventory, each.subject) for each in whole.waived}
    judged = {each.id for each in whole.inventories if each.judged}
    faults = [each for each in whole.open if each.inventory not in judged]
    partly = [folder for folder in head if folder.shown]
    hidden = {source.path for folder in partly for source in folder.sources}
    hidden -= {path for folder in partly for path in folder.shown}
    came = [each for each in gate(compared, book, waived) if each.at.path not in hidden]
    told = located(came, whole.sources)
    return replace(whole, open=(*faults, *told), standing=len(compared.findings.unchanged))
