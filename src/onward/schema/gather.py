"""The errors of a validator as faults: one for each cause."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from onward.schema.fault import Fault, Steps
from onward.schema.phrase import Refusal, dereferenced, phrase, quoted
from onward.schema.shape import owners


class Error(NamedTuple):
    """One error of a validator: the keyword that failed, where, and the schema it stands in."""

    keyword: str
    steps: Steps
    value: object
    schema: Mapping[str, Any]


def gather(errors: Iterable[Error], kind: str) -> list[Fault]:
    """The faults behind the errors: one for an object's keys, one for a value, in their order."""
    keys: dict[Steps, Error] = {}
    values: dict[Steps, Error] = {}
    for error in errors:
        if error.keyword in ("required", "additionalProperties"):
            keys.setdefault(error.steps, error)
        elif error.steps not in values or error.keyword == "type":
            values[error.steps] = error
    faults = [fault for error in keys.values() for fault in _keys(error, kind)]
    faults += [_value(error, kind) for error in _without_repeats(values)]
    return sorted(faults, key=lambda fault: [str(step) for step in fault.steps])


def _without_repeats(values: Mapping[Steps, Error]) -> list[Error]:
    """A list whose items are all of a wrong type, or mixed with `unknown`, is wrong once."""
    kept: list[Error] = []
    told: set[tuple[Steps, str]] = set()
    for steps, error in values.items():
        in_list = bool(steps) and isinstance(steps[-1], int)
        if in_list and error.keyword in ("type", "not"):
            if (steps[:-1], error.keyword) in told:
                continue
            told.add((steps[:-1], error.keyword))
        kept.append(error)
    return kept


def _value(error: Error, kind: str) -> Fault:
    name = next((step for step in reversed(error.steps) if isinstance(step, str)), "record")
    item = bool(error.steps) and isinstance(error.steps[-1], int)
    schema = dict(error.schema)
    if "items" in schema:
        schema["items"] = dereferenced(kind, schema["items"])
    message, remedy = phrase(Refusal(kind, error.keyword, name, item, error.value, schema))
    day = schema.get("x-rule") == "schema-day" and isinstance(error.value, str | int)
    if day:
        message = _day(error.value, name)
    return Fault("schema-day" if day else "schema-value", error.steps, message, remedy)


def _day(value: object, name: str) -> str:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
        return f"`{name}` is {quoted(value)}, a day that no calendar from 1900 to 2099 has"
    return f"`{name}` is {quoted(value)}: write a day as year-month-day, such as `2021-03-02`"


def _keys(error: Error, kind: str) -> list[Fault]:
    held = error.value if isinstance(error.value, Mapping) else {}
    title = str(error.schema["title"])
    known = error.schema.get("properties", {})
    patterns = [re.compile(pattern) for pattern in error.schema.get("patternProperties", {})]
    missing = [key for key in error.schema.get("required", ()) if key not in held]
    extra = [key for key in held if key not in known and not any(p.search(key) for p in patterns)]
    if not extra:
        return [_missing(error.steps, missing, title)]
    typos = {key: _meant(key, [name for name in known if name not in held]) for key in extra}
    lacking = [key for key in missing if key not in typos.values()]
    faults = [
        Fault("schema-unknown-key", (*error.steps, key), _typo(key, meant, title))
        for key, meant in typos.items()
        if meant
    ]
    foreign = [key for key, meant in typos.items() if not meant]
    if foreign:
        faults.append(_foreign(error.steps, foreign, title, kind))
    if lacking:
        more = f"; {_listed(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
        faults[0] = faults[0]._replace(message=faults[0].message + more)
    return faults


def _missing(steps: Steps, missing: Sequence[str], title: str) -> Fault:
    need = f"{title} needs {_listed(missing)}"
    return Fault("schema-missing-key", steps, need, f"Write {_listed(missing)}.")


def _meant(key: str, free: Sequence[str]) -> str | None:
    name = key.partition(":")[0].strip() if ":" in key else key
    if name != key and name in free:
        return name
    near = get_close_matches(name.casefold().replace("-", "_"), free, 1, 0.7)
    return near[0] if near else None


def _typo(key: str, meant: str | None, title: str) -> str:
    if meant and key.startswith(f"{meant}:"):
        return f"{quoted(key)} needs a space after the colon: `{meant}: ...`"
    return f"{title} has no key {quoted(key)}: did you mean `{meant}`?"


def _foreign(steps: Steps, foreign: Sequence[str], title: str, kind: str) -> Fault:
    names = _listed(foreign)
    homes = [owner for owner in owners(kind, foreign[0]) if owner != title]
    hint = f"; it is a key of {homes[0]}" if len(foreign) == 1 and homes else ""
    return Fault(
        "schema-unknown-key",
        (*steps, foreign[0]),
        f"{title} has no key {names}{hint}",
        "Correct it, move it to where it belongs, or begin it with `x-` to keep it unjudged.",
        tuple(("no key either", (*steps, key)) for key in foreign[1:]),
    )


def _listed(names: Sequence[str]) -> str:
    shown = [quoted(name) for name in names[:8]]
    if len(names) > 8:
        shown.append(f"{len(names) - 8} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
