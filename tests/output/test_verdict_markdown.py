"""The verdict as a comment."""

import dataclasses

from onward.diagnostic import Severity, Verdict
from onward.output.formats import Options
from onward.output.verdicts import markdown

WHOLE = """\
### Onward

- 2 inventories: 2 errors, 1 warning, 1 note; 1 waived
- cheeta (12 records, 9 flows): 1 error, 1 warning, 1 note; 1 waived
- wiversoft: not judged, 1 fault first

#### 2 errors

- ❌ inventory/cheeta/vendors/sendgrid.yaml, line 5: the transfer mechanism named for SendGrid fell on 2020-07-16 (**invalidated-mechanism**)
  - Why: the decision was declared invalid
  - Act: Art. 45 GDPR; CJEU C-311/18
  - Fix: a transfer mechanism that is in force, or the end of the transfer
- ❌ inventory/wiversoft/organisation.yaml, line 2: \\`nam\\` is no key of an organisation; did you mean \\`name\\`? (**schema-unknown-key**)

#### 1 warning

- ⚠️ inventory/cheeta/vendors/sendgrid.yaml, line 2: SendGrid has no contact (**missing-vendor-contact**)
  - Act: Art. 30(2)(a) GDPR

<details><summary>1 note</summary>

- ℹ️ inventory/cheeta/vendors/stripe.yaml, line 9: no fallback is recorded (**framework-only**)
  - Fix: clauses beside the framework

</details>

*As of 2026-11-22, on the law as checked on 2026-08-05. Not legal advice.*
"""  # noqa: E501 - as it is printed


def test_the_whole_comment(story: Verdict) -> None:
    assert markdown.render(story) == WHOLE


def test_waived_findings_are_folded_in_on_request(story: Verdict) -> None:
    shown = markdown.render(story, Options(show_waived=True))
    assert "<details><summary>1 waived finding</summary>" in shown
    assert "  - Waived by: stripe-assessment\n  - Waived until: 2027-01-31\n" in shown


def test_a_long_comment_keeps_the_gravest_and_counts_the_rest(story: Verdict) -> None:
    long = tuple(
        dataclasses.replace(story.open[0], severity=severity, subject=str(index), reason="x" * 900)
        for severity, number in ((Severity.NOTE, 40), (Severity.ERROR, 30), (Severity.WARNING, 60))
        for index in range(number)
    )
    shown = markdown.render(dataclasses.replace(story, open=long))
    assert len(shown.encode()) < 60_000
    assert shown.count("❌") == 30
    warnings = shown.count("⚠️")
    assert 0 < warnings < 60
    assert f"- {60 - warnings} more, left out for length" in shown
    assert "- 40 more, left out for length" in shown


def test_one_text_without_end_does_not_fill_the_comment(story: Verdict) -> None:
    huge = dataclasses.replace(story.open[0], message="@" * 1_000_000)
    shown = markdown.render(dataclasses.replace(story, open=(huge,)))
    assert "…" in shown
    assert len(shown.encode()) < 60_000


def test_an_owner_is_named_with_a_finding(story: Verdict) -> None:
    """By the record, as text that does nothing."""
    owned = tuple(dataclasses.replace(each, owner="ann_b@example.org") for each in story.open)
    shown = markdown.render(dataclasses.replace(story, open=owned))
    assert r"  - Owner: ann\_b<span>@</span>example.org" in shown
    assert "Owner" not in markdown.render(story)
