"""The JSON of `check`: its schema, every key, a fixed order, waived findings on request."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from onward.diagnostic import Place, Severity, Verdict
from onward.output.formats import Options
from onward.output.verdicts import json as form

Judge = Callable[[str, object], None]


def document(verdict: Verdict, *, show_waived: bool = False) -> Any:
    return json.loads(form.render(verdict, Options(show_waived=show_waived)))


def test_the_document_is_what_its_schema_says(story: Verdict, judge: Judge) -> None:
    judge("check", document(story))
    judge("check", document(story, show_waived=True))
    judge("check", document(dataclasses.replace(story, open=(), waived=())))


def test_the_schema_is_closed(story: Verdict, judge: Judge) -> None:
    shown = document(story)
    for broken in (
        shown | {"surprise": 1},
        shown | {"findings": [shown["findings"][0] | {"surprise": 1}]},
        shown | {"findings": [{**shown["findings"][0], "severity": "fatal"}]},
        {key: value for key, value in shown.items() if key != "law_checked"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            judge("check", broken)


def test_a_finding_reports_everything_that_it_knows(story: Verdict) -> None:
    finding = next(
        item for item in document(story)["findings"] if item["rule"] == "invalidated-mechanism"
    )
    assert finding == {
        "rule": "invalidated-mechanism",
        "severity": "error",
        "inventory": "cheeta",
        "subject": "sendgrid@US",
        "cause": "eu-us-privacy-shield",
        "covers": ["EU", "transactional-mail"],
        "message": "the transfer mechanism named for SendGrid fell on 2020-07-16",
        "act": "Art. 45 GDPR; CJEU C-311/18",
        "reason": "the decision was declared invalid",
        "remedy": "a transfer mechanism that is in force, or the end of the transfer",
        "path": "inventory/cheeta/vendors/sendgrid.yaml",
        "line": 5,
        "column": 4,
        "end_line": 5,
        "end_column": 38,
        "related": [
            {
                "message": "the importer is here",
                "path": "inventory/cheeta/vendors/sendgrid.yaml",
                "line": 3,
                "column": 10,
                "end_line": 3,
                "end_column": 12,
            }
        ],
        "fingerprint": "f18e6fd47a69f7fbeeef2b557d62f8fc21965b6f2952b2161699e74b32f7a9c1",
        "waiver": None,
        "owner": None,
    }


def test_the_head_reports_day_law_and_inventories(story: Verdict) -> None:
    shown = document(story)
    assert (shown["version"], shown["command"], shown["tool"]["name"]) == (2, "check", "onward")
    assert (shown["as_of"], shown["law_checked"]) == ("2026-11-22", "2026-08-05")
    assert shown["inventories"] == [
        {"id": "cheeta", "path": "inventory/cheeta", "judged": True},
        {"id": "wiversoft", "path": "inventory/wiversoft", "judged": False},
    ]


def test_the_summary_counts_open_findings_and_waived_ones_apart(story: Verdict) -> None:
    assert document(story)["summary"] == {
        "errors": 2,
        "warnings": 1,
        "notes": 1,
        "waived": 1,
        "by_rule": {
            "framework-only": 1,
            "invalidated-mechanism": 1,
            "missing-vendor-contact": 1,
            "schema-unknown-key": 1,
        },
    }


def test_waived_findings_are_there_on_request(story: Verdict) -> None:
    assert [item["waiver"] for item in document(story)["findings"]] == [None] * 4
    shown = document(story, show_waived=True)["findings"]
    assert [item["waiver"] for item in shown if item["waiver"]] == ["stripe-assessment"]
    assert document(story, show_waived=True)["summary"] == document(story)["summary"]


def test_the_order_is_severity_path_line_column_rule_subject(story: Verdict) -> None:
    keys = ("path", "line", "column", "rule", "subject")
    shown = [
        (Severity(item["severity"]).rank, *(item[key] for key in keys))
        for item in document(story)["findings"]
    ]
    assert shown == sorted(shown)
    turned = dataclasses.replace(story, open=story.open[::-1])
    assert form.render(turned) == form.render(story)


def test_a_whole_file_has_no_line(story: Verdict, judge: Judge) -> None:
    (first, *_) = story.open
    whole = dataclasses.replace(first, at=Place(first.at.path))
    shown = document(dataclasses.replace(story, open=(whole,)))
    judge("check", shown)
    assert (shown["findings"][0]["line"], shown["findings"][0]["end_column"]) == (None, None)


def test_letters_stay_and_hidden_characters_are_escaped(story: Verdict) -> None:
    (first, *_) = story.open
    odd = dataclasses.replace(first, message="Société \u202e 東京 \x1b[2J ##[error]x \U000e0041")
    text = form.render(dataclasses.replace(story, open=(odd,)))
    assert "Société \\u202e 東京 \\u001b[2J ##\\u005berror]x \\udb40\\udc41" in text
    assert json.loads(text)["findings"][0]["message"] == odd.message
