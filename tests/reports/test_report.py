"""The report as a value: on each of its days it says what is judged for that day."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.generate import inventory as generate
from tests import records

from onward.diagnostic import Diagnostic, Place, Severity
from onward.inventory.records import Inventory
from onward.law.law import load
from onward.output.diagrams import page_map
from onward.reports.listings.transfers import because, mechanism_name
from onward.reports.report import report as module
from onward.reports.report.report import Report, report
from onward.reports.report.steps import Fix, steps
from onward.source.disk import find
from onward.workflow import Order, context_of, findings, read, statuses

DAY = date(2026, 11, 22)
LAW = load()


def checked(inventory: Inventory, day: date) -> tuple[Diagnostic, ...]:
    asked = Order(day=day, today=DAY)
    open_, waived = findings(context_of(inventory, LAW, asked), asked)
    return (*open_, *waived)


def made(root: Path, vendors: int, seed: int) -> tuple[Inventory, Report]:
    """A generated inventory and its report."""
    generate(root, vendors, seed, edges=vendors // 4)
    return reported(root)


def text(record: str, key: str) -> str:
    """What a record says under a key at its top."""
    return str(re.findall(rf"^{key}: (.*)$", record, re.MULTILINE)[0])


def reported(root: Path) -> tuple[Inventory, Report]:
    """The inventory there and its report."""
    (folder,) = find([str(root)])
    got = read(folder)
    weighed = statuses(got.whole, LAW, DAY)
    sources = {source.path: source for source in folder.sources}
    judged = got.judged(len(weighed.flows.flows))
    whole = got.whole
    return whole, report(whole, judged, sources, weighed, LAW, lambda day: checked(whole, day))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_on_each_day_it_says_what_is_judged(tmp_path: Path, seed: int) -> None:
    inventory, shown = made(tmp_path, 24, seed)
    assert shown.day == DAY
    for number, day in enumerate(shown.days):
        there = sorted(
            (
                line.subject,
                run.shown.status.value,
                run.shown.mechanism,
                run.shown.why,
                run.shown.until,
            )
            for line in shown.lines
            for run in line.runs
            if run.first <= number <= run.last
        )
        assert there == sorted(
            (
                each.flow.subject,
                each.status.value,
                mechanism_name(each, LAW),
                because(each, LAW),
                each.until,
            )
            for each in statuses(inventory, LAW, day).judgments
        )


def test_each_change_has_its_day_and_the_day_before(tmp_path: Path) -> None:
    _, shown = made(tmp_path, 12, 1)
    for line in shown.lines:
        for run in line.runs[1:]:
            assert shown.days[run.first] - timedelta(days=1) == shown.days[run.first - 1]


def test_on_each_day_it_has_the_findings_of_check(tmp_path: Path) -> None:
    inventory, shown = made(tmp_path, 12, 2)
    assert shown.followed
    for number, day in enumerate(shown.days):
        there = sorted(
            (found.rule, run.shown.severity, day.isoformat().join(run.shown.message))
            for found in shown.found
            for run in found.runs
            if run.first <= number <= run.last
        )
        assert there == sorted(
            (each.rule, each.severity.value, each.message) for each in checked(inventory, day)
        )


def test_above_a_bound_findings_are_those_of_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_JUDGED", 10)
    inventory, shown = made(tmp_path, 12, 2)
    assert not shown.followed
    assert len(shown.found) == len(checked(inventory, DAY))
    assert {run.first for found in shown.found for run in found.runs} == {shown.today}


def test_the_map_has_every_flow_and_every_party(tmp_path: Path) -> None:
    """Drawn together or not."""
    _, shown = made(tmp_path, 60, 1)
    ends = {number: (line.exporter, line.importer) for number, line in enumerate(shown.lines)}
    parties = {end for pair in ends.values() for end in pair}
    for diagram in (shown.diagram, page_map.fitted(shown.diagram)):
        assert {each for arrow in diagram.arrows for each in arrow.carries} == set(ends)
        members = page_map.members(diagram, ends)
        assert {each for some in members for each in some} == parties
    assert len(page_map.fitted(shown.diagram).nodes) <= page_map.PARTIES < len(shown.diagram.nodes)


def test_we_are_the_first_party_also_beside_a_vendor_of_our_country(tmp_path: Path) -> None:
    generate(tmp_path, 2, 1, edges=0)
    ours = text((tmp_path / "organisation.yaml").read_text(), "country")
    for record in (tmp_path / "vendors").iterdir():
        said = record.read_text()
        record.write_text(said.replace(f"country: {text(said, 'country')}", f"country: {ours}", 1))
    inventory, shown = reported(tmp_path)
    first, *others = shown.parties
    assert (first.name, first.kind) == (inventory.organisation.name, "our organisation")
    assert ours in {each.country for each in others}
    assert 0 in {line.exporter for line in shown.lines}


def test_bands_hold_every_flow_once(tmp_path: Path) -> None:
    _, shown = made(tmp_path, 24, 1)
    held = [line for band in shown.bands for line in band.lines]
    assert sorted(held) == list(range(len(shown.lines)))
    assert len(shown.bands) < len(shown.lines)


def test_steps_are_errors_first_and_no_notes(tmp_path: Path) -> None:
    inventory, shown = made(tmp_path, 60, 3)
    ranks = [step.severity.rank for step in shown.steps]
    assert ranks == sorted(ranks)
    assert 0 < len(shown.steps) <= 7
    errors = {each.rule for each in checked(inventory, DAY) if each.severity.value == "error"}
    first = {step.rule for step in shown.steps if step.severity.value == "error"}
    assert first == errors if len(errors) <= 7 else first < errors
    assert all(step.about and step.fixes and step.summary for step in shown.steps)
    for step in shown.steps:
        assert {*step.about} == {name for fix in step.fixes for name in fix.about}


def test_a_step_has_each_fix_with_those_for_whom_it_is_one() -> None:
    vendors = {id_: f"kind: vendor\nname: {id_.upper()}\n" for id_ in ("acme", "bolt", "cog")}
    inventory = records.inventory(
        {"organisation": "kind: organisation\nname: Example\ncountry: BE\n", **vendors}, "inv"
    )

    def finding(id_: str, remedy: str) -> Diagnostic:
        at = Place(f"vendors/{id_}.yaml")
        return Diagnostic(
            rule="unknown-destination",
            severity=Severity.WARNING,
            message="",
            at=at,
            inventory="inv",
            subject=f"{id_}@US",
            remedy=remedy,
        )

    (step,) = steps(
        [
            finding("acme", "ask ACME for its country"),
            finding("bolt", "ask for every place"),
            finding("cog", "ask COG for its country"),
        ],
        inventory,
    )
    assert step.fixes == (
        Fix("ask ACME for its country", ("ACME", "COG"), named=True),
        Fix("ask for every place", ("BOLT",), named=False),
    )
