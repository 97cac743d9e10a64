"""Only an allow-list leaves: every key of the schemas is marked, and looked for in what is made."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from tests.cli.publishing import DAY
from tests.cli.running import Run, git, write
from tests.schema.records import Steps, at, full, places, put

from onward.schema.files import schema

ALLOWED = {
    "organisation": {"name", "legal_name", "terms.data.title"},
    "activity": {"name"},
    "vendor": {
        "name",
        "legal_name",
        "links.privacy_notice",
        "one_of.legal_name",
        "services.purpose",
        "services.products",
        "services.since",
        "services.until",
        "subprocessors.purpose",
        "subprocessors.since",
        "subprocessors.until",
    },
}
"""The keys whose text or day customers see. Words of closed lists can't be marked: of these they
see the country, data, data subjects, places with their use and choice, mechanisms, and whether it
is a company of the group.
"""
FIXED: dict[str, dict[str, Any]] = {
    "organisation": {"id": "tidal"},
    "activity": {"role": "processor"},
    "vendor": {"role": "processor", "engaged": "by-us", "visibility": "public", "country": "US"},
}
"""What makes the vendor a sub-processor that may be named."""
OTHERS = ("aws", "stripe", "sendgrid")
"""The vendors that the examples of the schemas name."""
REFERENCES = {
    *("id", "kind", "vendor", "activities", "serves", "place", "options", "domains"),
    *("data", "subjects", "measures", "supports", "contradicts", "recipients", "mentions"),
    "by_data",
}
"""Keys whose words lead to another record or to a vocabulary."""


DIGESTS = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b")
"""Hashes and ids made of them, in which the digits of a mark may occur by chance."""


class Marked:
    """Records with a mark in every place that takes one, and which mark stands where."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}
        self._number = 1000

    def record(self, kind: str) -> dict[str, Any]:
        """A record of a kind with every key of its schema, marked."""
        record: dict[str, Any] = {**full(kind), **FIXED[kind]}
        record["evidence"][0] |= {"supports": ["/name"], "contradicts": ["/name"]}
        fits = jsonschema_rs.validator_for(dict(schema(kind))).is_valid
        for way in tuple(places(record)):
            if isinstance(at(record, way), (dict, list)) or REFERENCES & set(way[-2:]):
                continue
            if way[-1] in ("by", "country") and "locations" in way:
                record = put(record, way, {"by": "self", "country": "US"}[way[-1]])
                continue
            for mark, candidate in self._candidates(at(record, way), way):
                marked = put(record, way, candidate)
                if fits(marked):
                    record = marked
                    self.marks[mark] = f"{kind}:{'.'.join(map(str, way))}"
                    break
        return record

    def _candidates(self, value: object, way: Steps) -> Iterator[tuple[str, object]]:
        """What may stand there instead, each with the mark to look for."""
        self._number += 1
        text = f"mark{self._number}"
        day = (
            date(2031 if way[-1] == "until" else 2019, 1, 1) + timedelta(self._number)
        ).isoformat()
        if isinstance(value, str):
            yield text, text
            yield day, day
            yield text, f"https://{text}.example/page"
            yield text, f"{text}@example.com"
            yield str(self._number), f"{self._number:064d}"
        if isinstance(value, int) and not isinstance(value, bool):
            yield str(self._number), self._number


def keys(found: set[str]) -> dict[str, set[str]]:
    """The keys of places by kind, without the numbers of lists."""
    said: dict[str, set[str]] = {}
    for place in found:
        kind, way = re.sub(r"\.\d+", "", place).split(":")
        said.setdefault(kind, set()).add(way)
    return said


@pytest.fixture(name="marked")
def _marked(here: Path) -> Marked:
    """An inventory in which every key of a vendor, of an activity and of ours is marked."""
    marked = Marked()
    own = {name: marked.record(name) for name in FIXED}
    own["vendor"]["services"][0]["data"] = ["contact.email", "meter.reading"]
    others = {f"vendors/{name}": {"kind": "vendor", "name": name} for name in OTHERS}
    written = {"organisation": own["organisation"], **others}
    written |= {"activities/invoicing": {**own["activity"], "id": "invoicing"}}
    written |= {"vendors/acme": own["vendor"]}
    for path, record in written.items():
        write(here / "inventory" / f"{path}.yaml", json.dumps(record))
    return marked


NOTICE = {
    "organisation": {*ALLOWED["organisation"], "dpo.name", "dpo.position", "dpo.email"},
    "activity": set[str](),
    "vendor": {"name", "legal_name", "one_of.legal_name", "services.purpose", "services.announced"}
    | {"services.since"},
}
"""The same of a notice, which says when customers were informed and who takes objections."""


def test_only_what_is_allowed_is_in_a_notice(marked: Marked, run: Run, here: Path) -> None:
    vendor = here / "inventory" / "vendors" / "acme.yaml"
    record = vendor.read_text("utf-8")
    vendor.unlink()
    git(here, "init", "-q")
    git(here, "add", ".")
    git(here, "commit", "-qm", "all but one")
    vendor.write_text(record, "utf-8")
    made = ""
    for kind in ("markdown", "html", "json"):
        words = ("--base", "HEAD", "--as-of", DAY, "--lang", "en", "--format", kind)
        ran = run("notice", "inventory", *words)
        assert ran.code == 0, ran.err
        made += ran.out
    found = {place for mark, place in marked.marks.items() if mark in made.lower()}
    assert keys(found) == {kind: held for kind, held in NOTICE.items() if held}


def test_only_what_is_allowed_leaves(marked: Marked, run: Run, here: Path) -> None:
    assert len(marked.marks) > 200
    git(here, "init", "-q")
    git(here, "add", ".")
    git(here, "commit", "-qm", "all")
    ran = run("publish", "inventory", "-o", "out", "--as-of", DAY, "--lang", "en")
    assert ran.code == 0, ran.err
    made = "\n".join(each.read_text("utf-8") for each in sorted((here / "out").iterdir()))
    made = DIGESTS.sub("", made)
    found = {place for mark, place in marked.marks.items() if mark in made.lower()}
    assert keys(found) == ALLOWED
