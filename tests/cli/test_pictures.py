"""Which part of an inventory a picture shows, and pictures of answers."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.running import ACME, DPF, Run, commit, inventory, write

from onward.output.diagrams.look import FADED_LINE

HOST = "kind: vendor\nname: Host\nlegal_name: Host Ltd\ncountry: IN\nengaged: through-others\n"
PAY = """\
kind: vendor
name: Pay
country: DE
role: processor
services:
  - id: billing
    purpose: Bills
    activities: [payments]
    data: [financial]
    subjects: [customers]
    locations: [{place: "aws:eu-west-1"}]
  - id: archive
    purpose: Bills that are kept
    data: [financial]
    subjects: [customers]
    locations: [{place: DE}]
subprocessors: [{vendor: host}]
"""
PAYMENTS = """\
kind: activity
name: Payments
purpose: Bills
role: controller
lawful_basis: contract
retention: seven years
"""


@pytest.fixture(name="three")
def _three(here: Path) -> Path:
    """Mail in the United States, payments in Germany, and a host in India behind these."""
    inventory(here, ACME + DPF)
    write(here / "vendors" / "pay.yaml", PAY)
    write(here / "vendors" / "host.yaml", HOST)
    write(here / "activities" / "payments.yaml", PAYMENTS)
    return here


def shown(run: Run, *words: str) -> str:
    """The picture as Mermaid."""
    ran = run("graph", "--as-of", "2026-11-22", *words)
    assert (ran.code, ran.err) == (0, "")
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), ran.out.replace("<br>", " "))


@pytest.mark.parametrize(
    ("words", "there", "gone", "said"),
    [
        (("--vendor", "acme"), ["Acme"], ["Pay", "Host"], "Only flows from or to acme"),
        (("--vendor", "acme", "--vendor", "pay"), ["Acme", "Pay", "Host"], [], "acme or pay"),
        (("--vendor", "host"), ["Pay", "Host"], ["Acme"], "those by which the data gets there"),
        (("--data", "financial"), ["Pay"], ["Acme"], "of financial or of data that is unknown"),
        (("--data", "contact"), ["Acme"], [], "of contact"),
        (("--activity", "payments"), ["Pay"], ["Acme"], "for payments or for no recorded activity"),
        (("--activity", "newsletter"), ["Acme"], [], "for newsletter"),
        (("--country", "US"), ["Acme"], ["Pay"], "to the United States or to an unknown country"),
        (("--only", "third"), ["Acme", "Pay", "Host"], [], "that lead outside or may"),
        (("--hide", "inside"), ["Acme", "Host"], [], "Flows inside are left out."),
    ],
)
def test_a_part_of_it(
    three: Path, run: Run, words: tuple[str, ...], there: list[str], gone: list[str], said: str
) -> None:
    text = shown(run, "--by", "law", *words)
    assert said in text
    assert all(f"{name} " in text for name in there)
    assert not any(f'"{name} ' in text for name in gone)


def test_what_fails_and_the_way_to_it(three: Path, run: Run) -> None:
    write(three / "vendors" / "pay.yaml", PAY.replace("host}", "host, mechanisms: []}"))
    text = shown(run, "--only", "failing")
    assert "Only flows that fail, and those by which the data gets there." in text
    assert "from Pay: archive" not in text
    assert "from Pay fails: no mechanism" in text
    assert '"Pay processor' in text
    assert '"Acme' not in text


def test_a_box_is_a_service_a_place_or_a_country(three: Path, run: Run) -> None:
    assert "Pay: billing" in shown(run, "--level", "service")
    places = shown(run, "--level", "place")
    assert "aws:eu-west-1 (Ireland): 1 processor" in places
    assert "Drawn together, 4 parties" in places
    countries = shown(run, "--level", "country", "--by", "law")
    assert "United States: 1 processor" in countries
    assert '"Acme Mail' not in countries


@pytest.mark.parametrize("how", ["auto", "never", "category", "country", "hubs"])
def test_drawn_together_as_asked(three: Path, run: Run, how: str) -> None:
    text = shown(run, "--collapse", how)
    assert ("Drawn together" in text) is (how not in ("auto", "never"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--vendor", "nobody"), "--vendor nobody: no vendor has this id"),
        (("--activity", "nothing"), "--activity nothing: no activity has this id"),
        (("--data", "helth"), "--data helth: no such word; `onward words data` lists them"),
        (("--country", "USA"), "--country USA: not the code of a country; US, DE or unknown"),
        (("--country", "FR"), "no such flow on 20"),
        (("--only", "changed"), "--only changed: name what to compare with: --base REV"),
        (("--level", "place", "--by", "law"), "--level place: places are drawn by place"),
        (("--level", "country", "--collapse", "hubs"), "--collapse hubs: --level country draws"),
        (("--vendor", "acme", "-o", "../x.json"), "-o x.json: the whole graph; leave out what"),
        (("--level", "service", "-o", "../x.graphml"), "-o x.graphml: the whole graph"),
    ],
)
def test_what_means_nothing_is_refused(
    three: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    pay = three / "vendors" / "pay.yaml"
    write(pay, PAY.replace("[{vendor: host}]", "[]"))
    ran = run("graph", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_only_what_changed(three: Path, run: Run) -> None:
    commit(three)
    write(three / "vendors" / "acme.yaml", ACME + "mechanisms: []\nsubprocessors: []\n")
    text = shown(run, "--base", "HEAD", "--only", "changed", "--by", "law")
    assert "Only what changed." in text
    assert "changed: fails" in text
    assert "(was holds: EU-US Data Privacy Framework)" in text
    assert '"Pay' not in text


@pytest.mark.parametrize(
    "words",
    [
        ("trace", "--to", "host", "--through", "pay"),
        ("impact", ".", "pay"),
        ("hubs", "--keep-inside", "financial"),
        ("hubs",),
    ],
)
def test_an_answer_is_lit_and_the_rest_faded(three: Path, run: Run, words: tuple[str, ...]) -> None:
    write(three / "vendors" / "acme.yaml", ACME + DPF.replace("[]", "[{vendor: host}]"))
    for suffix in ("svg", "mmd", "dot"):
        assert run(*words, "-o", f"../x.{suffix}").code == 0
    text = (three.parent / "x.dot").read_text()
    assert "What is not part of the answer is faded." in text
    assert "As of " in text
    assert " as of " not in text
    faded = text.count(f'color="{FADED_LINE.colour}"')
    assert 0 < faded < text.count(" -> ")
    root = ET.fromstring((three.parent / "x.svg").read_text())
    assert FADED_LINE.colour.lower() in {each.get("stroke", "") for each in root.iter()}


def test_a_picture_takes_no_format(three: Path, run: Run) -> None:
    ran = run("trace", "--format", "csv", "-o", "../x.svg")
    assert ran.code == 2
    assert ran.err == "onward: ../x.svg: .svg says the format; leave --format out\n"


def test_a_timeline_as_png(three: Path, run: Run) -> None:
    pytest.importorskip("resvg_py")
    assert run("timeline", "-o", "../x.png").code == 0
    assert (three.parent / "x.png").read_bytes().startswith(b"\x89PNG")


def test_a_country_that_is_unknown_is_not_one_that_is_not_recorded(three: Path, run: Run) -> None:
    write(three / "vendors" / "host.yaml", HOST.replace("country: IN", "country: unknown"))
    assert '"country": "unknown"' in run("trace", "--to", "host", "--format", "json").out
    write(three / "vendors" / "host.yaml", HOST.replace("country: IN\n", ""))
    said = run("trace", "--to", "host", "--format", "json").out
    assert '"country": null' in said
    assert '"country": "unknown"' not in said
    assert "not recorded" in run("trace", "--to", "host", "--format", "csv").out
    assert '"country": null' in run("impact", ".", "host", "--format", "json").out
