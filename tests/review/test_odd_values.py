"""Whatever a schema lets a text be, the whole way to every output takes it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from tests.schema.records import at, full, places, put

from onward.law.law import load as law
from onward.output import letters as sheets
from onward.output.diagrams.dot import dot
from onward.output.diagrams.mermaid import mermaid
from onward.output.escape import json_document
from onward.output.formats import CHANGES, PLAIN, TABLES, VERDICTS, Options
from onward.reports.diagrams.transfers import picture
from onward.reports.listings.transfers import transfers
from onward.reports.questions.letters import letters
from onward.reports.questions.listing import put as asked
from onward.reports.questions.listing import table
from onward.reports.weighed import Weighed
from onward.review import days, futures, introduced, revisions
from onward.schema.files import schema
from onward.source.text import Folder, Source
from onward.workflow import Order, read, statuses, verdict

DAY = date(2026, 11, 22)
ODD = (
    *("@", "a@b", "a>b@USA", "good@USA", "x/y@US", "/", "//", "~0~1", ">", "#2", "a#2"),
    *(" ", "  ", "-", "...", "unknown-", "unknown x", "Unknown", "none", "self", "us", "null"),
    *("\u0000", "a\u0000b", "\u001b[31m", "\n", "a\nb", "\t", "\u007f", "\u202eabc", "\u200b"),
    *(
        "\u00e9\u0301",
        "\U0001f600",
        "\u0130",
        "\u00df",
        "{0} %s",
        "=1+1",
        "<b>",
        "`",
        "|",
        "x" * 3000,
    ),
)
KINDS = {
    "organisation": "acme/organisation.yaml",
    "activity": "acme/activities/invoicing.yaml",
    "vendor": "acme/vendors/aws.yaml",
    "waiver": "acme/waivers/late.yaml",
}
MORE = {
    "acme/vendors/sendgrid.yaml": {
        "kind": "vendor",
        "country": "US",
        "services": [{"id": "mail", "locations": [{"place": "US", "by": "stripe"}]}],
        "subprocessors": [{"vendor": "aws"}, {"vendor": "unknown", "data": ["health"]}],
    },
    "acme/vendors/stripe.yaml": {"kind": "vendor", "country": "unknown"},
}


@cache
def records() -> Mapping[str, Any]:
    """One inventory with every key of every schema, by path."""
    found = {path: full(kind) for kind, path in KINDS.items()}
    for record in found.values():
        record.pop("id", None)
        for each in record.get("evidence", ()):
            each.update(supports=["/kind"], contradicts=["/kind"])
    vendor = found[KINDS["vendor"]]
    for part in (*vendor["services"], *vendor["subprocessors"]):
        for place in part["locations"]:
            del place["country"]
    return {**found, **MORE}


def folder(changed: Mapping[str, Any]) -> Folder:
    """Records as JSON that YAML reads too: no character in two halves."""
    sources = (
        Source(path, json_document(json.dumps(value, ensure_ascii=False)).encode())
        for path, value in changed.items()
    )
    return Folder("acme", "acme", tuple(sources))


def texts(kind: str) -> list[tuple[str | int, ...]]:
    """The way to every text of a record, save its kind."""
    record = records()[KINDS[kind]]
    return [way for way in places(record) if isinstance(at(record, way), str) and way != ("kind",)]


def everything(before: Folder, after: Folder) -> Iterator[str]:
    """What every command would print of an inventory, alone and beside what it was."""
    law_data, order = law(), Order(day=DAY)
    reports = [
        verdict([after], law_data, order),
        introduced([before], [after], law_data, order).verdict,
    ]
    for report in reports:
        for kind in VERDICTS.names:
            yield VERDICTS.render(kind)(report, Options(show_waived=True))
    names = ("before", "after")
    compared = [
        revisions([before], [after], names, law_data, order),
        revisions([after], [before], names, law_data, order),
    ]
    got = read(after)
    if got.inventory is not None:
        weighed = statuses(got.inventory, law_data, DAY)
        judged = got.judged(len(weighed.flows.flows))
        put_ = asked([Weighed(judged, got.inventory, weighed)], law_data)
        for listed in (transfers([(judged, weighed)], law_data, {}), table(put_, law_data, {})):
            for listing in TABLES.names:
                shown = TABLES.render(listing)(listed, PLAIN)
                yield shown if isinstance(shown, str) else shown.hex()
        yield sheets.render(letters(put_, law_data))
        drawn = picture(got.inventory, weighed, law_data)
        yield dot(drawn)
        yield mermaid(drawn)
        future = law_data.assuming({"eu-us-dpf": DAY})
        compared += [
            days([got.inventory], law_data, order, Order(day=date(2030, 1, 1))),
            futures([got.inventory], law_data, future, order, "a law without it"),
        ]
    for comparison in compared:
        for change in CHANGES.names:
            yield CHANGES.render(change)(comparison, PLAIN)


def test_the_inventory_with_every_key_is_judged() -> None:
    got = read(folder(records()))
    assert [(each.at, each.message) for each in got.faults] == []
    assert sum(1 for _ in everything(folder(records()), folder(records()))) > 40


def accepted(kind: str, odd: str) -> dict[tuple[str | int, ...], Any]:
    """Where a text may be that one, each place alone, and the record with it there."""
    judge = jsonschema_rs.Draft202012Validator(dict(schema(kind)))
    path, record = KINDS[kind], records()[KINDS[kind]]
    found = {}
    for way in texts(kind):
        changed = put(record, way, odd)
        if judge.is_valid(changed) and read(folder({**records(), path: changed})).inventory:
            found[way] = changed
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_character_of_four_bytes_may_stand_in_a_record(kind: str) -> None:
    assert accepted(kind, "\U0001f600")


@pytest.mark.parametrize("odd", ODD, ids=[ascii(odd)[:20] for odd in ODD])
@pytest.mark.parametrize("kind", KINDS)
def test_an_odd_text_wherever_it_may_be(kind: str, odd: str) -> None:
    changed = records()[KINDS[kind]]
    for way in accepted(kind, odd):
        changed = put(changed, way, odd)
    after = folder({**records(), KINDS[kind]: changed})
    for shown in everything(folder(records()), after):
        shown.encode()


@pytest.mark.long
@pytest.mark.parametrize("odd", ODD, ids=[ascii(odd)[:20] for odd in ODD])
@pytest.mark.parametrize("kind", KINDS)
def test_an_odd_text_at_each_place_alone(kind: str, odd: str) -> None:
    before = folder(records())
    for way in texts(kind):
        changed = put(records()[KINDS[kind]], way, odd)
        after = folder({**records(), KINDS[kind]: changed})
        for shown in everything(before, after):
            shown.encode()
