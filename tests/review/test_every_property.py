"""No property of a record can be left out, or be `unknown` now, without a word of the gate."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from tests.diff.snapshots import DAY, folder

from onward.law.law import load
from onward.review import introduced, revisions
from onward.source.text import Folder
from onward.workflow import Order, read, verdict

SCHEMAS: Final = Path(__file__).parents[2] / "schema"
KINDS: Final = ("organisation", "activity", "vendor")
Route = tuple[str | int, ...]
Edit = tuple[str, Route, str, Any]
"""Which record, where in it, what is done, and the record after it."""

NOT_HERE: Final[Mapping[str, str]] = {
    "kind": "says what the record is",
    "note": "free text",
    "until": "what has ended is not judged; of contracts: tests/review/test_weakened.py",
    "one_of": "the company is known here",
    "subject_to": "a law that applies to a vendor outside changes which mechanism there may be",
    "certified": "of the framework of a vendor; others have the same part",
    "frameworks": "of a firm outside: the same part as `mechanisms`",
    "mechanisms": "of a firm outside: the same part as that of a vendor",
    "relied_on": "an entry that is not relied on",
    "excluded_by": "what keeps a mechanism from holding",
    "processing_changed": "what keeps clauses from holding",
    "letter": "of a derogation: it gives at most `review`",
    "variant": "of binding corporate rules: the sister company has it",
    "approved": "as `variant`",
    "authority": "as `variant`",
    "members": "as `variant`",
    "cites": "what no longer exists and is still cited",
    "contradicts": "evidence against a claim: tests/review/test_weakened.py",
    "sha256": "of a file below the inventory: tests/rules",
    "options": "the services of a vendor have them",
    "chosen_by": "as `options`",
    "renewal": "the sub-processor's contract has the same parts as the vendor's",
}
"""Properties that some part of the records of every_property.yaml does not have, and why."""

ANYWHERE: Final[Mapping[str, frozenset[str]]] = {
    "names and describes": frozenset(
        {
            *("id", "name", "title", "company_number", "lei", "also_known_as", "formerly"),
            *("domains", "nature", "when", "products", "risk", "channel", "language"),
            *("version", "dated", "seen", "section", "confidence"),
        }
    ),
    "says how a record is kept, or whom to ask": frozenset(
        {
            *("address", "contact", "position", "email", "owner", "visibility"),
            *("links", "privacy_notice", "agreement_page", "subprocessor_list"),
        }
    ),
}
"""Properties that may be left out or be unknown without a word, by their key, and why."""
BY_PLACE: Final[Mapping[str, frozenset[str]]] = {
    "is said by another key": frozenset(
        {
            *("role", "since", "announced", "objections_heard", "emergency"),
            *(f"services/{each}" for each in ("role", "since", "announced", "objections_heard")),
            *("services/emergency", "locations/place", "regimes"),
            *("customers/objection_days", "agreement/objection_days", "agreement/emergency_days"),
        }
    ),
    "has a meaning where it is left out": frozenset(
        {
            *("stage", "services/stage", "services/form", "engaged", "group"),
            *("subprocessors/serves", "terms/measures"),
        }
    ),
}
"""The same by the key and that of the part that it is in."""


@cache
def records() -> dict[str, Any]:
    text = Path(__file__).with_name("every_property.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def base() -> Folder:
    return folder(records())


@cache
def schema(kind: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    return found


def resolved(part: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in part:
        part = root["$defs"][part["$ref"].rpartition("/")[2]]
    return part


def properties(part: Mapping[str, Any], root: Mapping[str, Any], at: Route = ()) -> Iterator[Route]:
    """Every property of a schema, however deep; an item of a list is `0`."""
    part = resolved(part, root)
    for key, below in part.get("properties", {}).items():
        yield (*at, key)
        yield from properties(below, root, (*at, key))
    if "items" in part:
        yield from properties(part["items"], root, (*at, 0))


def said(value: Any, at: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Everything that a record says, and where."""
    if not isinstance(value, dict | list):
        return
    for key, below in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*at, key), below
        yield from said(below, (*at, key))


def shape(at: Route) -> Route:
    """A route for all items of a list."""
    return tuple(0 if isinstance(step, int) else step for step in at)


def edits(kind: str) -> Iterator[Edit]:
    """Each property of a kind left out and unknown once, each item of a list unknown."""
    seen: set[Route] = set()
    for name, record in records().items():
        for at, value in said(record) if record["kind"] == kind else ():
            if at == ("kind",) or shape(at) in seen:
                continue
            seen.add(shape(at))
            unknown: Any = ["unknown"] if isinstance(value, list) else "unknown"
            for what, written in (("left out", None), ("unknown", unknown)):
                if written is not None or isinstance(at[-1], str):
                    yield name, at, what, edited(record, at, written)


def edited(record: Mapping[str, Any], at: Route, written: Any) -> Mapping[str, Any]:
    """A record with something else in one place; None takes it out."""
    whole = deepcopy(record)
    part: Any = whole
    for step in at[:-1]:
        part = part[step]
    if written is None:
        del part[at[-1]]
    else:
        part[at[-1]] = written
    return whole


def test_nothing_is_reported_of_the_records() -> None:
    assert verdict([base()], load(), Order(day=DAY)).open == ()


def test_the_records_say_everything_that_schemas_let_them_say() -> None:
    here = {(each["kind"], *shape(at)) for each in records().values() for at, _ in said(each)}
    missing = {
        at
        for kind in KINDS
        for at in properties(schema(kind), schema(kind))
        if (kind, *at) not in here and not NOT_HERE.keys() & {*at}
    }
    assert sorted(map(str, missing)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_longer_known_is_reported(kind: str) -> None:
    anywhere = frozenset[str]().union(*ANYWHERE.values())
    by_place = frozenset[str]().union(*BY_PLACE.values())
    whole = read(base()).inventory
    silent: list[str] = []
    for name, at, what, record in edits(kind):
        head = folder({**records(), name: record})
        inventory = read(head).inventory
        if inventory is None or inventory == whole:
            continue
        if introduced([base()], [head], load(), Order(day=DAY)).verdict.open:
            continue
        compared = revisions([base()], [head], ("base", "head"), load(), Order(day=DAY))
        keys = [step for step in at if isinstance(step, str)]
        known = keys[-1] in anywhere or "/".join(keys[-2:]) in by_place
        if not known or not compared.changes:
            silent.append(f"{name}: {'/'.join(map(str, at))} {what}")
    assert silent == []
