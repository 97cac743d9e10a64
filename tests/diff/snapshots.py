"""Two versions of a few records, compared."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from tests.records import folder as folder_of

from onward.diff.change import Change
from onward.diff.comparison import Comparison
from onward.law.law import load
from onward.reports.review.change_wording import grouped, sentence
from onward.review import revisions
from onward.source.text import Folder
from onward.transfers.applicable_law import OurLaw
from onward.workflow import Order

Records = Mapping[str, Mapping[str, Any]]
DAY = date(2026, 8, 5)
FIRM: dict[str, Any] = {
    "kind": "organisation",
    "name": "Example",
    "country": "BE",
    "customers": {"notice_days": 30, "channel": "mail"},
}
SHOP: dict[str, Any] = {
    "kind": "activity",
    "name": "Web shops",
    "purpose": "Running the shops of our customers",
    "role": "processor",
    "controllers": [{"group": "Shops in Belgium", "country": "BE"}],
}
NEWS: dict[str, Any] = {"kind": "activity", "name": "Newsletter", "role": "controller"}
SCC: dict[str, Any] = {
    "instrument": "eu-scc-2021-914",
    "status": "signed",
    "signed": "2022-11-30",
    "with": "Acme Mail Inc.",
    "modules": [2, 3],
    "assessment": {"date": "2026-01-10", "countries": ["US", "IN"], "conclusion": "equivalent"},
}
DPF: dict[str, Any] = {
    "instrument": "eu-us-dpf",
    "certified": {
        "entity": "Acme Mail Inc.",
        "listed_as": "participant",
        "covers": ["non-hr"],
        "verified": "2026-06-01",
    },
}
MAIL: dict[str, Any] = {
    "id": "mail",
    "purpose": "Order mails",
    "activities": ["shop"],
    "data": ["contact.email"],
    "subjects": ["customers"],
    "locations": [{"place": "US", "for": ["storage"]}],
}
ACME: dict[str, Any] = {
    "kind": "vendor",
    "name": "Acme Mail",
    "legal_name": "Acme Mail Inc.",
    "country": "US",
    "role": "processor",
    "services": [MAIL],
    "agreement": {"status": "signed", "signed": "2022-03-02"},
    "mechanisms": [SCC],
    "subprocessors": [],
}


BASE: dict[str, Mapping[str, Any]] = {
    "organisation": FIRM,
    "activities/shop": SHOP,
    "activities/news": NEWS,
    "vendors/acme": ACME,
}
"""A firm with two activities and one vendor."""


def records(**more: Mapping[str, Any] | None) -> dict[str, Mapping[str, Any]]:
    """The base with other records; None takes one out, `a__b` is `a/b`."""
    whole = {**BASE, **{name.replace("__", "/"): each for name, each in more.items()}}
    return {name: each for name, each in whole.items() if each is not None}


def with_keys(patches: Mapping[str, Mapping[str, Any] | None]) -> dict[str, Mapping[str, Any]]:
    """The base with keys written over its records; None takes a key or a record out."""
    whole: dict[str, Mapping[str, Any]] = dict(BASE)
    for name, patch in patches.items():
        if patch is None:
            del whole[name]
        else:
            keys = {**whole.get(name, {}), **patch}
            whole[name] = {key: each for key, each in keys.items() if each is not None}
    return whole


class Case(NamedTuple):
    """One change, and the sentence that it makes."""

    title: str
    before: Mapping[str, Mapping[str, Any]]
    after: Mapping[str, Mapping[str, Any]]
    says: str
    direction: str


def _cases() -> list[Case]:
    written = Path(__file__).with_name("sentences.yaml").read_text("utf-8")
    return [
        Case(
            each["title"],
            with_keys(each.get("before", {})),
            with_keys(each["after"]),
            each["says"],
            each["direction"],
        )
        for each in yaml.load(written, Loader=yaml.CSafeLoader)
    ]


CASES = _cases()
"""The cases of sentences.yaml."""


def folder(written: Records, path: str = "example") -> Folder:
    """An inventory of these records."""
    return folder_of(dict(sorted(written.items())), path.rpartition("/")[2], path)


def compared(before: Records, after: Records, day: date = DAY) -> Comparison:
    """The comparison of two versions, neither of which has a fault."""
    return of_folders(folder(before), folder(after), day)


def of_folders(before: Folder, after: Folder, day: date = DAY) -> Comparison:
    """The comparison of two folders."""
    found = revisions([before], [after], ("base", "head"), load(), Order(day=day))
    assert found.faults == found.base_faults == (), [each.message for each in found.faults]
    return found


LAW = OurLaw(("EU",), load(), DAY)
"""That binds the firm."""


def said(changes: tuple[Change, ...]) -> list[str]:
    """The changes in words."""
    return [sentence(each, LAW.article) for each in grouped(changes)]


def reported(before: Records, after: Records, day: date = DAY) -> list[str]:
    """What changed between two versions, in words."""
    return said(compared(before, after, day).changes)
