"""The feed of `onward publish`: which revisions are in it, valid by RFC 4287, and its ids."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from lxml import etree
from tests.cli.publishing import CLAUSES, DAY, DESK, records, vendor
from tests.cli.running import Run, git

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
RULES = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))
More = dict[str, dict[str, Any] | None]
FIRST: More = {"vendors/ember": None, "vendors/loon": None}
EMBER = vendor("Ember", "US", mechanisms=[{**CLAUSES, "with": "Ember Ltd"}])
UNMADE = {"conclusion": "unknown"}


class Item(NamedTuple):
    """An entry, as a reader of feeds has it."""

    id: str
    updated: str
    title: str
    lines: tuple[str, ...]


class History:
    """A repository with the inventory, and the feed of it."""

    def __init__(self, root: Path, run: Run) -> None:
        self.root, self._run, self._day = root, run, 0
        git(root, "init", "-q", "-b", "main")
        self.commit(FIRST)

    def commit(self, more: More | None = None, *, fresh: bool = True) -> None:
        """One more revision, on the next day: the firm with these records instead of its own."""
        self._day += 1
        if fresh:
            records(self.root / "inventory", {**FIRST, **(more or {})})
        git(self.root, "add", "-A")
        day = f"2026-03-{self._day:02}"
        git(self.root, "commit", "-q", "--allow-empty", "-m", "change", day=day)

    def feed(self, *words: str, where: str = "out") -> str:
        """The feed, as it is written; valid by RFC 4287."""
        ran = self._run("publish", "inventory", "-o", where, "--as-of", DAY, *words)
        assert ran.code == 0, ran.err
        text = (self.root / where / "feed.atom").read_text("utf-8")
        RULES.assertValid(etree.fromstring(text.encode()))
        return text

    def items(self, *words: str) -> list[Item]:
        """The entries, the newest first."""
        return list(read(self.feed(*words)))


def read(feed: str) -> Iterator[Item]:
    """The entries of a feed."""
    for each in ET.fromstring(feed).iter(f"{ATOM}entry"):
        id_, updated, title = (
            each.findtext(f"{ATOM}{name}") or "" for name in ("id", "updated", "title")
        )
        lines = tuple((line.text or "").strip() for line in each.iter(f"{XHTML}li"))
        yield Item(id_, updated, title, lines)


@pytest.fixture(name="history")
def _history(here: Path, run: Run) -> History:
    return History(here, run)


def test_no_entry_for_the_list_as_it_begins(history: History) -> None:
    assert history.items() == []


def test_a_sub_processor_that_is_added(history: History) -> None:
    history.commit({"vendors/ember": EMBER})
    (item,) = history.items()
    assert item.updated == "2026-03-02T12:00:00Z"
    assert item.title == "Ember is added to the sub-processors"
    assert item.lines == (
        "Country of the company: United States",
        "Purpose: Ember for the help desk",
        "Personal data: E-mail addresses, Support tickets",
        "Places: United States",
        "Transfer mechanism: Standard contractual clauses (Implementing Decision (EU) 2021/914)",
    )


def test_one_that_begins_later(history: History) -> None:
    history.commit({"vendors/loon": vendor("Loon", "FR", since="2027-02-01")})
    assert "Since: 2027-02-01" in history.items()[0].lines


@pytest.mark.parametrize(
    ("ember", "title", "lines"),
    [
        (None, "Ember is no longer on the list of sub-processors", ()),
        ({**EMBER, "visibility": "internal"}, "Ember is no longer on the list of sub-proce", ()),
        (
            {**EMBER, "name": "Heron", "legal_name": "Heron Inc."},
            "Heron is added to the sub-processors; Ember is no longer on the list",
            ("Country of the company: United States",),
        ),
        (
            {**EMBER, "legal_name": "Heron GmbH", "country": "DE"},
            "Heron GmbH takes the place of Ember Ltd as a sub-processor",
            ("Country of the company: Germany",),
        ),
        (
            {**EMBER, "until": "2026-12-31"},
            "The entry of Ember changes",
            ("Until, new: 2026-12-31",),
        ),
        (
            {**EMBER, "country": "IN"},
            "The entry of Ember changes",
            ("Country of the company, new: India", "Country of the company, no longer: Uni"),
        ),
        (
            vendor("Ember", "US", service={"data": ["contact", "usage.logs"]})
            | {"mechanisms": EMBER["mechanisms"]},
            "The entry of Ember changes",
            ("Personal data, new: Contact data, Server", "Personal data, no longer: Support tick"),
        ),
        (
            vendor("Ember", "US", service={"locations": [{"place": "US"}, {"place": "IN"}]})
            | {"mechanisms": EMBER["mechanisms"]},
            "The entry of Ember changes",
            ("Places, new: India",),
        ),
        (
            {**EMBER, "mechanisms": [{"instrument": "unknown"}]},
            "The entry of Ember changes",
            ("Transfer mechanism, new: unknown", "Transfer mechanism, no longer: Standard cont"),
        ),
    ],
    ids=[
        "gone",
        "internal",
        "another",
        "replaced",
        "until",
        "country",
        "data",
        "places",
        "mechanism",
    ],
)
def test_what_is_announced(
    ember: dict[str, Any] | None, title: str, lines: tuple[str, ...], history: History
) -> None:
    history.commit({"vendors/ember": EMBER})
    history.commit({"vendors/ember": ember})
    newest, first = history.items()
    assert newest.title.startswith(title)
    assert first.title == "Ember is added to the sub-processors"
    for line in lines:
        assert any(each.startswith(line) for each in newest.lines), newest.lines


@pytest.mark.parametrize(
    "ember",
    [
        {**EMBER, "name": "Ember Mail"},
        {**EMBER, "legal_name": "Ember Limited"},
        {**EMBER, "legal_name": "Embers Ltd", "mechanisms": [{**CLAUSES, "with": "Embers Ltd"}]},
        {**EMBER, "links": {"privacy_notice": "https://ember.example/privacy"}},
        {**EMBER, "note": "a remark", "owner": "me", "reviewed": "2026-03-01"},
        {**EMBER, "agreement": {"status": "signed", "signed": "2024-01-01"}},
        {**EMBER, "services": [{**EMBER["services"][0], "purpose": "Mail of the help desk"}]},
        {
            **EMBER,
            "services": [{**EMBER["services"][0], "locations": [{"place": "aws:us-east-1"}]}],
        },
        {**EMBER, "mechanisms": [{**CLAUSES, "with": "Ember Ltd", "assessment": UNMADE}]},
    ],
    ids=["name", "form", "spelling", "link", "keeping", "agreement", "purpose", "place", "doubt"],
)
def test_what_is_not_announced(ember: dict[str, Any], history: History) -> None:
    history.commit({"vendors/ember": EMBER})
    history.commit({"vendors/ember": ember})
    assert len(history.items()) == 1


def test_one_that_a_sub_processor_engages(history: History) -> None:
    jay = {"kind": "vendor", "name": "Jay", "country": "US", "engaged": "through-others"}
    swan = vendor("Swan", "NL", until="2026-12-31", subprocessors=[{"vendor": "jay"}])
    history.commit({"vendors/swan": swan, "vendors/jay": jay})
    (item,) = history.items()
    assert item.title == "Jay is added to the sub-processors"
    assert "Engaged by: Swan" in item.lines


def test_a_new_id_is_no_change(history: History) -> None:
    history.commit({"vendors/ember": EMBER})
    history.commit({"vendors/ember": None, "vendors/ember-mail": EMBER})
    assert len(history.items()) == 1


def test_a_renamed_activity_keeps_its_history(history: History) -> None:
    history.commit({"vendors/ember": EMBER})
    inventory = history.root / "inventory"
    for path in (*inventory.glob("vendors/*.json"), *inventory.glob("*/*.yaml")):
        path.write_text(path.read_text("utf-8").replace('["desk"', '["helpdesk"'), "utf-8")
    (inventory / "activities" / "desk.yaml").rename(inventory / "activities" / "helpdesk.yaml")
    history.commit(fresh=False)
    assert [each.title for each in history.items("--activity", "helpdesk")] == [
        "Ember is added to the sub-processors"
    ]


def test_ids_stay_the_same(history: History, run: Run) -> None:
    history.commit({"vendors/ember": EMBER})
    (before,) = history.items()
    history.commit({"vendors/ember": {**EMBER, "until": "2026-12-31"}})
    _, after = history.items()
    assert after == before
    everything = ET.fromstring(history.feed())
    found = [each.text for each in everything.iter(f"{ATOM}id")]
    assert len(found) == len(set(found)) == 3
    git(history.root, "clone", "-q", f"file://{history.root}", "clone")
    ran = run("publish", "clone/inventory", "-o", "other", "--as-of", DAY)
    assert ran.code == 0, ran.err
    assert (history.root / "other" / "feed.atom").read_text("utf-8") == history.feed()


def test_the_page_leads_to_it(history: History) -> None:
    history.feed()
    page = (history.root / "out" / "index.html").read_text("utf-8")
    assert '<link rel="alternate" type="application/atom+xml" title="Sub-processors"' in page
    assert '<p>Changes of this list: <a href="feed.atom">feed.atom</a></p>' in page


def test_up_to_a_revision_or_a_day(history: History) -> None:
    history.commit({"vendors/ember": EMBER})
    history.commit({"vendors/ember": {**EMBER, "until": "2026-12-31"}})
    assert len(history.items()) == 2
    assert len(history.items("--at", "HEAD~1")) == 1
    assert len(history.items("--at", "2026-03-02")) == 1
    assert history.items("--at", "2026-03-01") == []


def test_one_language_and_activity_has_one_feed(history: History) -> None:
    history.commit({"vendors/ember": EMBER})
    feeds = [history.items(*words) for words in ((), ("--lang", "nl"), ("--activity", "desk"))]
    assert len({feed[0].id for feed in feeds}) == 3
    assert feeds[1][0].title == "Ember komt bij de subverwerkers"


def test_revisions_with_faults_are_passed_over_and_reported(history: History, run: Run) -> None:
    broken = history.root / "inventory" / "vendors" / "swan.yaml"
    before = broken.read_text("utf-8")
    broken.write_text("kind: vendor\nnane: Swan\n", "utf-8")
    history.commit(fresh=False)
    broken.write_text(before, "utf-8")
    history.commit({"vendors/ember": EMBER})
    ran = run("publish", "inventory", "-o", "out", "--as-of", DAY)
    assert "passed over: faults in inventory" in ran.err
    assert [each.title for each in history.items()] == ["Ember is added to the sub-processors"]


def test_a_merge_is_one_revision(history: History) -> None:
    git(history.root, "checkout", "-qb", "side")
    history.commit({"vendors/ember": EMBER})
    history.commit({"vendors/ember": EMBER, "vendors/loon": vendor("Loon", "FR")})
    git(history.root, "checkout", "-q", "main")
    git(history.root, "merge", "-q", "--no-ff", "-m", "merge", "side", day="2026-03-20")
    (item,) = history.items()
    assert item.updated == "2026-03-20T12:00:00Z"
    assert "Ember is added" in item.title
    assert "Loon is added" in item.title


def test_hostile_names_stay_text(history: History) -> None:
    name = '<script>alert("x")</script>\u202e&amp;'
    history.commit({"vendors/ember": {**EMBER, "name": name}})
    feed = history.feed()
    assert "<script" not in feed
    assert "\u202e" not in feed
    assert "<script>" in next(read(feed)).title


def test_a_history_that_is_cut_is_refused(history: History, run: Run) -> None:
    history.commit({"vendors/ember": EMBER})
    history.commit({"vendors/ember": EMBER, "activities/desk": {**DESK, "name": "Desk"}})
    git(history.root, "clone", "-q", "--depth", "1", f"file://{history.root}", "cut")
    ran = run("publish", "cut/inventory", "-o", "out", "--as-of", DAY)
    assert ran.code == 2
    assert "fetch the whole history" in ran.err
    assert "--no-feed" in ran.err
    assert not (history.root / "out").exists()
