"""Faults that have one cause in all likelihood: one leads, the others are shown beside it."""

from collections.abc import Collection, Mapping, Sequence

from onward.schema.fault import Fault, Steps


def joined(
    faults: Sequence[Fault], empty: Collection[Steps], followed: Mapping[Steps, Steps]
) -> list[Fault]:
    """The faults, those of one list joined, and a key without a value joined to what follows it.

    `empty` are the places where nothing is written: what should stand there often stands beside it,
    in the object or the list around, because a line lost its indentation. `followed` tells of keys
    that an object has not which key they follow: a value cut in two makes a value and a key.
    """
    kept: list[Fault] = []
    for fault in faults:
        near = (
            at
            for at, other in enumerate(kept)
            if _in_one_list(other, fault)
            or _out_of_place(other, fault, empty)
            or _cut_in_two(fault, other, followed)
            or _cut_in_two(other, fault, followed)
        )
        place = next(near, None)
        if place is None:
            kept.append(fault)
        else:
            kept[place] = _beside(kept[place], fault, empty)
    return kept


def _in_one_list(one: Fault, other: Fault) -> bool:
    item = bool(one.steps) and isinstance(one.steps[-1], int)
    return item and bool(other.steps) and one.steps[:-1] == other.steps[:-1]


def _cut_in_two(key: Fault, value: Fault, followed: Mapping[Steps, Steps]) -> bool:
    return key.rule == "schema-unknown-key" and followed.get(key.steps) == value.steps


def _out_of_place(one: Fault, other: Fault, empty: Collection[Steps]) -> bool:
    if one.steps not in empty and other.steps not in empty:
        return False
    hollow, full = (one, other) if one.steps in empty else (other, one)
    around = hollow.steps[:-1]
    return _holds(around, full.steps) or (bool(around) and _holds(around[:-1], full.steps))


def _holds(around: Steps, steps: Steps) -> bool:
    """Whether the steps lead to a part of what lies at `around`, not deeper."""
    return len(steps) == len(around) + 1 and steps[: len(around)] == around


def _beside(lead: Fault, fault: Fault, empty: Collection[Steps]) -> Fault:
    if lead.steps in empty and fault.steps not in empty:
        lead, fault = fault, lead
    return lead._replace(related=(*lead.related, (fault.message, fault.steps), *fault.related))
