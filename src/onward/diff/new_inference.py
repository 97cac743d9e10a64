"""Inference that comes with a change does not lower what is reported of the change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from onward.diagnostic import Diagnostic
from onward.inventory.evidence import WEAK, Known
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory
from onward.inventory.vendor import Evidence, Vendor
from onward.wording.texts import Section

SAY = Section("onward.diff", "worsened-status")


T = TypeVar("T", Organisation, Vendor, Activity)


def without_new_inference(old: Inventory | None, new: Inventory) -> Inventory:
    """The inventory without evidence that is only inferred, or of the catalogue, for facts that
    were known better, or not at all, before the change; itself where there is none.
    """
    ours = new.organisation
    found = replace(
        new,
        organisation=_firm(old.organisation if old else None, ours),
        vendors=_all(old.vendors if old else {}, new.vendors),
        activities=_all(old.activities if old else {}, new.activities),
    )
    return new if found == new else found


def _all(old: Mapping[str, T], new: Mapping[str, T]) -> Mapping[str, T]:
    return {id_: _firm(old.get(id_), each) for id_, each in new.items()}


def _firm(old: T | None, new: T) -> T:
    if old is not None and old.evidence == new.evidence:
        return new
    pieces = tuple(_kept(new.evidence, old.evidence if old else ()))
    return new if pieces == new.evidence else replace(new, evidence=pieces)


def _kept(new: Iterable[Evidence], old: tuple[Evidence, ...]) -> Iterator[Evidence]:
    known = Known(old)
    weak = [route for each in old for route in each.supports if known.of(route) <= WEAK]
    for piece in new:
        if piece.how not in WEAK:
            yield piece
            continue
        routes = {each for each in piece.supports if (of := known.of(each)) and of <= WEAK}
        routes |= {each for each in weak for whole in piece.supports if _within(each, whole)}
        if routes:
            yield replace(piece, supports=tuple(sorted(routes)))


def _within(route: str, whole: str) -> bool:
    return f"{route}/".startswith(f"{whole.rstrip('/')}/")


def unlowered(found: Iterable[Diagnostic], without: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Of the findings made without that evidence those that are reported less grave with it."""
    with_it = {each.fingerprint: each.severity.rank for each in found}
    return tuple(
        replace(each, message=SAY("unlowered", message=each.message))
        for each in without
        if each.severity.rank < with_it.get(each.fingerprint, 0)
    )
