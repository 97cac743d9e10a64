"""What other tools read: each format held to its schema, or read back by a parser of its kind."""

import dataclasses
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from onward.diagnostic import Diagnostic, Place, Severity, Verdict
from onward.output.formats import PLAIN, VERDICTS, Options
from onward.output.paths import renamed
from onward.output.verdicts import github, gitlab, junit, rdjsonl, sarif
from onward.source.text import Source, Span

Judge = Callable[[str, object], None]


@pytest.fixture(name="many")
def _many(story: Verdict) -> Verdict:
    """Thirteen errors and ten notes of one kind each, and nothing else."""
    error = next(item for item in story.open if item.rule == "invalidated-mechanism")
    findings = tuple(
        dataclasses.replace(error, severity=severity, subject=f"v{index:02}@US")
        for severity, number in ((Severity.ERROR, 13), (Severity.NOTE, 9))
        for index in range(number)
    )
    return dataclasses.replace(story, open=findings, waived=())


def of(story: Verdict, *findings: Diagnostic) -> Verdict:
    return dataclasses.replace(story, open=findings, waived=())


def pick(story: Verdict, rule: str) -> Diagnostic:
    return next(item for item in story.open if item.rule == rule)


READERS: Mapping[str, Callable[[str], object]] = {
    "json": json.loads,
    "gitlab": json.loads,
    "sarif": json.loads,
    "junit": lambda shown: len(ET.fromstring(shown)),
    "rdjsonl": lambda shown: [json.loads(line) for line in shown.splitlines()],
}
"""What reads a format back; the others are read by people, GitHub's commands by its runner."""
PEOPLE = {"full", "concise", "markdown", "github"}


def test_each_format_is_read_back_or_is_for_people() -> None:
    assert READERS.keys() | PEOPLE == set(VERDICTS.names)


@pytest.mark.parametrize("kind", VERDICTS.names)
def test_a_format_ends_its_last_line_and_is_read_back(story: Verdict, kind: str) -> None:
    shown = VERDICTS.render(kind)(story, PLAIN)
    assert shown.endswith("\n")
    assert READERS.get(kind, len)(shown)


# GitHub


def test_a_finding_is_a_workflow_command(story: Verdict) -> None:
    shown = github.render(of(story, pick(story, "invalidated-mechanism"))).splitlines()
    assert shown[0] == (
        "::error file=inventory/cheeta/vendors/sendgrid.yaml,line=5,endLine=5,col=4,"
        "title=invalidated-mechanism (error),endColumn=37::the transfer mechanism named for"
        " SendGrid fell on "
        "2020-07-16%0AWhy: the decision was declared invalid%0AAct: Art. 45 GDPR; CJEU C-311/18"
        "%0AFix: a transfer mechanism that is in force, or the end of the transfer"
    )
    assert not any(line.startswith("::") for line in shown[1:])


def test_nine_annotations_a_level_and_one_that_counts_the_rest(many: Verdict) -> None:
    shown = github.render(many).splitlines()
    errors = [line for line in shown if line.startswith("::error ")]
    notices = [line for line in shown if line.startswith("::notice ")]
    assert len(errors) == 10
    assert "4 more errors" in errors[-1]
    assert len(notices) == 9
    assert not any("more" in line for line in notices)


def test_properties_and_message_are_escaped(story: Verdict) -> None:
    odd = dataclasses.replace(
        pick(story, "framework-only"), at=Place("a,b:c%.yaml", "", Span(1, 1, 1, 2)), message="5%"
    )
    (line, *_) = github.render(of(story, odd)).splitlines()
    assert line.startswith("::notice file=a%2Cb%3Ac%25.yaml,line=1,")
    assert "::5%25%0AFix" in line


# GitLab


def test_the_code_quality_report(story: Verdict, judge: Judge) -> None:
    shown = json.loads(gitlab.render(story))
    judge("gitlab", shown)
    assert [item["severity"] for item in shown] == ["critical", "critical", "minor", "info"]
    assert [item["location"]["lines"]["begin"] for item in shown] == [5, 2, 2, 9]
    assert gitlab.render(of(story)) == "[]\n"


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_no_two_findings_share_a_fingerprint(story: Verdict, form: str) -> None:
    one = pick(story, "schema-unknown-key")
    two = dataclasses.replace(one, at=Place(one.at.path, "/oops", Span(3, 1, 3, 5)))
    assert one.fingerprint == two.fingerprint
    shown = json.loads(VERDICTS.render(form)(of(story, two, one), PLAIN))
    marks = [
        item["fingerprint"] if form == "gitlab" else item["partialFingerprints"]["onward/v1"]
        for item in (shown if form == "gitlab" else shown["runs"][0]["results"])
    ]
    assert len(set(marks)) == 2
    assert one.fingerprint in marks


# SARIF


def run_of(verdict: Verdict, options: Options = PLAIN) -> Any:
    return json.loads(sarif.render(verdict, options))["runs"][0]


def test_code_scanning_finds_all_that_it_requires(story: Verdict, judge: Judge) -> None:
    judge("sarif", json.loads(sarif.render(story)))
    judge("sarif", json.loads(sarif.render(of(story))))


def test_each_result_points_at_its_rule(story: Verdict) -> None:
    run = run_of(story)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note"]


def test_waived_results_are_left_out_and_counted(story: Verdict) -> None:
    run = run_of(story, Options(show_waived=True))
    assert "unassessed-transfer" not in {result["ruleId"] for result in run["results"]}
    assert run["properties"]["waived"] == 1


def test_help_is_the_page_of_the_rule(story: Verdict) -> None:
    page = (
        "# invalidated-mechanism\n\nA transfer mechanism that was declared void.\n\n## Why it"
        " matters\n"
    )
    run = run_of(story, Options(pages={"invalidated-mechanism": page}))
    rule = next(
        item for item in run["tool"]["driver"]["rules"] if item["id"] == "invalidated-mechanism"
    )
    assert rule["help"] == {"text": page, "markdown": page}
    assert rule["fullDescription"]["text"] == "A transfer mechanism that was declared void."


def test_uris_are_relative_and_coded(story: Verdict, judge: Judge) -> None:
    odd = Place("inventory/é b#c:d%/x.yaml", "", Span(1, 1, 1, 2))
    verdict = of(story, dataclasses.replace(pick(story, "framework-only"), at=odd))
    judge("sarif", json.loads(sarif.render(verdict)))
    (result,) = run_of(verdict)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "inventory/%C3%A9%20b%23c%3Ad%25/x.yaml"
    }


def test_a_message_opens_no_link_and_no_placeholder(story: Verdict) -> None:
    odd = dataclasses.replace(
        pick(story, "framework-only"), message="[a](https://x) {0}", remedy=""
    )
    (result,) = run_of(of(story, odd))["results"]
    assert result["message"]["text"] == "[a] (https://x) {{0}}"


def test_jobs_are_kept_apart_and_what_was_not_judged_is_reported(story: Verdict) -> None:
    run = run_of(story, Options(category="onward/a"))
    assert run["automationDetails"] == {"id": "onward/a/"}
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (reported,) = invocation["toolExecutionNotifications"]
    assert reported["message"]["text"] == "wiversoft: not judged, faults first"
    judged = dataclasses.replace(story, inventories=story.inventories[:1])
    assert run_of(judged)["invocations"][0]["executionSuccessful"] is True


def test_a_rule_names_its_page_where_others_can_read_it(story: Verdict, judge: Judge) -> None:
    address = "https://github.example/onward/blob/c0ffee/page.md"
    options = Options(addresses={"invalidated-mechanism": address})
    judge("sarif", json.loads(sarif.render(story, options)))
    reported = [rule.get("helpUri") for rule in run_of(story, options)["tool"]["driver"]["rules"]]
    assert sorted(reported, key=str) == [None, None, None, address]


@pytest.mark.parametrize("kind", [each for each in VERDICTS.names if each != "concise"])
def test_the_owner_is_reported(story: Verdict, kind: str, judge: Judge) -> None:
    owned = dataclasses.replace(pick(story, "invalidated-mechanism"), owner="legal <x> team")
    shown = VERDICTS.render(kind)(of(story, owned), PLAIN)
    assert "legal" in shown
    if kind == "sarif":
        judge("sarif", json.loads(shown))
        assert '"owner": "legal <x> team"' in shown


# Where files are named from


def test_every_file_of_a_verdict_is_named_otherwise(story: Verdict) -> None:
    there = renamed(story, lambda path: f"top/{path}")
    assert {each.at.path for each in (*there.open, *there.waived)} == {
        f"top/{each.at.path}" for each in (*story.open, *story.waived)
    }
    assert pick(there, "schema-unknown-key").subject == "top/inventory/wiversoft/organisation.yaml"
    for kind in ("json", "sarif", "gitlab", "junit", "github"):
        shown = VERDICTS.render(kind)(there, PLAIN)
        assert shown.count("inventory/") == shown.count("top/inventory/") > 3
    assert rdjsonl.render(there) == rdjsonl.render(story).replace('"inventory/', '"top/inventory/')


# JUnit


def test_the_report_adds_up(story: Verdict) -> None:
    root = ET.fromstring(junit.render(story))
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["cheeta", "wiversoft"]
    for key, path in (
        ("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error"),
    ):  # fmt: skip
        reported = [int(suite.get(key, "")) for suite in suites]
        assert reported == [len(suite.findall(path)) for suite in suites]
        assert int(root.get(key, "")) == sum(reported)
    assert [len(suite.findall("testcase/error")) for suite in suites] == [0, 1]
    assert root.findall(".//testcase/system-out")[0].text == (
        "inventory/cheeta/vendors/stripe.yaml:9:3: "
        "no fallback is recorded | clauses beside the framework"
    )


def test_nothing_stands_in_a_report_that_readers_of_junit_do_not_know(story: Verdict) -> None:
    known = {
        "testsuites": {"name", "tests", "failures", "errors"},
        "testsuite": {"name", "tests", "failures", "errors", "skipped"},
        "properties": set(),
        "property": {"name", "value"},
        "testcase": {"classname", "name"},
        "failure": {"type", "message"},
        "error": {"type", "message"},
        "system-out": set(),
    }
    for element in ET.fromstring(junit.render(story)).iter():
        assert set(element.attrib) <= known[element.tag]


def test_a_clean_inventory_is_a_case_that_passes(story: Verdict) -> None:
    clean = dataclasses.replace(story, open=(), inventories=story.inventories[:1])
    (case,) = ET.fromstring(junit.render(clean)).findall("testsuite/testcase")
    assert (case.get("name"), list(case)) == ("nothing found", [])


def test_a_finding_of_no_inventory_has_a_suite_too(story: Verdict) -> None:
    stray = dataclasses.replace(pick(story, "schema-unknown-key"), inventory="")
    root = ET.fromstring(junit.render(of(story, stray)))
    assert [suite.get("name") for suite in root] == ["cheeta", "wiversoft", "onward"]
    assert root.get("failures") == "1"


# reviewdog


def diagnostics(verdict: Verdict) -> list[Any]:
    return [json.loads(line) for line in rdjsonl.render(verdict).splitlines()]


def test_a_line_a_diagnostic(story: Verdict, judge: Judge) -> None:
    shown = diagnostics(story)
    for item in shown:
        judge("rdjson", item)
    assert [item["severity"] for item in shown] == ["ERROR", "ERROR", "WARNING", "INFO"]
    assert rdjsonl.render(of(story)) == ""


def test_columns_count_bytes_of_utf8(story: Verdict) -> None:
    text = 'é: "a𐐀b"\n'
    odd = dataclasses.replace(
        pick(story, "framework-only"), at=Place("x.yaml", "", Span(1, 7, 1, 8))
    )
    verdict = dataclasses.replace(
        of(story, odd), sources={"x.yaml": Source("x.yaml", text.encode())}
    )
    (shown,) = diagnostics(verdict)
    assert text.encode()[10:11] == b"b"
    assert shown["location"]["range"] == {
        "start": {"line": 1, "column": 10 + 1},
        "end": {"line": 1, "column": 11 + 1},
    }


def test_without_the_text_there_is_a_line_and_no_column(story: Verdict) -> None:
    (shown,) = diagnostics(of(story, pick(story, "framework-only")))
    assert shown["location"]["range"] == {"start": {"line": 9}, "end": {"line": 9}}


def test_a_whole_file_has_no_range(story: Verdict) -> None:
    whole = dataclasses.replace(pick(story, "framework-only"), at=Place("x.yaml"))
    (shown,) = diagnostics(of(story, whole))
    assert shown["location"] == {"path": "x.yaml"}
