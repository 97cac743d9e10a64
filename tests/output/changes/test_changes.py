"""A comparison as text, JSON and one comment: inert, of bounded length, the same each time."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.closing import closed
from tests.diff.snapshots import BASE, CASES, compared
from tests.output.changes.comparing import AFTER, comparison
from tests.output.test_hostile_text import TEXT, Rendered, hidden, inert

from onward.diff.comparison import Comparison
from onward.output.changes.markdown import LONGEST, MARKER, MOST
from onward.output.formats import CHANGES, Options

SCHEMA = Path(__file__).parents[3] / "schema" / "output" / "diff.schema.json"
TAGS = {"h3", "h4", "ul", "ol", "li", "p", "em", "strong", "details", "summary"}
TEXTS = st.lists(TEXT.map(lambda text: text or "x"), min_size=10, max_size=10)
PICTURE = re.compile(r"^```mermaid\n.*?^```$", re.MULTILINE | re.DOTALL)


def shown(result: Comparison, name: str) -> str:
    """The comparison in a format."""
    return CHANGES.render(name)(result, Options())


@pytest.fixture(scope="module")
def judge() -> Callable[[str], None]:
    """Holds a document against the schema."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(closed(schema))
    return lambda text: validator.validate(json.loads(text))


@given(texts=TEXTS)
@settings(max_examples=40, deadline=None)
def test_whatever_a_record_says_the_comment_is_text(texts: list[str]) -> None:
    comment = shown(comparison(texts), "markdown")
    first, _, rest = comment.partition("\n")
    assert first == MARKER
    assert MARKER not in rest
    assert not hidden(comment)
    tokens = MarkdownIt("commonmark").parse(rest)
    fences = [each for each in tokens if each.type == "fence"]
    assert [each.info for each in fences] == ["mermaid"]
    assert len([each for each in tokens if each.type == "heading_open"]) == comment.count("\n#")
    page = Rendered(PICTURE.sub("", rest).replace("<details open>", "<details>"))
    inert(page, TAGS)
    assert page.tags >= {"h3", "h4", "li", "details"}


@given(texts=TEXTS)
@settings(max_examples=20, deadline=None)
def test_whatever_a_record_says_the_others_are_inert(
    judge: Callable[[str], None], texts: list[str]
) -> None:
    result = comparison(texts)
    judge(shown(result, "json"))
    for name in ("full", "json"):
        text = shown(result, name)
        assert not hidden(text)
        assert "##[" not in text
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())


LONG = st.sampled_from(("@" * 5_000, "<" * 3_000, "é" * 4_000, "#1 " * 2_000, "a"))


@given(texts=st.lists(LONG, min_size=10, max_size=10), times=st.sampled_from((1, 40, 400)))
@settings(max_examples=12, deadline=None)
def test_a_comment_has_room(texts: list[str], times: int) -> None:
    comment = shown(many(comparison(texts), times), "markdown")
    assert len(comment.encode()) <= MOST
    assert comment.startswith(f"{MARKER}\n### Onward: ")
    assert comment.endswith("Not legal advice.*\n")


def many(result: Comparison, times: int) -> Comparison:
    """The same with each change and finding so many times."""
    found = result.findings
    introduced = tuple(
        replace(each, subject=f"{each.subject}{n}")
        for n in range(times)
        for each in found.introduced
    )
    changes = tuple(
        replace(each, party=f"{each.party}{n}") for n in range(times) for each in result.changes
    )
    return replace(result, changes=changes, findings=replace(found, introduced=introduced))


def test_what_finds_no_room_is_counted_the_worst_first() -> None:
    result = compared(BASE, AFTER)
    comment = shown(many(result, 300), "markdown")
    assert len(comment.encode()) <= MOST
    whole = many(result, 300)
    sections = dict(re.findall(r"^#### (.+) \((\d+)\)$", comment, re.MULTILINE))
    left = [
        int(each)
        for each in re.findall(r"^- (\d+) more, left out for length$", comment, re.MULTILINE)
    ]
    assert left
    listed = comment.count("\n- ") - len(left)
    folded = sum(int(each) for each in re.findall(r"<summary>.+ \((\d+)\)</summary>", comment))
    assert listed + sum(left) == sum(map(int, sections.values())) + folded
    changes = comment[comment.index("#### What changes") : comment.index("#### Transfers")]
    signs = re.findall(r"^- (🔴|▫️|🟢)", changes, re.MULTILINE)
    assert signs == sorted(signs, key="🔴▫️🟢".index)
    assert len(whole.changes) > len(signs)


def test_a_long_text_is_cut() -> None:
    change = replace(compared(BASE, AFTER).changes[0], after="a" * 9_000)
    comment = shown(replace(compared(BASE, AFTER), changes=(change,)), "markdown")
    assert "a" * (LONGEST + 1) not in comment
    assert "…" in comment


@pytest.mark.parametrize("kind", CHANGES.names)
def test_it_is_the_same_each_time(kind: str) -> None:
    assert shown(compared(BASE, AFTER), kind) == shown(compared(BASE, AFTER), kind)


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_json_holds_its_schema(judge: Callable[[str], None], case: object) -> None:
    from tests.diff.snapshots import Case

    assert isinstance(case, Case)
    text = shown(compared(case.before, case.after), "json")
    judge(text)
    reported = json.loads(text)
    assert reported["changes"]
    assert reported["between"] == "records"


def test_the_comment_draws_who_is_scope_and_who_is_next_to_them() -> None:
    """Second is drawn for the edge to it; who has nothing to do with the change is not."""
    far = {**AFTER["vendors/second"], "name": "Far", "legal_name": "Far Inc."}
    before, after = ({**each, "vendors/far": far} for each in (BASE, AFTER))
    (picture,) = PICTURE.findall(shown(compared(before, after), "markdown"))
    assert "Acme Mail<br>" in picture
    assert "Second<br>" in picture
    assert "Far<br>" not in picture


def test_without_a_party_there_is_no_picture() -> None:
    after = {**BASE, "activities/news": {**BASE["activities/news"], "purpose": "News"}}
    assert not PICTURE.search(shown(compared(BASE, after), "markdown"))


def test_the_rest_is_folded() -> None:
    comment = shown(compared(BASE, AFTER), "markdown")
    visible = re.sub(r"<details>.*?</details>", "", comment, flags=re.DOTALL)
    assert "#### New findings" in visible
    assert "<summary>Scope" not in visible
    assert "<summary>Scope" in comment
    assert "note: " not in visible.split("#### Findings made worse")[0]


def test_colour_changes_nothing_but_colour() -> None:
    result = compared(BASE, AFTER)
    colored = CHANGES.render("full")(result, Options(color=True))
    assert colored != (plain := shown(result, "full"))
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
