"""`onward trace`, `impact` and `hubs`, and the graph as a file."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from tests.cli.running import ACME, DPF, Run, commit, inventory, write

INVENTORIES = Path(__file__).parents[2] / "inventory"
HOST = "kind: vendor\nname: Host\nlegal_name: Host Ltd\ncountry: IN\nengaged: through-others\n"
OTHER = ACME.replace("Acme Mail", "Other Mail").replace("acme.example", "other.example")
BEHIND = "subprocessors: [{vendor: host}]\n"


@pytest.fixture(name="two")
def _two(here: Path) -> Path:
    """Two vendors, and one that both pass data on to."""
    own = DPF.replace("subprocessors: []\n", BEHIND)
    inventory(here, ACME + own)
    write(here / "vendors" / "other.yaml", OTHER + BEHIND)
    write(here / "vendors" / "host.yaml", HOST)
    return here


@pytest.mark.parametrize("verb", ["trace", "impact", "hubs"])
def test_json_is_as_its_schema_says(
    two: Path, run: Run, judge: Callable[[str, object], None], verb: str
) -> None:
    more = ("host",) if verb == "impact" else ()
    ran = run(verb, str(two), *more, "--format", "json")
    assert ran.code == 0
    shown = json.loads(ran.out)
    judge(verb, shown)
    assert shown[verb]


def test_the_ways_to_a_country(two: Path, run: Run) -> None:
    ran = run("trace", "--to", "IN", "--format", "csv")
    assert "Example → Acme Mail → Host" in ran.out
    assert "Example → Other Mail → Host" in ran.out
    only = run("trace", "--to", "host", "--through", "other", "--format", "csv").out
    assert "Other Mail → Host" in only
    assert "Acme Mail → Host" not in only
    assert "No way is recorded" in run("trace", "--data", "health").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--status", "fine"), "--status fine: one of inside, holds"),
        (("--through", "nobody"), "--through nobody: data reaches no party of that id"),
    ],
)
def test_a_question_that_means_nothing_is_refused(
    two: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    ran = run("trace", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("asked", "effects"),
    [
        ("acme", {"acme": "itself", "host": "has-another-way"}),
        ("Acme Mail Inc.", {"acme": "itself", "host": "has-another-way"}),
        ("US", {"acme": "itself", "other": "itself", "host": "falls"}),
        ("eu-us-dpf", {"acme": "falls", "host": "has-another-way"}),
    ],
)
def test_what_depends_on_it(two: Path, run: Run, asked: str, effects: dict[str, str]) -> None:
    shown = json.loads(run("impact", str(two), asked, "--format", "json").out)
    assert {each["party"]: each["effect"] for each in shown["impact"]} == effects
    ways = {each["party"]: each["other_way"] for each in shown["impact"]}
    assert ways["host"] == (["us", "other", "host"] if effects["host"] != "falls" else None)


def test_what_nothing_depends_on_is_refused(two: Path, run: Run) -> None:
    ran = run("impact", str(two), "nobody")
    assert (ran.code, ran.out) == (2, "")
    assert "nobody: no vendor, company, country or region that data reaches" in ran.err


def test_who_stands_behind_several(two: Path, run: Run) -> None:
    shown = json.loads(run("hubs", "--format", "json").out)["hubs"]
    assert [(each["kind"], each["party"], each["vendors"]) for each in shown] == [
        ("sub-processor", "host", ["acme", "other"])
    ]
    kept = json.loads(run("hubs", "--keep-inside", "contact", "--format", "json").out)["hubs"]
    assert {each["party"] for each in kept} == {"acme", "other"}


def test_the_graph_is_a_file(two: Path, run: Run) -> None:
    assert run("graph", "-o", "../x.json").code == 0
    graph = nx.node_link_graph(json.loads((two / "../x.json").read_text()), edges="edges")
    assert set(graph) == {"us", "acme", "other", "host"}
    assert run("graph", "-o", "../x.graphml").code == 0
    assert set(nx.read_graphml(two / "../x.graphml")) == set(graph)


def test_a_name_of_control_characters_is_text_in_the_graph(here: Path, run: Run) -> None:
    hostile = '"\\x01\\x9b\\u202e<b>&##[error]"'
    inventory(here, ACME.replace("name: Acme Mail\n", f"name: {hostile}\n") + DPF)
    assert run("graph", "-o", "../x.graphml").code == 0
    graph = nx.read_graphml(here.parent / "x.graphml")
    assert graph.nodes["acme"]["name"] == "\\u{1}\\u{9b}\\u{202e}<b>&##[error]"
    assert run("graph", "-o", "../x.json").code == 0
    text = (here.parent / "x.json").read_text("utf-8")
    named = nx.node_link_graph(json.loads(text), edges="edges").nodes["acme"]["name"]
    assert named == "\x01\x9b\u202e<b>&##[error]"
    assert not re.search("[\x01\x9b\u202e]|##\\[", text)


def test_before_and_after_in_one_picture(here: Path, run: Run) -> None:
    """The vendor moves: the picture says from where, and what the status was."""
    acme = inventory(here) / "vendors" / "acme.yaml"
    commit(here)
    acme.write_text(acme.read_text().replace("country: US", "country: IN", 1))
    assert run("graph", "--base", "HEAD", "--by", "law", "-o", "../x.dot").code == 0
    shown = (here.parent / "x.dot").read_text("utf-8")
    assert "was in United States" in shown
    refused = run("graph", "--base", "HEAD", "-o", "../x.json")
    assert (refused.code, refused.out) == (2, "")
    assert "--base draws a picture" in refused.err
    assert "was " in run("graph", "--base", "HEAD").out


def test_check_does_not_import_the_graph_library(two: Path) -> None:
    code = (
        "import sys; from onward.cli.check import check; sys.argv = ['onward', 'check'];"
        "from onward.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit('networkx' in sys.modules)"
    )
    assert subprocess.run((sys.executable, "-c", code), cwd=two, check=False).returncode == 0


@pytest.mark.parametrize("verb", ["trace", "hubs"])
@pytest.mark.parametrize("name", ["ceejay", "cheeta", "kresoft", "smartbooqing", "wiversoft"])
def test_the_five_inventories_answer(run: Run, verb: str, name: str) -> None:
    assert run(verb, str(INVENTORIES / name)).code == 0


def test_a_picture_by_law_and_by_place(here: Path, run: Run) -> None:
    """A seat that is not known is marked on the box, and is not made the place."""
    inventory(here, ACME.replace("country: US\n", "country: unknown\n", 1) + DPF)
    by_law = run("graph", "--by", "law").out
    assert "where personal data go" in by_law
    by_place = run("graph", "--by", "place").out
    assert "where personal data rests" in by_place
    assert "United States" in by_place
    assert run("graph").out == by_place
    assert run("graph", "--by", "place", "-o", "../x.dot").code == 0
    assert "seat unknown" in (here.parent / "x.dot").read_text("utf-8")


def test_the_legend_has_only_what_occurs(here: Path, run: Run) -> None:
    inventory(here, ACME + DPF)
    assert run("graph", "-o", "../x.dot").code == 0
    shown = (here.parent / "x.dot").read_text("utf-8")
    assert "expiring:" not in shown
    assert "holds:" in shown
