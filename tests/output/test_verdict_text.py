"""The report for a reader, to the letter."""

import dataclasses
import re

import pytest

from onward.diagnostic import Diagnostic, Judged, Severity, Verdict
from onward.output.verdicts import concise, full
from onward.output.verdicts.options import Options

FULL = """\
inventory/cheeta/vendors/sendgrid.yaml
inventory/cheeta/vendors/sendgrid.yaml:2:7: warning: SendGrid has no contact [missing-vendor-contact]
    |
  2 | name: SendGrid
    |       ^^^^^^^^
  act: Art. 30(2)(a) GDPR
  subject: sendgrid

inventory/cheeta/vendors/sendgrid.yaml:5:4: error: the ground named for SendGrid fell on 2020-07-16 [invalidated-ground]
    |
  5 |     - {instrument: eu-us-privacy-shield}
    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  why: the decision was declared invalid
  act: Art. 45 GDPR; CJEU C-311/18
  what would settle it: a ground that is in force, or the end of the transfer
  see: inventory/cheeta/vendors/sendgrid.yaml:3:10: the importer is here
  subject: sendgrid@US  cause: eu-us-privacy-shield

inventory/cheeta/vendors/stripe.yaml
inventory/cheeta/vendors/stripe.yaml:9:3: note: no fallback is recorded [framework-only]
  what would settle it: clauses beside the framework
  subject: stripe@US

inventory/wiversoft/organisation.yaml
inventory/wiversoft/organisation.yaml:2:1: error: `nam` is no key of an organisation; did you mean `name`? [schema-unknown-key]
    |
  2 | nam: Wiversoft
    | ^^^

cheeta (12 records, 9 flows): 1 error, 1 warning, 1 note; most often framework-only (1), invalidated-ground (1), missing-vendor-contact (1); 1 waived
wiversoft: not judged, 1 fault first
In all: 2 errors, 1 warning, 1 note; most often framework-only (1), invalidated-ground (1), missing-vendor-contact (1); 1 waived
--show-waived lists what is waived.
As of 2026-11-22, on the law as checked on 2026-08-05. Not legal advice.
"""  # noqa: E501 - as it is printed

CONCISE = """\
inventory/cheeta/vendors/sendgrid.yaml:2:7: warning: SendGrid has no contact [missing-vendor-contact]
inventory/cheeta/vendors/sendgrid.yaml:5:4: error: the ground named for SendGrid fell on 2020-07-16 [invalidated-ground]
inventory/cheeta/vendors/stripe.yaml:9:3: note: no fallback is recorded [framework-only]
inventory/wiversoft/organisation.yaml:2:1: error: `nam` is no key of an organisation; did you mean `name`? [schema-unknown-key]
"""  # noqa: E501 - as it is printed

WAIVED = """\
1 waived finding

inventory/cheeta/vendors/stripe.yaml
inventory/cheeta/vendors/stripe.yaml:7:3: warning: no assessment is recorded for Stripe [unassessed-transfer]
  subject: stripe@US
  waived: by stripe-assessment until 2027-01-31

"""  # noqa: E501 - as it is printed


def test_the_full_report(story: Verdict) -> None:
    assert full.render(story) == FULL


def test_the_concise_report(story: Verdict) -> None:
    assert concise.render(story) == CONCISE


def test_waived_findings_are_listed_on_request(story: Verdict) -> None:
    shown = full.render(story, Options(show_waived=True))
    assert WAIVED in shown
    assert "--show-waived" not in shown


def test_colour_changes_nothing_but_colour(story: Verdict) -> None:
    shown = full.render(story, Options(color=True))
    assert "\x1b[1;31merror:\x1b[0m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == FULL


def test_the_order_of_findings_is_theirs_and_not_the_callers(
    story: Verdict, clean: Verdict
) -> None:
    turned = dataclasses.replace(story, open=story.open[::-1])
    assert full.render(turned) == FULL
    assert concise.render(turned) == CONCISE


@pytest.fixture(name="clean")
def _clean(story: Verdict) -> Verdict:
    judged = Judged("cheeta", "inventory/cheeta", judged=True, records=1, flows=9)
    return dataclasses.replace(story, inventories=(judged,), open=(), waived=())


def _note(story: Verdict) -> Diagnostic:
    return next(finding for finding in story.open if finding.severity is Severity.NOTE)


def test_a_clean_inventory_says_so(clean: Verdict) -> None:
    assert full.render(clean) == (
        "cheeta (1 record, 9 flows): nothing found\n"
        "As of 2026-11-22, on the law as checked on 2026-08-05. Not legal advice.\n"
    )
    assert concise.render(clean) == ""


def test_the_three_commonest_rules_are_named_most_frequent_first(
    story: Verdict, clean: Verdict
) -> None:
    names = ["d", "b", "a", "c", "b", "d", "d", "c", "e"]
    findings = tuple(
        dataclasses.replace(_note(story), rule=name, subject=f"{index}@US")
        for index, name in enumerate(names)
    )
    shown = full.render(dataclasses.replace(clean, open=findings))
    assert "cheeta (1 record, 9 flows): 9 notes; most often d (3), b (2), c (2)\n" in shown


def test_faults_and_not_notes_keep_an_inventory_from_being_judged(story: Verdict) -> None:
    fault = next(finding for finding in story.open if finding.inventory == "wiversoft")
    note = dataclasses.replace(fault, severity=Severity.NOTE, rule="stale-law")
    second = dataclasses.replace(fault, rule="yaml-anchor")
    shown = full.render(dataclasses.replace(story, open=(fault, note, second)))
    assert "wiversoft: not judged, 2 faults first\n" in shown
    assert "cheeta (12 records, 9 flows): nothing found; 1 waived\n" in shown


def test_a_finding_of_no_inventory_counts_in_the_last_line(story: Verdict, clean: Verdict) -> None:
    stray = dataclasses.replace(_note(story), inventory="")
    shown = full.render(dataclasses.replace(clean, open=(stray,)))
    assert "cheeta (1 record, 9 flows): nothing found\nIn all: 1 note; most often" in shown


def test_an_owner_stands_beside_the_subject(story: Verdict) -> None:
    owned = tuple(dataclasses.replace(each, owner="ann@example.org\nerror") for each in story.open)
    shown = full.render(dataclasses.replace(story, open=owned))
    assert "subject: sendgrid@US  cause: eu-us-privacy-shield  owner: ann@example.org" in shown
    assert "\nerror" not in shown
