"""Every verb over an inventory in which anything is unknown or not recorded: an answer, no bug."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from tests.cli.running import Run, write
from tests.review.test_odd_values import folder, records
from tests.schema.records import Steps, at, places, put

from onward.cli.verbs import VERBS
from onward.schema.files import schema
from onward.workflow import read

LISTS = ("vendors", "subprocessors", "activities", "agreements", "mechanisms")
WORDS: dict[str, list[list[str]]] = {
    "check": [["--format", format_] for format_ in ("full", "json", "sarif", "junit")],
    "transfers": [["--format", "json"]],
    "questions": [["--format", "markdown"]],
    "calendar": [["--format", "json"]],
    "graph": [["--level", level] for level in ("party", "service", "place", "country")],
    "timeline": [["--format", "csv"]],
    "report": [[]],
    "record": [["--format", "html"], ["--format", "json"]],
    "recipients": [["--for", "request", "--lang", "de"], ["--for", "notice", "--lang", "nl"]],
    "publish": [["-o", "../public", "--no-feed"]],
    "whatif": [["--end", "eu-us-dpf=2027-03-01"]],
    "trace": [["--to", "third"], ["--to", "stripe"]],
    "impact": [["aws"], ["US"], ["eu-us-dpf"]],
    "hubs": [[], ["--keep-inside", "health"]],
    "show": [["aws"], ["sendgrid"], ["invoicing"]],
    "annex": [["aws", "--lang", "fr"], ["sendgrid"]],
    "assessment": [["aws", "--anyway"], ["stripe", "--anyway"]],
}
"""What follows the inventory, for each run of a verb."""
BEFORE = {
    "list": [[each] for each in LISTS],
    "diff": [["--as-of", "2021-01-01", "--as-of", "2026-08-05", "--in"]],
}
"""What stands before it."""
OTHER = {
    *("init", "new", "import", "catalogue", "words", "law", "rules", "explain", "schema"),
    *("notice", "reconcile", "discover"),
}
"""Verbs that read no inventory, or a revision or a list beside it."""
IDLE: dict[str, Any] = {
    "acme/vendors/idle.yaml": {
        "kind": "vendor",
        "country": "unknown",
        "certificates": [{"standard": "unknown", "until": "2027-01-01"}],
    },
    "acme/vendors/empty.yaml": {"kind": "vendor"},
}


def every() -> dict[str, Any]:
    """The inventory with every key, and two vendors to which no flow leads."""
    return {**records(), **IDLE}


def commands() -> Iterator[list[str]]:
    for verb in VERBS:
        if verb not in OTHER:
            yield from ([verb, "acme", *words] for words in WORDS.get(verb, ()))
            yield from ([verb, *words, "acme"] for words in BEFORE.get(verb, ()))


def changed(draw: random.Random) -> dict[str, Any]:
    """The inventory with every key, some of which are gone or unknown; it can be judged."""
    whole = every()
    share = draw.choice((0.02, 0.1, 0.4))
    for path, record in whole.items():
        judge = jsonschema_rs.Draft202012Validator(dict(schema(record["kind"])))
        for way in list(places(record))[1:]:
            if draw.random() < share:
                kept = whole[path]
                new = _without(kept, way) if draw.random() < 0.4 else _unknown(kept, way)
                whole[path] = new if judge.is_valid(new) else kept
    while got := read(folder(whole)).faults:
        for each in got:
            whole[each.at.path] = every()[each.at.path]
    return whole


def _there(record: Any, way: Steps) -> bool:
    try:
        at(record, way)
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _without(record: Any, way: Steps) -> Any:
    if not _there(record, way):
        return record
    *outer, step = way
    inner = at(record, tuple(outer))
    if isinstance(inner, list):
        left: Any = [each for number, each in enumerate(inner) if number != step]
    else:
        left = {key: each for key, each in inner.items() if key != step}
    return put(record, tuple(outer), left)


def _unknown(record: Any, way: Steps) -> Any:
    if not _there(record, way):
        return record
    return put(record, way, ["unknown"] if isinstance(at(record, way), list) else "unknown")


def test_every_verb_is_run_or_judges_no_inventory() -> None:
    assert WORDS.keys() | BEFORE.keys() == set(VERBS) - OTHER


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(4, 60))]
)
def test_every_verb_has_an_answer(here: Path, run: Run, seed: int) -> None:
    for path, record in changed(random.Random(seed)).items():
        write(here / path, json.dumps(record))
    for words in commands():
        ran = run(*words)
        assert ran.code in (0, 1, 2), (words, ran.err)
        assert "Unknown.UNKNOWN" not in ran.out, words
