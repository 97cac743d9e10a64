"""The errors of a validator as faults: one for each cause, the rest shown beside it."""

import re
from calendar import month_name
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, Final, NamedTuple

from onward.diagnostic import MOST_FAULTS, left_out
from onward.schema.fault import Steps, ValueFault
from onward.schema.files import owners
from onward.schema.wording import Refusal, dereferenced, phrase, quoted
from onward.wording.english import few

_MOVE: Final = "Correct it, move it to where it belongs, or begin it with `x-` to keep it unjudged."


_MOST_ITEMS: Final = 20
"""How many faulty items of one list, or unknown keys of one object, are shown."""
_MOST_KEYS: Final = 12
"""The size of an object of which all keys are listed where an unknown one is like none of them."""
_SAID_FOR: Final = {
    "announced": "notified",
    "dpa": "agreement",
    "contract": "agreement",
    "data_processing_agreement": "agreement",
    "processor_agreement": "agreement",
    "hosting": "locations",
    "region": "place",
    "regions": "locations",
    "legal_basis": "lawful_basis",
    "data_categories": "data",
    "data_subjects": "subjects",
    "safeguards": "mechanisms",
    "safeguard": "mechanisms",
    "grounds": "mechanisms",
    "transfer_mechanism": "mechanisms",
    "transfer_mechanisms": "mechanisms",
    "mechanism": "instrument",
    "subcontractors": "subprocessors",
    "tia": "assessment",
    "transfer_impact_assessment": "assessment",
    "hosting_region": "locations",
    "hosting_regions": "locations",
    "hosting_location": "locations",
    "server_location": "locations",
    "data_location": "locations",
    "data_residency": "locations",
    "processing_locations": "locations",
    "dpf": "certified",
    "scc": "mechanisms",
    "registration": "company_number",
    "registration_number": "company_number",
    "companies": "one_of",
    "entities": "one_of",
    "certifications": "certificates",
    "privacy_policy": "privacy_notice",
    "dpa_page": "agreement_page",
    "renewal_date": "renewal",
    "registration_country": "country",
    "headquarters": "country",
}
"""What people write for a key that they know by another name."""


class Error(NamedTuple):
    """One error of a validator: the keyword that failed, where, and its schema."""

    keyword: str
    steps: Steps
    value: object
    schema: Mapping[str, Any]


def gather(errors: Iterable[Error], kind: str) -> list[ValueFault]:
    """The faults behind the errors, in their order: one for each cause, the rest beside it."""
    keys: dict[Steps, Error] = {}
    values: dict[Steps, Error] = {}
    for error in errors:
        if error.keyword in ("required", "additionalProperties"):
            keys.setdefault(error.steps, error)
        elif error.steps not in values or error.keyword == "type":
            values[error.steps] = error
    shown, many, rest = _shown(keys, values)
    faults = [_keys(keys[steps], kind) for steps in shown if steps in keys]
    faults += [_value(values[steps], kind) for steps in shown if steps in values]
    empty = {error.steps for error in values.values() if error.value is None}
    found = joined(sorted(faults, key=_order), empty, dict(_followed(keys.values())))
    found = [_with_rest(fault, many) for fault in found]
    return [*found, ValueFault("schema-value", rest[0], left_out(len(rest)))] if rest else found


def _shown(
    keys: Collection[Steps], values: Collection[Steps]
) -> tuple[list[Steps], dict[Steps, list[Steps]], list[Steps]]:
    """The places to be worded; by list the items beyond the first ones; what is left out."""
    shown: list[Steps] = []
    rest: list[Steps] = []
    many: dict[Steps, list[Steps]] = {}
    count: dict[Steps, int] = {}
    for steps in sorted({*keys, *values}, key=_place):
        if steps and isinstance(steps[-1], int) and steps not in keys:
            count[steps[:-1]] = count.get(steps[:-1], 0) + 1
            if count[steps[:-1]] > _MOST_ITEMS:
                many.setdefault(steps[:-1], []).append(steps)
                continue
        (shown if len(shown) < MOST_FAULTS else rest).append(steps)
    return shown, many, rest


def _with_rest(fault: ValueFault, many: Mapping[Steps, Sequence[Steps]]) -> ValueFault:
    """The fault of a list, with the number of the items that are not shown."""
    more = [steps for _, steps in fault.related[_MOST_ITEMS:]]
    more += many.get(fault.steps[:-1], ()) if fault.steps else ()
    if not more:
        return fault
    related = (*fault.related[:_MOST_ITEMS], (f"{len(more)} more places", more[0]))
    return fault._replace(related=related)


def _followed(errors: Iterable[Error]) -> Iterator[tuple[Steps, Steps]]:
    """Each key of an object, and the key that it follows in the file."""
    for error in errors:
        held = list(error.value) if isinstance(error.value, Mapping) else []
        for before, key in pairwise(held):
            yield (*error.steps, key), (*error.steps, before)


def _order(fault: ValueFault) -> list[tuple[int, str]]:
    return _place(fault.steps)


def _place(steps: Steps) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in steps]


def _value(error: Error, kind: str) -> ValueFault:
    name = next((step for step in reversed(error.steps) if isinstance(step, str)), "record")
    item = bool(error.steps) and isinstance(error.steps[-1], int)
    schema = dict(error.schema)
    if "items" in schema:
        schema["items"] = dereferenced(kind, schema["items"])
    message, remedy = phrase(Refusal(kind, error.keyword, name, item, error.value, schema))
    day = schema.get("x-rule") == "schema-day" and isinstance(error.value, str | int)
    if day:
        message = _day(error.value, name)
    return ValueFault("schema-day" if day else "schema-value", error.steps, message, remedy)


def _day(value: object, name: str) -> str:
    begin = f"`{name}` is {quoted(value)}"
    parts = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", str(value), re.ASCII)
    if parts is None:
        return f"{begin}: write a day as year-month-day, such as `2021-03-02`"
    year, month, day = map(int, parts.groups())
    if not 1900 <= year <= 2099:
        return f"{begin}: a day must be in the years 1900 to 2099"
    if not 1 <= month <= 12:
        return f"{begin}, and no year has a month {parts[2]}"
    return f"{begin}, and {month_name[month]} {year} has no day {day}"


def _keys(error: Error, kind: str) -> ValueFault:
    """What is wrong with the keys of one object: those it has not, and those it lacks."""
    held = error.value if isinstance(error.value, Mapping) else {}
    title = str(error.schema["title"])
    known = error.schema.get("properties", {})
    patterns = [re.compile(pattern) for pattern in error.schema.get("patternProperties", {})]
    lacking = [key for key in error.schema.get("required", ()) if key not in held]
    extra = [key for key in held if key not in known and not any(p.search(key) for p in patterns)]
    if not extra:
        need = f"{title} needs {_few(lacking)}"
        return ValueFault("schema-missing-key", error.steps, need, f"Write {_few(lacking)}.")
    extra, unshown = extra[:_MOST_ITEMS], extra[_MOST_ITEMS:]
    free = [name for name in known if name not in held]
    meant = {key: _meant(key, free) for key in extra}
    extra.sort(key=lambda key: not meant[key])
    message = _unknown(title, extra[0], meant[extra[0]], kind)
    message += "".join(f"; nor {_nor(key, meant[key])}" for key in extra[1:8])
    lacking = [key for key in lacking if key not in meant.values()]
    if lacking:
        message += f"; {_few(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
    others = tuple(
        (f"{title} has no key {_nor(key, meant[key])}", (*error.steps, key)) for key in extra[1:]
    )
    remedy = _MOVE
    if not all(meant.values()) and len(known) <= _MOST_KEYS:
        remedy = (
            f"{title[0].upper()}{title[1:]} may have {few(map(quoted, known), _MOST_KEYS)}. {_MOVE}"
        )
    if unshown:
        others += ((f"{len(unshown)} more keys", (*error.steps, unshown[0])),)
    return ValueFault(
        "schema-unknown-key", (*error.steps, extra[0]), message, remedy, others, key=True
    )


def _unknown(title: str, key: str, meant: str | None, kind: str) -> str:
    if meant and key.startswith(f"{meant}:"):
        return f"{quoted(key)} needs a space after the colon: `{meant}: ...`"
    return f"{title} has no key {_nor(key, meant)}{'' if meant else _elsewhere(title, key, kind)}"


def _elsewhere(title: str, key: str, kind: str) -> str:
    """Which other objects of the record have that key: itself, as one or many, or by its name."""
    for meant in (key, f"{key}s", key.removesuffix("s"), _SAID_FOR.get(key, key)):
        homes = owners(kind, meant)
        if title in homes:
            return ""
        if homes and len(homes) <= 2:
            what = "it" if meant == key else f"`{meant}`"
            return f"; {what} is a key of {' or '.join(homes)}"
    return ""


def _nor(key: str, meant: str | None) -> str:
    return f"{quoted(key)}: did you mean `{meant}`?" if meant else quoted(key)


def _meant(key: str, free: Sequence[str]) -> str | None:
    name = key.partition(":")[0].strip() if ":" in key else key
    if name != key and name in free:
        return name
    said = _SAID_FOR.get(name.casefold().replace("-", "_"))
    if said in free:
        return said
    near = get_close_matches(name.casefold().replace("-", "_"), free, 1, 0.7)
    return near[0] if near else None


def _few(names: Iterable[str]) -> str:
    return few(map(quoted, names), 9)


def joined(
    faults: Sequence[ValueFault], empty: Collection[Steps], followed: Mapping[Steps, Steps]
) -> list[ValueFault]:
    """The faults, those of one list joined, and a key without a value joined to what follows it.

    `empty` are the places where nothing is written: what should be there is often beside it,
    in the object or the list around, because a line lost its indentation. `followed` says of keys
    that an object has not which key they follow: a value cut in two makes a value and a key.
    """
    kept: list[ValueFault] = []
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


def _in_one_list(one: ValueFault, other: ValueFault) -> bool:
    item = bool(one.steps) and isinstance(one.steps[-1], int)
    return item and bool(other.steps) and one.steps[:-1] == other.steps[:-1]


def _cut_in_two(key: ValueFault, value: ValueFault, followed: Mapping[Steps, Steps]) -> bool:
    return key.rule == "schema-unknown-key" and followed.get(key.steps) == value.steps


def _out_of_place(one: ValueFault, other: ValueFault, empty: Collection[Steps]) -> bool:
    if one.steps not in empty and other.steps not in empty:
        return False
    hollow, full = (one, other) if one.steps in empty else (other, one)
    around = hollow.steps[:-1]
    return _holds(around, full.steps) or (bool(around) and _holds(around[:-1], full.steps))


def _holds(around: Steps, steps: Steps) -> bool:
    """Whether the steps lead to a part of what lies at `around`, not deeper."""
    return len(steps) == len(around) + 1 and steps[: len(around)] == around


def _beside(lead: ValueFault, fault: ValueFault, empty: Collection[Steps]) -> ValueFault:
    if lead.steps in empty and fault.steps not in empty:
        lead, fault = fault, lead
    return lead._replace(related=(*lead.related, (fault.message, fault.steps), *fault.related))
