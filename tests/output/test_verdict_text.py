"""The report for a reader, to the letter."""

import dataclasses
import re

import pytest

from onward.diagnostic import Diagnostic, Judged, Severity, Verdict
from onward.output.formats import Options
from onward.output.verdicts import concise, full

FULL = """\
On 2026-11-22, 2 inventories: 2 errors, 1 warning, 1 note; 1 waived
cheeta (12 records, 9 flows): 1 error, 1 warning, 1 note; 1 waived
wiversoft: not judged, 1 fault first

2 errors

inventory/cheeta/vendors/sendgrid.yaml:5:4: error: the transfer mechanism named for SendGrid fell on 2020-07-16 [invalidated-mechanism]
    |
  5 |     - {instrument: eu-us-privacy-shield}
    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  why: the decision was declared invalid
  act: Art. 45 GDPR; CJEU C-311/18
  fix: a transfer mechanism that is in force, or the end of the transfer
  see: inventory/cheeta/vendors/sendgrid.yaml:3:10: the importer is here
  subject: sendgrid@US  cause: eu-us-privacy-shield

inventory/wiversoft/organisation.yaml:2:1: error: `nam` is no key of an organisation; did you mean `name`? [schema-unknown-key]
    |
  2 | nam: Wiversoft
    | ^^^

1 warning

inventory/cheeta/vendors/sendgrid.yaml:2:7: warning: SendGrid has no contact [missing-vendor-contact]
    |
  2 | name: SendGrid
    |       ^^^^^^^^
  act: Art. 30(2)(a) GDPR
  subject: sendgrid

1 note

inventory/cheeta/vendors/stripe.yaml:9:3: note: no fallback is recorded [framework-only]
  fix: clauses beside the framework
  subject: stripe@US

--show-waived lists what is waived.
As of 2026-11-22, on the law as checked on 2026-08-05. Not legal advice.
"""  # noqa: E501 - as it is printed

CONCISE = """\
inventory/cheeta/vendors/sendgrid.yaml:5:4: error: the transfer mechanism named for SendGrid fell on 2020-07-16 [invalidated-mechanism]
inventory/wiversoft/organisation.yaml:2:1: error: `nam` is no key of an organisation; did you mean `name`? [schema-unknown-key]
inventory/cheeta/vendors/sendgrid.yaml:2:7: warning: SendGrid has no contact [missing-vendor-contact]
inventory/cheeta/vendors/stripe.yaml:9:3: note: no fallback is recorded [framework-only]
"""  # noqa: E501 - as it is printed

WAIVED = """\
1 waived finding

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


def test_findings_come_the_gravest_first_however_they_are_given(
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


def test_a_rule_that_speaks_of_a_whole_record_shows_no_line_of_it(
    story: Verdict, clean: Verdict
) -> None:
    one = next(each for each in story.open if each.rule == "invalidated-mechanism")
    whole = dataclasses.replace(one, at=one.at._replace(route=""))
    assert "^^^" in full.render(dataclasses.replace(clean, open=(one,)))
    assert "^^^" not in full.render(dataclasses.replace(clean, open=(whole,)))
    fault = dataclasses.replace(whole, reason="")
    assert "^^^" in full.render(dataclasses.replace(clean, open=(fault,)))


def test_one_severity_needs_no_title(story: Verdict, clean: Verdict) -> None:
    shown = full.render(dataclasses.replace(clean, open=(_note(story),)))
    assert "\n1 note\n" not in shown


def test_a_report_longer_than_a_screen_ends_with_its_sum(story: Verdict, clean: Verdict) -> None:
    findings = [dataclasses.replace(_note(story), subject=f"{number}@US") for number in range(6)]
    few = full.render(dataclasses.replace(clean, open=tuple(findings[:5])))
    many = full.render(dataclasses.replace(clean, open=tuple(findings)))
    assert few.splitlines()[-2] == ""
    assert many.splitlines()[-2] == "6 notes."


def _alike(story: Verdict, name: str, **said: object) -> Diagnostic:
    end = ": on the framework alone"
    note = dataclasses.replace(
        _note(story), subject=f"{name}@US", message=f"{name}{end}", alike=end
    )
    return dataclasses.replace(note, **said)  # type: ignore[arg-type]


def test_notes_that_end_alike_are_one_in_each_inventory(story: Verdict, clean: Verdict) -> None:
    found = (
        _alike(story, "Beta"),
        _alike(story, "Alpha"),
        _alike(story, "Gamma", inventory="kresoft"),
        _alike(story, "Delta", remedy="something else"),
        _alike(story, "Epsilon", severity=Severity.WARNING),
    )
    verdict = dataclasses.replace(clean, open=found)
    shown = full.render(verdict)
    assert "note: Alpha, Beta: on the framework alone [framework-only]" in shown
    assert "\n  2 subjects: Alpha@US, Beta@US\n" in shown
    assert "1 warning, 4 notes" in shown
    assert shown.count("on the framework alone") == 4
    assert concise.render(verdict).count("on the framework alone") == len(found)


def test_one_text_of_several_inventories_is_reported_once(story: Verdict, clean: Verdict) -> None:
    old = "the law data were old"
    found = tuple(
        _alike(story, name, inventory=name, message=old, alike=old) for name in ("one", "two")
    )
    shown = full.render(dataclasses.replace(clean, open=found))
    assert shown.count(old) == 1
    assert "2 subjects: one@US, two@US" in shown


def test_waived_notes_are_reported_each(story: Verdict, clean: Verdict) -> None:
    found = tuple(_alike(story, name, waiver=f"for-{name}") for name in ("one", "two"))
    shown = full.render(dataclasses.replace(clean, waived=found), Options(show_waived=True))
    assert shown.count("on the framework alone") == 2


def test_faults_and_not_notes_keep_an_inventory_from_being_judged(story: Verdict) -> None:
    fault = next(finding for finding in story.open if finding.inventory == "wiversoft")
    note = dataclasses.replace(fault, severity=Severity.NOTE, rule="stale-law")
    second = dataclasses.replace(fault, rule="yaml-anchor")
    shown = full.render(dataclasses.replace(story, open=(fault, note, second)))
    assert "wiversoft: not judged, 2 faults first\n" in shown
    assert "cheeta (12 records, 9 flows): nothing found; 1 waived\n" in shown


def test_a_finding_of_no_inventory_counts_in_the_first_line(story: Verdict, clean: Verdict) -> None:
    stray = dataclasses.replace(_note(story), inventory="")
    shown = full.render(dataclasses.replace(clean, open=(stray,)))
    assert shown.startswith("On 2026-11-22, 1 inventory: 1 note\n")
    assert "\ncheeta (1 record, 9 flows): nothing found\n" in shown


def test_an_owner_stands_beside_the_subject(story: Verdict) -> None:
    owned = tuple(dataclasses.replace(each, owner="ann@example.org\nerror") for each in story.open)
    shown = full.render(dataclasses.replace(story, open=owned))
    assert "subject: sendgrid@US  cause: eu-us-privacy-shield  owner: ann@example.org" in shown
    assert "\nerror" not in shown
